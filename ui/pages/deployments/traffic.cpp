// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/deployments/traffic.h"

#include "ui/widgets/numbers.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace portreeve::ui {
namespace {

constexpr qint64 recentSeconds = 15 * 60;
constexpr double failingShare = 0.5; ///< from here on it is not working, below it has errors
constexpr double noticeableShare = 0.02;

QString say(const char *words)
{
    return QCoreApplication::translate("Deployments", words);
}

struct Recent {
    qint64 requests = 0;
    qint64 failed = 0;
    qint64 limited = 0; ///< of them 429
};

StateWord fromTraffic(const Recent &recent, bool wasUsed)
{
    if (recent.failed > 0 && recent.limited * 2 >= recent.failed)
        return {Tone::Warn, say(QT_TRANSLATE_NOOP("Deployments", "Rate limited")), say(QT_TRANSLATE_NOOP("Deployments", "The provider answered 429 in the last 15 minutes."))};
    const qint64 requests = qMax(recent.requests, recent.failed);
    const double share = requests > 0 ? double(recent.failed) / double(requests) : 0;
    const QString why = say(QT_TRANSLATE_NOOP("Deployments", "%1 of the requests of the last 15 minutes failed.")).arg(shareText(share));
    if (recent.failed > 0 && share >= failingShare)
        return {Tone::Bad, say(QT_TRANSLATE_NOOP("Deployments", "Failing")), why};
    if (share >= noticeableShare)
        return {Tone::Warn, say(QT_TRANSLATE_NOOP("Deployments", "Errors")), why};
    if (requests > 0 || wasUsed)
        return {Tone::Ok, say(QT_TRANSLATE_NOOP("Deployments", "Healthy")), {}};
    return {Tone::Mute, say(QT_TRANSLATE_NOOP("Deployments", "Not used")), say(QT_TRANSLATE_NOOP("Deployments", "No request in this span. Test it to see whether it works."))};
}

bool isRecent(const FailedRequest &failure, const QDateTime &now)
{
    return failure.at.secsTo(now) <= recentSeconds;
}

void count(Recent &recent, const FailedRequest &failure)
{
    ++recent.failed;
    recent.limited += failure.status == 429;
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

const FailedRequest *TrafficBook::lastOfDeployment(const Deployment &deployment) const
{
    const auto found = std::find_if(failures.begin(), failures.end(), [&](const FailedRequest &failure) { return failure.deployment == deployment.id; });
    return found == failures.end() ? nullptr : &*found;
}

const FailedRequest *TrafficBook::lastOfProvider(const QString &provider) const
{
    const auto found = std::find_if(failures.begin(), failures.end(), [&](const FailedRequest &failure) { return failure.provider == provider; });
    return found == failures.end() ? nullptr : &*found;
}

StateWord stateOf(const Deployment &deployment, const TrafficBook &book, const QDateTime &now)
{
    if (!deployment.fault.isEmpty())
        return {Tone::Bad, say(QT_TRANSLATE_NOOP("Deployments", "Cannot be called")), deployment.fault};
    if (deployment.isBlocked)
        return {Tone::Mute, say(QT_TRANSLATE_NOOP("Deployments", "Blocked")), say(QT_TRANSLATE_NOOP("Deployments", "It is not called until it is unblocked."))};
    if (deployment.isDemo())
        return {Tone::Info, say(QT_TRANSLATE_NOOP("Deployments", "Demo")), say(QT_TRANSLATE_NOOP("Deployments", "Made-up answers, without a provider and without cost."))};
    Recent recent;
    recent.requests = book.recentModels.value(deployment.name).requests;
    for (const FailedRequest &failure : book.failures) {
        if (failure.deployment == deployment.id && isRecent(failure, now))
            count(recent, failure);
    }
    const StateWord state = fromTraffic(recent, book.of(deployment).requests > 0);
    if (state.tone != Tone::Bad && state.tone != Tone::Warn && !deployment.isPriced())
        return {Tone::Warn, say(QT_TRANSLATE_NOOP("Deployments", "No price")), say(QT_TRANSLATE_NOOP("Deployments", "Its cost is not known. Set a price of your own; budgets refuse what they cannot count."))};
    if (!book.isKnown)
        return {Tone::Ok, say(QT_TRANSLATE_NOOP("Deployments", "In use")), {}};
    return state;
}

StateWord stateOf(const QString &provider, const QList<Deployment> &deployments, const TrafficBook &book, const QDateTime &now)
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
    Recent recent;
    recent.requests = book.recentProviders.value(provider).requests;
    for (const FailedRequest &failure : book.failures) {
        if (failure.provider == provider && isRecent(failure, now))
            count(recent, failure);
    }
    recent.failed = qMax(recent.failed, book.recentProviders.value(provider).failed);
    return fromTraffic(recent, book.providers.value(provider).requests > 0);
}

} // namespace portreeve::ui
