# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run.sh and test.sh: what Portreeve needs from Debian 12, by purpose, and how to build it.
# shellcheck shell=bash

packages_build="g++ cmake ninja-build mold ccache pkg-config python3 libboost1.81-dev libboost-json1.81-dev libsimdjson-dev
    libssl-dev libsqlite3-dev libyaml-cpp-dev zlib1g-dev ca-certificates tzdata"
packages_desktop="qt6-base-dev qt6-charts-dev libqt6opengl6-dev qt6-svg-dev qtkeychain-qt6-dev qt6-tools-dev qt6-tools-dev-tools
    qt6-l10n-tools qt6-translations-l10n qt6-qpa-plugins libqt6svg6 libqt6sql6-sqlite fonts-inter fonts-jetbrains-mono"
packages_test="qt6-base-dev python3-venv openssl dbus-daemon libglib2.0-bin gnome-keyring valgrind"
packages_bench="nginx-light"
packages_screen="xvfb"
packages_package="dpkg-dev"

fail()
{
    echo "$(basename "$0"): $*" >&2
    exit 1
}

say()
{
    echo "$(basename "$0"): $*"
}

# The packages of the named groups that are not installed.
missing_packages()
{
    local group name
    for group in "$@"; do
        for name in $(eval "echo \$packages_$group"); do
            [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || echo "$name"
        done
    done | sort -u
}

as_root()
{
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif [ -t 0 ] && [ -z "${CI:-}" ]; then
        sudo "$@"
    else
        sudo -n "$@"    # nobody is there to type a password
    fi
}

# Installs what is missing of the named groups; says nothing when nothing is.
install_packages()
{
    local missing
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "this is not a Debian system: the packages named in packaging/install.sh have to be there already"
        return
    fi
    missing=$(missing_packages "$@" | tr '\n' ' ')
    [ -n "${missing// /}" ] || return 0
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        fail "these packages are missing, and only root may install them (there is no sudo): $missing
Run as root:  apt-get update && apt-get install -y --no-install-recommends $missing"
    fi
    say "installing $missing"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 update </dev/null >/dev/null \
        || say "apt-get update failed; trying with the package lists that are there"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 \
        install --no-install-recommends $missing </dev/null >/dev/null \
        || fail "could not install: $missing"
}

# As many compilers as there are cores, and 2 GiB of memory for each.
build_jobs()
{
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable/ {print int($2 / 2097152)}' /proc/meminfo)
    [ "$memory" -ge 1 ] || memory=1
    echo $((cores < memory ? cores : memory))
}

# configure DIRECTORY [-DNAME=VALUE ...]: quiet unless it fails
configure()
{
    local directory=$1
    shift
    mkdir -p "$directory"
    cmake -S . -B "$directory" -G Ninja "$@" >"$directory/configure.log" 2>&1 </dev/null \
        || { cat "$directory/configure.log" >&2; fail "cmake could not configure $directory"; }
}

# build DIRECTORY TARGET ...
build()
{
    local directory=$1
    shift
    ninja -C "$directory" -j "$(build_jobs)" "$@" </dev/null || fail "the build in $directory failed"
}

# Whether the build in DIRECTORY knows TARGET.
has_target()
{
    ninja -C "$1" -t query "$2" >/dev/null 2>&1
}
