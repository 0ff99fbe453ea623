#!/usr/bin/env bash
# The sanitizers: packaging/sanitize.sh [short | all] [asan | tsan]          (default short asan)
# short: core without optimising and without the window; the readers of files over the fuzzers' corpora and
# damaged copies of them, and the tests of what threads share. all: everything that ctest knows, the window's tests too, then
# packaging/monkey.sh. With CXX=clang++ it builds in a third less time. Last results: CONTRIBUTING.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
extent=${1:-short} preset=${2:-asan}
export QTEST_FUNCTION_TIMEOUT=7200000 # instrumented, a test function may take longer than the five minutes that Qt gives it
export UBSAN_OPTIONS=print_stacktrace=1 LSAN_OPTIONS=suppressions=$PWD/tests/support/leaks.supp
export TSAN_OPTIONS="suppressions=$PWD/tests/support/races.supp die_after_fork=0" # tst_autosave starts itself, in which Qt forks
if [ "$extent" = all ]; then
    cmake --preset "$preset" >/dev/null
    cmake --build --preset "$preset"
    leaveOut='^$'
    # The thread sanitizer of clang 14 ends a process that starts another as Qt does (vfork); g++'s does not.
    if [ "$preset" = tsan ] && [[ ${CXX:-} == clang* ]]; then
        leaveOut='^tst_(cli_.*|program|session_file|npz|trained|autosave|chart_export|all_exports)$'
        echo "Left out, because clang 14's thread sanitizer cannot follow them: $leaveOut" >&2
    fi
    ctest --preset "$preset" -j "$(nproc)" --timeout 3000 -E "$leaveOut"
    packaging/monkey.sh 600 "$preset"
    exit
fi
build=build/$preset-short
cmake --preset "$preset" -B "$build" -DCONVLENS_BUILD_UI=OFF "-DCMAKE_CXX_FLAGS_RELWITHDEBINFO=-O0 -g1" >/dev/null
cmake --build "$build" --target tests_fuzz tst_thread_pool
ctest --test-dir "$build" --output-on-failure --no-tests=error -R '^(fuzz_.*|tst_thread_pool)$'
