// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/http_transport.h"

#include "ui/client/http_worker.h"

#include <QHostAddress>
#include <QPointer>
#include <QRegularExpression>
#include <QUrl>

namespace portreeve::ui {
namespace {

HttpTransport::Options optionsOf(const Connection &connection)
{
    HttpTransport::Options options;
    options.url = connection.url;
    options.keyHeader = connection.keyHeader;
    options.certificateAuthority = connection.certificateAuthority;
    return options;
}

/// These take the bare key; all others are read like Authorization.
bool isBare(const QByteArray &header)
{
    const QByteArray name = header.toLower();
    return name == "x-api-key" || name == "api-key" || name == "x-goog-api-key" || name == "ocp-apim-subscription-key";
}

bool isNear(const QString &host)
{
    QHostAddress address;
    if (!address.setAddress(host))
        return host == QLatin1String("localhost") || host.endsWith(QLatin1String(".local")) || !host.contains(QLatin1Char('.'));
    static const QList<QPair<QHostAddress, int>> homes = {QHostAddress::parseSubnet(QStringLiteral("10.0.0.0/8")), QHostAddress::parseSubnet(QStringLiteral("172.16.0.0/12")),
                                                          QHostAddress::parseSubnet(QStringLiteral("192.168.0.0/16")), QHostAddress::parseSubnet(QStringLiteral("fc00::/7"))};
    return address.isLoopback() || address.isLinkLocal() || std::any_of(homes.begin(), homes.end(), [&address](const auto &net) { return address.isInSubnet(net); });
}

} // namespace

struct HttpTransport::Open {
    Call call;
    Done done;
    Listener listener;
    bool isStream = false;
};

class HttpTransport::Handle : public Running
{
public:
    Handle(HttpTransport *transport, quint64 number) : m_transport(transport), m_number(number) {}
    ~Handle() override
    {
        if (m_transport)
            m_transport->drop(m_number);
    }

private:
    QPointer<HttpTransport> m_transport;
    quint64 m_number;
};

HttpTransport::HttpTransport(const Connection &connection, KeySource key, QObject *parent) : HttpTransport(optionsOf(connection), std::move(key), parent) {}

HttpTransport::HttpTransport(const Options &options, KeySource key, QObject *parent)
    : AdminTransport(parent), m_options(options), m_source(std::move(key)), m_thread(new QThread), m_worker(new HttpWorker({options.url, options.certificateAuthority, options.isOwnCertificate, options.timeoutMs}))
{
    qRegisterMetaType<portreeve::ui::Answer>();
    m_thread->setObjectName(QStringLiteral("network"));
    m_worker->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &HttpWorker::head, this, [this](quint64 number, const Answer &answer) {
        if (const auto open = m_open.value(number); open && open->listener.head)
            open->listener.head(answer);
    });
    connect(m_worker, &HttpWorker::bytes, this, [this](quint64 number, const QByteArray &part) {
        const QPointer<HttpTransport> self(this); // a listener may end everything
        if (const auto open = m_open.value(number); open && open->listener.bytes)
            open->listener.bytes(part);
        if (self)
            QMetaObject::invokeMethod(m_worker, [worker = m_worker, number] { worker->taken(number); });
    });
    connect(m_worker, &HttpWorker::ended, this, &HttpTransport::end);
    m_thread->start();
}

HttpTransport::~HttpTransport()
{
    m_open.clear();
    m_worker->disconnect(this);
    m_thread->quit();
    // A look-up that hangs must not hold the window: such a thread is left to itself.
    if (m_thread->wait(500))
        delete m_thread;
    else
        connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater);
}

void HttpTransport::forgetKey()
{
    m_keyState = Key::Unknown;
    m_key.fill('\0');
    m_key.clear();
    ++m_askings;
    if (!m_waiting.isEmpty())
        needKey();
}

std::unique_ptr<Running> HttpTransport::send(const Call &call, Done done)
{
    auto open = std::make_shared<Open>();
    open->done = std::move(done);
    return begin(call, std::move(open));
}

std::unique_ptr<Running> HttpTransport::stream(const Call &call, Listener listener)
{
    auto open = std::make_shared<Open>();
    open->listener = std::move(listener);
    open->isStream = true;
    return begin(call, std::move(open));
}

std::unique_ptr<Running> HttpTransport::begin(const Call &call, std::shared_ptr<Open> open)
{
    const quint64 number = m_next++;
    open->call = call;
    m_open.insert(number, std::move(open));
    if (m_options.url.isEmpty()) {
        refuse(number, tr("No address is known yet. Add a connection to a gateway."));
    } else if (m_keyState == Key::Known || !call.bearer.isEmpty()) {
        launch(number);
    } else {
        m_waiting.append(number);
        needKey();
    }
    return std::make_unique<Handle>(this, number);
}

void HttpTransport::refuse(quint64 number, const QString &fault)
{
    QMetaObject::invokeMethod(this, [this, number, fault] {
        Answer refusal;
        refusal.fault = fault;
        end(number, refusal);
    }, Qt::QueuedConnection);
}

void HttpTransport::needKey()
{
    if (m_keyState != Key::Unknown)
        return;
    m_keyState = Key::Asked;
    // Later, so that a source that answers at once does not report from within the call.
    QMetaObject::invokeMethod(this, [this] {
        if (!m_source)
            return haveKey({}, {});
        m_source([self = QPointer(this), asking = m_askings](const QByteArray &key, const QString &fault) {
            if (self && self->m_askings == asking)
                self->haveKey(key, fault);
        });
    }, Qt::QueuedConnection);
}

void HttpTransport::haveKey(const QByteArray &key, const QString &fault)
{
    m_key = key.trimmed();
    m_keyState = fault.isEmpty() ? Key::Known : Key::Unknown;
    const auto waiting = std::exchange(m_waiting, {});
    Answer refusal;
    refusal.fault = fault;
    for (const quint64 number : waiting) {
        if (fault.isEmpty())
            launch(number);
        else
            end(number, refusal);
    }
}

Call HttpTransport::signedCall(Call call) const
{
    const QByteArray &key = call.bearer.isEmpty() ? m_key : call.bearer;
    // "As this key" is a client's own way to call, whatever header administration takes.
    const QByteArray header = call.bearer.isEmpty() ? m_options.keyHeader.toUtf8().trimmed() : QByteArray();
    if (!key.isEmpty())
        call.headers.append({header.isEmpty() ? QByteArrayLiteral("Authorization") : header, isBare(header) ? key : "Bearer " + key});
    call.bearer.clear();
    return call;
}

void HttpTransport::launch(quint64 number)
{
    const auto open = m_open.value(number);
    if (!open)
        return;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, number, call = signedCall(open->call), isStream = open->isStream] { worker->start(number, call, isStream); });
}

void HttpTransport::drop(quint64 number)
{
    if (!m_open.remove(number))
        return;
    m_waiting.removeOne(number);
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, number] { worker->abort(number); });
}

void HttpTransport::end(quint64 number, const Answer &answer)
{
    const auto open = m_open.take(number);
    if (!open)
        return;
    if (answer.isOk())
        emit heard(QString::fromLatin1(answer.header("x-litellm-version")));
    if (open->isStream) {
        if (open->listener.end)
            open->listener.end(answer);
        return;
    }
    Answer said = answer;
    const QByteArray type = answer.header("content-type");
    if (answer.status >= 300 && answer.status < 400) {
        said.status = 0;
        said.fault = tr("The address leads on to %1. If that is the gateway, enter it as the address.").arg(QString::fromUtf8(answer.header("location")));
    } else if (answer.isOk() && type.startsWith("text/html")) {
        said.status = 0;
        said.fault = tr("A web page came instead of an answer: the address is not that of a gateway, or a sign-in page stands before it.");
    }
    open->done(said);
}

QString plainUrl(const QString &typed, QString *fault)
{
    static const QRegularExpression ends(QStringLiteral("(/v1)?(/(chat/completions|messages|models|responses|embeddings))?/*$"));
    QString text = typed.trimmed();
    if (text.isEmpty()) {
        if (fault)
            *fault = HttpTransport::tr("Enter the address of the gateway, for example https://gateway.example.com.");
        return {};
    }
    if (!text.contains(QLatin1String("://")))
        text.prepend(isNear(QUrl(QStringLiteral("http://") + text).host()) ? QStringLiteral("http://") : QStringLiteral("https://"));
    QUrl url(text, QUrl::StrictMode);
    QString wrong;
    if (!url.isValid() || url.host().isEmpty())
        wrong = HttpTransport::tr("This is not an address. It looks like https://gateway.example.com or http://10.0.0.5:4000.");
    else if (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https"))
        wrong = HttpTransport::tr("The address has to begin with http:// or https://.");
    else if (!url.userInfo().isEmpty())
        wrong = HttpTransport::tr("Leave name and password out of the address; the key has a field of its own.");
    if (fault)
        *fault = wrong;
    url.setQuery(QString());
    url.setFragment(QString());
    url.setPath(url.path().remove(ends));
    return wrong.isEmpty() ? url.toString(QUrl::FullyEncoded) : QString();
}

} // namespace portreeve::ui
