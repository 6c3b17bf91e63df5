// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/call.h"

#include <QElapsedTimer>
#include <QHash>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslError>

#include <memory>

class QNetworkReply;

namespace portreeve::ui {

/// The half of HttpTransport that lives in a thread of its own: looking up proxies, loading certificates and unpacking bodies take the time they take there. Calls are known by a
/// number; everything is told by queued signals.
class HttpWorker : public QObject
{
    Q_OBJECT

public:
    struct Place {
        QString url;
        QString certificateAuthority;
        bool isOwnCertificate = false;
        int timeoutMs = 30000; ///< without a byte
    };

    explicit HttpWorker(Place place) : m_place(std::move(place)) {}

    void start(quint64 number, const Call &call, bool isStream);
    void abort(quint64 number);
    /// The listener has what was sent last: only then more is read, so that a slow listener slows the server down and not this program.
    void taken(quint64 number);

signals:
    void head(quint64 number, const portreeve::ui::Answer &answer);
    void bytes(quint64 number, const QByteArray &part);
    void ended(quint64 number, const portreeve::ui::Answer &answer);

private:
    struct Open {
        QPointer<QNetworkReply> reply;
        QElapsedTimer since;
        QByteArray body;
        QList<QSslError> certificate;
        bool isStream = false;
        bool isHeadSaid = false;
        bool isTaken = true; ///< of a stream: the last part
        bool isTooLarge = false;
    };
    using OpenPtr = std::shared_ptr<Open>;

    void prepare();
    void refuse(quint64 number, const QString &fault);
    QNetworkReply *launch(const Call &call, bool isStream);
    void read(quint64 number, const OpenPtr &open);
    void finish(quint64 number, const OpenPtr &open);
    void sayHead(quint64 number, const OpenPtr &open);

    Place m_place;
    std::unique_ptr<QNetworkAccessManager> m_network;
    QSslConfiguration m_tls;
    QString m_fault; ///< of the certificate file
    QHash<quint64, OpenPtr> m_open;
};

} // namespace portreeve::ui
