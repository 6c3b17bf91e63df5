// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/scripted.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

bool fits(const QString &pattern, const QString &path)
{
    const QString against = pattern.contains(QLatin1Char('?')) ? path : path.section(QLatin1Char('?'), 0, 0);
    QString expression = QRegularExpression::escape(pattern);
    expression.replace(QLatin1String("\\*"), QLatin1String(".*"));
    return QRegularExpression(QRegularExpression::anchoredPattern(expression)).match(against).hasMatch();
}

} // namespace

Answer json(int status, const QByteArray &body)
{
    Answer answer;
    answer.status = status;
    answer.body = body;
    answer.milliseconds = 1;
    return answer;
}

class ScriptedTransport::Handle : public Running
{
public:
    Handle(ScriptedTransport *transport, std::shared_ptr<Open> open) : m_transport(transport), m_open(std::move(open)) {}
    ~Handle() override
    {
        if (m_open->isWanted && m_transport)
            ++m_transport->m_cancelled;
        m_open->isWanted = false;
    }

private:
    QPointer<ScriptedTransport> m_transport;
    std::shared_ptr<Open> m_open;
};

void ScriptedTransport::answer(const QByteArray &verb, const QString &pattern, Make make)
{
    m_rules.prepend({verb, pattern, std::move(make)});
}

void ScriptedTransport::answer(const QByteArray &verb, const QString &pattern, const QByteArray &body, int status)
{
    answer(verb, pattern, [body, status](const Call &) { return json(status, body); });
}

void ScriptedTransport::answer(const QByteArray &verb, const QString &pattern, const QJsonObject &object, int status)
{
    answer(verb, pattern, QJsonDocument(object).toJson(QJsonDocument::Compact), status);
}

void ScriptedTransport::refuse(const QByteArray &verb, const QString &pattern, int status, const QString &message, const QString &code, const QString &param)
{
    const QJsonObject error{{QStringLiteral("message"), message}, {QStringLiteral("type"), QStringLiteral("invalid_request_error")}, {QStringLiteral("param"), param}, {QStringLiteral("code"), code}};
    answer(verb, pattern, QJsonObject{{QStringLiteral("error"), error}}, status);
}

void ScriptedTransport::fault(const QByteArray &verb, const QString &pattern, const QString &words)
{
    answer(verb, pattern, [words](const Call &) {
        Answer answer;
        answer.fault = words;
        return answer;
    });
}

void ScriptedTransport::hold(const QString &pattern)
{
    m_holding.append(pattern);
}

void ScriptedTransport::letGo(const QString &pattern)
{
    m_holding.removeAll(pattern);
    for (int i = int(m_held.size()) - 1; i >= 0; --i) {
        if (fits(pattern, m_held.at(i)->call.path))
            post(m_held.takeAt(i));
    }
}

void ScriptedTransport::release(int index)
{
    if (index < m_held.size())
        post(m_held.takeAt(index));
}

int ScriptedTransport::held() const
{
    return int(std::count_if(m_held.begin(), m_held.end(), [](const auto &open) { return open->isWanted; }));
}

int ScriptedTransport::count(const QString &pattern) const
{
    return int(std::count_if(m_calls.begin(), m_calls.end(), [&pattern](const Call &call) { return fits(pattern, call.path); }));
}

Call ScriptedTransport::last(const QString &pattern) const
{
    for (auto call = m_calls.rbegin(); call != m_calls.rend(); ++call) {
        if (fits(pattern, call->path))
            return *call;
    }
    return {};
}

void ScriptedTransport::forget()
{
    m_calls.clear();
    m_unknown.clear();
    m_cancelled = 0;
}

Answer ScriptedTransport::made(const Call &call)
{
    for (const auto &rule : std::as_const(m_rules)) {
        if ((rule.verb == "*" || rule.verb == call.verb) && fits(rule.pattern, call.path))
            return rule.make(call);
    }
    m_unknown.append(QString::fromLatin1(call.verb) + QLatin1Char(' ') + call.path);
    return json(404, R"({"detail":"Not Found"})");
}

std::unique_ptr<Running> ScriptedTransport::send(const Call &call, Done done)
{
    m_calls.append(call);
    auto open = std::make_shared<Open>();
    open->call = call;
    open->done = std::move(done);
    const bool isHeld = std::any_of(m_holding.begin(), m_holding.end(), [&call](const QString &pattern) { return fits(pattern, call.path); });
    if (isHeld)
        m_held.append(open);
    else
        post(open);
    return std::make_unique<Handle>(this, open);
}

void ScriptedTransport::post(const std::shared_ptr<Open> &open)
{
    ++m_posted;
    QMetaObject::invokeMethod(this, [this, open] {
        --m_posted;
        if (!open->isWanted)
            return;
        const Answer answer = made(open->call);
        open->isWanted = false;
        const auto done = open->done;
        done(answer);
    }, Qt::QueuedConnection);
}

std::unique_ptr<Running> ScriptedTransport::stream(const Call &call, Listener listener)
{
    m_calls.append(call);
    auto open = std::make_shared<Open>();
    open->call = call;
    open->listener = std::move(listener);
    m_streams.append(open);
    return std::make_unique<Handle>(this, open);
}

bool ScriptedTransport::isListening(int index) const
{
    return m_streams.at(index)->isWanted;
}

void ScriptedTransport::head(int index, int status, const Headers &headers)
{
    const auto open = m_streams.at(index);
    Answer answer = json(status, {});
    answer.headers = headers;
    if (open->isWanted && open->listener.head)
        open->listener.head(answer);
}

void ScriptedTransport::feed(int index, const QByteArray &bytes)
{
    const auto open = m_streams.at(index);
    if (open->isWanted && open->listener.bytes)
        open->listener.bytes(bytes);
}

void ScriptedTransport::end(int index, const QString &fault)
{
    const auto open = m_streams.at(index);
    if (!open->isWanted)
        return;
    open->isWanted = false;
    Answer answer = json(fault.isEmpty() ? 200 : 0, {});
    answer.fault = fault;
    if (open->listener.end)
        open->listener.end(answer);
}

Connection TestDesk::thisComputer()
{
    Connection connection;
    connection.id = QStringLiteral("local");
    connection.name = QStringLiteral("This computer");
    return connection;
}

Connection TestDesk::remote(ServerKind kind, bool readOnly)
{
    Connection connection;
    connection.id = QStringLiteral("6a1f0000-0000-4000-8000-000000000001");
    connection.name = QStringLiteral("eu-gateway");
    connection.kind = kind;
    connection.url = QStringLiteral("https://gateway.example/llm");
    connection.environment = Environment::Production;
    connection.readOnly = readOnly;
    return connection;
}

TestDesk::TestDesk(const Connection &connection) : TestDesk(connection, std::make_unique<ScriptedTransport>()) {}

TestDesk::TestDesk(const Connection &connection, std::unique_ptr<ScriptedTransport> scripted)
    : settings(profile.path()),
      transport(*scripted),
      client(connection, std::move(scripted), log),
      actions(&window),
      toasts(&window),
      desk{client, actions, range, live, toasts, settings, [this](const QString &page, const QVariantMap &where) { gone.append({page, where}); }}
{
    transport.setLocal(connection.isLocal());
    if (!connection.isLocal())
        transport.setUrl(connection.url);
    live.setRunning(false); // a test turns it on when it means to
    live.setClient(&client);
    window.resize(1200, 760);
}

TestDesk::~TestDesk()
{
    // children of the window may be pages: they go before what they stand on
    const auto children = window.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
    for (auto *child : children) {
        if (child != &toasts)
            delete child;
    }
}

void TestDesk::show(QWidget *widget)
{
    if (!window.layout()) {
        auto *column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
    }
    window.layout()->addWidget(widget);
    window.show();
    toasts.raise();
    settle();
}

void TestDesk::settle()
{
    do {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    } while (!transport.isQuiet());
    QCoreApplication::processEvents();
}

} // namespace portreeve::ui
