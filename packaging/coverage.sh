#!/usr/bin/env bash
# Which lines of core the tests run: packaging/coverage.sh [ctest options]; needs gcovr and GCC's gcov. Prints the share of
# each file and of all, writes build/coverage/coverage.html, and fails below 90 %. The last result stands in CONTRIBUTING.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
cmake --preset coverage >/dev/null
cmake --build --preset coverage
find build/coverage -name '*.gcda' -delete # counts of an earlier run would be added
ctest --preset coverage -LE gui -j "$(nproc)" "$@" || echo "Some tests failed; the figures are of what ran." >&2
# GCC 12 counts some branches of unrolled loops below zero; only lines are judged here.
gcovr --root . --filter 'core/' --exclude-throw-branches --exclude-unreachable-branches --gcov-ignore-parse-errors --print-summary \
    --html build/coverage/coverage.html --fail-under-line 90 --sort-percentage build/coverage
