// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/client.h"
#include "ui/pages/playground/chat_stream.h"

#include <QBasicTimer>
#include <QElapsedTimer>

#include <memory>
#include <optional>

namespace portreeve::ui {

/// What an answer took. Times in nanoseconds, -1: not yet. The cost is the ledger's own, asked for when the answer is over.
struct AnswerFigures {
    qint64 firstToken = -1;
    qint64 total = -1;
    qint64 input = 0;
    qint64 output = 0;
    bool isEstimate = true; ///< tokens counted here; false: the provider's usage
    std::optional<qint64> costNanos;
    QString road; ///< as the log draws it: "xo"
    QString served; ///< the deployment or provider that answered
    QString callId;
    /// Tokens a second from the first one on; 0: not yet known.
    double speed() const;
};

/// One question on its way to one model: streams, can be stopped, tells its figures. GUI thread only.
class Asking : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Waiting, Streaming, Done, Stopped, Failed };

    explicit Asking(Client &client, QObject *parent = nullptr);
    ~Asking() override;

    /// `bearer`: as this key; empty: as the connection's own. `inputGuess`: tokens, shown until the provider has counted.
    void ask(const QJsonObject &body, const QByteArray &bearer, qint64 inputGuess);
    void stop();
    State state() const { return m_state; }
    bool isRunning() const { return m_state == State::Waiting || m_state == State::Streaming; }
    const ChatStream &answer() const { return m_answer; }
    const AnswerFigures &figures() const { return m_figures; }
    QString error() const { return m_error; } ///< why it failed, in the gateway's own words

signals:
    void moved(); ///< text or figures, at most every 33 ms
    void ended(); ///< done, stopped or failed
    void priced(); ///< cost and road are there

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void takeHead(const Answer &head);
    void takeBytes(const QByteArray &bytes);
    void takeEnd(const Answer &end);
    void finish(State state, const QString &error);
    void count();
    void askPrice(int again);

    Client &m_client;
    std::unique_ptr<Running> m_running;
    ChatStream m_answer;
    AnswerFigures m_figures;
    State m_state = State::Idle;
    QString m_error;
    QByteArray m_refusal; ///< the body of an answer with another status than 2xx
    int m_status = 0;
    qint64 m_inputGuess = 0;
    QElapsedTimer m_clock;
    QBasicTimer m_frame;
    bool m_hasNews = false;
};

} // namespace portreeve::ui
