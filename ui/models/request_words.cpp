// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/request_words.h"

#include "ui/widgets/numbers.h"

#include <QCoreApplication>

namespace portreeve::ui {
namespace {

struct Requests {
    Q_DECLARE_TR_FUNCTIONS(Requests)
};

struct StatusLine {
    int status;
    const char *word;
    const char *trouble;
    const char *remedy;
};

constexpr StatusLine statuses[] = {
    {400, QT_TRANSLATE_NOOP("Requests", "bad"), QT_TRANSLATE_NOOP("Requests", "did not accept the request"),
     QT_TRANSLATE_NOOP("Requests", "The request itself is wrong: look at the member that the message names.")},
    {401, QT_TRANSLATE_NOOP("Requests", "key"), QT_TRANSLATE_NOOP("Requests", "refused its key"),
     QT_TRANSLATE_NOOP("Requests", "Where the provider said so, its key on the Providers page is wrong or expired; else the client's own key is.")},
    {403, QT_TRANSLATE_NOOP("Requests", "access"), QT_TRANSLATE_NOOP("Requests", "denied access"),
     QT_TRANSLATE_NOOP("Requests", "Allow the model on the key's page, or use a key that may call it.")},
    {404, QT_TRANSLATE_NOOP("Requests", "unknown"), QT_TRANSLATE_NOOP("Requests", "did not know the model"),
     QT_TRANSLATE_NOOP("Requests", "Check the name on the Models page; the provider may have retired the model.")},
    {408, QT_TRANSLATE_NOOP("Requests", "timeout"), QT_TRANSLATE_NOOP("Requests", "took too long"),
     QT_TRANSLATE_NOOP("Requests", "Raise the model's time-out, or give it a fallback.")},
    {413, QT_TRANSLATE_NOOP("Requests", "large"), QT_TRANSLATE_NOOP("Requests", "found the request too large"), nullptr},
    {422, QT_TRANSLATE_NOOP("Requests", "funds"), QT_TRANSLATE_NOOP("Requests", "could not take the request"),
     QT_TRANSLATE_NOOP("Requests", "A budget is used up: raise it on the Keys page, or wait until it resets.")},
    {429, QT_TRANSLATE_NOOP("Requests", "limit"), QT_TRANSLATE_NOOP("Requests", "was rate limited"),
     QT_TRANSLATE_NOOP("Requests", "Add a second deployment or a fallback for the model, or raise the limit that was met.")},
    {499, QT_TRANSLATE_NOOP("Requests", "left"), QT_TRANSLATE_NOOP("Requests", "was left by the client"),
     QT_TRANSLATE_NOOP("Requests", "The client hung up before the end; what was produced until then is charged.")},
    {500, QT_TRANSLATE_NOOP("Requests", "error"), QT_TRANSLATE_NOOP("Requests", "failed"), nullptr},
    {502, QT_TRANSLATE_NOOP("Requests", "down"), QT_TRANSLATE_NOOP("Requests", "could not be reached"),
     QT_TRANSLATE_NOOP("Requests", "Test the provider on its page: it could not be reached, or its answer broke off.")},
    {503, QT_TRANSLATE_NOOP("Requests", "down"), QT_TRANSLATE_NOOP("Requests", "was down"),
     QT_TRANSLATE_NOOP("Requests", "No deployment of the model could answer: look at Health, or give it a fallback.")},
    {504, QT_TRANSLATE_NOOP("Requests", "timeout"), QT_TRANSLATE_NOOP("Requests", "took too long"),
     QT_TRANSLATE_NOOP("Requests", "Raise the model's time-out, or give it a fallback.")},
    {529, QT_TRANSLATE_NOOP("Requests", "overload"), QT_TRANSLATE_NOOP("Requests", "was overloaded"),
     QT_TRANSLATE_NOOP("Requests", "The provider is overloaded: give the model a fallback.")},
};

const StatusLine *lineOf(int status)
{
    for (const StatusLine &line : statuses) {
        if (line.status == status)
            return &line;
    }
    return nullptr;
}

QString nameOf(const RequestAttempt &attempt)
{
    if (!attempt.provider.isEmpty() && attempt.deployment.size() > 24) // an id that nobody reads
        return attempt.provider;
    return attempt.deployment.isEmpty() ? attempt.provider : attempt.deployment;
}

bool isGood(const RequestAttempt &attempt)
{
    return attempt.status >= 200 && attempt.status < 300 && attempt.errorClass.isEmpty();
}

/// "anthropic-1 was rate limited and openai-1 was down", for those that failed.
QString troubles(const QList<RequestAttempt> &attempts)
{
    QStringList all;
    for (const RequestAttempt &attempt : attempts) {
        if (!isGood(attempt))
            all.append(QStringLiteral("%1 %2").arg(nameOf(attempt), attemptTrouble(attempt)));
    }
    all.removeDuplicates();
    if (all.size() < 2)
        return all.join(QString());
    const QString last = all.takeLast();
    //: the last of several things that went wrong
    return Requests::tr("%1 and %2").arg(all.join(QStringLiteral(", ")), last);
}

} // namespace

QString statusWord(int status)
{
    const StatusLine *line = lineOf(status);
    return line ? Requests::tr(line->word) : QString();
}

RequestState stateOf(const RequestRow &row)
{
    if (row.isRunning())
        return {Tone::Info, Requests::tr("Running")};
    if (row.isOk)
        return {Tone::Ok, row.road == QLatin1String("c") ? Requests::tr("Cached") : Requests::tr("Served")};
    const QString word = statusWord(row.status);
    const QString said = row.status ? QStringLiteral("%1 %2").arg(row.status).arg(word).trimmed() : Requests::tr("Failed");
    return {row.isRefused() ? Tone::Warn : Tone::Bad, said};
}

QString attemptTrouble(const RequestAttempt &attempt)
{
    if (const StatusLine *line = lineOf(attempt.status))
        return Requests::tr(line->trouble);
    if (attempt.errorClass.contains(QLatin1String("imeout")))
        return Requests::tr("took too long");
    if (attempt.status == 0)
        return Requests::tr("could not be reached");
    if (attempt.status >= 200 && attempt.status < 300)
        return Requests::tr("broke off");
    return Requests::tr("answered %1").arg(attempt.status);
}

QString sentenceOf(const RequestDetail &detail)
{
    const RequestRow &row = detail.row;
    const QString why = troubles(detail.attempts);
    const QString by = detail.attempts.isEmpty() ? (row.provider.isEmpty() ? row.model : row.provider) : nameOf(detail.attempts.last());
    if (row.isRunning())
        return Requests::tr("Still running.");
    if (row.road == QLatin1String("c"))
        return Requests::tr("Answered from the cache.");
    if (row.isRefused())
        return row.errorMessage.isEmpty() ? Requests::tr("Refused at the gate; no provider was called.") : Requests::tr("Refused at the gate: %1").arg(row.errorMessage);
    if (!row.isOk && !why.isEmpty())
        return Requests::tr("Failed: %1.").arg(why);
    if (!row.isOk)
        return row.errorMessage.isEmpty() ? Requests::tr("Failed with status %1.").arg(row.status) : Requests::tr("Failed: %1").arg(row.errorMessage);
    if (!why.isEmpty())
        return Requests::tr("Served by %1 after %2.").arg(by, why);
    if (row.retries + row.fallbacks > 0)
        return row.retries + row.fallbacks == 1 ? Requests::tr("Served by %1 after another attempt.").arg(by)
                                                : Requests::tr("Served by %1 after %2 more attempts.").arg(by).arg(row.retries + row.fallbacks);
    return by.isEmpty() ? Requests::tr("Served at the first attempt.") : Requests::tr("Served by %1 at the first attempt.").arg(by);
}

QString remedyOf(const RequestRow &row)
{
    const StatusLine *line = lineOf(row.status);
    return line && line->remedy ? Requests::tr(line->remedy) : QString();
}

QString billName(const QString &what)
{
    static constexpr const char *names[][2] = {
        {"input", QT_TRANSLATE_NOOP("Requests", "Input")},
        {"cached input", QT_TRANSLATE_NOOP("Requests", "Cached read")},
        {"cache write", QT_TRANSLATE_NOOP("Requests", "Cache write")},
        {"output", QT_TRANSLATE_NOOP("Requests", "Output")},
        {"reasoning", QT_TRANSLATE_NOOP("Requests", "Reasoning")},
        {"audio", QT_TRANSLATE_NOOP("Requests", "Audio")},
        {"search", QT_TRANSLATE_NOOP("Requests", "Web search")},
        {"calls", QT_TRANSLATE_NOOP("Requests", "Calls")},
        {"rounding", QT_TRANSLATE_NOOP("Requests", "Rounding")},
    };
    for (const auto &name : names) {
        if (what == QLatin1String(name[0]))
            return Requests::tr(name[1]);
    }
    return what.left(1).toUpper() + what.mid(1);
}

} // namespace portreeve::ui
