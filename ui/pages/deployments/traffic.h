// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/deployments/deployment.h"
#include "ui/widgets/tokens.h"

#include <QHash>

namespace portreeve::ui {

/// A request that failed, as far as these pages show it.
struct FailedRequest {
    QString id;
    QDateTime at;
    int status = 0;
    QString message;
    QString model; ///< asked for
    QString provider;
    QString deployment; ///< id
};

/// What a name (a model, a provider) had to do in a span.
struct NameTraffic {
    qint64 requests = 0;
    qint64 failed = 0;
    qint64 costNanos = 0;
    std::optional<double> p95Ms;
    QList<double> perStep; ///< requests, oldest first

    double failedShare() const { return requests > 0 ? double(failed) / double(requests) : 0; }
};

using TrafficByName = QHash<QString, NameTraffic>;

/// How a deployment answered lately, attempt by attempt: what another one made good is a failure here.
struct Attempts {
    qint64 all = 0;
    qint64 failed = 0;
    qint64 limited = 0; ///< of the failed, with 429
    std::optional<FailedRequest> last; ///< the newest failure; without its request's id
};

using AttemptsById = QHash<QString, Attempts>;

/// Of /portreeve/series.
TrafficByName readSeries(const QJsonObject &answer);
/// The provider's own words of a refusal: without the names of classes that LiteLLM's wording puts before them, and what follows the first line.
QString plainMessage(const QString &message);
/// Of /portreeve/top; without perStep.
TrafficByName readTop(const QJsonObject &answer);
/// Of /portreeve/attempts.
AttemptsById readAttempts(const QJsonObject &answer);
/// Of /portreeve/requests.
QList<FailedRequest> readFailures(const QJsonObject &answer);

/// What is known of the traffic: of the chosen span, and of the last quarter of an hour for states. Empty over servers that do not tell.
struct TrafficBook {
    bool isKnown = false;
    TrafficByName models, providers; ///< of the span
    AttemptsById recent; ///< of the last 15 minutes, by deployment
    TrafficByName deployments; ///< of those that share a name: their own part of the span
    QList<FailedRequest> failures; ///< of the span, newest first

    /// Its own where it shares the name, else the name's.
    NameTraffic of(const Deployment &deployment) const;

    /// All attempts at these.
    Attempts recentOf(const QList<Deployment> &deployments) const;

    /// The newest failure: of a request, or of an attempt that another one made good.
    const FailedRequest *lastOfDeployment(const Deployment &deployment) const;
    const FailedRequest *lastOfProvider(const QString &provider) const;
};

struct StateWord {
    Tone tone = Tone::Mute;
    QString word;
    QString why; ///< for the tooltip; may be empty
};

/// How a deployment stands, by what it is and what its traffic of the last quarter of an hour says.
StateWord stateOf(const Deployment &deployment, const TrafficBook &book);
/// The same of a provider with these deployments.
StateWord stateOf(const QString &provider, const QList<Deployment> &deployments, const TrafficBook &book);

} // namespace portreeve::ui
