// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/http_worker.h"

#include "ui/client/http_fault.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>

namespace portreeve::ui {
namespace {

constexpr qint64 mostBody = 64 << 20;
constexpr qint64 streamBuffer = 1 << 20;
constexpr int streamSilenceMs = 600'000; // a model may think for minutes

Headers headersOf(const QNetworkReply &reply)
{
    Headers headers;
    for (const auto &[name, value] : reply.rawHeaderPairs())
        headers.append({name.toLower(), value});
    return headers;
}

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

/// What may be wrong with just these certificates: a gateway on this computer is asked for by another name than its certificate has.
QList<QSslError> excused(const QList<QSslCertificate> &own)
{
    QList<QSslError> errors;
    for (const auto &certificate : own)
        errors << QSslError(QSslError::HostNameMismatch, certificate) << QSslError(QSslError::SelfSignedCertificate, certificate) << QSslError(QSslError::UnableToVerifyFirstCertificate, certificate)
               << QSslError(QSslError::UnableToGetLocalIssuerCertificate, certificate);
    return errors;
}

/// Did the whole answer come? Qt calls every 4xx and 5xx an error too, 400 by the name that it has for a URL of no scheme.
bool isComplete(const QNetworkReply &reply)
{
    const auto error = reply.error();
    return error == QNetworkReply::NoError || (error == QNetworkReply::ProtocolInvalidOperationError && statusOf(reply) >= 400) || (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError)
        || (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError);
}

} // namespace

void HttpWorker::prepare()
{
    m_network = std::make_unique<QNetworkAccessManager>();
    m_network->setAutoDeleteReplies(false);
    m_tls = QSslConfiguration::defaultConfiguration();
    if (m_place.certificateAuthority.isEmpty())
        return;
    const auto own = QSslCertificate::fromPath(m_place.certificateAuthority, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString);
    if (own.isEmpty())
        m_fault = tr("%1 holds no certificate that could be read. Choose a PEM file in the connection's settings.").arg(m_place.certificateAuthority);
    m_tls.setCaCertificates(own);
}

QNetworkReply *HttpWorker::launch(const Call &call, bool isStream)
{
    QNetworkRequest request(QUrl::fromEncoded((m_place.url + call.path).toUtf8(), QUrl::TolerantMode));
    request.setSslConfiguration(m_tls);
    request.setTransferTimeout(isStream ? streamSilenceMs : m_place.timeoutMs);
    request.setDecompressedSafetyCheckThreshold(mostBody);
    // A redirect is shown, not followed: the key would go along.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setRawHeader("User-Agent", "Portreeve-Desktop");
    if (!call.body.isEmpty())
        request.setRawHeader("Content-Type", "application/json");
    for (const auto &[name, value] : call.headers)
        request.setRawHeader(name, value);
    return m_network->sendCustomRequest(request, call.verb, call.body);
}

void HttpWorker::start(quint64 number, const Call &call, bool isStream)
{
    if (!m_network)
        prepare();
    if (!m_fault.isEmpty())
        return refuse(number, m_fault);
    auto open = std::make_shared<Open>();
    open->isStream = isStream;
    open->since.start();
    open->reply = launch(call, isStream);
    m_open.insert(number, open);
    QNetworkReply *reply = open->reply;
    reply->setReadBufferSize(isStream ? streamBuffer : 0);
    if (m_place.isOwnCertificate)
        reply->ignoreSslErrors(excused(m_tls.caCertificates()));
    connect(reply, &QNetworkReply::sslErrors, this, [open](const QList<QSslError> &errors) { open->certificate = errors; });
    connect(reply, &QNetworkReply::metaDataChanged, this, [this, number, open] { sayHead(number, open); });
    connect(reply, &QNetworkReply::readyRead, this, [this, number, open] { read(number, open); });
    connect(reply, &QNetworkReply::finished, this, [this, number, open] { finish(number, open); });
}

void HttpWorker::refuse(quint64 number, const QString &fault)
{
    Answer answer;
    answer.fault = fault;
    emit ended(number, answer);
}

void HttpWorker::abort(quint64 number)
{
    const auto open = m_open.take(number);
    if (!open || !open->reply)
        return;
    open->reply->disconnect(this);
    open->reply->abort();
    open->reply->deleteLater();
}

void HttpWorker::sayHead(quint64 number, const OpenPtr &open)
{
    if (!open->isStream || open->isHeadSaid || !statusOf(*open->reply))
        return;
    open->isHeadSaid = true;
    Answer answer;
    answer.status = statusOf(*open->reply);
    answer.headers = headersOf(*open->reply);
    answer.milliseconds = int(open->since.elapsed());
    emit head(number, answer);
}

void HttpWorker::read(quint64 number, const OpenPtr &open)
{
    if (open->isStream) {
        if (!open->isTaken)
            return;
        sayHead(number, open);
        if (const QByteArray part = open->reply->read(streamBuffer); !part.isEmpty()) { // Qt may hold more than the buffer that it was given
            open->isTaken = false;
            emit bytes(number, part);
        }
        return;
    }
    open->body += open->reply->readAll();
    open->isTooLarge = open->body.size() > mostBody;
    if (open->isTooLarge)
        open->reply->abort();
}

void HttpWorker::taken(quint64 number)
{
    const auto open = m_open.value(number);
    if (!open)
        return;
    open->isTaken = true;
    read(number, open);
    if (open->reply->isFinished() && open->isTaken)
        finish(number, open);
}

void HttpWorker::finish(quint64 number, const OpenPtr &open)
{
    if (open->isStream)
        read(number, open);
    if (!open->isTaken || !m_open.contains(number)) // the end comes after the last part
        return;
    QNetworkReply &reply = *open->reply;
    Answer answer;
    answer.milliseconds = int(open->since.elapsed());
    answer.headers = headersOf(reply);
    if (open->isTooLarge)
        answer.fault = tr("The answer is larger than 64 MiB. Ask for less of it at once.");
    else if (!isComplete(reply))
        answer.fault = networkFault(reply.error(), open->certificate, reply.request().url(), reply.request().transferTimeout(), reply.errorString());
    else
        answer.status = statusOf(reply);
    if (answer.status && !open->isStream)
        answer.body = open->body + reply.readAll();
    if (!open->isStream)
        answer.parse();
    m_open.remove(number);
    reply.deleteLater();
    emit ended(number, answer);
}

} // namespace portreeve::ui
