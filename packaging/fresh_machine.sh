#!/usr/bin/env bash
# Repeats the proof that the README's commands work on a fresh Debian 12: packaging/fresh_machine.sh [run|test] [FOLDER]
# Makes a bare Debian root with debootstrap in FOLDER (default: a temporary one, removed afterwards), copies the committed
# sources into it and runs packaging/run.sh (without a display) or packaging/test.sh there. Needs root and the network;
# takes about as long as a clean build.
set -euo pipefail
what=${1:-run}
folder=${2:-}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ "$what" = run ] || [ "$what" = test ] || { echo "say run or test, not '$what'" >&2; exit 2; }
[ "$(id -u)" -eq 0 ] || { echo "debootstrap and chroot need root" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "debootstrap is not installed" >&2; exit 1; }

temporary=
if [ -z "$folder" ]; then
    temporary=$(mktemp -d)
    folder=$temporary
fi
clean_up() {
    umount "$folder/dev" "$folder/proc" 2>/dev/null || true
    # Never remove a tree into which the machine's own /dev is still mounted.
    if [ -n "$temporary" ] && ! mountpoint -q "$folder/dev"; then rm -rf --one-file-system "$temporary"; fi
}
trap clean_up EXIT

[ -x "$folder/bin/bash" ] || debootstrap --variant=minbase bookworm "$folder"
mount --bind /proc "$folder/proc"
mount --bind /dev "$folder/dev"
cp /etc/resolv.conf "$folder/etc/resolv.conf"
rm -rf "$folder/src"
mkdir "$folder/src"
git -C "$here/.." archive HEAD | tar -x -C "$folder/src"
chroot "$folder" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
    bash -c "cd /src && packaging/$what.sh" </dev/null
echo "packaging/$what.sh works on a bare Debian 12."
