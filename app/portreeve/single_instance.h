// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QVariantMap>

namespace portreeve::desktop {

/// One desktop a profile: the first holds a lock in it and listens, a second one says what it was asked to show and ends.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(const QString &profile, QObject *parent = nullptr);

    enum class Start {
        First, ///< ours: go on
        Told, ///< the other one has heard; end with 0
        Deaf, ///< the other one does not answer: text() says what to do
    };
    /// Waits for the other one at most two seconds; before any window.
    Start begin(const QString &page, const QVariantMap &where);
    QString text() const { return m_text; }

signals:
    /// A second start; its token lets the window come to the front.
    void raised(const QString &page, const QVariantMap &where, const QByteArray &activationToken);

private:
    bool tell(const QString &page, const QVariantMap &where) const;
    void listen();
    void hear();

    QString m_profile;
    QString m_server;
    QString m_text;
    QLockFile m_lock;
    QLocalServer m_listener;
};

} // namespace portreeve::desktop
