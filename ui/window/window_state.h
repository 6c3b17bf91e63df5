// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/history.h"

class QWidget;

namespace portreeve::ui {

class Actions;
class Settings;

/// What a window remembers for each connection, in Settings::state(); what cannot be read any more is forgotten.

void saveWindow(const QWidget &window, Settings &settings, const QString &connection);
/// Size and place of last time, on a screen that is there; without one, the size of the look's pictures.
void restoreWindow(QWidget &window, const Settings &settings, const QString &connection);

void savePlace(Settings &settings, const QString &connection, const Place &place);
Place lastPlace(const Settings &settings, const QString &connection);

void saveFlag(Settings &settings, const QString &connection, const char *name, bool on);
bool railCollapsed(const Settings &settings, const QString &connection);
bool callsShown(const Settings &settings, const QString &connection);

/// A person's own shortcuts ("shortcut.keys.new" = "Ctrl+Alt+N", "none" for none) over the table's. One that collides with another is left out.
void takeOwnShortcuts(Actions &actions, const Settings &settings);

} // namespace portreeve::ui
