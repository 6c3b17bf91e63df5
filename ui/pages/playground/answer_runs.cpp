// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/answer_card.h"
#include "ui/pages/playground/answer_text.h"
#include "ui/pages/playground/spread_view.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/label.h"

namespace portreeve::ui {

void AnswerCard::ask(const ChatQuestion &question, const QByteArray &bearer, int runs)
{
    m_turns = question.turns;
    m_text->setTurns(m_turns);
    m_runs = runs;
    m_bearer = bearer;
    m_hasAsked = true;
    m_asked = question.body();
    if (runs > 1 && m_client.kind() != ServerKind::OpenAiOnly)
        m_asked.insert(QLatin1String("cache"), QJsonObject{{"no-cache", true}}); // a kept answer says nothing of how long one takes
    m_repeats.clear();
    setWins({});
    m_asking.ask(m_asked, bearer, question.inputTokens());
}

void AnswerCard::stop()
{
    m_asking.stop();
    m_repeats.stop();
}

RunSummary AnswerCard::summary() const
{
    QList<RunOutcome> runs = m_repeats.outcomes();
    if (m_hasAsked && !m_asking.isRunning())
        runs.prepend({m_asking.state(), m_asking.figures()});
    return summarise(runs);
}

void AnswerCard::setWins(const AnswerWins &wins)
{
    m_foot->setWins(wins);
    m_spread->setWins(wins);
}

/// Several runs have their own foot, as soon as the first is over.
void AnswerCard::showRuns()
{
    const RunSummary now = summary();
    const bool hasSpread = m_runs > 1 && now.answered > 0;
    m_spread->setVisible(hasSpread);
    m_foot->setVisible(!hasSpread);
    if (hasSpread)
        m_spread->set(now);
    showState();
}

void AnswerCard::showRunState()
{
    const RunSummary now = summary();
    const int over = now.answered + now.failed + now.stopped;
    const QString error = m_repeats.error().isEmpty() ? m_asking.error() : m_repeats.error();
    m_fault->setVisible(now.failed > 0);
    m_fault->setText(error);
    m_badge->show();
    if (isRunning())
        m_badge->set(now.failed > 0 ? Tone::Warn : Tone::Info, now.failed > 0 ? tr("Run %1 of %2, %3 failed").arg(over + 1).arg(m_runs).arg(now.failed) : tr("Run %1 of %2").arg(over + 1).arg(m_runs));
    else if (over < m_runs || now.stopped > 0)
        m_badge->set(Tone::Mute, tr("Stopped: %1 of %2 runs answered").arg(now.answered).arg(m_runs));
    else if (now.failed > 0)
        m_badge->set(now.answered > 0 ? Tone::Warn : Tone::Bad, tr("%1 of %2 runs failed").arg(now.failed).arg(m_runs));
    else
        m_badge->set(Tone::Ok, tr("%n run(s)", nullptr, m_runs));
    update();
}

} // namespace portreeve::ui
