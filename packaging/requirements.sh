# shellcheck shell=bash
# Sourced by run.sh and test.sh: what Convlens needs from Debian 12, and installing what of it is missing.

# The smallest set: OpenCV by its parts, since libopencv-dev alone would bring 370 packages more.
# shellcheck disable=SC2034 # used by those who source this
build_packages=(
    g++ cmake ninja-build
    qt6-base-dev qt6-charts-dev qt6-svg-dev
    libqt6opengl6-dev # Qt Charts' CMake files look for it without depending on it
    libgl-dev
    libopencv-core-dev libopencv-imgproc-dev libopencv-imgcodecs-dev libopencv-dnn-dev
    libopencv-videoio-dev
    libeigen3-dev libhwy-dev nlohmann-json3-dev libcli11-dev
    qt6-l10n-tools # lrelease: the translations
    fonts-dejavu-core # a bare system has no font at all, and the window would show boxes
    fonts-wqy-microhei # Chinese characters, for the window in Chinese; the smallest one that has them
)

missing_packages() {
    local package
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s\n' "$package"
    done
}

# Installs those of the named packages that are missing; asks for root only if there are any.
require_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        echo "This is not a Debian system: going on with what is installed. Needed are the equivalents of: $*" >&2
        return 0
    fi
    local missing as_root=()
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    echo "Not installed yet, but needed: ${missing[*]}"
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "Run this as root, then start again: apt-get install --no-install-recommends ${missing[*]}" >&2
            return 1
        fi
        echo "Installing them needs root; sudo may ask for your password."
        as_root=(sudo)
    fi
    # Without fresh lists a new machine finds no package; with old ones it may find versions that are gone.
    "${as_root[@]}" apt-get update || echo "The package lists could not be refreshed; trying with the old ones." >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}
