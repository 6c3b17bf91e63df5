// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tokens.h"

#include <QString>
#include <QVariantMap>

#include <functional>

namespace portreeve::ui {

class Actions;
class Client;
class EngineControl;
class Live;
class Settings;
class TimeRange;
class Toasts;

/// What a page may use of the window it is in. Pages are built anew when the window turns to another connection, so `client` stays the same for a page's life.
struct Desk {
    Client &client;
    Actions &actions;
    TimeRange &range;
    Live &live;
    Toasts &toasts;
    Settings &settings;
    /// To another page: go("requests", {{"filter", "key:abc"}}), go("keys", {{"id", hash}}), go("models", {{"new", true}}). Goes into the history.
    std::function<void(const QString &page, const QVariantMap &where)> go;
    /// The same in a window of its own. This one and the two below may be unset (tests); Page has calls that look first.
    std::function<void(const QString &page, const QVariantMap &where)> goInNewWindow = {};
    /// Beside a page's name in the rail: how many (Mute), needs you (Warn, Bad). Empty: none.
    std::function<void(const QString &page, const QString &text, Tone tone)> badge = {};
    /// Totals of what is selected on the shown page, in the status bar: "12 rows, $0.41, 25.2 k tokens". Empty: none.
    std::function<void(const QString &text)> totals = {};
    /// The gateway in this process, where the window is connected to it; else null.
    EngineControl *engine = nullptr;
};

} // namespace portreeve::ui
