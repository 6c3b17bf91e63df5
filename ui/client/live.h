// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QDateTime>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>

#include <optional>

namespace portreeve::ui {

class Client;

/// How the gateway is now, as `GET /portreeve/live` says.
struct LiveState {
    QDateTime at; ///< invalid: never heard
    QString state; ///< "running", "paused", "draining"
    QString version;
    QString url;
    qint64 uptimeSeconds = 0;
    qint64 inFlight = 0;
    qint64 requestsTotal = 0;
    double requestsPerSecond = 0;
    qint64 errorsLastMinute = 0;
    qint64 spendTodayNanos = 0;
    qint64 requestsToday = 0;
    qint64 failedToday = 0;
    qint64 tokensToday = 0;
    qint64 heldNanos = 0;
    qint64 journalLagRows = 0;
    qint64 dropped = 0;
    qint64 memoryBytes = 0;
    /// The last five minutes, a value a second, oldest first.
    qint64 secondsFrom = 0;
    qint64 stepMs = 1000;
    QList<double> requests, failed, inFlightSeries, p95; ///< NaN: none
};

/// Asks for the live state while somebody listens: every second on this computer, every 5 s from others, never while the window is hidden. One instance a window; what the status
/// bar, Home and Server show comes from here, so that they cannot differ.
class Live : public QObject
{
    Q_OBJECT

public:
    explicit Live(QObject *parent = nullptr);
    void setClient(Client *client);
    /// Off: the window is hidden or minimised, or Live is paused by its button.
    void setRunning(bool running);
    bool isRunning() const { return m_running; }
    const LiveState &state() const { return m_state; }
    /// Asks at once.
    void refresh();

signals:
    void changed();
    /// The engine's answers stopped coming; `reason` is for the status bar.
    void lost(const QString &reason);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void restart();
    void follow(); ///< the client's own state: a lost one is looked for by the client, not by us
    QPointer<Client> m_client;
    LiveState m_state;
    QBasicTimer m_timer;
    bool m_running = true;
    bool m_isAsking = false;
};

} // namespace portreeve::ui
