// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/pasted_request.h"

#include "ui/pages/playground/anthropic_turns.h"
#include "ui/pages/playground/attachment.h"
#include "ui/pages/playground/curl_request.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>

namespace portreeve::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("portreeve::ui", text);
}

/// The address without its query and the slash at its end.
QString pathOf(const QString &address)
{
    QString path = address.section(u'?', 0, 0).section(u'#', 0, 0);
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

bool isChat(const QString &address)
{
    return pathOf(address).endsWith(QLatin1String("/chat/completions"));
}

bool isMessages(const QString &address)
{
    return pathOf(address).endsWith(QLatin1String("/messages"));
}

/// Takes members one by one; what is left at the end has no place.
class Members
{
public:
    explicit Members(const QJsonObject &body) : m_rest(body) {}

    QJsonValue take(const char *name) { return m_rest.take(QLatin1String(name)); }
    void keep(const char *name, const QJsonValue &value) { m_rest.insert(QLatin1String(name), value); } ///< it was looked at and has no place
    template <class T>
    void number(std::initializer_list<const char *> names, std::optional<T> &into)
    {
        for (const char *name : names) {
            const QJsonValue value = take(name);
            if (value.isDouble())
                into = T(value.toDouble());
            else if (!value.isNull() && !value.isUndefined())
                keep(name, value);
        }
    }
    QStringList rest() const { return m_rest.keys(); }

private:
    QJsonObject m_rest;
};

/// The form has one stop sequence a line.
void takeStops(Members &members, const char *name, AskParameters &into)
{
    const QJsonValue value = members.take(name);
    QStringList stops;
    for (const QJsonValue &each : value.isArray() ? value.toArray() : QJsonArray{value})
        stops += each.toString();
    stops.removeAll({});
    if (stops.join(QString()).contains(u'\n'))
        members.keep(name, value);
    else
        into.stop = stops.join(u'\n');
}

void takeFormat(Members &members, AskParameters &into)
{
    const QJsonValue value = members.take("response_format");
    const QString type = value[QLatin1String("type")].toString();
    const QJsonValue schema = value[QLatin1String("json_schema")][QLatin1String("schema")];
    if (type == QLatin1String("json_object"))
        into.format = QStringLiteral("json");
    else if (type == QLatin1String("text"))
        into.format = QStringLiteral("text");
    else if (schema.isObject() && value[QLatin1String("json_schema")][QLatin1String("strict")].toBool(true)) // the playground asks strictly
        into.format = QString::fromUtf8(QJsonDocument(schema.toObject()).toJson(QJsonDocument::Indented)).trimmed();
    else if (!value.isUndefined() && !value.isNull())
        members.keep("response_format", value);
}

/// OpenAI's tools; others than functions have no place.
void takeTools(Members &members, ChatQuestion &question)
{
    const QJsonValue value = members.take("tools");
    QJsonArray others;
    for (const QJsonValue &tool : value.toArray()) {
        if (tool[QLatin1String("function")].isObject())
            question.tools.append(tool);
        else
            others.append(tool);
    }
    if (!others.isEmpty())
        members.keep("tools", others);
}

QString faultOfRole(qsizetype number, const QJsonValue &turn)
{
    static const QStringList roles{QStringLiteral("system"), QStringLiteral("developer"), QStringLiteral("user"), QStringLiteral("assistant"), QStringLiteral("tool")};
    const QString role = turn[QLatin1String("role")].toString();
    if (roles.contains(role))
        return {};
    return role.isEmpty() ? tr("Message %1 has no role.").arg(number) : tr("Message %1 has the role %2, which the playground does not know.").arg(number).arg(role);
}

/// The first message is the system prompt's where it is words alone.
void takeSystem(ChatQuestion &question)
{
    const QJsonObject first = question.turns.first().toObject();
    const QString role = first[QLatin1String("role")].toString();
    const QJsonValue content = first[QLatin1String("content")];
    const bool isWords = content.isString() ? !content.toString().trimmed().isEmpty() : (content.isArray() && wordsOf(content).size() > 0);
    if ((role != QLatin1String("system") && role != QLatin1String("developer")) || !isWords || first.size() > 2)
        return;
    question.system = wordsOf(content);
    question.turns.removeFirst();
}

std::optional<PastedRequest> readChat(const QJsonObject &body, QString *error)
{
    Members members(body);
    PastedRequest out;
    ChatQuestion &question = out.question;
    question.model = members.take("model").toString();
    question.turns = members.take("messages").toArray();
    for (qsizetype i = 0; i < question.turns.size() && error->isEmpty(); ++i)
        *error = faultOfRole(i + 1, question.turns[i]);
    if (!error->isEmpty() || question.turns.isEmpty())
        return out;
    takeSystem(question);
    AskParameters &parameters = question.parameters;
    members.number({"temperature"}, parameters.temperature);
    members.number({"top_p"}, parameters.topP);
    members.number({"max_tokens", "max_completion_tokens"}, parameters.maxTokens);
    members.number({"seed"}, parameters.seed);
    parameters.effort = members.take("reasoning_effort").toString();
    takeStops(members, "stop", parameters);
    takeFormat(members, parameters);
    takeTools(members, question);
    for (const char *ours : {"stream", "stream_options"})
        members.take(ours);
    out.leftOut = members.rest();
    return out;
}

std::optional<PastedRequest> readMessages(const QJsonObject &body, QString *error)
{
    Members members(body);
    PastedRequest out;
    ChatQuestion &question = out.question;
    question.model = members.take("model").toString();
    QStringList left;
    question.system = wordsOf(members.take("system"));
    question.turns = turnsOfAnthropic(members.take("messages").toArray(), &left, error);
    const QJsonArray tools = members.take("tools").toArray();
    question.tools = toolsOfAnthropic(tools, &left);
    AskParameters &parameters = question.parameters;
    members.number({"temperature"}, parameters.temperature);
    members.number({"top_p"}, parameters.topP);
    members.number({"max_tokens"}, parameters.maxTokens);
    takeStops(members, "stop_sequences", parameters);
    members.take("stream");
    out.leftOut = members.rest() + left;
    return out;
}

/// Azure names the model in the address: ".../openai/deployments/NAME/chat/completions".
QString modelInAddress(const QString &address)
{
    static const QRegularExpression deployment(QStringLiteral("/deployments/([^/?]+)/"));
    return deployment.match(address).captured(1);
}

std::optional<QJsonObject> objectOf(const QString &body, QString *error)
{
    QJsonParseError fault;
    const QByteArray bytes = body.toUtf8();
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &fault);
    if (fault.error != QJsonParseError::NoError)
        *error = tr("The body is not JSON. Line %1: %2").arg(bytes.left(fault.offset).count('\n') + 1).arg(fault.errorString());
    else if (!document.isObject())
        *error = tr("The body is not a JSON object.");
    return error->isEmpty() ? std::optional(document.object()) : std::nullopt;
}

} // namespace

bool isModelCurl(const QString &text)
{
    if (!isCurl(text))
        return false;
    static const QRegularExpression address(QStringLiteral("/(chat/completions|messages)/?(?=[\\s'\"?#]|$)"));
    return address.match(text).hasMatch();
}

std::optional<PastedRequest> readPasted(const QString &text, QString *error)
{
    const auto request = readCurl(text, error);
    if (!request)
        return std::nullopt;
    if (!isChat(request->address) && !isMessages(request->address)) {
        *error = tr("%1 is no address of models: what is sent to …/chat/completions or …/messages can be taken over.").arg(request->address);
        return std::nullopt;
    }
    const auto body = objectOf(request->body, error);
    if (!body)
        return std::nullopt;
    auto out = isChat(request->address) ? readChat(*body, error) : readMessages(*body, error);
    if (error->isEmpty() && out->question.turns.isEmpty() && out->question.system.isEmpty())
        *error = tr("The body has no messages.");
    if (!error->isEmpty())
        return std::nullopt;
    if (out->question.model.isEmpty())
        out->question.model = modelInAddress(request->address);
    out->leftOut.removeDuplicates();
    return out;
}

QJsonArray withShownFiles(const QJsonArray &turns)
{
    QJsonArray out;
    int number = 0;
    for (const QJsonValue &value : turns) {
        QJsonObject turn = value.toObject();
        QJsonArray parts = turn[QLatin1String("content")].toArray();
        for (qsizetype i = 0; i < parts.size(); ++i) {
            QJsonObject part = parts[i].toObject();
            const bool isPicture = part[QLatin1String("type")] == QLatin1String("image_url");
            const QString url = isPicture ? part[QLatin1String("image_url")][QLatin1String("url")].toString() : part[QLatin1String("file")][QLatin1String("file_data")].toString();
            if (!url.startsWith(QLatin1String("data:")) || !part[QLatin1String("about")].isUndefined())
                continue;
            QString name = part[QLatin1String("file")][QLatin1String("filename")].toString();
            if (name.isEmpty())
                name = isPicture ? tr("picture %1").arg(++number) : tr("document %1").arg(++number);
            QString fault;
            const auto shown = attachmentOf(name, QByteArray::fromBase64(url.section(u',', 1).toLatin1()), &fault);
            if (shown && shown->isPicture() == isPicture)
                part.insert(QLatin1String("about"), shown->part[QLatin1String("about")]);
            parts[i] = part;
        }
        if (!parts.isEmpty())
            turn.insert(QLatin1String("content"), parts);
        out.append(turn);
    }
    return out;
}

} // namespace portreeve::ui
