#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds everything, also with sanitizers, and runs all tests. The last line but the verdict is
# "N passed, N failed". With names as arguments, only tests that match one of them run (and no sanitizers): test.sh kill9
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. packaging/install.sh

# Tests whose threads are looked at by the thread sanitizer: the net, quotas, the store and the ledger.
threaded='^(net|http|workers|cancel|tls|quota|quotas|database|store|registry|ledger|journal)(_.*)?_test$'
jobs=$(build_jobs)
[ "$jobs" -le 2 ] || jobs=2     # the timing tests want a core for themselves
passed=0
failed=0
failures=() unsteady=()         # files with what failed tests printed; of those that passed when they were asked alone
started=$SECONDS

# run_tests DIRECTORY [arguments of ctest]: runs them and adds them up. What failed beside another test is asked once more by
# itself, and that is said: two cores are few for what waits for a clock. What a sanitizer has found is not asked again.
run_tests()
{
    local directory=$1 log=$1/ctest.log total bad names name
    shift
    say "testing $directory ($((SECONDS - started)) s)"
    "${still[@]}" ctest --test-dir "$directory" -j "$jobs" --output-on-failure --no-tests=error "$@" </dev/null 2>&1 | tee "$log" || true
    total=$(sed -n 's/.* tests failed out of \([0-9]*\)$/\1/p' "$log" | tail -1)
    bad=$(sed -n 's/.* tests passed, \([0-9]*\) tests failed out of.*/\1/p' "$log" | tail -1)
    if [ -z "$total" ]; then    # ctest itself went wrong
        failed=$((failed + 1))
        return
    fi
    passed=$((passed + total - bad))
    names=$(sed -n '/^The following tests FAILED:/,$ s/^[\t ]*[0-9]* - \([^ ]*\) .*/\1/p' "$log")
    mkdir -p "$directory/failed"
    for name in $names; do
        sed -n "/^[0-9]*\/[0-9]* Test: $name\$/,/^\"$name\" end time/p" "$directory/Testing/Temporary/LastTest.log" >"$directory/failed/$name"
    done
    for name in $names; do
        if passes_alone "$directory" "$name"; then
            passed=$((passed + 1))
            unsteady+=("$directory/failed/$name")
        else
            failed=$((failed + 1))
            failures+=("$directory/failed/$name")
        fi
    done
}

passes_alone()
{
    ! grep -qE 'Sanitizer|runtime error:' "$1/failed/$2" \
        && "${still[@]}" ctest --test-dir "$1" --no-tests=error -R "^$2\$" </dev/null >"$1/again.log" 2>&1
}

# show TITLE FILE ...: the end of what each printed, once more where a reader of the last page finds it.
show()
{
    local title=$1 file
    shift
    for file in "$@"; do
        echo "---- $title: $file"
        grep -v '^PASS' "$file" | tail -40
    done
}

# The official SDKs, from pip's own index, in an environment of their own. Made again when the list changes.
make_venv()
{
    local wanted=tests/clients/requirements.txt have=build/venv/requirements.txt
    cmp -s $wanted $have && build/venv/bin/python3 -c 'import openai, anthropic' 2>/dev/null && return
    say "installing the SDKs of tests/clients/requirements.txt"
    rm -rf build/venv
    python3 -m venv build/venv
    build/venv/bin/python3 -m pip install --quiet --disable-pip-version-check -r $wanted </dev/null
    cp $wanted $have
}

# A program of the sanitizers is mapped where they expect it only without address randomisation on some kernels.
still=()
setarch -R true 2>/dev/null && still=(setarch -R)
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_stack_use_after_return=1:strict_string_checks=1}"
export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1}"
export TSAN_OPTIONS="${TSAN_OPTIONS:-halt_on_error=1:second_deadlock_stack=1:suppressions=$PWD/tests/tsan.supp}"
export QT_QPA_PLATFORM=offscreen

install_packages build desktop test
configure build -DCMAKE_BUILD_TYPE=Release -DPORTREEVE_DESKTOP=ON -DPORTREEVE_TESTS=ON
say "building build"
targets=(portreeved test_programs)
has_target build portreeve && targets+=(portreeve)
build build "${targets[@]}"
make_venv

if [ $# -gt 0 ]; then
    run_tests build -R "$(IFS='|'; echo "$*")"
else
    run_tests build

    plain=$passed unsound=$failed
    sanitized=(-DCMAKE_BUILD_TYPE=Check -DCMAKE_CXX_FLAGS_CHECK="-Og -g1" -DPORTREEVE_DESKTOP=OFF -DPORTREEVE_TESTS=ON)
    configure build-asan "${sanitized[@]}" -DPORTREEVE_SANITIZE=address,undefined
    say "building build-asan"
    build build-asan gateway_tests
    run_tests build-asan -L '^gateway$'

    configure build-tsan "${sanitized[@]}" -DPORTREEVE_SANITIZE=thread
    names=$(ctest --test-dir build-tsan -N -L '^gateway$' | sed -n 's/^ *Test *#[0-9]*: //p' | grep -E "$threaded" || true)
    [ -n "$names" ] || fail "no test matches the list of the thread sanitizer"
    say "building build-tsan"
    build build-tsan $names
    run_tests build-tsan -R "^($(echo $names | tr ' ' '|'))\$"
    [ "$failed" = "$unsound" ] && verdict=pass || verdict=fail
    PYTHONPATH=tests/clients PYTHONDONTWRITEBYTECODE=1 python3 -c 'import sys, results; results.record("F4", sys.argv[1], {"tests": int(sys.argv[2])})' $verdict $((passed - plain))
fi

show "failed, but not by itself" "${unsteady[@]}"
show failed "${failures[@]}"
say "took $((SECONDS - started)) s"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
