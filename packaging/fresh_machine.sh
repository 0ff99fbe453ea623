#!/usr/bin/env bash
# Repeats the proof that the README's two commands work on a fresh Debian 12:
#   packaging/fresh_machine.sh run|test... [--user] [--display] [--root FOLDER]
# Makes a bare Debian root with debootstrap (in FOLDER, else in a temporary one that goes afterwards), copies the committed
# sources into it and runs there packaging/run.sh without a display, packaging/test.sh, or both in the order given.
#   --user     as a person who is not root but may use sudo, instead of as root
#   --display  after `run` starts it again on a virtual display (Xvfb, xdotool), waits for the window and closes it
# Needs root and the network; takes about as long as a clean build.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=packaging/bare_root.sh
. "$here/bare_root.sh"

commands=() user='' display='' folder=''
while [ $# -gt 0 ]; do
    case $1 in
    run | test) commands+=("$1") ;;
    --user) user=yes ;;
    --display) display=yes ;;
    --root) folder=${2:?--root needs a folder}; shift ;;
    *) echo "say run or test, not '$1'" >&2; exit 2 ;;
    esac
    shift
done
[ "${#commands[@]}" -gt 0 ] || commands=(run)

server=
if [ -n "$folder" ]; then
    finish=bare_root_close
else
    folder=$(mktemp -d)
    finish=bare_root_remove
fi
clean_up() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    "$finish"
}
trap clean_up EXIT
bare_root_open "$folder"

home=/root as=(in_root)
if [ -n "$user" ]; then
    if ! in_root -- id anna >/dev/null 2>&1; then
        in_root -- bash -c 'apt-get update && apt-get install sudo && useradd --create-home --shell /bin/bash anna &&
            echo "anna ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/anna'
    fi
    home=/home/anna as=(in_root_as anna)
fi
rm -rf "$folder$home/convlens"
mkdir "$folder$home/convlens"
git -C "$here/.." archive HEAD | tar -x -C "$folder$home/convlens"
[ -z "$user" ] || in_root -- chown -R anna: "$home/convlens"

# Starts the window on a display of its own, waits until it is there, closes it as a person would.
check_display() {
    local number
    exec 7< <(exec Xvfb -displayfd 1 -screen 0 1600x1000x24 -nolisten tcp 2>/dev/null)
    server=$!
    read -r -u 7 number
    mount --bind /tmp/.X11-unix "$folder/tmp/.X11-unix"
    "${as[@]}" "DISPLAY=:$number" -- "$home/convlens/packaging/run.sh" &
    local window='' attempt
    for ((attempt = 0; attempt < 600; ++attempt)); do
        window=$(DISPLAY=:$number xdotool search --onlyvisible --name ' – Convlens$' 2>/dev/null | head -1) || true
        [ -z "$window" ] || break
        sleep 1
    done
    [ -n "$window" ] || { echo "no window appeared on the display" >&2; return 1; }
    sleep 5
    DISPLAY=:$number xdotool windowfocus "$window" key ctrl+q
    wait $! || { echo "the window did not close with status 0" >&2; return 1; }
    echo "The window opened on a display and closed."
}

for command in "${commands[@]}"; do
    "${as[@]}" -- bash -c 'cd && exec "$1"' bash "$home/convlens/packaging/$command.sh" # which writes to where it starts
    if [ "$command" = run ]; then
        [ -s "$folder$home/convlens-out/screenshot.png" ] || { echo "run.sh left no screenshot" >&2; exit 1; }
        [ -z "$display" ] || check_display
    fi
    echo "packaging/$command.sh works on a bare Debian 12${user:+ as a user with sudo}."
done
