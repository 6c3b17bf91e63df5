// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariantMap>

#include <functional>

namespace portreeve::ui {

class Actions;
class Client;
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
};

} // namespace portreeve::ui
