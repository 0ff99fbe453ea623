#!/usr/bin/env bash
# Builds Convlens and opens its window: packaging/run.sh [FILES...] [--network SPEC]...
# On a fresh Debian 12 it first installs what is missing. Without a display the same window runs off screen on the
# sample photo and leaves a screenshot and the exported charts in convlens-out/.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
started_in=$PWD
# shellcheck source=packaging/requirements.sh
. "$here/requirements.sh"

require_packages "${build_packages[@]}"
cd "$root"
cmake --preset release
cmake --build --preset release --target convlens convlens-cli

program=$root/build/release/bin/convlens
cd "$started_in" # so that relative file names mean what the person typed
if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    exec "$program" "$@"
fi
out=$started_in/convlens-out
echo "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)."
echo "Running the window off screen; its screenshot and charts go to $out"
QT_QPA_PLATFORM=offscreen "$program" --tour-out "$out" "$@"
ls -l "$out"
