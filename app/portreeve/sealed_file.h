// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/local/secrets.h"

#include <QMap>
#include <QThreadPool>

namespace portreeve::desktop {

/// Secrets in one file, sealed with a passphrase: scrypt (N = 2^16, r = 8, p = 1) makes the key, AES-256-GCM seals. For computers without a keychain. Locked until unlock() gets the
/// passphrase; a new file takes the first one it is given. The passphrase itself is never kept, only the key made of it, until lock() or the end.
class SealedFile : public ui::Secrets
{
    Q_OBJECT

public:
    explicit SealedFile(const QString &file, QObject *parent = nullptr);
    ~SealedFile() override;

    bool exists() const; ///< there is a file, so unlock() takes its passphrase and no other
    void lock();

    ui::SecretPlace place() const override { return ui::SecretPlace::File; }
    bool needsPassphrase() const override { return m_key.isEmpty(); }
    bool takesNewPassphrase() const override { return !exists(); }
    /// At least 8 characters for a new file. Present: open. Denied: the wrong passphrase. Takes about 0.2 s on a thread of its own.
    void unlock(const QString &passphrase, Done done) override;
    void read(const QString &name, Done done) override;
    void write(const QString &name, const QByteArray &value, Done done) override;
    void remove(const QString &name, Done done) override;

private:
    struct Opened {
        QByteArray salt, key;
        QMap<QString, QByteArray> values;
        ui::SecretAnswer answer;
    };
    static Opened openFile(const QString &file, const QByteArray &passphrase);
    void store(Done done);
    ui::SecretAnswer locked() const;

    QString m_file;
    QByteArray m_salt;
    QByteArray m_key;
    QMap<QString, QByteArray> m_values;
    QThreadPool m_thread;
};

} // namespace portreeve::desktop
