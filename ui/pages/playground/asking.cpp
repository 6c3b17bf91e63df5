// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/asking.h"

#include "ui/widgets/numbers.h"

#include <QJsonDocument>
#include <QTimer>
#include <QTimerEvent>

namespace portreeve::ui {

namespace {

constexpr int frameMs = 33;
constexpr int looks = 4; ///< for the row of a request that has just ended
constexpr int lookAgainMs = 250;

} // namespace

double AnswerFigures::speed() const
{
    if (firstToken < 0 || total <= firstToken || output <= 1)
        return 0;
    return double(output - 1) * 1e9 / double(total - firstToken);
}

Asking::Asking(Client &client, QObject *parent) : QObject(parent), m_client(client) {}
Asking::~Asking() = default;

void Asking::ask(const QJsonObject &body, const QByteArray &bearer, qint64 inputGuess)
{
    m_running.reset();
    m_answer = ChatStream();
    m_figures = AnswerFigures();
    m_error.clear();
    m_refusal.clear();
    m_status = 0;
    m_state = State::Waiting;
    m_inputGuess = inputGuess;
    m_clock.start();
    Call call;
    call.verb = "POST";
    call.path = QStringLiteral("/v1/chat/completions");
    call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    call.bearer = bearer;
    m_frame.start(frameMs, this);
    m_running = m_client.stream(call, {[this](const Answer &head) { takeHead(head); }, [this](const QByteArray &bytes) { takeBytes(bytes); },
                                       [this](const Answer &end) { takeEnd(end); }});
    emit moved();
}

void Asking::stop()
{
    if (!isRunning())
        return;
    m_running.reset(); // closes the connection: the gateway stops the provider too
    finish(State::Stopped, {});
}

void Asking::takeHead(const Answer &head)
{
    m_status = head.status;
    m_figures.callId = QString::fromLatin1(head.header("x-litellm-call-id"));
    m_figures.served = QString::fromUtf8(head.header("x-litellm-model-name"));
    if (const QByteArray cost = head.header("x-litellm-response-cost"); !cost.isEmpty())
        m_figures.costNanos = nanoFromDecimal(QString::fromLatin1(cost));
}

void Asking::takeBytes(const QByteArray &bytes)
{
    if (m_status >= 300) {
        m_refusal += bytes;
        return;
    }
    if (!m_answer.feed(bytes))
        return;
    if (m_figures.firstToken < 0)
        m_figures.firstToken = m_clock.nsecsElapsed();
    m_state = State::Streaming;
    m_hasNews = true;
}

void Asking::takeEnd(const Answer &end)
{
    const std::unique_ptr<Running> over = std::move(m_running); // kept until this function has returned
    Answer answer = end;
    if (answer.status == 0 && answer.fault.isEmpty())
        answer.status = m_status;
    if (m_status >= 300) {
        answer.status = m_status;
        if (answer.body.isEmpty())
            answer.body = m_refusal;
        return finish(State::Failed, answer.message());
    }
    if (!answer.fault.isEmpty())
        return finish(State::Failed, answer.fault);
    m_answer.end();
    finish(m_answer.error().isEmpty() ? State::Done : State::Failed, m_answer.error());
}

void Asking::finish(State state, const QString &error)
{
    m_frame.stop();
    m_state = state;
    m_error = error;
    count();
    m_hasNews = false;
    emit moved();
    emit ended();
    askPrice(looks);
}

void Asking::count()
{
    m_figures.total = m_clock.nsecsElapsed();
    m_figures.isEstimate = !m_answer.hasUsage();
    m_figures.input = m_answer.hasUsage() ? m_answer.input() : m_inputGuess;
    m_figures.output = m_answer.hasUsage() ? m_answer.output() : (m_answer.text().toUtf8().size() + m_answer.thinking().toUtf8().size() + 3) / 4;
}

void Asking::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_frame.timerId())
        return QObject::timerEvent(event);
    count();
    if (std::exchange(m_hasNews, false) || m_figures.firstToken < 0)
        emit moved();
}

// The row is written right after the last byte; a refused request may have none.
void Asking::askPrice(int again)
{
    if (m_figures.callId.isEmpty() || !m_client.can(QStringLiteral("requests")) || m_client.kind() != ServerKind::Portreeve)
        return;
    const QString id = m_figures.callId;
    m_client.get(this, QStringLiteral("/portreeve/requests/") + id, [this, id, again](const Answer &answer) {
        if (id != m_figures.callId || isRunning())
            return;
        if (answer.status == 404 && again > 1)
            return QTimer::singleShot(lookAgainMs, this, [this, again] { askPrice(again - 1); });
        if (!answer.isOk())
            return;
        const QJsonObject row = answer.object();
        m_figures.road = row[QLatin1String("road")].toString();
        const QString deployment = row[QLatin1String("provider")].toString();
        m_figures.served = deployment.isEmpty() ? m_figures.served : deployment;
        if (!row[QLatin1String("cost_nanos")].isNull() && row.contains(QLatin1String("cost_nanos")))
            m_figures.costNanos = row[QLatin1String("cost_nanos")].toInteger();
        emit priced();
    });
}

} // namespace portreeve::ui
