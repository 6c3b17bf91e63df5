// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/connection.h"
#include "ui/client/transport.h"

#include <QList>

#include <functional>
#include <memory>

class QWidget;

namespace portreeve::ui {

class CallLog;
class EngineControl;
class Settings;

/// What the program gives to its windows. All functions are called on the GUI thread and return at once; the empty ones are left out of menus.
struct DesktopParts {
    Settings &settings;
    CallLog &calls;
    /// As the switcher shows them. "local" only where a gateway runs in this process.
    std::function<QList<Connection>()> connections;
    /// The way to it, never null.
    std::function<std::unique_ptr<AdminTransport>(const Connection &)> transport;
    /// A connection was changed here: read-only, the kind that was found.
    std::function<void(const Connection &)> save;
    /// Shows the connection manager over that window.
    std::function<void(QWidget *window)> manage;
    /// Shows the first run's questions over that window, again if they were answered before.
    std::function<void(QWidget *window)> setUp;
    /// Starts and stops the gateway in this process; null: none is offered.
    EngineControl *engine = nullptr;
    /// Shows the form for a new connection over that window.
    std::function<void(QWidget *window)> addConnection = {};
};

} // namespace portreeve::ui
