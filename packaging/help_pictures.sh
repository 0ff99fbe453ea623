#!/usr/bin/env bash
# Takes the pictures of the labs that the help shows anew: packaging/help_pictures.sh [PRESET]
# Every lab is measured on this machine for a few seconds, so the machine should have nothing else to do; what comes out
# doubtful is named. Needs ImageMagick, which brings the pictures down to 256 colours.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
preset=${1:-release}
cmake --preset "$preset" >/dev/null
cmake --build --preset "$preset" --target convlens-help-pictures
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
QT_QPA_PLATFORM=offscreen "build/$preset/tests/pictures/convlens-help-pictures" "$made"
for picture in "$made"/lab-*.png; do
    # Without dithering: letters stay clean and the files small.
    convert "$picture" +dither -colors 256 -strip "PNG8:resources/help/pictures/$(basename "$picture")"
done
