// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portreeve/engine_host.h"

#include <QObject>

namespace portreeve::ui {
class ChosenSecrets;
}

namespace portreeve::desktop {

/// The key that seals provider keys in the gateway's database: where it is, and how it gets to the engine without anybody waiting.
///
///   PORTREEVE_SEAL_KEY, or DATA/seal_key is there: the engine's own business.
///   DATA/seal_key.keychain is there: the key lies in the keychain; if that does not give it, the gateway is not started with another one, because the stored provider keys
///       would not open; it starts by itself as soon as the keychain is unlocked.
///   A new data directory: a new key into the keychain, if a person left the place to us and the keychain proves that it keeps it; else the engine makes DATA/seal_key.
class SealKey : public QObject
{
    Q_OBJECT

public:
    SealKey(ui::ChosenSecrets &secrets, const QString &dataDirectory, QObject *parent = nullptr);

    EngineHost::SealSource source();
    /// Where it is and why, for the Server page: "In the keychain of this session.", "In DATA/seal_key, because the keychain is locked."
    QString explanation() const { return m_explanation; }

signals:
    /// The keychain gave nothing at the last start and would now.
    void available();
    void explained();

private:
    void find(const EngineHost::SealDone &done);
    void readMarked(const EngineHost::SealDone &done);
    void makeNew(const EngineHost::SealDone &done);
    void keepInFile(const QString &why, const EngineHost::SealDone &done);
    void explain(const QString &words);
    QString name() const;
    QString file(const char *name) const;

    ui::ChosenSecrets &m_secrets;
    QString m_data;
    QString m_explanation;
    bool m_isWanting = false; ///< the last start failed for want of the key
};

} // namespace portreeve::desktop
