#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and becomes the program.
set -euo pipefail
called_from=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
. packaging/install.sh

usage()
{
    cat <<'TEXT'
packaging/run.sh [--headless] [--build-only] [arguments of the program ...]

  --headless     portreeved, the gateway without a screen, instead of the desktop
  --build-only   stop when it is built
  --help         this; the program's own help is behind "--": run.sh --headless -- --help

All else is passed on: run.sh --headless --port 4100 --model openai/gpt-4o-mini
TEXT
}

headless=no
build_only=no
arguments=()
while [ $# -gt 0 ]; do
    case $1 in
        --headless) headless=yes ;;
        --build-only) build_only=yes ;;
        --help | -h) usage; exit 0 ;;
        --) shift; arguments+=("$@"); break ;;
        *) arguments+=("$1") ;;
    esac
    shift
done

if [ $headless = yes ]; then
    install_packages build
    configure build -DCMAKE_BUILD_TYPE=Release -DPORTREEVE_DESKTOP=OFF -DPORTREEVE_TESTS=OFF
    targets=(portreeved)
else
    install_packages build desktop
    configure build -DCMAKE_BUILD_TYPE=Release -DPORTREEVE_DESKTOP=ON -DPORTREEVE_TESTS=OFF
    targets=(portreeved)
    has_target build portreeve && targets+=(portreeve)
fi
build build "${targets[@]}"

program=build/bin/portreeve
[ $headless = yes ] && program=build/bin/portreeved
[ -x $program ] || fail "$program was not built"
if [ $build_only = yes ]; then
    say "built $program"
    exit 0
fi
say "starting $program"
cd "$called_from"    # so that paths in the arguments mean what the caller meant
exec "$root/$program" "${arguments[@]}"
