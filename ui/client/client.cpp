// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/client.h"

#include "ui/client/call_log.h"
#include "ui/client/capability.h"
#include "ui/client/probe.h"

#include <QCoreApplication>
#include <QTimerEvent>

namespace portreeve::ui {
namespace {

constexpr qsizetype sideBySide = 2;
constexpr int longestPause = 30;

bool isReading(const Call &call)
{
    return call.verb == "GET" || call.verb == "HEAD" || call.verb == "OPTIONS";
}

/// Posts that change nothing on the server: model calls, sums, looks. What a read-only connection may still send.
bool changesNothing(const Call &call)
{
    static const QStringList harmless = {
        QStringLiteral("/v1/chat/completions"), QStringLiteral("/v1/completions"), QStringLiteral("/v1/messages"), QStringLiteral("/v1/responses"), QStringLiteral("/v1/embeddings"),
        QStringLiteral("/v1/moderations"), QStringLiteral("/v1/rerank"), QStringLiteral("/v1/audio/"), QStringLiteral("/v1/images/"), QStringLiteral("/chat/completions"),
        QStringLiteral("/embeddings"), QStringLiteral("/utils/"), QStringLiteral("/spend/calculate"), QStringLiteral("/cost/estimate"), QStringLiteral("/portreeve/test"),
        QStringLiteral("/portreeve/discover"), QStringLiteral("/portreeve/server/check"),
    };
    return call.verb == "POST" && std::any_of(harmless.begin(), harmless.end(), [&call](const QString &start) { return call.path.startsWith(start); });
}

/// A stream as the log of calls sees it: its end is noted, also when nobody listens any more.
class LoggedStream : public Running
{
public:
    LoggedStream(CallLog &log, quint64 number) : m_log(&log), m_number(number) {}
    ~LoggedStream() override
    {
        m_inner.reset();
        Answer stopped;
        stopped.fault = QCoreApplication::translate("Client", "stopped");
        if (!m_isDone)
            end(stopped);
    }
    void end(const Answer &answer)
    {
        m_isDone = true;
        if (m_log)
            m_log->finish(m_number, answer);
    }
    void hold(std::unique_ptr<Running> inner) { m_inner = std::move(inner); }

private:
    QPointer<CallLog> m_log;
    quint64 m_number;
    std::unique_ptr<Running> m_inner;
    bool m_isDone = false;
};

/// A refusal that is said later, unless it was let go before.
class Refused : public Running
{
public:
    std::shared_ptr<bool> isWanted = std::make_shared<bool>(true);
    ~Refused() override { *isWanted = false; }
};

} // namespace

struct Client::Waiting {
    Call call;
    Done done;
    QPointer<QObject> asker;
    QMetaObject::Connection watch;
    quint64 number = 0;
    std::unique_ptr<Running> running;
    bool takesTurns = false;
};

Client::Client(Connection connection, std::unique_ptr<AdminTransport> transport, CallLog &log, QObject *parent)
    : QObject(parent), m_connection(std::move(connection)), m_transport(std::move(transport)), m_log(log), m_kind(m_connection.kind)
{
}

Client::~Client()
{
    m_probe.reset();
    m_queue.clear();
    m_running.clear();
}

void Client::get(QObject *asker, const QString &path, Done done)
{
    Call request;
    request.path = path;
    call(asker, request, std::move(done));
}

void Client::post(QObject *asker, const QString &path, const QJsonObject &body, Done done)
{
    Call request;
    request.verb = "POST";
    request.path = path;
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    call(asker, request, std::move(done));
}

QString Client::whyNot(const Call &call) const
{
    if (!isReadOnly() || isReading(call) || changesNothing(call))
        return {};
    return tr("%1 is open for reading only, so nothing was sent. Switch that off in the connection's settings to change something.").arg(m_connection.name);
}

void Client::call(QObject *asker, const Call &call, Done done)
{
    auto waiting = std::make_shared<Waiting>();
    waiting->call = call;
    waiting->done = std::move(done);
    waiting->asker = asker;
    waiting->takesTurns = isReading(call) && !m_transport->isLocal();
    waiting->watch = connect(asker, &QObject::destroyed, this, &Client::cancel);
    if (const QString why = whyNot(call); !why.isEmpty()) {
        m_running.append(waiting);
        QMetaObject::invokeMethod(this, [this, weak = std::weak_ptr(waiting), why] {
            Answer refusal;
            refusal.fault = why;
            if (const auto waiting = weak.lock())
                finish(waiting, refusal);
        }, Qt::QueuedConnection);
        return;
    }
    m_queue.append(waiting);
    startNext();
}

void Client::startNext()
{
    qsizetype reading = 0;
    for (const auto &one : m_running)
        reading += one->takesTurns;
    for (qsizetype i = 0; i < m_queue.size();) {
        const auto waiting = m_queue.at(i);
        if (waiting->takesTurns && reading >= sideBySide) {
            ++i;
            continue;
        }
        reading += waiting->takesTurns;
        m_queue.removeAt(i);
        start(waiting);
    }
}

void Client::start(std::shared_ptr<Waiting> waiting)
{
    m_running.append(waiting);
    waiting->number = m_log.begin(m_connection.name, url(), waiting->call);
    waiting->running = m_transport->send(waiting->call, [this, weak = std::weak_ptr(waiting)](const Answer &answer) {
        if (const auto waiting = weak.lock())
            finish(waiting, answer);
    });
}

void Client::finish(const std::shared_ptr<Waiting> &waiting, const Answer &answer)
{
    const QPointer<Client> self(this);
    const std::shared_ptr<Waiting> kept = waiting;
    m_running.removeOne(kept);
    disconnect(kept->watch);
    if (kept->number) {
        m_log.finish(kept->number, answer);
        learn(answer);
    }
    startNext();
    if (self && kept->asker && kept->done)
        kept->done(answer);
    if (self && answer.isOk() && !isReading(kept->call) && !changesNothing(kept->call))
        emit changed(kept->call.path.section(QLatin1Char('?'), 0, 0));
}

void Client::cancel(QObject *asker)
{
    const auto isTheirs = [asker](const std::shared_ptr<Waiting> &one) { return one->asker == asker || !one->asker; };
    Answer cancelled;
    cancelled.fault = tr("cancelled");
    for (const auto &one : std::as_const(m_running)) {
        if (isTheirs(one) && one->number)
            m_log.finish(one->number, cancelled);
    }
    for (const auto &one : m_queue + m_running) {
        if (isTheirs(one))
            disconnect(one->watch);
    }
    m_queue.removeIf(isTheirs);
    m_running.removeIf(isTheirs);
    startNext();
}

std::unique_ptr<Running> Client::stream(const Call &call, AdminTransport::Listener listener)
{
    if (const QString why = whyNot(call); !why.isEmpty()) {
        auto refused = std::make_unique<Refused>();
        QMetaObject::invokeMethod(this, [wanted = refused->isWanted, end = listener.end, why] {
            Answer refusal;
            refusal.fault = why;
            if (*wanted && end)
                end(refusal);
        }, Qt::QueuedConnection);
        return refused;
    }
    auto logged = std::make_unique<LoggedStream>(m_log, m_log.begin(m_connection.name, url(), call));
    auto inner = std::move(listener);
    auto end = std::move(inner.end);
    inner.end = [stream = logged.get(), end = std::move(end)](const Answer &answer) {
        const auto last = end; // the listener may let the stream go, and this function with it
        stream->end(answer);
        if (last)
            last(answer);
    };
    logged->hold(m_transport->stream(call, std::move(inner)));
    return logged;
}

bool Client::can(const QString &capability, QString *reason) const
{
    return canServe(m_kind, capability, reason);
}

void Client::learn(const Answer &answer)
{
    // One call that failed may be a slow one: whether the gateway is there, the probe says.
    if (!answer.status)
        return probe();
    if (answer.isOk())
        setState(LinkState::Ready, {});
}

void Client::probe()
{
    if (m_probe)
        return;
    m_retry.stop();
    m_probe = std::make_unique<Probe>(*m_transport);
    m_probe->start([this](const Probed &found) {
        const auto finished = std::move(m_probe);
        settle(found);
    });
}

void Client::settle(const Probed &found)
{
    const bool isNews = found.isThere && (found.kind != m_kind || found.version != m_version);
    if (found.isThere) {
        m_kind = found.kind;
        m_version = found.version;
    }
    if (found.isThere && found.isKeyGood) {
        m_pause = 0;
        if (m_state == LinkState::Ready && isNews)
            emit stateChanged();
        return setState(LinkState::Ready, {});
    }
    m_pause = qBound(1, m_pause * 2, longestPause);
    m_retry.start(m_pause * 1000, this);
    setState(LinkState::Lost, found.reason);
}

void Client::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_retry.timerId())
        probe();
}

void Client::setState(LinkState state, const QString &reason)
{
    if (state == m_state && reason == m_reason)
        return;
    m_state = state;
    m_reason = reason;
    emit stateChanged();
}

} // namespace portreeve::ui
