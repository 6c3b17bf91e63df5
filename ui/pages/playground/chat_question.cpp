// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/chat_question.h"

#include "ui/widgets/numbers.h"

#include <QCoreApplication>
#include <QJsonDocument>

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

QString indented(const QJsonObject &object, int by)
{
    const QString text = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented)).trimmed();
    return QString(text).replace(QLatin1Char('\n'), QLatin1Char('\n') + QString(by, QLatin1Char(' ')));
}

/// JSON as Python writes it: True, False, None outside of strings.
QString asPython(const QString &json)
{
    QString out;
    bool inString = false;
    for (int i = 0; i < json.size(); ++i) {
        const QChar c = json[i];
        if (c == QLatin1Char('"') && (i == 0 || json[i - 1] != QLatin1Char('\\')))
            inString = !inString;
        const auto takes = [&](const char *word, const char *python) {
            if (inString || !json.mid(i).startsWith(QLatin1String(word)))
                return false;
            out += QLatin1String(python);
            i += int(qstrlen(word)) - 1;
            return true;
        };
        if (!takes("true", "True") && !takes("false", "False") && !takes("null", "None"))
            out += c;
    }
    return out;
}

QString shellQuoted(const QString &text)
{
    return QLatin1Char('\'') + QString(text).replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
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
    for (const QJsonValue &turn : turns)
        messages.append(turn);
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

QList<Sample> ChatQuestion::samples(const QString &baseUrl) const
{
    QJsonObject whole = body();
    whole.remove(QLatin1String("stream"));
    whole.remove(QLatin1String("stream_options"));
    const QString curl = QStringLiteral("curl %1/v1/chat/completions \\\n  -H \"Authorization: Bearer $PORTREEVE_KEY\" \\\n  -H \"Content-Type: application/json\" \\\n  -d %2")
                             .arg(baseUrl, shellQuoted(indented(whole, 0)));
    QStringList arguments;
    for (auto member = whole.begin(); member != whole.end(); ++member) {
        const QString value = QString::fromUtf8(QJsonDocument(QJsonArray{member.value()}).toJson(QJsonDocument::Compact));
        arguments += QStringLiteral("    %1=%2,").arg(member.key(), asPython(value.mid(1, value.size() - 2)));
    }
    const QString python = QStringLiteral("import os\nfrom openai import OpenAI\n\nclient = OpenAI(base_url=\"%1/v1\", api_key=os.environ[\"PORTREEVE_KEY\"])\n"
                                          "answer = client.chat.completions.create(\n%2\n)\nprint(answer.choices[0].message.content)")
                               .arg(baseUrl, arguments.join(QLatin1Char('\n')));
    const QString script = QStringLiteral("import OpenAI from \"openai\";\n\nconst client = new OpenAI({ baseURL: \"%1/v1\", apiKey: process.env.PORTREEVE_KEY });\n"
                                          "const answer = await client.chat.completions.create(%2);\nconsole.log(answer.choices[0].message.content);")
                               .arg(baseUrl, indented(whole, 0));
    return {{QStringLiteral("curl"), Language::Shell, curl}, {QStringLiteral("Python"), Language::Python, python}, {QStringLiteral("JavaScript"), Language::JavaScript, script}};
}

qint64 ChatQuestion::inputTokens() const
{
    qint64 bytes = system.toUtf8().size();
    for (const QJsonValue &turn : turns)
        bytes += turn.toObject()[QLatin1String("content")].toString().toUtf8().size();
    if (!tools.isEmpty())
        bytes += QJsonDocument(tools).toJson(QJsonDocument::Compact).size();
    return (bytes + 3) / 4;
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
