#!/usr/bin/env bash
# Ten minutes of random use of the window under the address and undefined-behaviour sanitizers:
#   packaging/monkey.sh [SECONDS] [PRESET]        (default 600 asan)
# CONVLENS_MONKEY_SEED repeats a run. The last result stands in CONTRIBUTING.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seconds=${1:-600} preset=${2:-asan}
cmake --preset "$preset" >/dev/null
cmake --build --preset "$preset" --target tst_monkey
program=$(find "build/$preset/tests" -name tst_monkey -type f -perm -u+x)
# Qt's limit of five minutes a test function is for tests that hang; this one has a watchdog of its own.
QTEST_FUNCTION_TIMEOUT=$(((seconds + 600) * 1000)) QT_QPA_PLATFORM=offscreen CONVLENS_MONKEY_SECONDS=$seconds \
    UBSAN_OPTIONS=print_stacktrace=1 LSAN_OPTIONS=suppressions=$PWD/tests/support/leaks.supp "$program"
