#!/usr/bin/env bash
# Runs our networks, written as ONNX, through ONNX Runtime and compares every layer with the reference engine.
# Takes the library from CONVLENS_ONNXRUNTIME if that is set; else fetches npm's onnxruntime-node into a temporary folder.
#   tests/parity/check_onnxruntime.sh [BUILD_FOLDER]      (default: build/release)
set -eu
source_dir=$(cd "$(dirname "$0")/../.." && pwd)
build_dir=${1:-$source_dir/build/release}
version=1.23.2

test_program=$(find "$build_dir" -name tst_onnxruntime_engine -type f | head -n 1)
[ -n "$test_program" ] || { echo "build the target tst_onnxruntime_engine in $build_dir first" >&2; exit 1; }

if [ -z "${CONVLENS_ONNXRUNTIME:-}" ]; then
    command -v npm >/dev/null || { echo "npm is not installed; name the library in CONVLENS_ONNXRUNTIME" >&2; exit 1; }
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    # The package's install script would fetch libraries for graphics cards, which are not needed here.
    npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$folder" "onnxruntime-node@$version"
    export CONVLENS_ONNXRUNTIME=$folder
fi

log=$(mktemp)
status=0
"$test_program" >"$log" 2>&1 || status=$?
cat "$log"
if [ "$status" -eq 0 ] && grep -q '^SKIP' "$log"; then
    echo "ONNX Runtime was not found in $CONVLENS_ONNXRUNTIME, so nothing was compared" >&2
    status=1
fi
rm -f "$log"
exit "$status"
