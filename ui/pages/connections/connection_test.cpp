// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/connections/connection_test.h"

#include "ui/client/http_fault.h"
#include "ui/client/http_transport.h"
#include "ui/widgets/times.h"

#include <QLocale>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTimer>
#include <QUrl>

namespace portreeve::ui {
namespace {

constexpr int limitMs = 10000;
constexpr int soonDays = 14;

QNetworkReply::NetworkError replyError(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError: return QNetworkReply::ConnectionRefusedError;
    case QAbstractSocket::HostNotFoundError: return QNetworkReply::HostNotFoundError;
    case QAbstractSocket::SocketTimeoutError: return QNetworkReply::TimeoutError;
    case QAbstractSocket::RemoteHostClosedError: return QNetworkReply::RemoteHostClosedError;
    case QAbstractSocket::SslHandshakeFailedError: return QNetworkReply::SslHandshakeFailedError;
    default: return QNetworkReply::UnknownNetworkError;
    }
}

} // namespace

ConnectionTest::ConnectionTest(const Connection &connection, const QByteArray &key, QObject *parent)
    : QObject(parent), m_connection(connection), m_key(key), m_url(connection.url), m_limit(new QTimer(this))
{
    m_limit->setSingleShot(true);
    connect(m_limit, &QTimer::timeout, this, [this] {
        const QString why = networkFault(QNetworkReply::TimeoutError, {}, m_url, limitMs, {});
        tell("port", tr("The port is open"), false, why);
        stop(why);
    });
}

ConnectionTest::~ConnectionTest()
{
    if (m_lookUp >= 0)
        QHostInfo::abortHostLookup(m_lookUp);
    if (m_socket)
        m_socket->disconnect(this);
}

void ConnectionTest::start()
{
    lookUp();
}

void ConnectionTest::tell(const char *id, const QString &name, bool isOk, const QString &detail, const QString &remedy)
{
    const ProbeStep said{QString::fromLatin1(id), name, isOk, int(m_since.elapsed()), detail, remedy};
    m_found.steps.append(said);
    emit step(said);
}

void ConnectionTest::stop(const QString &reason)
{
    m_limit->stop();
    if (m_socket)
        m_socket->disconnect(this);
    m_found.reason = reason;
    emit finished(m_found);
}

void ConnectionTest::lookUp()
{
    m_since.start();
    m_lookUp = QHostInfo::lookupHost(m_url.host(), this, [this](const QHostInfo &info) {
        m_lookUp = -1;
        QStringList addresses;
        for (const auto &address : info.addresses())
            addresses.append(address.toString());
        if (!addresses.isEmpty()) {
            tell("name", tr("The name is known"), true, addresses.mid(0, 3).join(QStringLiteral(", ")));
            return open();
        }
        const QString why = networkFault(QNetworkReply::HostNotFoundError, {}, m_url, 0, {});
        tell("name", tr("The name is known"), false, why);
        stop(why);
    });
}

void ConnectionTest::open()
{
    m_since.start();
    m_limit->start(limitMs);
    m_socket = std::make_unique<QSslSocket>();
    const int port = m_url.port(m_url.scheme() == QLatin1String("https") ? 443 : 80);
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        const bool isConnected = error == QAbstractSocket::SslHandshakeFailedError;
        const QString why = networkFault(replyError(error), m_socket->sslHandshakeErrors(), m_url, limitMs, m_socket->errorString());
        tell(isConnected ? "certificate" : "port", isConnected ? tr("The certificate is good") : tr("The port is open"), false, why);
        stop(why);
    });
    connect(m_socket.get(), &QAbstractSocket::connected, this, [this, port] {
        m_limit->stop();
        tell("port", tr("The port is open"), true, QString::number(port));
        if (m_url.scheme() == QLatin1String("https"))
            return secure();
        ask();
    });
    m_socket->connectToHost(m_url.host(), quint16(port));
}

void ConnectionTest::secure()
{
    m_since.start();
    m_limit->start(limitMs);
    auto configuration = QSslConfiguration::defaultConfiguration();
    if (!m_connection.certificateAuthority.isEmpty())
        configuration.setCaCertificates(QSslCertificate::fromPath(m_connection.certificateAuthority, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString));
    m_socket->setSslConfiguration(configuration);
    m_socket->setPeerVerifyName(m_url.host());
    connect(m_socket.get(), &QSslSocket::encrypted, this, &ConnectionTest::readCertificate);
    m_socket->startClientEncryption();
}

void ConnectionTest::readCertificate()
{
    m_limit->stop();
    const QSslCertificate certificate = m_socket->peerCertificate();
    const QString issuer = certificate.issuerInfo(QSslCertificate::Organization).join(QLatin1Char(' '));
    const QDateTime end = certificate.expiryDate();
    const qint64 days = QDateTime::currentDateTimeUtc().daysTo(end);
    const QString until = tr("by %1, until %2").arg(issuer.isEmpty() ? certificate.issuerInfo(QSslCertificate::CommonName).join(QLatin1Char(' ')) : issuer, QLocale().toString(end.date(), QLocale::ShortFormat));
    tell("certificate", tr("The certificate is good"), true, until, days < soonDays ? tr("It ends in %n day(s): have it renewed.", nullptr, int(days)) : QString());
    ask();
}

void ConnectionTest::ask()
{
    m_socket->disconnect(this);
    m_socket->abort();
    auto way = std::make_unique<HttpTransport>(m_connection, [key = m_key](const HttpTransport::KeyDone &done) { done(key, {}); });
    m_transport = std::move(way);
    m_probe = std::make_unique<Probe>(*m_transport);
    m_probe->start([this](const Probed &found) {
        const QList<ProbeStep> before = m_found.steps;
        m_found = found;
        m_found.steps = before + found.steps;
        for (const auto &said : found.steps)
            emit step(said);
        emit finished(m_found);
    });
}

} // namespace portreeve::ui
