// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/chat_stream.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace portreeve::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("portreeve::ui::ChatStream", text);
}

QString messageOf(const QJsonObject &object)
{
    const QJsonValue error = object[QLatin1String("error")];
    return error.isObject() ? error.toObject()[QLatin1String("message")].toString() : error.toString();
}

} // namespace

bool ChatStream::feed(const QByteArray &bytes)
{
    m_rest += bytes;
    bool shows = false;
    for (;;) {
        const auto end = m_rest.indexOf('\n');
        if (end < 0)
            break;
        const QByteArray line = m_rest.left(end).trimmed();
        m_rest.remove(0, end + 1);
        if (line.startsWith("data:")) {
            m_isStream = true;
            shows = event(line.mid(5).trimmed()) || shows;
        } else if (!m_isStream && !line.startsWith(':') && !line.startsWith("event:")) {
            m_body += line + '\n';
        }
    }
    return shows;
}

void ChatStream::end()
{
    if (!m_isStream) {
        const QJsonObject whole = QJsonDocument::fromJson(m_body + m_rest).object();
        const QJsonObject choice = whole[QLatin1String("choices")].toArray().at(0).toObject();
        m_error = messageOf(whole);
        m_finish = choice[QLatin1String("finish_reason")].toString();
        takeDelta(choice[QLatin1String("message")].toObject());
        takeUsage(whole[QLatin1String("usage")].toObject());
        m_isDone = !m_finish.isEmpty();
    } else if (!m_rest.isEmpty()) {
        feed("\n");
    }
    if (m_error.isEmpty() && !m_isDone && m_finish.isEmpty())
        m_error = tr("The answer broke off: its end never came.");
}

bool ChatStream::event(const QByteArray &data)
{
    if (data == "[DONE]") {
        m_isDone = true;
        return false;
    }
    const QJsonObject chunk = QJsonDocument::fromJson(data).object();
    if (const QString error = messageOf(chunk); !error.isEmpty())
        m_error = error;
    takeUsage(chunk[QLatin1String("usage")].toObject());
    const QJsonObject choice = chunk[QLatin1String("choices")].toArray().at(0).toObject();
    if (const QString finish = choice[QLatin1String("finish_reason")].toString(); !finish.isEmpty())
        m_finish = finish;
    const auto before = m_text.size() + m_thinking.size();
    const QJsonObject delta = choice[QLatin1String("delta")].toObject();
    takeDelta(delta);
    return m_text.size() + m_thinking.size() != before || delta.contains(QLatin1String("tool_calls"));
}

void ChatStream::takeDelta(const QJsonObject &delta)
{
    m_text += delta[QLatin1String("content")].toString();
    m_text += delta[QLatin1String("refusal")].toString();
    m_thinking += delta.contains(QLatin1String("reasoning_content")) ? delta[QLatin1String("reasoning_content")].toString() : delta[QLatin1String("reasoning")].toString();
    takeTools(delta[QLatin1String("tool_calls")].toArray());
}

void ChatStream::takeTools(const QJsonArray &calls)
{
    for (const QJsonValue &value : calls) {
        const QJsonObject part = value.toObject();
        const int at = part[QLatin1String("index")].toInt(int(m_tools.size()));
        if (at < 0 || at > 255)
            continue;
        while (m_tools.size() <= at)
            m_tools.append(QJsonObject{{"type", "function"}, {"function", QJsonObject{{"arguments", ""}}}});
        QJsonObject call = m_tools[at].toObject();
        QJsonObject function = call[QLatin1String("function")].toObject();
        const QJsonObject more = part[QLatin1String("function")].toObject();
        if (part.contains(QLatin1String("id")))
            call.insert(QLatin1String("id"), part[QLatin1String("id")]);
        if (!more[QLatin1String("name")].toString().isEmpty())
            function.insert(QLatin1String("name"), more[QLatin1String("name")]);
        function.insert(QLatin1String("arguments"), function[QLatin1String("arguments")].toString() + more[QLatin1String("arguments")].toString());
        call.insert(QLatin1String("function"), function);
        m_tools[at] = call;
    }
}

void ChatStream::takeUsage(const QJsonObject &usage)
{
    if (usage.isEmpty())
        return;
    m_hasUsage = true;
    m_input = usage[QLatin1String("prompt_tokens")].toInteger();
    m_output = usage[QLatin1String("completion_tokens")].toInteger();
    m_cached = usage[QLatin1String("prompt_tokens_details")].toObject()[QLatin1String("cached_tokens")].toInteger();
}

QJsonObject ChatStream::turn() const
{
    QJsonObject out{{"role", "assistant"}, {"content", m_text}};
    if (!m_tools.isEmpty())
        out.insert(QLatin1String("tool_calls"), m_tools);
    return out;
}

} // namespace portreeve::ui
