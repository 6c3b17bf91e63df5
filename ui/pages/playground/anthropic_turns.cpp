// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/anthropic_turns.h"

#include "ui/pages/playground/attachment.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace portreeve::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("portreeve::ui", text);
}

QString compact(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
}

/// A picture or document; an empty object: it has no like in OpenAI's messages.
QJsonObject filePart(const QJsonValue &block)
{
    const QJsonValue source = block[QLatin1String("source")];
    const QString kind = source[QLatin1String("type")].toString();
    const QString data = QStringLiteral("data:%1;base64,%2").arg(source[QLatin1String("media_type")].toString(), source[QLatin1String("data")].toString());
    const bool isPicture = block[QLatin1String("type")] == QLatin1String("image");
    if (isPicture && (kind == QLatin1String("base64") || kind == QLatin1String("url")))
        return {{"type", "image_url"}, {"image_url", QJsonObject{{"url", kind == QLatin1String("url") ? source[QLatin1String("url")].toString() : data}}}};
    if (!isPicture && kind == QLatin1String("text"))
        return {{"type", "text"}, {"text", source[QLatin1String("data")]}};
    if (isPicture || kind != QLatin1String("base64"))
        return {};
    const QString title = block[QLatin1String("title")].toString();
    return {{"type", "file"}, {"file", QJsonObject{{"filename", title.isEmpty() ? QStringLiteral("document.pdf") : title}, {"file_data", data}}}};
}

/// One message as it is taken apart: results of tools become messages of their own, before what was said.
class Message
{
public:
    Message(const QString &role, QStringList *left) : m_role(role), m_left(left) {}

    void take(const QJsonObject &block)
    {
        const QString type = block[QLatin1String("type")].toString();
        if (block.contains(QLatin1String("cache_control")))
            *m_left += QStringLiteral("cache_control");
        if (type == QLatin1String("text"))
            m_parts.append(QJsonObject{{"type", "text"}, {"text", block[QLatin1String("text")]}});
        else if (type == QLatin1String("thinking"))
            m_thinking += block[QLatin1String("thinking")].toString();
        else if (type == QLatin1String("tool_use"))
            m_calls.append(QJsonObject{{"id", block[QLatin1String("id")]},
                                       {"type", "function"},
                                       {"function", QJsonObject{{"name", block[QLatin1String("name")]}, {"arguments", compact(block[QLatin1String("input")])}}}});
        else if (type == QLatin1String("tool_result"))
            takeResult(block);
        else
            takeFile(block);
    }

    void addTo(QJsonArray &turns) const
    {
        for (const QJsonValue &result : m_results)
            turns.append(result);
        if (m_parts.isEmpty() && m_calls.isEmpty())
            return;
        QJsonObject turn{{"role", m_role}, {"content", content()}};
        if (!m_calls.isEmpty())
            turn.insert(QLatin1String("tool_calls"), m_calls);
        if (!m_thinking.isEmpty())
            turn.insert(QLatin1String("thinking"), m_thinking);
        turns.append(turn);
    }

private:
    QJsonValue content() const
    {
        if (m_parts.isEmpty())
            return QJsonValue::Null;
        return m_parts.size() == 1 && m_parts[0][QLatin1String("type")] == QLatin1String("text") ? m_parts[0][QLatin1String("text")] : QJsonValue(m_parts);
    }

    void takeResult(const QJsonObject &block)
    {
        m_results.append(QJsonObject{{"role", "tool"}, {"tool_call_id", block[QLatin1String("tool_use_id")]}, {"content", wordsOf(block[QLatin1String("content")])}});
        if (block[QLatin1String("is_error")].toBool())
            *m_left += QStringLiteral("is_error");
        for (const QJsonValue &part : block[QLatin1String("content")].toArray()) {
            if (part[QLatin1String("type")] != QLatin1String("text"))
                *m_left += QStringLiteral("tool_result ") + part[QLatin1String("type")].toString();
        }
    }

    void takeFile(const QJsonObject &block)
    {
        const QJsonObject part = filePart(block);
        if (part.isEmpty())
            *m_left += block[QLatin1String("type")].toString();
        else
            m_parts.append(part);
    }

    QString m_role;
    QStringList *m_left;
    QJsonArray m_results;
    QJsonArray m_parts;
    QJsonArray m_calls;
    QString m_thinking;
};

} // namespace

QJsonArray turnsOfAnthropic(const QJsonArray &messages, QStringList *left, QString *error)
{
    QJsonArray turns;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        const QString role = messages[i][QLatin1String("role")].toString();
        const QJsonValue content = messages[i][QLatin1String("content")];
        if (role != QLatin1String("user") && role != QLatin1String("assistant")) {
            *error = role.isEmpty() ? tr("Message %1 has no role.").arg(i + 1) : tr("Message %1 has the role %2, which the playground does not know.").arg(i + 1).arg(role);
            return {};
        }
        if (content.isString()) {
            turns.append(QJsonObject{{"role", role}, {"content", content}});
            continue;
        }
        Message message(role, left);
        for (const QJsonValue &block : content.toArray())
            message.take(block.toObject());
        message.addTo(turns);
    }
    return turns;
}

QJsonArray toolsOfAnthropic(const QJsonArray &tools, QStringList *left)
{
    QJsonArray out;
    for (const QJsonValue &tool : tools) {
        const QString type = tool[QLatin1String("type")].toString();
        if (!type.isEmpty() && type != QLatin1String("custom")) {
            *left += type;
            continue;
        }
        QJsonObject function{{"name", tool[QLatin1String("name")]}, {"parameters", tool[QLatin1String("input_schema")].toObject()}};
        if (const QString words = tool[QLatin1String("description")].toString(); !words.isEmpty())
            function.insert(QLatin1String("description"), words);
        out.append(QJsonObject{{"type", "function"}, {"function", function}});
    }
    return out;
}

} // namespace portreeve::ui
