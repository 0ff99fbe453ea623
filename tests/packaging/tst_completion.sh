#!/usr/bin/env bash
# What the shell offers after the first letters: tst_completion.sh COMPLETION FOLDER-OF-CONVLENS-CLI
set -euo pipefail
# shellcheck source=packaging/completion/convlens
. "$1"
export PATH=$2:$PATH
compopt() { :; } # no line is being edited here
cd "$(mktemp -d)"
touch notes.txt
failed=0
offers() { # EXPECTED WORD...
    local expected=$1
    shift
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    "_${1//-/_}" || true
    [ "${COMPREPLY[*]}" = "$expected" ] || { echo "'$*' offers '${COMPREPLY[*]}', not '$expected'" >&2; failed=1; }
}
families="mobilenet_v1 mobilenet_v2 mobilenet_v3_large mobilenet_v3_small shufflenet_v1 shufflenet_v2"
offers describe convlens-cli des
offers --markdown convlens-cli describe --mark
offers "$families" convlens-cli describe ""
offers "all $families" convlens-cli sweep --family ""
offers "guidelines" convlens-cli lab gu
offers "trained" convlens-cli run mobilenet_v2 --weights tr
offers "notes.txt" convlens-cli run mobilenet_v2 --weights no
offers "papers ptflops pytorchcv" convlens-cli describe mobilenet_v2 --convention p
offers "reference" convlens-cli bench mobilenet_v2 --engine ref
exit "$failed"
