#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh [SECONDS [TARGET...]]: builds the libFuzzer programs into build-fuzz/ (clang, address and undefined sanitizers) and runs each
# for so long (600), one after the other. What falls over is left in build-fuzz/finds/TARGET/; a mended one belongs, minimised
# (TARGET_fuzz -minimize_crash=1), into tests/fuzz/seeds/TARGET/, from where every test run takes it.
# CLANG (clang++-19), JOBS (1) and BUILD (build-fuzz) choose otherwise.
set -e
cd "$(dirname "$0")/../.."
seconds=${1:-600}
[ $# -gt 0 ] && shift
build=${BUILD:-build-fuzz}
clang=${CLANG:-clang++-19}
command -v "$clang" >/dev/null || { echo "run.sh needs $clang: apt-get install clang-19 libclang-rt-19-dev" >&2; exit 2; }
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DPORTREEVE_DESKTOP=OFF -DPORTREEVE_FUZZ=ON -DPORTREEVE_SANITIZE=address,undefined,fuzzer-no-link \
    -DCMAKE_CXX_COMPILER="$clang" -DCMAKE_CXX_FLAGS="-Wno-unknown-warning-option -fno-sanitize=vptr" >/dev/null
ninja -C "$build" -j"${JOBS:-1}" fuzzers
python3 tests/fuzz/seeds.py "$build/seeds"
[ $# -gt 0 ] || set -- $(ls "$build/fuzz" | sed -n 's/_fuzz$//p')
fallen=0
for target; do
    mkdir -p "$build/corpus/$target" "$build/finds/$target"
    began=$(date +%s)
    if "$build/fuzz/${target}_fuzz" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=512 -max_len=8192 -dict="$build/seeds/$target.dict" -print_final_stats=1 \
        -artifact_prefix="$build/finds/$target/" "$build/corpus/$target" "$build/seeds/$target" >"$build/$target.log" 2>&1; then verdict=pass; else verdict=fail; fallen=1; fi
    executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$target.log")
    echo "$target: $verdict, ${executions:-0} inputs"
    [ "$verdict" = pass ] || tail -n 30 "$build/$target.log"
    PYTHONPATH=tests/clients python3 -c 'import sys, results; results.record("F1", sys.argv[2], {"target": sys.argv[1], "inputs": int(sys.argv[3])}, None, float(sys.argv[4]))' \
        "$target" "$verdict" "${executions:-0}" "$(($(date +%s) - began))"
done
exit $fallen
