#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What a request costs: Portreeve beside nginx as a reverse proxy, over the same upstream, in the same interleaved run.
# Needs two cores (the gateway has one to itself), nginx, and a Release build. Arguments go to bench.py (--help).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. packaging/install.sh
build_directory=${PORTREEVE_BUILD:-build}
install_packages build test bench
[ -f "$build_directory/build.ninja" ] && grep -q 'PORTREEVE_TESTS:BOOL=ON' "$build_directory/CMakeCache.txt" \
    || configure "$build_directory" -DCMAKE_BUILD_TYPE=Release -DPORTREEVE_DESKTOP=OFF -DPORTREEVE_TESTS=ON
build "$build_directory" portreeved bench_programs >/dev/null
exec python3 tests/bench/bench.py --build "$build_directory" "$@"
