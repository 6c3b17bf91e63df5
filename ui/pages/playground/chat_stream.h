// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace portreeve::ui {

/// A streamed answer of /v1/chat/completions as its bytes come, cut anywhere: server-sent events of OpenAI's chunks, or one whole JSON answer where a server does not stream.
/// Pure: no clock, no transport.
class ChatStream
{
public:
    /// True: something to show has come.
    bool feed(const QByteArray &bytes);
    /// The bytes are over. Afterwards error() says so if the answer broke off before its finish.
    void end();

    const QString &text() const { return m_text; }
    const QString &thinking() const { return m_thinking; } ///< reasoning, as far as the model shows it
    const QJsonArray &toolCalls() const { return m_tools; } ///< OpenAI's form, arguments as far as they have come
    QString finish() const { return m_finish; } ///< "stop", "length", "tool_calls" ...
    QString error() const { return m_error; }
    bool hasUsage() const { return m_hasUsage; }
    qint64 input() const { return m_input; }
    qint64 output() const { return m_output; }
    qint64 cached() const { return m_cached; }
    /// The message to send back as the model's turn.
    QJsonObject turn() const;

private:
    bool event(const QByteArray &data);
    void takeDelta(const QJsonObject &delta);
    void takeTools(const QJsonArray &calls);
    void takeUsage(const QJsonObject &usage);

    QByteArray m_rest; ///< of a line that is not whole
    QByteArray m_body; ///< of an answer that is no stream
    QString m_text;
    QString m_thinking;
    QJsonArray m_tools;
    QString m_finish;
    QString m_error;
    bool m_isStream = false;
    bool m_isDone = false;
    bool m_hasUsage = false;
    qint64 m_input = 0;
    qint64 m_output = 0;
    qint64 m_cached = 0;
};

} // namespace portreeve::ui
