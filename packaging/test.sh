#!/usr/bin/env bash
# Builds everything with warnings as errors and runs all tests: packaging/test.sh [ctest options]
# On a fresh Debian 12 it first installs what is missing. Needs no display.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=packaging/requirements.sh
. "$here/requirements.sh"

require_packages "${build_packages[@]}"
cd "$here/.."
cmake --preset ci
cmake --build --preset ci
ctest --preset ci -j "$(nproc)" "$@"
