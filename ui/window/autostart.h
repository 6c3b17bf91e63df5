// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace portreeve::ui {

/// The name under which desktops know this program: windows, the entry in menus, icons.
inline constexpr char applicationId[] = "io.github.portreeve.Portreeve";

/// Whether the program starts at login: an entry in $XDG_CONFIG_HOME/autostart, written whole. False: it could not be changed, and why.
bool setAutostart(bool on, QString *why);
bool isAutostart();

} // namespace portreeve::ui
