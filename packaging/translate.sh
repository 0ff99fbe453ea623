#!/usr/bin/env bash
# Brings resources/translations up to the words in the sources: packaging/translate.sh
# New words come in as unfinished; Qt Linguist or an editor finishes them. Says how many are left and fails if there are any.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
lupdate=$(command -v lupdate6 || echo /usr/lib/qt6/bin/lupdate)
for file in resources/translations/*.ts; do
    "$lupdate" -silent -I . -locations none -no-obsolete ui app/convlens -ts "$file"
done
left=$(grep -c 'type="unfinished"' resources/translations/*.ts) || true
echo "unfinished: $left"
[ "$left" = 0 ]
