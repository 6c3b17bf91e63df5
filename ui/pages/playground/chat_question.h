// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/code_block.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace portreeve::ui {

/// How a model is asked. What is empty is not sent, so the model's own default holds.
struct AskParameters {
    std::optional<double> temperature; ///< 0 to 2
    std::optional<double> topP; ///< 0 to 1
    std::optional<int> maxTokens; ///< 1 and more
    std::optional<qint64> seed;
    QString stop; ///< one a line
    QString effort; ///< "low", "medium", "high", "minimal"; empty: not sent
    QString format; ///< "text", "json" or a JSON schema as text; empty: not sent
    bool operator==(const AskParameters &) const = default;

    QJsonObject save() const;
    static AskParameters restored(const QJsonObject &saved);
    /// "Temperature 0.4, max 600"; empty when everything is at its default.
    QString summary() const;
};

/// One question to one model, whole. Turns may have members of ours, for showing: "thinking", "by" and "better" (votes.h), and "about" in the parts of a content (attachment.h). body() leaves them out.
struct ChatQuestion {
    QString model;
    QString system;
    QJsonArray turns; ///< OpenAI messages without the system's
    QJsonArray tools; ///< OpenAI's form
    AskParameters parameters;

    /// The body for /v1/chat/completions, streamed and with usage.
    QJsonObject body() const;
    /// The same call for a script: curl, Python, JavaScript. The key is named by a variable, never written; files are read where the script runs.
    QList<Sample> samples(const QString &baseUrl) const;
    bool hasFiles() const;
    /// Tokens of the input by the rule of four bytes a token; what the gateway itself counts when it has no tokenizer.
    qint64 inputTokens() const;
};

/// Tools as typed: an array of OpenAI's tools, one such tool, or bare functions (then wrapped). Empty text: no tools. On a fault `error` says what is wrong and where.
std::optional<QJsonArray> readTools(const QString &text, QString *error);
/// "json", "text", empty or a schema that is a JSON object. `error` as above.
bool isFormat(const QString &text, QString *error);

} // namespace portreeve::ui
