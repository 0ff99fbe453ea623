#!/usr/bin/env bash
# Packs what is built and tries the package as a stranger would: packaging/check_package.sh [BUILD] [--tarball] [--quick]
# BUILD is a built folder (default build/release). Makes the Debian package, reads it with lintian and the validators of its
# parts, installs it into a bare Debian 12 root, starts both programs there, removes it and looks for leftovers. With
# --tarball also unpacks the relocatable archive there and starts it without any of Qt or OpenCV installed.
# Needs root and the network. CONVLENS_BARE_TAR may name a tar archive of a bare root, to save making one. --quick does without
# a bare root: dpkg installs into an empty folder, and the programs run from there on this system's libraries.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$here/../build/release tarball= quick=
for argument in "$@"; do
    case $argument in
    --tarball) tarball=yes ;;
    --quick) quick=yes ;;
    *) build=$argument ;;
    esac
done
build=$(realpath "$build")
# shellcheck source=packaging/requirements.sh
. "$here/requirements.sh"
# shellcheck source=packaging/bare_root.sh
. "$here/bare_root.sh"
tools=(cmake dpkg-dev lintian desktop-file-utils appstream libxml2-utils man-db)
[ -n "$quick" ] || tools+=(debootstrap)
require_packages "${tools[@]}"
say() { printf '\n== %s\n' "$*"; }

say "Making the package"
rm -rf "$build/packages"
(cd "$build" && cpack -G DEB --config CPackConfig.cmake >/dev/null)
package=$(echo "$build"/packages/*.deb)
ls -l "$package"
if [ -n "$tarball" ]; then archive=$("$here/make_tarball.sh" "$build" | tail -1); ls -l "$archive"; fi

say "Reading it"
lintian --fail-on error "$package"
desktop-file-validate "$here/linux/convlens.desktop"
appstreamcli validate --no-net "$here/linux/org.convlens.Convlens.metainfo.xml"
xmllint --noout "$here/linux/convlens-mime.xml"
for page in "$here"/man/*.1; do
    warnings=$(LC_ALL=C.UTF-8 MANROFFSEQ='' man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null)
    [ -z "$warnings" ] || { echo "$warnings" >&2; exit 1; }
done
bash -n "$here/completion/convlens"

if [ -n "$quick" ]; then
    say "Installing into an empty folder"
    root=$(mktemp -d)
    trap 'rm -rf "$root"' EXIT
    mkdir -p "$root"/var/lib/dpkg/{info,updates} "$root/home"
    touch "$root"/var/lib/dpkg/{status,available}
    in_folder() { dpkg --root="$root" --log=/dev/null --force-depends --force-not-root --force-script-chrootless "$@" >/dev/null 2>"$root/log" || { cat "$root/log" >&2; exit 1; }; }
    in_folder --install "$package"
    in_folder --verify convlens
    say "Using it"
    env -C "$root/home" HOME="$root/home" "$root/usr/bin/convlens-cli" describe shufflenet_v2 --json >/dev/null
    env -C "$root/home" HOME="$root/home" QT_QPA_PLATFORM=offscreen "$root/usr/bin/convlens" --tour-out tour
    [ -s "$root/home/tour/screenshot.png" ]
    say "Removing it"
    in_folder --purge convlens
    left=$(find "$root" -mindepth 1 -not -path "$root/home*" -not -path "$root/var*" -not -path "$root/log"
        find "$root/var/lib/dpkg/info" -name 'convlens.*')
    [ -z "$left" ] || { printf 'left behind:\n%s\n' "$left" >&2; exit 1; }
    echo "The package installs, runs and goes without leaving anything."
    exit
fi

say "Making a bare root"
trap bare_root_remove EXIT
bare_root_open "$(mktemp -d)"
in_root -- apt-get update >/dev/null
in_root -- useradd --create-home anna

# Every file with its size and every folder, but for what changes by itself.
files() {
    (cd "$bare_root" && find etc usr opt var -xdev \( -path var/cache -o -path var/log -o -path var/lib/apt -o -path 'var/lib/dpkg/*' \) -prune \
        -o -type d -printf '%p/\n' -o -printf '%p %s\n' | sort)
}

if [ -n "$tarball" ]; then
    say "The relocatable archive, without Qt or OpenCV"
    # What every desktop has.
    in_root -- apt-get install libgl1 libegl1 libopengl0 libx11-6 libxcb1 libfontconfig1 libfreetype6 fonts-dejavu-core >/dev/null
    tar -C "$bare_root/opt" -xzf "$archive"
    mv "$bare_root"/opt/convlens-* "$bare_root/opt/a folder"
    in_root_as anna -- "/opt/a folder/bin/convlens-cli" describe mobilenet_v2 >/dev/null
    in_root_as anna QT_QPA_PLATFORM=offscreen -- "/opt/a folder/bin/convlens" --tour-out tour
    [ -s "$bare_root/home/anna/tour/screenshot.png" ]
    rm -rf "$bare_root/opt/a folder" "$bare_root/home/anna/tour"
    echo "It runs."
fi

say "Installing, with what it depends on"
in_root -- apt-get satisfy "$(dpkg-deb -f "$package" Depends)" shared-mime-info desktop-file-utils bash-completion man-db >/dev/null
files >"$bare_root/tmp/before"
cp "$package" "$bare_root/tmp/convlens.deb"
in_root -- apt-get install /tmp/convlens.deb >/dev/null
in_root -- dpkg --verify convlens

say "Using it as a person without rights"
in_root_as anna -- convlens-cli --version
in_root_as anna -- convlens-cli run mobilenet_v3_small --input /dev/null >/dev/null 2>&1 && { echo "an empty input was taken" >&2; exit 1; }
in_root_as anna -- convlens-cli describe shufflenet_v2 --json >/dev/null
in_root_as anna QT_QPA_PLATFORM=offscreen -- convlens --tour-out tour
[ -s "$bare_root/home/anna/tour/screenshot.png" ]
find "$bare_root/home/anna/tour" -type f | wc -l
for page in convlens convlens-cli; do in_root -- man -w "$page"; done
in_root_as anna -- touch session.convlens
mime=$(in_root -- sh -c 'grep -h "vnd.convlens" /usr/share/mime/globs2')
[[ $mime == *'application/vnd.convlens.session+json:*.convlens' ]] || { echo "the file type is not known: $mime" >&2; exit 1; }
in_root -- grep -q 'vnd.convlens.session+json=.*convlens.desktop' /usr/share/applications/mimeinfo.cache
# shellcheck disable=SC2016 # the inner shell expands it
in_root_as anna -- bash -c '. /usr/share/bash-completion/bash_completion; _completion_loader convlens-cli
    COMP_WORDS=(convlens-cli des) COMP_CWORD=1; _convlens_cli; [ "${COMPREPLY[*]}" = describe ]
    COMP_WORDS=(convlens-cli describe --mark) COMP_CWORD=2; _convlens_cli; [ "${COMPREPLY[*]}" = --markdown ]
    COMP_WORDS=(convlens-cli describe shuffle) COMP_CWORD=2; _convlens_cli; [ "${COMPREPLY[*]}" = "shufflenet_v1 shufflenet_v2" ]'
echo "Completion knows subcommands, options and networks."

say "Removing it"
in_root -- apt-get purge convlens >/dev/null
files >"$bare_root/tmp/after"
if ! diff "$bare_root/tmp/before" "$bare_root/tmp/after" || ls "$bare_root"/var/lib/dpkg/info/convlens.* 2>/dev/null; then
    echo "something was left behind or changed" >&2
    exit 1
fi
echo "The package installs, runs and goes without leaving anything."
