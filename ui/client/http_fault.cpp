// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/http_fault.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QSslCertificate>

namespace portreeve::ui {
namespace {

QString say(const char *words)
{
    return QCoreApplication::translate("NetworkFault", words);
}

QString place(const QUrl &url)
{
    return url.host() + QLatin1Char(':') + QString::number(url.port(url.scheme() == QLatin1String("https") ? 443 : 80));
}

QString notTls(const QUrl &url)
{
    return say(QT_TRANSLATE_NOOP("NetworkFault", "%1 does not speak TLS. If the gateway serves plain HTTP there, write http:// instead of https://.")).arg(place(url));
}

QString date(const QDateTime &when)
{
    return QLocale().toString(when.toLocalTime().date(), QLocale::ShortFormat);
}

} // namespace

QString certificateFault(const QList<QSslError> &errors, const QUrl &url)
{
    for (const auto &error : errors) {
        switch (error.error()) {
        case QSslError::NoError: continue;
        case QSslError::CertificateExpired:
            return say(QT_TRANSLATE_NOOP("NetworkFault", "The certificate of %1 ended on %2. Whoever runs the gateway has to renew it.")).arg(url.host(), date(error.certificate().expiryDate()));
        case QSslError::CertificateNotYetValid:
            return say(QT_TRANSLATE_NOOP("NetworkFault", "The certificate of %1 begins on %2. Check the clock of this computer.")).arg(url.host(), date(error.certificate().effectiveDate()));
        case QSslError::HostNameMismatch:
            return say(QT_TRANSLATE_NOOP("NetworkFault", "The certificate is for %1, not for %2. Use that name in the address.")).arg(error.certificate().subjectInfo(QSslCertificate::CommonName).join(QLatin1Char(' ')), url.host());
        case QSslError::CertificateRevoked:
        case QSslError::CertificateBlacklisted:
            return say(QT_TRANSLATE_NOOP("NetworkFault", "The certificate of %1 was revoked. Do not send a key there; ask whoever runs the gateway.")).arg(url.host());
        default: continue;
        }
    }
    if (errors.isEmpty())
        return {};
    return say(QT_TRANSLATE_NOOP("NetworkFault", "The certificate of %1 is signed by nobody whom this computer trusts. If the gateway has a certificate authority of its own, name its PEM file in the connection.")).arg(url.host());
}

QString networkFault(QNetworkReply::NetworkError error, const QList<QSslError> &certificate, const QUrl &url, int timeoutMs, const QString &detail)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return say(QT_TRANSLATE_NOOP("NetworkFault", "Nothing listens at %1. Is the gateway running, and is the port right?")).arg(place(url));
    case QNetworkReply::HostNotFoundError:
        return say(QT_TRANSLATE_NOOP("NetworkFault", "The name %1 is not known. Check its spelling, and whether the network or VPN it belongs to is on.")).arg(url.host());
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return say(QT_TRANSLATE_NOOP("NetworkFault", "%1 did not answer within %2 s. It may be overloaded, or a firewall drops what is sent to it.")).arg(place(url), QLocale().toString(qMax(1, timeoutMs / 1000)));
    case QNetworkReply::SslHandshakeFailedError:
        if (detail.contains(QLatin1String("wrong version number"), Qt::CaseInsensitive) || detail.contains(QLatin1String("packet length too long"), Qt::CaseInsensitive))
            return notTls(url);
        if (const QString why = certificateFault(certificate, url); !why.isEmpty())
            return why;
        return say(QT_TRANSLATE_NOOP("NetworkFault", "No secure connection to %1: %2")).arg(place(url), detail);
    case QNetworkReply::RemoteHostClosedError:
        return say(QT_TRANSLATE_NOOP("NetworkFault", "%1 closed the connection before it had answered. If it serves TLS, write https:// instead of http://.")).arg(place(url));
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return say(QT_TRANSLATE_NOOP("NetworkFault", "This computer has no network just now."));
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
        return say(QT_TRANSLATE_NOOP("NetworkFault", "The proxy of this computer cannot be reached. Check the system's proxy settings."));
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return say(QT_TRANSLATE_NOOP("NetworkFault", "The proxy of this computer asks for a password. Put it into the system's proxy settings."));
    case QNetworkReply::ProtocolUnknownError:
        return say(QT_TRANSLATE_NOOP("NetworkFault", "The address has to begin with http:// or https://."));
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
        return say(QT_TRANSLATE_NOOP("NetworkFault", "Something answers at %1, but not in HTTP. Is the port right?")).arg(place(url));
    default: break;
    }
    if (detail.contains(QLatin1String("unreachable"), Qt::CaseInsensitive))
        return say(QT_TRANSLATE_NOOP("NetworkFault", "%1 cannot be reached from this network. Is a VPN needed?")).arg(place(url));
    return say(QT_TRANSLATE_NOOP("NetworkFault", "No answer from %1: %2")).arg(place(url), detail);
}

} // namespace portreeve::ui
