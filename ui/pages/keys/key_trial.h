// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

class QObject;

namespace portreeve::ui {

class Client;

/// What came of a call made with a key instead of the connection's own.
struct KeyTrial {
    bool isOk = false;
    int models = 0; ///< that it may call
    int milliseconds = 0; ///< of the model call
    QString sentence; ///< "It works: 3 models, gpt-5-mini answered in 412 ms." or the refusal in the server's words
};

/// Asks which models the key may call and, with `model`, for an answer of at most 16 tokens. `secret` is used for the call and kept nowhere.
void tryKey(Client &client, QObject *asker, const QByteArray &secret, const QString &model, std::function<void(const KeyTrial &)> done);
/// Is this the secret of that hash? Decided here; nothing is sent.
bool isSecretOf(const QString &secret, const QString &token);

} // namespace portreeve::ui
