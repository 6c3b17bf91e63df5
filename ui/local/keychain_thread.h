// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

class QObject;

namespace portreeve::ui {

enum class KeychainVerb { Read, Write, Remove };

struct KeychainReply {
    int error = 0; ///< QKeychain::Error
    QString words;
    QByteArray value;
};

/// Does it on the thread of the keychain and tells `home` in its own thread; nothing is told when `home` has gone. The thread is one for the whole process, as QtKeychain's queue is, and
/// lives as long: with a silent service on the bus QtKeychain blocks its thread for 25 s, which must not be a window's.
void askKeychain(KeychainVerb verb, const QString &service, const QString &key, const QByteArray &value, QObject *home, std::function<void(const KeychainReply &)> done);

} // namespace portreeve::ui
