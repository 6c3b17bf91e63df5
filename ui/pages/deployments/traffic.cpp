// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/deployments/traffic.h"

#include "ui/widgets/numbers.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace portreeve::ui {
namespace {

constexpr double failingShare = 0.5; ///< from here on it is not working, below it has errors
constexpr double noticeableShare = 0.02;

QString say(const char *words)
{
    return QCoreApplication::translate("Deployments", words);
}

StateWord fromTraffic(const Attempts &recent, bool wasUsed)
{
    if (recent.failed > 0 && recent.limited * 2 >= recent.failed)
        return {Tone::Warn, say(QT_TRANSLATE_NOOP("Deployments", "Rate limited")), say(QT_TRANSLATE_NOOP("Deployments", "The provider answered 429 in the last 15 minutes."))};
    const double share = recent.all > 0 ? double(recent.failed) / double(recent.all) : 0;
    const QString why = say(QT_TRANSLATE_NOOP("Deployments", "%1 of the requests of the last 15 minutes failed.")).arg(shareText(share));
    if (recent.failed > 0 && share >= failingShare)
        return {Tone::Bad, say(QT_TRANSLATE_NOOP("Deployments", "Failing")), why};
    if (share >= noticeableShare)
        return {Tone::Warn, say(QT_TRANSLATE_NOOP("Deployments", "Errors")), why};
    if (recent.all > 0 || wasUsed)
        return {Tone::Ok, say(QT_TRANSLATE_NOOP("Deployments", "Healthy")), {}};
    return {Tone::Mute, say(QT_TRANSLATE_NOOP("Deployments", "Not used")), say(QT_TRANSLATE_NOOP("Deployments", "No request in this span. Test it to see whether it works."))};
}

/// The newer of a failed request and a failed attempt; either may be none.
const FailedRequest *newer(const FailedRequest *request, const std::optional<FailedRequest> &attempt)
{
    return attempt && (!request || request->at < attempt->at) ? &*attempt : request;
}

QList<double> numbers(const QJsonValue &value)
{
    QList<double> out;
    for (const auto &each : value.toArray())
        out.append(each.toDouble());
    return out;
}

NameTraffic readTally(const QJsonObject &tally)
{
    NameTraffic traffic;
    traffic.requests = tally[QLatin1String("requests")].toInteger();
    traffic.failed = tally[QLatin1String("failed")].toInteger();
    traffic.costNanos = tally[QLatin1String("cost_nanos")].toInteger();
    if (const QJsonValue p95 = tally[QLatin1String("p95_ms")]; p95.isDouble())
        traffic.p95Ms = p95.toDouble();
    return traffic;
}

} // namespace

TrafficByName readSeries(const QJsonObject &answer)
{
    TrafficByName out;
    for (const auto &each : answer[QLatin1String("groups")].toArray()) {
        NameTraffic traffic = readTally(each[QLatin1String("total")].toObject());
        traffic.perStep = numbers(each[QLatin1String("requests")]);
        out.insert(each[QLatin1String("name")].toString(), traffic);
    }
    return out;
}

QString plainMessage(const QString &message)
{
    static const QRegularExpression classes(QStringLiteral("^(?:litellm\\.)?(?:[A-Za-z]*(?:Error|Exception)(?::| -) *)+"));
    const QString line = message.section(QLatin1Char('\n'), 0, 0).trimmed();
    const QString plain = QString(line).remove(classes).trimmed();
    return plain.isEmpty() ? line : plain;
}

TrafficByName readTop(const QJsonObject &answer)
{
    TrafficByName out;
    for (const auto &each : answer[QLatin1String("rows")].toArray())
        out.insert(each[QLatin1String("name")].toString(), readTally(each.toObject()));
    return out;
}

AttemptsById readAttempts(const QJsonObject &answer)
{
    AttemptsById out;
    for (const auto &each : answer[QLatin1String("rows")].toArray()) {
        Attempts attempts{each[QLatin1String("attempts")].toInteger(), each[QLatin1String("failed")].toInteger(), each[QLatin1String("limited")].toInteger(), {}};
        const QString id = each[QLatin1String("deployment")].toString();
        if (const QJsonObject last = each[QLatin1String("last_failure")].toObject(); !last.isEmpty()) {
            FailedRequest failure;
            failure.at = QDateTime::fromMSecsSinceEpoch(last[QLatin1String("time")].toInteger());
            failure.status = last[QLatin1String("status")].toInt();
            failure.message = plainMessage(last[QLatin1String("error_message")].toString());
            failure.provider = last[QLatin1String("provider")].toString();
            failure.deployment = id;
            attempts.last = failure;
        }
        out.insert(id, attempts);
    }
    return out;
}

QList<FailedRequest> readFailures(const QJsonObject &answer)
{
    QList<FailedRequest> out;
    for (const auto &each : answer[QLatin1String("rows")].toArray()) {
        const QJsonObject row = each.toObject();
        FailedRequest failure;
        failure.id = row[QLatin1String("id")].toString();
        failure.at = QDateTime::fromMSecsSinceEpoch(row[QLatin1String("time")].toInteger());
        failure.status = row[QLatin1String("status")].toInt();
        failure.message = plainMessage(row[QLatin1String("error_message")].toString());
        failure.model = row[QLatin1String("model_asked")].toString();
        failure.provider = row[QLatin1String("provider")].toString();
        failure.deployment = row[QLatin1String("deployment")].toString();
        out.append(failure);
    }
    return out;
}

NameTraffic TrafficBook::of(const Deployment &deployment) const
{
    NameTraffic traffic = models.value(deployment.name);
    const auto own = deployments.find(deployment.id);
    if (own == deployments.end())
        return traffic;
    const QList<double> perStep = traffic.perStep;
    traffic = *own;
    if (own->requests > 0)
        traffic.perStep = perStep; // the curve is the name's
    return traffic;
}

Attempts TrafficBook::recentOf(const QList<Deployment> &deployments) const
{
    Attempts sum;
    for (const Deployment &each : deployments) {
        const Attempts one = recent.value(each.id);
        sum.all += one.all;
        sum.failed += one.failed;
        sum.limited += one.limited;
    }
    return sum;
}

const FailedRequest *TrafficBook::lastOfDeployment(const Deployment &deployment) const
{
    const auto found = std::find_if(failures.begin(), failures.end(), [&](const FailedRequest &failure) { return failure.deployment == deployment.id; });
    const FailedRequest *request = found == failures.end() ? nullptr : &*found;
    const auto attempts = recent.constFind(deployment.id);
    return attempts == recent.constEnd() ? request : newer(request, attempts->last);
}

const FailedRequest *TrafficBook::lastOfProvider(const QString &provider) const
{
    const auto found = std::find_if(failures.begin(), failures.end(), [&](const FailedRequest &failure) { return failure.provider == provider; });
    const FailedRequest *last = found == failures.end() ? nullptr : &*found;
    for (const Attempts &each : recent) {
        if (each.last && each.last->provider == provider)
            last = newer(last, each.last);
    }
    return last;
}

StateWord stateOf(const Deployment &deployment, const TrafficBook &book)
{
    if (!deployment.fault.isEmpty())
        return {Tone::Bad, say(QT_TRANSLATE_NOOP("Deployments", "Cannot be called")), deployment.fault};
    if (deployment.isBlocked)
        return {Tone::Mute, say(QT_TRANSLATE_NOOP("Deployments", "Blocked")), say(QT_TRANSLATE_NOOP("Deployments", "It is not called until it is unblocked."))};
    if (deployment.isDemo())
        return {Tone::Info, say(QT_TRANSLATE_NOOP("Deployments", "Demo")), say(QT_TRANSLATE_NOOP("Deployments", "Made-up answers, without a provider and without cost."))};
    const StateWord state = fromTraffic(book.recent.value(deployment.id), book.of(deployment).requests > 0);
    if (state.tone != Tone::Bad && state.tone != Tone::Warn && !deployment.isPriced())
        return {Tone::Warn, say(QT_TRANSLATE_NOOP("Deployments", "No price")), say(QT_TRANSLATE_NOOP("Deployments", "Its cost is not known. Set a price of your own; budgets refuse what they cannot count."))};
    if (!book.isKnown)
        return {Tone::Ok, say(QT_TRANSLATE_NOOP("Deployments", "In use")), {}};
    return state;
}

StateWord stateOf(const QString &provider, const QList<Deployment> &deployments, const TrafficBook &book)
{
    if (provider == QLatin1String("demo"))
        return {Tone::Info, say("Demo"), say("Made-up answers, without a provider and without cost.")};
    if (deployments.isEmpty())
        return {Tone::Mute, say(QT_TRANSLATE_NOOP("Deployments", "No models")), say(QT_TRANSLATE_NOOP("Deployments", "Nothing can be asked of it yet. Fetch its models."))};
    if (std::all_of(deployments.begin(), deployments.end(), [](const Deployment &each) { return each.isBlocked; }))
        return {Tone::Mute, say("Blocked"), say(QT_TRANSLATE_NOOP("Deployments", "All its models are blocked."))};
    if (std::all_of(deployments.begin(), deployments.end(), [](const Deployment &each) { return !each.fault.isEmpty(); }))
        return {Tone::Bad, say("Cannot be called"), deployments.first().fault};
    if (!book.isKnown)
        return {Tone::Ok, say("In use"), {}};
    return fromTraffic(book.recentOf(deployments), book.providers.value(provider).requests > 0);
}

} // namespace portreeve::ui
