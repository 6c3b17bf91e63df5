// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/playground/chat_question.h"

#include <QMap>

namespace portreeve::ui {

/// Values by the names of their variables.
using Values = QMap<QString, QString>;

/// The names in {{braces}}, each once, in the order they come; spaces around a name do not count.
QStringList variablesIn(const QString &text);
/// Those of the system prompt and of all that was not said by a model.
QStringList variablesIn(const ChatQuestion &question);

/// With the values in place of the variables; what has none stays. Braces in a value are words.
QString filled(const QString &text, const Values &values);
ChatQuestion filled(const ChatQuestion &question, const Values &values);

} // namespace portreeve::ui
