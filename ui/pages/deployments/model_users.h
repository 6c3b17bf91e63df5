// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/call.h"

#include <QJsonArray>
#include <QObject>
#include <QStringList>

#include <functional>

namespace portreeve::ui {

struct Desk;

/// Who asks for a model by its name: keys and teams whose list has it, fallbacks that lead to it or from it.
struct ModelUsers {
    QStringList keys; ///< their names, or what is shown of them
    int openKeys = 0; ///< keys that may use every model
    QStringList fallbacks; ///< "gpt-5 → claude-sonnet-4-5"
    bool isWhole = true; ///< false: not everything could be looked up
    QString missing; ///< what could not

    bool isEmpty() const { return keys.isEmpty() && fallbacks.isEmpty(); }
};

/// Of one page of /key/list with whole objects.
void addKeys(ModelUsers &users, const QJsonArray &keys, const QString &modelName);
/// Of the current values of /router/settings: fallbacks, context_window_fallbacks, content_policy_fallbacks, default_fallbacks.
void addFallbacks(ModelUsers &users, const QJsonObject &routerSettings, const QString &modelName);

/// Looks them up; `done` gets them while `asker` lives.
void findModelUsers(Desk &desk, QObject *asker, const QString &modelName, std::function<void(const ModelUsers &)> done);

} // namespace portreeve::ui
