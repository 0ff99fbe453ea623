#!/usr/bin/env bash
# Makes a folder that runs wherever it is unpacked, and packs it: packaging/make_tarball.sh [BUILD]
# BUILD is a built folder (default build/release). The result, BUILD/packages/convlens-VERSION-linux-x86_64.tar.gz, carries
# Qt, OpenCV and what they need; the C library, graphics driver, X11 or Wayland and the fonts are the system's.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$(realpath "${1:-$here/../build/release}")
# shellcheck source=packaging/requirements.sh
. "$here/requirements.sh"
require_packages patchelf

version=$("$build/bin/convlens-cli" --version | cut -d' ' -f2)
name=convlens-$version-linux-$(uname -m)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$build" --prefix "$work/$name" --strip >/dev/null
cp "$here/../LICENSE" "$work/$name/"
plugins=$(qmake6 -query QT_INSTALL_PLUGINS 2>/dev/null || echo "/usr/lib/$(gcc -print-multiarch)/qt6/plugins")
cmake "-DPREFIX=$work/$name" "-DPLUGINS=$plugins" "-DPATCHELF=$(command -v patchelf)" -P "$here/cmake/bundle.cmake"
mkdir -p "$build/packages"
tar -C "$work" --owner=0 --group=0 --sort=name -czf "$build/packages/$name.tar.gz" "$name"
echo "$build/packages/$name.tar.gz"
