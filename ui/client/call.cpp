// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/call.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>
#include <QUrl>

namespace portreeve::ui {
namespace {

QString say(const char *words)
{
    return QCoreApplication::translate("Answer", words);
}

/// LiteLLM prints a Python dictionary into the message of its own refusals: "{'error': 'No such key'}".
QString withoutDictionary(const QString &text)
{
    static const QRegularExpression dictionary(QStringLiteral(R"(^\{'(?:error|message|detail)': (['"])(.*)\1\}$)"), QRegularExpression::DotMatchesEverythingOption);
    const auto match = dictionary.match(text.trimmed());
    return match.hasMatch() ? match.captured(2) : text.trimmed();
}

/// FastAPI's list of what is wrong in a body: [{"loc": ["body", "max_budget"], "msg": "..."}].
QString validationText(const QJsonArray &faults)
{
    QStringList lines;
    for (const auto &fault : faults) {
        QStringList place;
        for (const auto &part : fault[QLatin1String("loc")].toArray()) {
            if (const QString name = part.toVariant().toString(); name != QLatin1String("body") && name != QLatin1String("query"))
                place.append(name);
        }
        const QString words = fault[QLatin1String("msg")].toString();
        lines.append(place.isEmpty() ? words : place.join(QLatin1Char('.')) + QStringLiteral(": ") + words);
    }
    lines.removeAll(QString());
    return lines.join(QStringLiteral("; "));
}

QString textIn(const QJsonValue &value)
{
    if (value.isString())
        return withoutDictionary(value.toString());
    if (value.isArray())
        return validationText(value.toArray());
    for (const auto *name : {"message", "error", "detail"}) {
        if (const QString text = value.isObject() ? textIn(value[QLatin1String(name)]) : QString(); !text.isEmpty())
            return text;
    }
    return {};
}

QString statusInWords(int status)
{
    switch (status) {
    case 400: case 422: return say(QT_TRANSLATE_NOOP("Answer", "The server did not understand the request."));
    case 401: return say(QT_TRANSLATE_NOOP("Answer", "The server does not accept the key of this connection."));
    case 403: return say(QT_TRANSLATE_NOOP("Answer", "The key of this connection may not do this."));
    case 404: case 405: case 501: return say(QT_TRANSLATE_NOOP("Answer", "The server does not know this request."));
    case 409: return say(QT_TRANSLATE_NOOP("Answer", "Somebody changed this meanwhile. Load it again."));
    case 413: return say(QT_TRANSLATE_NOOP("Answer", "The request is larger than the server takes."));
    case 429: return say(QT_TRANSLATE_NOOP("Answer", "The server takes no more requests just now. Try again in a minute."));
    case 502: case 504: return say(QT_TRANSLATE_NOOP("Answer", "Something between here and the gateway answered instead of it: the gateway itself may be down."));
    case 503: return say(QT_TRANSLATE_NOOP("Answer", "The server is not ready. Try again in a moment."));
    default: break;
    }
    if (status >= 500)
        return say(QT_TRANSLATE_NOOP("Answer", "The server failed (%1). Its log says why.")).arg(status);
    return say(QT_TRANSLATE_NOOP("Answer", "The server answered %1.")).arg(status);
}

} // namespace

QByteArray Answer::header(const QByteArray &lowerCaseName) const
{
    for (const auto &[name, value] : headers) {
        if (name == lowerCaseName)
            return value;
    }
    return {};
}

QString Answer::message() const
{
    if (isOk() && fault.isEmpty())
        return {};
    if (const QString text = textIn(object()); !text.isEmpty())
        return text;
    return fault.isEmpty() ? statusInWords(status) : fault;
}

QString Answer::errorMember(const char *name) const
{
    const QJsonValue value = object().value(QLatin1String("error"))[QLatin1String(name)];
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

QString pathWith(const QString &path, const QList<QPair<QString, QString>> &query)
{
    QString result = path;
    QChar sign = path.contains(QLatin1Char('?')) ? QLatin1Char('&') : QLatin1Char('?');
    for (const auto &[name, value] : query) {
        if (value.isEmpty())
            continue;
        result += sign + QString::fromLatin1(QUrl::toPercentEncoding(name)) + QLatin1Char('=') + QString::fromLatin1(QUrl::toPercentEncoding(value));
        sign = QLatin1Char('&');
    }
    return result;
}

} // namespace portreeve::ui
