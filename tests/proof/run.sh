#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The long proofs of reliability goals, one after another: tests/proof/run.sh [GOAL...]. Builds nothing; BUILD is the build
# directory (build). Each writes its line into PORTREEVE_RESULTS (BUILD/results.jsonl). An hour for all of them.
set -u
tree=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${BUILD:-$tree/build}" && pwd) || { echo "run.sh: build first, or name the build directory: BUILD=... $0" >&2; exit 2; }
export PORTREEVED="$build/bin/portreeved" FAULTD="$build/tests/faultd" PYTHONPATH="$tree/tests/clients" PYTHONDONTWRITEBYTECODE=1 PORTREEVE_PROOF=1
export PORTREEVE_RESULTS="${PORTREEVE_RESULTS:-$build/results.jsonl}"
export PORTREEVE_COMMIT="${PORTREEVE_COMMIT:-$(git -C "$tree" describe --always --dirty=+ 2>/dev/null || echo unknown)}"

client() { script=$1; shift; python3 "$tree/tests/$script.py" "$@"; }
unit() { "$build/tests/$1"; }

# goals, then what proves them
proofs='
D1          client clients/kill9 --cycles 100 --acknowledged 200000
D2,D7       client clients/drain --cycles 20 --reloads 200
D4          unit ids_test
B1,B4       client clients/budget --repeat 50
B3,B5,B8,B9,B12 client clients/money --rounds 60
L1,L2,L3,L5 client clients/limits --seconds 90
L1          unit quota_limit_test
L6          client clients/hangup --aborts 2000
L7          client clients/access --wrong-keys 100000
M1,M2       client proof/soak M1 --seconds 1200
M3          client proof/soak M3 --faults 100000
M5          client proof/soak M5
M7          client proof/soak M7
S3,S5       client clients/streams
S6          client proof/soak S6
H3          client proof/differential
X1,X3       client clients/disk --locked 30
X11         client clients/imports
X4          unit ledger_damage_test
X10,K5      client clients/clocks
K1,K2       unit seal_test
F5          unit ledger_store_faults_test
K1,K4       client clients/canary
A3,A5,A8,K3 client clients/access --targets 100000
'
chosen() {      # whether one of the goals in $1 was asked for
    [ "$wanted" = "" ] && return 0
    for goal in $wanted; do
        case ",$1," in *",$goal,"*) return 0 ;; esac
    done
    return 1
}

wanted="$*" failed=""
while read -r goals command; do
    [ -n "$goals" ] && chosen "$goals" || continue
    echo "== $goals: $command"
    # shellcheck disable=SC2086
    $command </dev/null || failed="$failed $goals"
done <<EOF
$proofs
EOF
echo "results: $PORTREEVE_RESULTS"
[ -z "$failed" ] || { echo "failed:$failed"; exit 1; }
