#!/usr/bin/env bash
# clang-tidy with the checked-in profile over core, or over the files given: packaging/tidy.sh [FILES...]
# Fails at the first finding. What is justified is marked NOLINT with its reason where it stands.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=build/release
[ -f "$build/compile_commands.json" ] || cmake --preset release >/dev/null
if [ $# -gt 0 ]; then files=("$@"); else mapfile -t files < <(git ls-files 'core/*.cpp'); fi
printf '%s\n' "${files[@]}" | xargs -P "$(nproc)" -n 4 clang-tidy -p "$build" --quiet --warnings-as-errors='*' 2>/dev/null
