#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds a .deb of each program into build/packages: portreeve (the desktop) and portreeved (the gateway as a service).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. packaging/install.sh

maintainer=${PORTREEVE_MAINTAINER:-"Portreeve developers <portreeve@localhost>"}
version=$(sed -n 's/^project(portreeve VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
architecture=$(dpkg --print-architecture)
out=$PWD/build/packages

# put MODE FILE ROOT/PLACE
put()
{
    install -D -m "$1" "$2" "$3"
}

# What a program is linked with, as Debian's packages of this system say.
libraries_of()
{
    local place
    place=$(mktemp -d)
    mkdir "$place/debian"
    printf 'Source: portreeve\n\nPackage: portreeve\nArchitecture: any\n' >"$place/debian/control"
    (cd "$place" && dpkg-shlibdeps -O "$1" 2>/dev/null) | sed -n 's/^shlibs:Depends=//p'
    rm -r "$place"
}

# The manual is what the program says of itself.
manual()
{
    local name=$1 what=$2
    {
        printf '.TH %s 1 "" "Portreeve %s"\n.SH NAME\n%s \\- %s\n.SH OPTIONS\n.nf\n' "${name^^}" "$version" "$name" "$what"
        QT_QPA_PLATFORM=offscreen "build/bin/$name" --help | sed 's/\\/\\\\/g; s/-/\\-/g; s/^\([.'"'"']\)/\\\&\1/'
        printf '.fi\n'
    } | gzip -9n
}

copyright()
{
    cat <<TEXT
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Portreeve

Files: *
Copyright: the Portreeve developers
License: GPL-3.0-or-later
 On Debian systems the full text of the GNU General Public License
 version 3 is in /usr/share/common-licenses/GPL-3.
TEXT
}

# What both packages have: the program, its manual, its licence.
lay_out()
{
    local name=$1 root=$2 what=$3
    rm -rf "$root"
    put 755 "build/bin/$name" "$root/usr/bin/$name"
    strip --remove-section=.comment --remove-section=.note "$root/usr/bin/$name"
    mkdir -p "$root/usr/share/man/man1" "$root/usr/share/doc/$name" "$root/DEBIAN"
    manual "$name" "$what" >"$root/usr/share/man/man1/$name.1.gz"
    copyright >"$root/usr/share/doc/$name/copyright"
    chmod 644 "$root/usr/share/man/man1/$name.1.gz" "$root/usr/share/doc/$name/copyright"
}

# pack NAME ROOT FURTHER-DEPENDS SUMMARY DESCRIPTION
pack()
{
    local name=$1 root=$2 further=$3 summary=$4 description=$5
    {
        printf 'Package: %s\nVersion: %s\nArchitecture: %s\nMaintainer: %s\nSection: net\nPriority: optional\n' "$name" "$version" "$architecture" "$maintainer"
        printf 'Installed-Size: %s\n' "$(du -sk --exclude=DEBIAN "$root" | cut -f1)"
        printf 'Depends: %s\n' "$(libraries_of "$root/usr/bin/$name")${further:+, $further}"
        [ "$name" = portreeved ] || printf 'Recommends: gnome-keyring | kwalletmanager\n'
        printf 'Description: %s\n %s\n' "$summary" "$description"
    } >"$root/DEBIAN/control"
    (cd "$root" && find . -type f -not -path './DEBIAN/*' -printf '%P\0' | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
    dpkg-deb --root-owner-group -Zxz --build "$root" "$out/${name}_${version}_$architecture.deb" >/dev/null
    say "built $out/${name}_${version}_$architecture.deb ($(du -h "$out/${name}_${version}_$architecture.deb" | cut -f1))"
}

# A service is stopped before its program goes; its data stays until it is purged.
service_scripts()
{
    local root=$1
    cat >"$root/DEBIAN/prerm" <<'TEXT'
#!/bin/sh
set -e
[ "$1" != remove ] || [ ! -d /run/systemd/system ] || systemctl disable --now portreeved.service >/dev/null 2>&1 || true
TEXT
    cat >"$root/DEBIAN/postinst" <<'TEXT'
#!/bin/sh
set -e
[ ! -d /run/systemd/system ] || systemctl daemon-reload || true
# After an update the new program serves on; what is under way ends first.
[ ! -d /run/systemd/system ] || [ -z "$2" ] || systemctl try-restart portreeved.service || true
TEXT
    cat >"$root/DEBIAN/postrm" <<'TEXT'
#!/bin/sh
set -e
[ ! -d /run/systemd/system ] || systemctl daemon-reload || true
[ "$1" != purge ] || rm -rf /var/lib/private/portreeve /var/lib/portreeve
TEXT
    printf '/etc/default/portreeved\n' >"$root/DEBIAN/conffiles"
    chmod 755 "$root/DEBIAN/prerm" "$root/DEBIAN/postinst" "$root/DEBIAN/postrm"
}

install_packages build desktop package
configure build -DCMAKE_BUILD_TYPE=Release -DPORTREEVE_DESKTOP=ON
say "building build"
build build portreeved portreeve
mkdir -p "$out"

root=$out/portreeved
lay_out portreeved "$root" "AI gateway"
put 644 packaging/portreeved.service "$root/lib/systemd/system/portreeved.service"
put 600 packaging/portreeved.default "$root/etc/default/portreeved"
service_scripts "$root"
pack portreeved "$root" "ca-certificates, tzdata" "AI gateway, as a service" \
    "One address for all AI providers: virtual keys with budgets that hold, routing, retries and a ledger. Reads LiteLLM's config.yaml. Start it with: systemctl enable --now portreeved"

root=$out/portreeve
lay_out portreeve "$root" "AI gateway with its desktop"
put 644 packaging/portreeve.desktop "$root/usr/share/applications/io.github.portreeve.Portreeve.desktop"
put 644 resources/icons/portreeve.svg "$root/usr/share/icons/hicolor/scalable/apps/portreeve.svg"
put 644 resources/icons/portreeve-symbolic.svg "$root/usr/share/icons/hicolor/symbolic/apps/portreeve-symbolic.svg"
pack portreeve "$root" "ca-certificates, tzdata, libqt6sql6-sqlite, libqt6svg6, qt6-qpa-plugins, qt6-translations-l10n, fonts-inter, fonts-jetbrains-mono" "AI gateway with its desktop" \
    "Runs a gateway to all AI providers in its own process and shows it live; administers other gateways too, LiteLLM servers included."
