#!/bin/sh
# Compiles the kernels for 64-bit ARM and runs them in an emulator against their definitions.
# Needs g++-aarch64-linux-gnu and qemu-user, and Highway's headers (libhwy-dev of this machine: they are the same
# everywhere). Says what is missing and ends with 77, as test drivers expect of a skipped test.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
compiler=${CXX_AARCH64:-aarch64-linux-gnu-g++}
emulator=${QEMU_AARCH64:-qemu-aarch64}
headers=${HIGHWAY_INCLUDE:-/usr/include/hwy}
for program in "$compiler" "$emulator"; do
    command -v "$program" > /dev/null || { echo "skipped: $program is not installed"; exit 77; }
done
[ -f "$headers/highway.h" ] || { echo "skipped: no Highway headers in $headers"; exit 77; }

build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
# This machine's own system headers must not be seen by the other machine's compiler.
mkdir "$build/include"
ln -s "$headers" "$build/include/hwy"
# One target needs no dispatch at run time, and so nothing of Highway's library.
"$compiler" -std=c++20 -O2 -Wall -Wextra -static -DHWY_COMPILE_ONLY_STATIC -I"$root" -isystem "$build/include" \
    "$root"/core/kernels/pointwise.cpp "$root"/core/kernels/depthwise*.cpp "$root"/core/kernels/elementwise.cpp \
    "$root"/tests/cross/check_kernels.cpp -o "$build/check_kernels"
"$emulator" "$build/check_kernels"
