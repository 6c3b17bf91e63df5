// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/chat_question.h"

#include "ui/pages/playground/attachment.h"
#include "ui/widgets/numbers.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace portreeve::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("portreeve::ui", text);
}

template <class T>
void keep(QJsonObject &into, const char *name, const std::optional<T> &value)
{
    if (value)
        into.insert(QLatin1String(name), QJsonValue(*value));
}

void keep(QJsonObject &into, const char *name, const QString &value)
{
    if (!value.isEmpty())
        into.insert(QLatin1String(name), value);
}

QJsonValue formatOf(const QString &format)
{
    if (format == QLatin1String("json"))
        return QJsonObject{{"type", "json_object"}};
    if (format == QLatin1String("text"))
        return QJsonObject{{"type", "text"}};
    const QJsonObject schema = QJsonDocument::fromJson(format.toUtf8()).object();
    return QJsonObject{{"type", "json_schema"}, {"json_schema", QJsonObject{{"name", "answer"}, {"strict", true}, {"schema", schema}}}};
}

} // namespace

QJsonObject AskParameters::save() const
{
    QJsonObject out;
    keep(out, "temperature", temperature);
    keep(out, "top_p", topP);
    keep(out, "max_tokens", maxTokens);
    keep(out, "seed", seed);
    keep(out, "stop", stop);
    keep(out, "effort", effort);
    keep(out, "format", format);
    return out;
}

AskParameters AskParameters::restored(const QJsonObject &saved)
{
    AskParameters out;
    if (saved.contains(QLatin1String("temperature")))
        out.temperature = saved[QLatin1String("temperature")].toDouble();
    if (saved.contains(QLatin1String("top_p")))
        out.topP = saved[QLatin1String("top_p")].toDouble();
    if (saved.contains(QLatin1String("max_tokens")))
        out.maxTokens = saved[QLatin1String("max_tokens")].toInt();
    if (saved.contains(QLatin1String("seed")))
        out.seed = saved[QLatin1String("seed")].toInteger();
    out.stop = saved[QLatin1String("stop")].toString();
    out.effort = saved[QLatin1String("effort")].toString();
    out.format = saved[QLatin1String("format")].toString();
    return out;
}

QString AskParameters::summary() const
{
    QStringList parts;
    if (temperature)
        parts += tr("temperature %1").arg(decimalText(*temperature, *temperature * 10 == int(*temperature * 10) ? 1 : 2));
    if (maxTokens)
        parts += tr("max %1").arg(countText(*maxTokens));
    if (topP)
        parts += tr("top p %1").arg(decimalText(*topP, 2));
    if (!effort.isEmpty())
        parts += tr("effort %1").arg(effort);
    if (!format.isEmpty() && format != QLatin1String("text"))
        parts += tr("JSON");
    if (seed)
        parts += tr("seed %1").arg(*seed);
    if (!stop.isEmpty())
        parts += tr("stop");
    QString text = parts.join(QStringLiteral(", "));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QJsonObject ChatQuestion::body() const
{
    QJsonArray messages;
    if (!system.trimmed().isEmpty())
        messages.append(QJsonObject{{"role", "system"}, {"content", system}});
    for (const QJsonValue &turn : turns) {
        QJsonObject message = turn.toObject();
        for (const char *ours : {"thinking", "by", "better"})
            message.remove(QLatin1String(ours));
        message.insert(QLatin1String("content"), sentContent(message[QLatin1String("content")]));
        messages.append(message);
    }
    QJsonObject out{{"model", model}, {"messages", messages}, {"stream", true}, {"stream_options", QJsonObject{{"include_usage", true}}}};
    keep(out, "temperature", parameters.temperature);
    keep(out, "top_p", parameters.topP);
    keep(out, "max_tokens", parameters.maxTokens);
    keep(out, "seed", parameters.seed);
    keep(out, "reasoning_effort", parameters.effort);
    const QStringList stops = parameters.stop.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    if (!stops.isEmpty())
        out.insert(QLatin1String("stop"), QJsonArray::fromStringList(stops));
    if (!parameters.format.isEmpty())
        out.insert(QLatin1String("response_format"), formatOf(parameters.format));
    if (!tools.isEmpty())
        out.insert(QLatin1String("tools"), tools);
    return out;
}

qint64 ChatQuestion::inputTokens() const
{
    qint64 tokens = tokensOf(system);
    for (const QJsonValue &turn : turns)
        tokens += tokensOf(turn[QLatin1String("content")]);
    if (!tools.isEmpty())
        tokens += (QJsonDocument(tools).toJson(QJsonDocument::Compact).size() + 3) / 4;
    return tokens;
}

bool ChatQuestion::hasFiles() const
{
    return std::any_of(turns.begin(), turns.end(), [](const QJsonValue &turn) { return !filesOf(turn[QLatin1String("content")]).isEmpty(); });
}

std::optional<QJsonArray> readTools(const QString &text, QString *error)
{
    error->clear();
    if (text.trimmed().isEmpty())
        return QJsonArray();
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &fault);
    if (fault.error != QJsonParseError::NoError) {
        const auto line = text.toUtf8().left(fault.offset).count('\n') + 1;
        *error = tr("Line %1: %2").arg(line).arg(fault.errorString());
        return std::nullopt;
    }
    const QJsonArray typed = document.isArray() ? document.array() : QJsonArray{document.object()};
    QJsonArray tools;
    for (const QJsonValue &value : typed) {
        const QJsonObject each = value.toObject();
        const QJsonObject function = each.contains(QLatin1String("function")) ? each[QLatin1String("function")].toObject() : each;
        if (function[QLatin1String("name")].toString().isEmpty()) {
            *error = tr("Tool %1 has no name: {\"name\": …, \"description\": …, \"parameters\": {…}}").arg(tools.size() + 1);
            return std::nullopt;
        }
        tools.append(QJsonObject{{"type", "function"}, {"function", function}});
    }
    return tools;
}

bool isFormat(const QString &text, QString *error)
{
    error->clear();
    if (text.isEmpty() || text == QLatin1String("json") || text == QLatin1String("text"))
        return true;
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &fault);
    if (fault.error == QJsonParseError::NoError && document.isObject())
        return true;
    *error = fault.error == QJsonParseError::NoError ? tr("A schema is a JSON object.") : fault.errorString();
    return false;
}

} // namespace portreeve::ui
