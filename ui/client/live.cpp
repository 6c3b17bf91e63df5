// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/live.h"

#include "ui/client/client.h"

#include <QJsonArray>
#include <QMetaMethod>
#include <QTimerEvent>

#include <cmath>

namespace portreeve::ui {
namespace {

constexpr int localMs = 1000;
constexpr int remoteMs = 5000;

QList<double> series(const QJsonValue &value)
{
    QList<double> list;
    for (const auto &number : value.toArray())
        list.append(number.isDouble() ? number.toDouble() : std::nan(""));
    return list;
}

LiveState read(const QJsonObject &json)
{
    const auto whole = [&json](const char *name) { return json.value(QLatin1String(name)).toInteger(); };
    const QJsonObject seconds = json.value(QLatin1String("seconds")).toObject();
    LiveState state;
    state.at = QDateTime::fromMSecsSinceEpoch(whole("time"), Qt::UTC);
    state.state = json.value(QLatin1String("state")).toString();
    state.version = json.value(QLatin1String("version")).toString();
    state.url = json.value(QLatin1String("url")).toString();
    state.uptimeSeconds = whole("uptime_seconds");
    state.inFlight = whole("in_flight");
    state.requestsTotal = whole("requests_total");
    state.requestsPerSecond = json.value(QLatin1String("requests_per_second")).toDouble();
    state.errorsLastMinute = whole("errors_last_minute");
    state.spendTodayNanos = whole("spend_today_nanos");
    state.requestsToday = whole("requests_today");
    state.failedToday = whole("failed_today");
    state.tokensToday = whole("tokens_today");
    state.heldNanos = whole("held_nanos");
    state.journalLagRows = whole("journal_lag_rows");
    state.dropped = whole("dropped");
    state.memoryBytes = whole("memory_bytes");
    state.secondsFrom = seconds.value(QLatin1String("from")).toInteger();
    state.stepMs = seconds.value(QLatin1String("step_ms")).toInteger(1000);
    state.requests = series(seconds.value(QLatin1String("requests")));
    state.failed = series(seconds.value(QLatin1String("failed")));
    state.inFlightSeries = series(seconds.value(QLatin1String("in_flight")));
    state.p95 = series(seconds.value(QLatin1String("p95_ms")));
    return state;
}

} // namespace

Live::Live(QObject *parent) : QObject(parent) {}

void Live::setClient(Client *client)
{
    if (m_client) {
        m_client->cancel(this);
        m_client->disconnect(this);
    }
    m_client = client;
    m_state = LiveState();
    m_isAsking = false;
    if (client)
        connect(client, &Client::stateChanged, this, &Live::follow);
    restart();
    emit changed();
}

void Live::setRunning(bool running)
{
    if (m_running == running)
        return;
    m_running = running;
    restart();
}

void Live::restart()
{
    m_timer.stop();
    if (!m_running || !m_client)
        return;
    m_timer.start(m_client->transport().isLocal() ? localMs : remoteMs, this);
    refresh();
}

void Live::follow()
{
    if (m_client->state() == LinkState::Lost)
        emit lost(m_client->stateReason());
    else if (m_client->state() == LinkState::Ready && m_running)
        refresh();
}

void Live::refresh()
{
    if (!m_client || m_isAsking || m_client->state() == LinkState::Lost || !m_client->can(QStringLiteral("live")))
        return;
    if (!isSignalConnected(QMetaMethod::fromSignal(&Live::changed)))
        return;
    m_isAsking = true;
    m_client->get(this, QStringLiteral("/portreeve/live"), [this](const Answer &answer) {
        m_isAsking = false;
        if (!answer.isOk())
            return emit lost(answer.message());
        m_state = read(answer.object());
        emit changed();
    });
}

void Live::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        refresh();
}

} // namespace portreeve::ui
