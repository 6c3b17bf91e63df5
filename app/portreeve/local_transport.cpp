// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portreeve/local_transport.h"

#include "app/portreeve/engine_host.h"
#include "ui/client/http_transport.h"

#include <atomic>
#include <mutex>

namespace portreeve::desktop {

using ui::Answer;
using ui::Call;

namespace {

/// Engine::call knows the administration; these paths are the clients' own.
bool isForClients(const QString &path)
{
    static const QStringList starts = {
        QStringLiteral("/v1/"), QStringLiteral("/health"), QStringLiteral("/metrics"), QStringLiteral("/chat/"), QStringLiteral("/completions"), QStringLiteral("/embeddings"),
        QStringLiteral("/responses"), QStringLiteral("/messages"), QStringLiteral("/models"), QStringLiteral("/engines/"), QStringLiteral("/openai/"),
    };
    return std::any_of(starts.begin(), starts.end(), [&path](const QString &start) { return path.startsWith(start); });
}

bool needsHttp(const Call &call)
{
    return !call.bearer.isEmpty() || !call.headers.isEmpty() || isForClients(call.path);
}

} // namespace

struct LocalTransport::Open {
    Call call;
    Done done;
    Listener listener;
    bool isStream = false;
    bool isSent = false;
    QElapsedTimer since;
    std::unique_ptr<ui::Running> http;
    std::shared_ptr<std::atomic<bool>> gone = std::make_shared<std::atomic<bool>>(false); ///< nobody waits any more: the engine may stop looking
};

/// Where answers from the engine's threads come home to; null when nobody is there any more.
struct LocalTransport::Home {
    std::mutex mutex;
    LocalTransport *transport = nullptr;

    void bring(quint64 number, EngineReply reply)
    {
        Answer answer;
        answer.status = reply.status;
        answer.body = QByteArray::fromStdString(reply.body);
        answer.parse(); // before the lock: whoever waits for it is the GUI thread
        const std::lock_guard guard(mutex);
        if (!transport)
            return;
        QMetaObject::invokeMethod(transport, [transport = transport, number, answer] { transport->finish(number, answer); }, Qt::QueuedConnection);
    }
};

class LocalTransport::Handle : public ui::Running
{
public:
    Handle(LocalTransport *transport, quint64 number) : m_transport(transport), m_number(number) {}
    ~Handle() override
    {
        if (const auto open = m_transport ? m_transport->m_open.take(m_number) : nullptr)
            *open->gone = true;
    }

private:
    QPointer<LocalTransport> m_transport;
    quint64 m_number;
};

LocalTransport::LocalTransport(EngineHost &host, QObject *parent) : AdminTransport(parent), m_host(&host), m_home(std::make_shared<Home>())
{
    m_home->transport = this;
    connect(&host, &EngineHost::changed, this, &LocalTransport::follow);
}

LocalTransport::~LocalTransport()
{
    for (const auto &open : std::as_const(m_open))
        *open->gone = true;
    const std::lock_guard guard(m_home->mutex);
    m_home->transport = nullptr;
}

QString LocalTransport::url() const
{
    return m_host ? m_host->url() : QString();
}

std::unique_ptr<ui::Running> LocalTransport::send(const Call &call, Done done)
{
    auto open = std::make_shared<Open>();
    open->call = call;
    open->done = std::move(done);
    return begin(std::move(open));
}

std::unique_ptr<ui::Running> LocalTransport::stream(const Call &call, Listener listener)
{
    auto open = std::make_shared<Open>();
    open->call = call;
    open->listener = std::move(listener);
    open->isStream = true;
    return begin(std::move(open));
}

std::unique_ptr<ui::Running> LocalTransport::begin(std::shared_ptr<Open> open)
{
    const quint64 number = m_next++;
    open->since.start();
    m_open.insert(number, std::move(open));
    launch(number);
    return std::make_unique<Handle>(this, number);
}

/// The engine came up: what waited goes. It went down: what was on its way is told, for nobody will answer it.
void LocalTransport::follow()
{
    m_http.reset(); // another address, another key
    const auto numbers = m_open.keys();
    for (const quint64 number : numbers) {
        const auto open = m_open.value(number);
        if (open && open->isSent)
            refuse(number, tr("The gateway was stopped before it had answered."));
        else
            launch(number);
    }
}

void LocalTransport::launch(quint64 number)
{
    const auto open = m_open.value(number);
    if (!open)
        return;
    if (!m_host)
        return refuse(number, tr("Portreeve is closing."));
    if (const QString why = m_host->whyNot(); !why.isEmpty())
        return refuse(number, why);
    if (!m_host->isStarted())
        return; // follow() comes back to it
    open->isSent = true;
    if (open->isStream || m_host->state() == EngineHost::State::Attached || needsHttp(open->call))
        return launchHttp(number, open);
    m_host->engine()->call(open->call.verb.toStdString(), open->call.path.toStdString(), open->call.body.toStdString(),
                           [home = m_home, number](EngineReply reply) { home->bring(number, std::move(reply)); }, open->gone);
}

void LocalTransport::launchHttp(quint64 number, const std::shared_ptr<Open> &open)
{
    if (!open->isStream) {
        open->http = http().send(open->call, [this, number](const Answer &answer) { finish(number, answer); });
        return;
    }
    Listener listener = open->listener;
    listener.end = [this, number](const Answer &answer) { finish(number, answer); };
    open->http = http().stream(open->call, std::move(listener));
}

ui::AdminTransport &LocalTransport::http()
{
    if (m_http)
        return *m_http;
    ui::HttpTransport::Options options;
    options.url = m_host->url();
    options.certificateAuthority = QString::fromStdString(m_host->options().certificateFile);
    options.isOwnCertificate = true;
    options.timeoutMs = 600'000; // a model may take minutes; nothing between here and it drops packets
    m_http = std::make_unique<ui::HttpTransport>(options, [key = m_host->masterKey()](const ui::HttpTransport::KeyDone &done) { done(key, {}); });
    return *m_http;
}

/// Later, for nothing is reported from within a call.
void LocalTransport::refuse(quint64 number, const QString &fault)
{
    QMetaObject::invokeMethod(this, [this, number, fault] {
        Answer answer;
        answer.fault = fault;
        finish(number, answer);
    }, Qt::QueuedConnection);
}

void LocalTransport::finish(quint64 number, const Answer &answer)
{
    const auto open = m_open.take(number);
    if (!open)
        return;
    Answer said = answer;
    said.milliseconds = int(open->since.elapsed());
    if (!open->isStream)
        return open->done(said);
    if (open->listener.end)
        open->listener.end(said);
}

} // namespace portreeve::desktop
