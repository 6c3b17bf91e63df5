// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/connection.h"
#include "ui/client/transport.h"

#include <QBasicTimer>
#include <QJsonObject>
#include <QPointer>

namespace portreeve::ui {

class CallLog;
class Probe;
struct Probed;

/// How the connection stands.
enum class LinkState { Connecting, Ready, Lost };

/// A gateway as the pages see it: calls, who it is, what it can do, whether it may be changed. At most two calls of reading run side by side over HTTP, others wait their turn;
/// an answer comes to nobody when its asker has gone. GUI thread only.
class Client : public QObject
{
    Q_OBJECT

public:
    using Done = AdminTransport::Done;

    Client(Connection connection, std::unique_ptr<AdminTransport> transport, CallLog &log, QObject *parent = nullptr);
    ~Client() override;

    const Connection &connection() const { return m_connection; }
    AdminTransport &transport() const { return *m_transport; }
    QString url() const { return m_transport->url(); }

    /// `asker` owns the call: when it is destroyed the call is cancelled. Writing calls on a read-only connection are refused at once with a fault that says so.
    void get(QObject *asker, const QString &path, Done done);
    void post(QObject *asker, const QString &path, const QJsonObject &body, Done done);
    void call(QObject *asker, const Call &call, Done done);
    /// Not counted among the two. The caller keeps what is returned for as long as it listens.
    std::unique_ptr<Running> stream(const Call &call, AdminTransport::Listener listener);
    /// Forgets every call of `asker` that has not been answered: a page that is left, a filter that has changed.
    void cancel(QObject *asker);

    LinkState state() const { return m_state; }
    QString stateReason() const { return m_reason; } ///< why it is lost, in plain words
    ServerKind kind() const { return m_kind; } ///< found out at the first answer; Portreeve for this computer
    QString version() const { return m_version; }
    bool isReadOnly() const { return m_connection.readOnly; }
    /// Can this server serve it? Names as in capability.h ("requests.filter", "live", "models.edit" ...); the reason is for the dimmed page or button.
    bool can(const QString &capability, QString *reason = nullptr) const;
    /// Looks again whether it is there: at the start, after a fault with growing pauses (1 to 30 s), and when a person asks.
    void probe();

signals:
    void stateChanged();
    /// A call that may have changed something on the server was answered well: "/key/generate". Pages that show the same things load them again.
    void changed(const QString &path);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    struct Waiting;
    void start(std::shared_ptr<Waiting> waiting);
    void startNext();
    void finish(const std::shared_ptr<Waiting> &waiting, const Answer &answer);
    void learn(const Answer &answer);
    void settle(const Probed &found);
    void setState(LinkState state, const QString &reason);
    QString whyNot(const Call &call) const; ///< a read-only connection sends nothing that changes something

    Connection m_connection;
    std::unique_ptr<AdminTransport> m_transport;
    CallLog &m_log;
    LinkState m_state = LinkState::Connecting;
    QString m_reason;
    ServerKind m_kind;
    QString m_version;
    QList<std::shared_ptr<Waiting>> m_queue;
    QList<std::shared_ptr<Waiting>> m_running;
    std::unique_ptr<Probe> m_probe;
    QBasicTimer m_retry;
    int m_pause = 0; ///< seconds until the next look
};

} // namespace portreeve::ui
