#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How the desktop does over a million requests: each figure, its goal, the verdict. Makes the data directory once, gives every run a copy of it,
# and needs no screen: it brings its own (Xvfb). Wants a Release build. Ends with 1 when a goal is missed. Arguments go to desktop.py (--help).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. packaging/install.sh
build_directory=${PORTREEVE_BUILD:-build}
install_packages build desktop test screen
[ -f "$build_directory/build.ninja" ] && grep -q 'PORTREEVE_TESTS:BOOL=ON' "$build_directory/CMakeCache.txt" \
    || configure "$build_directory" -DCMAKE_BUILD_TYPE=Release -DPORTREEVE_DESKTOP=ON -DPORTREEVE_TESTS=ON
build "$build_directory" portreeve make_ledger bench_desktop >/dev/null
exec python3 tests/bench/desktop.py --build "$build_directory" "$@"
