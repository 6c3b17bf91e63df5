// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QStringList>

namespace portreeve::ui {

/// Messages of Anthropic's API as OpenAI's. What has no place there is named in `left`; a message that cannot be one is an `error`.
QJsonArray turnsOfAnthropic(const QJsonArray &messages, QStringList *left, QString *error);
/// Its tools as OpenAI's functions; those that the provider itself runs are `left`.
QJsonArray toolsOfAnthropic(const QJsonArray &tools, QStringList *left);

} // namespace portreeve::ui
