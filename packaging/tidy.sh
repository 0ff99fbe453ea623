#!/usr/bin/env bash
# clang-tidy with the checked-in profile over core, or over the files given: packaging/tidy.sh [--deep] [FILES...]
# --deep adds clang's static analyzer, which takes several times as long as everything else together.
# Fails where there is a finding. What is justified is marked NOLINT with its reason where it stands. JOBS sets how many
# files are read at a time. It reads the files as the preset ci compiles them: without precompiled headers, which are GCC's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
checks='-clang-analyzer-*'
if [ "${1:-}" = --deep ]; then checks='' && shift; fi
build=build/ci
[ -f "$build/compile_commands.json" ] || cmake --preset ci >/dev/null
if [ $# -gt 0 ]; then files=("$@"); else mapfile -t files < <(git ls-files 'core/*.cpp'); fi
# What clang-tidy says of its own troubles goes to standard error and is shown, but for its count of what it left out.
printf '%s\n' "${files[@]}" | xargs -P "${JOBS:-$(nproc)}" -n 4 \
    clang-tidy -p "$build" --quiet --checks="$checks" --warnings-as-errors='*' --extra-arg=-Wno-unknown-warning-option \
    2> >(grep -v ' warnings\? .*generated' >&2)
echo "${#files[@]} files: no finding"
