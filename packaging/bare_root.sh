# shellcheck shell=bash
# Sourced by fresh_machine.sh and check_package.sh: a bare Debian 12 in a folder, with nothing but the base system.

# bare_root_open FOLDER: makes it there with debootstrap, or from the tar archive CONVLENS_BARE_TAR, and mounts what a running
# system has. A root that is there already is used as it is.
bare_root_open() {
    bare_root=$1
    [ "$(id -u)" -eq 0 ] || { echo "debootstrap and chroot need root" >&2; return 1; }
    mkdir -p "$bare_root"
    if [ ! -x "$bare_root/bin/bash" ]; then
        if [ -n "${CONVLENS_BARE_TAR:-}" ]; then
            tar -C "$bare_root" -xf "$CONVLENS_BARE_TAR"
        else
            command -v debootstrap >/dev/null || { echo "debootstrap is not installed" >&2; return 1; }
            debootstrap --variant=minbase bookworm "$bare_root" >/dev/null
        fi
    fi
    mkdir -p "$bare_root/tmp/.X11-unix"
    mount --bind /proc "$bare_root/proc"
    mount --bind /dev "$bare_root/dev"
    cp /etc/resolv.conf "$bare_root/etc/resolv.conf"
    # As on an installed system, where the base system's own security updates come from the same place.
    printf 'APT::Install-Recommends "false";\nAPT::Get::Assume-Yes "true";\nDpkg::Use-Pty "0";\n' >"$bare_root/etc/apt/apt.conf.d/90bare"
}

# bare_root_close: unmounts; safe to call twice.
bare_root_close() {
    [ -n "${bare_root:-}" ] || return 0
    umount "$bare_root/tmp/.X11-unix" 2>/dev/null || true
    umount "$bare_root/dev" "$bare_root/proc" 2>/dev/null || true
}

# bare_root_remove: the same, and the tree goes. Never one into which the machine's own /dev is still mounted.
bare_root_remove() {
    bare_root_close
    if [ -n "${bare_root:-}" ] && ! mountpoint -q "$bare_root/dev" && ! mountpoint -q "$bare_root/proc"; then
        rm -rf --one-file-system "$bare_root"
    fi
}

# in_root [VARIABLE=VALUE...] -- COMMAND...: as root, with an environment of its own.
in_root() {
    local variables=()
    while [ "$1" != -- ]; do variables+=("$1"); shift; done
    shift
    chroot "$bare_root" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "${variables[@]}" "$@" </dev/null
}

# in_root_as USER [VARIABLE=VALUE...] -- COMMAND...: as that user, in the user's home.
in_root_as() {
    local user=$1 variables=()
    shift
    while [ "$1" != -- ]; do variables+=("$1"); shift; done
    shift
    chroot "$bare_root" /sbin/runuser -u "$user" -- env -i PATH=/usr/local/bin:/usr/bin:/bin HOME="/home/$user" USER="$user" \
        LANG=C.UTF-8 "${variables[@]}" bash -c 'cd && exec "$@"' bash "$@" </dev/null
}
