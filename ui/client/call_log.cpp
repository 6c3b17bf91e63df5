// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/call_log.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace portreeve::ui {
namespace {

constexpr std::size_t atMost = 1000;
constexpr qsizetype mostBody = 4096;
const QString hidden = QStringLiteral("…");

/// "api_key", "key", "master_key", "aws_secret_access_key", "vertex_credentials", "authorization" ... but neither "key_alias" nor "max_tokens".
bool isSecretName(const QString &name)
{
    static const QRegularExpression secret(QStringLiteral("^(key|keys|token|tokens|api[_-]?key|authorization|password|passphrase|secret|credential_values|vertex_credentials)$"
                                                          "|(_key|_token|_secret|_password|[_-]api[_-]key)$|^(aws_.*(secret|session|access).*)$"),
                                           QRegularExpression::CaseInsensitiveOption);
    return secret.match(name).hasMatch();
}

QJsonValue maskedValue(const QJsonValue &value);

QJsonObject maskedObject(QJsonObject object)
{
    for (auto member = object.begin(); member != object.end(); ++member) {
        const bool holdsText = member->isString() ? !member->toString().isEmpty() : member->isArray() || member->isObject();
        *member = isSecretName(member.key()) && holdsText ? QJsonValue(hidden) : maskedValue(*member);
    }
    return object;
}

QJsonValue maskedValue(const QJsonValue &value)
{
    if (value.isObject())
        return maskedObject(value.toObject());
    if (!value.isArray())
        return value;
    QJsonArray list = value.toArray();
    for (auto part = list.begin(); part != list.end(); ++part)
        *part = maskedValue(*part);
    return list;
}

/// "/key/info?key=sk-…": keys stand in queries too.
QString maskedPath(QString path)
{
    static const QRegularExpression keyInQuery(QStringLiteral("([?&](?:key|token|api_key)=)[^&]+"));
    static const QRegularExpression bareKey(QStringLiteral("sk-[A-Za-z0-9_-]{8,}"));
    path.replace(keyInQuery, QStringLiteral("\\1") + hidden);
    return path.replace(bareKey, QStringLiteral("sk-") + hidden);
}

Call maskedCall(Call call)
{
    call.path = maskedPath(call.path);
    call.body = masked(call.body).left(mostBody);
    call.bearer = call.bearer.isEmpty() ? QByteArray() : hidden.toUtf8();
    for (auto &[name, value] : call.headers) {
        if (isSecretName(QString::fromLatin1(name).replace(QLatin1Char('-'), QLatin1Char('_'))))
            value = hidden.toUtf8();
    }
    return call;
}

/// Within single quotes of a POSIX shell.
QString quoted(QString text)
{
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

} // namespace

quint64 CallLog::begin(const QString &connection, const QString &baseUrl, const Call &call)
{
    Entry entry;
    entry.number = m_next++;
    entry.at = QDateTime::currentDateTimeUtc();
    entry.connection = connection;
    entry.baseUrl = baseUrl;
    entry.call = maskedCall(call);
    m_entries.push_back(std::move(entry));
    if (m_entries.size() > atMost)
        m_entries.pop_front();
    emit added(m_next - 1);
    return m_next - 1;
}

void CallLog::finish(quint64 number, const Answer &answer)
{
    if (m_entries.empty() || number < m_entries.front().number)
        return;
    const std::size_t index = number - m_entries.front().number;
    if (index >= m_entries.size())
        return;
    Entry &entry = m_entries[index];
    entry.status = answer.status;
    entry.fault = answer.fault;
    entry.milliseconds = answer.milliseconds;
    entry.bytes = answer.body.size();
    entry.isDone = true;
    emit finished(number);
}

void CallLog::clear()
{
    m_entries.clear();
    emit cleared();
}

QString asCurl(const CallLog::Entry &entry)
{
    QString text = QStringLiteral("curl -sS");
    if (entry.call.verb != "GET")
        text += QStringLiteral(" -X ") + QString::fromLatin1(entry.call.verb);
    text += QLatin1Char(' ') + quoted(entry.baseUrl + entry.call.path) + QStringLiteral(" \\\n  -H \"Authorization: Bearer $PORTREEVE_KEY\"");
    for (const auto &[name, value] : entry.call.headers)
        text += QStringLiteral(" \\\n  -H ") + quoted(QString::fromUtf8(name + ": " + value));
    if (!entry.call.body.isEmpty())
        text += QStringLiteral(" \\\n  -H 'Content-Type: application/json' \\\n  -d ") + quoted(QString::fromUtf8(entry.call.body));
    return text;
}

QByteArray masked(const QByteArray &json)
{
    const auto document = QJsonDocument::fromJson(json);
    if (document.isObject())
        return QJsonDocument(maskedObject(document.object())).toJson(QJsonDocument::Compact);
    if (document.isArray())
        return QJsonDocument(maskedValue(document.array()).toArray()).toJson(QJsonDocument::Compact);
    // What is no JSON may be anything, a key too.
    return json.isEmpty() ? QByteArray() : hidden.toUtf8();
}

} // namespace portreeve::ui
