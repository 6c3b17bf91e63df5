// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/access_key.h"

#include <QBasicTimer>
#include <QObject>

namespace portreeve::ui {

class Client;
struct Answer;

/// What came from an app while somebody listened.
struct Heard {
    enum Kind { Served, Failed, Refused, OtherKey, NoKey } kind = Served;
    QString id; ///< of the request, to open it; empty for refusals
    QString title; ///< "gpt-5-mini answered in 412 ms"
    QString detail; ///< the server's words
    QString remedy; ///< what to do; empty: nothing
    bool needsEdit = false; ///< the key's own settings are in the way
};

/// Asks, once a second on this computer and every third elsewhere, whether a request with a key came since the start, and which ones the gate refused. A LiteLLM server is asked
/// for its log instead, and tells of no refusals.
class Listener : public QObject
{
    Q_OBJECT

public:
    explicit Listener(Client &client, QObject *parent = nullptr);
    void start(const AccessKey &key);
    void stop();
    bool isRunning() const { return m_timer.isActive(); }
    QDateTime since() const { return m_since; }
    /// Does this server tell what it refused?
    bool hearsRefusals() const;

signals:
    void heard(const portreeve::ui::Heard &heard);
    void failed(const QString &why); ///< the asking itself; it goes on

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void findLast();
    void ask();
    void askRequests();
    void askRefusals();
    void takeRow(const QJsonObject &row);
    void takeRefusal(const QJsonObject &refusal);

    Client &m_client;
    AccessKey m_key;
    QDateTime m_since;
    QBasicTimer m_timer;
    qint64 m_lastRefusal = -1; ///< none is known yet
    QString m_lastRequest;
    int m_open = 0; ///< questions under way
};

/// What a person can do about a refusal. `hint`: of the key that was sent, "sk-…ab12"; empty: none was.
Heard heardRefusal(const QJsonObject &refusal, const AccessKey &key);

} // namespace portreeve::ui
