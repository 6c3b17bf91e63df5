// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments.h"

#include <QString>
#include <QVariantMap>

namespace portreeve::desktop {

// What the command line of portreeve says: its own options and all of portreeved's.
struct DesktopArguments {
    Arguments engine;
    QString profile;        // empty: $XDG_CONFIG_HOME/portreeve
    QString page;           // empty: as last time
    QVariantMap where;      // of a link "portreeve://requests?filter=..."
    bool noWizard = false;
    bool isHidden = false;
    bool saysHost = false, saysPort = false, saysConfig = false, saysData = false;     // else the settings decide
};

DesktopArguments parseDesktopArguments(const std::vector<std::string> &words);

} // namespace portreeve::desktop
