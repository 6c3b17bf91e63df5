// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portreeve/single_instance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QStandardPaths>

namespace portreeve::desktop {

namespace {

constexpr int waitMs = 2000;
constexpr qint64 mostBytes = 64 << 10;

/// In the session's own runtime directory, where nobody else can listen; a socket's path is short.
QString serverFor(const QString &profile)
{
    const QByteArray hash = QCryptographicHash::hash(QDir(profile).absolutePath().toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    QString directory = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (directory.isEmpty())
        directory = QDir::tempPath();
    return directory + QStringLiteral("/portreeve-") + QString::fromLatin1(hash);
}

} // namespace

SingleInstance::SingleInstance(const QString &profile, QObject *parent)
    : QObject(parent), m_profile(profile), m_server(serverFor(profile)), m_lock((QDir().mkpath(profile), profile + QStringLiteral("/desktop.lock")))
{
    m_lock.setStaleLockTime(0); // stale only when its process is gone
}

SingleInstance::Start SingleInstance::begin(const QString &page, const QVariantMap &where)
{
    if (m_lock.tryLock(0)) {
        listen();
        return Start::First;
    }
    if (m_lock.error() != QLockFile::LockFailedError) {
        // A profile that cannot be written: nothing is kept, but the desktop works.
        m_text = tr("The profile %1 cannot be written.").arg(m_profile);
        return Start::First;
    }
    if (tell(page, where))
        return Start::Told;
    qint64 pid = 0;
    QString host, program;
    m_lock.getLockInfo(&pid, &host, &program);
    m_text = tr("Portreeve (process %1) already uses the profile %2 and does not answer. End that process, or start with another --profile.").arg(pid).arg(m_profile);
    return Start::Deaf;
}

bool SingleInstance::tell(const QString &page, const QVariantMap &where) const
{
    QLocalSocket socket;
    socket.connectToServer(m_server);
    if (!socket.waitForConnected(waitMs))
        return false;
    const QJsonObject message{{QStringLiteral("page"), page}, {QStringLiteral("where"), QJsonObject::fromVariantMap(where)},
                              {QStringLiteral("token"), QString::fromUtf8(qgetenv("XDG_ACTIVATION_TOKEN"))}};
    socket.write(QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n');
    if (!socket.waitForBytesWritten(waitMs))
        return false;
    return socket.waitForReadyRead(waitMs) && socket.readAll().startsWith("ok");
}

void SingleInstance::listen()
{
    connect(&m_listener, &QLocalServer::newConnection, this, &SingleInstance::hear);
    m_listener.setSocketOptions(QLocalServer::UserAccessOption);
    QLocalServer::removeServer(m_server); // the lock is ours, so its socket is nobody's
    if (!m_listener.listen(m_server))
        m_text = tr("A second start will not find this window: %1").arg(m_listener.errorString());
}

void SingleInstance::hear()
{
    while (QLocalSocket *socket = m_listener.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->bytesAvailable() > mostBytes)
                return socket->abort();
            if (!socket->canReadLine())
                return;
            const QJsonObject message = QJsonDocument::fromJson(socket->readLine()).object();
            socket->write("ok\n");
            socket->flush();
            emit raised(message.value(QLatin1String("page")).toString(), message.value(QLatin1String("where")).toObject().toVariantMap(),
                        message.value(QLatin1String("token")).toString().toUtf8());
        });
    }
}

} // namespace portreeve::desktop
