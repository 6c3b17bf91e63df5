// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/system_scheme.h"

#include <QObject>

namespace portreeve::ui {

class Settings;

/// Keeps the theme as a person chose it ("appearance.*"), or as the desktop prefers where they left it to the system. One in a process.
class Appearance : public QObject
{
    Q_OBJECT

public:
    explicit Appearance(Settings &settings, QObject *parent = nullptr);
    /// The other scheme than the one that is seen, from now on.
    void toggleScheme();

private:
    void apply();
    ThemeChoice wanted() const;

    Settings &m_settings;
    SystemScheme m_system;
};

} // namespace portreeve::ui
