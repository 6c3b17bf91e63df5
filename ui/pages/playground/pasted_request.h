// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/playground/chat_question.h"

#include <QStringList>

#include <optional>

namespace portreeve::ui {

/// A question that stood in a curl command to /chat/completions or /messages.
struct PastedRequest {
    ChatQuestion question;
    QStringList leftOut; ///< members that the playground has no place for: "tool_choice"
};

/// The text is a curl command to an address of models, so that a paste of it means its request.
bool isModelCurl(const QString &text);
/// Pure: what "show as curl" writes comes back as the same question. `error` says what to do.
std::optional<PastedRequest> readPasted(const QString &text, QString *error);

/// Pictures and PDFs in these turns get what the playground shows and keeps them by (attachment.h).
QJsonArray withShownFiles(const QJsonArray &turns);

} // namespace portreeve::ui
