#!/usr/bin/env bash
# include-what-you-use over core and app/cli, or over the files given: packaging/includes.sh [FILES...]
# Fails where a file includes what it does not use, or leaves to another header what it does use. packaging/iwyu.imp says
# which headers stand for a library's private ones. JOBS sets how many files are read at a time.
# A header is read with the source of its name, one without such a source by itself. Left out are the files that Highway
# includes again once for every instruction set (foreach_target.h, *-inl.h): which of their includes are used depends on
# the pass, and the tool sees all passes as one file. So is core/base/json.h: the tool takes the library's json.hpp, of the
# same name, for the header of that source and wants it mended.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=build/ci
[ -f "$build/compile_commands.json" ] || cmake --preset ci >/dev/null
if [ $# -gt 0 ]; then files=("$@"); else mapfile -t files < <(git ls-files 'core/*.cpp' 'core/*.h' 'app/cli/*.cpp' 'app/cli/*.h'); fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The commands of these files alone; a header is read with the options of a source beside it.
count=$(python3 - "$build/compile_commands.json" "$work/compile_commands.json" "${files[@]}" <<'PY'
import json, os, shlex, sys

commands = {os.path.relpath(c["file"]): c for c in reversed(json.load(open(sys.argv[1])))}
wanted = []


def many_passes(name):
    return "foreach_target.h" in open(name, encoding="utf-8").read()


for name in map(os.path.relpath, sys.argv[3:]):
    if name.endswith("-inl.h") or name == "core/base/json.h" or many_passes(name):
        continue
    own = name[:-2] + ".cpp"
    if name.endswith(".h") and own in commands and not many_passes(own):
        name = own
    like = name
    while like not in commands:
        folder = os.path.dirname(like)
        near = sorted(f for f in commands if f.startswith(folder + "/"))
        like = near[0] if near else folder
    command = [o for o in shlex.split(commands[like]["command"]) if o != "-Werror"]
    command[-1] = os.path.abspath(name)
    if name.endswith(".h"):
        command[-1:-1] = ["-x", "c++"]
    entry = {"directory": commands[like]["directory"], "file": command[-1], "command": shlex.join(command)}
    if entry not in wanted:
        wanted.append(entry)
json.dump(wanted, open(sys.argv[2], "w"))
print(len(wanted))
PY
)

options=()
for option in --error --no_fwd_decls --cxx17ns --max_line_length=120 "--mapping_file=$PWD/packaging/iwyu.imp"; do
    options+=(-Xiwyu "$option")
done
failed=0
iwyu_tool -p "$work" -j "${JOBS:-$(nproc)}" -- "${options[@]}" -w >"$work/out" || failed=$?
# Only what is to be done: not the files that are right, and not each file's whole list.
awk '/^The full include-list/ { skip = 1 } /^---/ { skip = 0; next } !skip && NF && !/correct #includes/' "$work/out"
if [ "$failed" -ne 0 ]; then exit 1; fi
echo "$count files: no finding"
