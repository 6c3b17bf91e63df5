// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/repeats.h"

namespace portreeve::ui {

Repeats::Repeats(Client &client, QObject *parent) : QObject(parent), m_client(client) {}
Repeats::~Repeats() = default;

void Repeats::start(const QJsonObject &body, const QByteArray &bearer, qint64 inputGuess, int count)
{
    clear();
    m_body = body;
    m_bearer = bearer;
    m_inputGuess = inputGuess;
    m_count = count;
    m_isRunning = count > 0;
    if (m_isRunning)
        next();
}

void Repeats::next()
{
    m_runs.push_back(std::make_unique<Asking>(m_client));
    Asking *run = m_runs.back().get();
    connect(run, &Asking::priced, this, &Repeats::moved);
    // Queued: the run that has just ended still has to ask for its price.
    connect(run, &Asking::ended, this, [this, run] {
        if (!m_isRunning || run != m_runs.back().get())
            return;
        if (run->state() != Asking::State::Stopped && begun() < m_count)
            return next();
        m_isRunning = false;
        emit moved();
        emit ended();
    }, Qt::QueuedConnection);
    run->ask(m_body, m_bearer, m_inputGuess);
    emit moved();
}

void Repeats::stop()
{
    if (!std::exchange(m_isRunning, false))
        return;
    m_runs.back()->stop();
    emit moved();
    emit ended();
}

void Repeats::clear()
{
    m_isRunning = false;
    m_runs.clear();
}

QList<RunOutcome> Repeats::outcomes() const
{
    QList<RunOutcome> out;
    for (const auto &run : m_runs) {
        if (!run->isRunning())
            out.append({run->state(), run->figures()});
    }
    return out;
}

QString Repeats::error() const
{
    for (auto run = m_runs.rbegin(); run != m_runs.rend(); ++run) {
        if ((*run)->state() == Asking::State::Failed)
            return (*run)->error();
    }
    return {};
}

} // namespace portreeve::ui
