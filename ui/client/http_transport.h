// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/connection.h"
#include "ui/client/transport.h"

#include <QHash>
#include <QThread>

namespace portreeve::ui {

class HttpWorker;

/// A gateway over HTTP. The network has a thread of its own (HttpWorker); this half keeps who asked. The key is fetched once, when the first call needs it, and calls wait for it.
/// Redirects are not followed, cookies not kept, web pages not taken for answers.
class HttpTransport : public AdminTransport
{
    Q_OBJECT

public:
    using KeyDone = std::function<void(const QByteArray &key, const QString &fault)>;
    /// Where the key comes from: asked once, may answer at any later time, on the GUI thread.
    using KeySource = std::function<void(KeyDone done)>;

    struct Options {
        QString url; ///< may have a path; see plainUrl()
        QString keyHeader; ///< empty: "Authorization: Bearer"
        QString certificateAuthority; ///< PEM; empty: the system's
        bool isOwnCertificate = false; ///< the file is the server's own certificate, good whatever name it is for: a gateway on this computer
        int timeoutMs = 30000; ///< without a byte
    };

    HttpTransport(const Options &options, KeySource key, QObject *parent = nullptr);
    HttpTransport(const Connection &connection, KeySource key, QObject *parent = nullptr);
    ~HttpTransport() override;

    std::unique_ptr<Running> send(const Call &call, Done done) override;
    std::unique_ptr<Running> stream(const Call &call, Listener listener) override;
    QString url() const override { return m_options.url; }
    /// The key has changed: the next call asks its source again.
    void forgetKey();

signals:
    /// It answered; the version where it says one.
    void heard(const QString &version);

private:
    struct Open;
    class Handle;
    std::unique_ptr<Running> begin(const Call &call, std::shared_ptr<Open> open);
    void needKey();
    void haveKey(const QByteArray &key, const QString &fault);
    void launch(quint64 number);
    void refuse(quint64 number, const QString &fault);
    void drop(quint64 number);
    void end(quint64 number, const Answer &answer);
    Call signedCall(Call call) const;

    Options m_options;
    KeySource m_source;
    enum class Key { Unknown, Asked, Known } m_keyState = Key::Unknown;
    QByteArray m_key;
    int m_askings = 0; ///< an answer to an earlier one is of an old key
    QThread *m_thread;
    HttpWorker *m_worker;
    QHash<quint64, std::shared_ptr<Open>> m_open;
    QList<quint64> m_waiting; ///< for the key
    quint64 m_next = 1;
};

/// What a person typed as the address, made usable: spaces and a "/v1", "/chat/completions" or "/" at the end go, a missing scheme becomes http:// for this computer and private
/// addresses, https:// for others. `fault` says what is wrong with it; empty: nothing.
QString plainUrl(const QString &typed, QString *fault = nullptr);

} // namespace portreeve::ui
