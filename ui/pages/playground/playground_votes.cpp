// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/answer_card.h"
#include "ui/pages/playground/playground_page.h"
#include "ui/pages/playground/votes.h"
#include "ui/window/actions.h"

#include <QMenu>

#include <algorithm>

namespace portreeve::ui {

/// The cards that answered the same question as this one, itself among them.
QList<AnswerCard *> PlaygroundPage::rivals(const AnswerCard *card) const
{
    QList<AnswerCard *> out;
    const QJsonValue question = answeredBy(card->turns());
    for (AnswerCard *other : m_cards) {
        if (!question.isUndefined() && !other->isRunning() && answeredBy(other->turns()) == question)
            out.append(other);
    }
    return out;
}

void PlaygroundPage::settleVotes()
{
    bool canVote = false;
    for (AnswerCard *card : std::as_const(m_cards)) {
        const bool hasRival = !card->isRunning() && rivals(card).size() > 1;
        card->setVotable(hasRival);
        canVote = canVote || hasRival;
    }
    desk().actions.setReason(QStringLiteral("playground.vote"), canVote ? QString() : tr("Two answers to the same question are needed"));
    settleFacts();
}

/// One of the answers to a question is the better one, or none.
void PlaygroundPage::vote(AnswerCard *card, bool isBetter)
{
    for (AnswerCard *rival : rivals(card))
        rival->setBetter(isBetter && rival == card);
    settleVotes();
    keepHistory();
}

void PlaygroundPage::showVotes()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("The better answer"));
    AnswerCard *first = nullptr;
    for (AnswerCard *card : std::as_const(m_cards)) {
        if (card->isRunning() || rivals(card).size() < 2)
            continue;
        first = first ? first : card;
        QAction *choice = menu->addAction(card->model());
        choice->setCheckable(true);
        choice->setChecked(card->isBetter());
        connect(choice, &QAction::triggered, card, [this, card](bool on) { vote(card, on); });
    }
    if (!first)
        return menu->deleteLater();
    menu->popup(first->mapToGlobal(first->rect().center()));
    menu->setActiveAction(menu->actions().first());
}

QString PlaygroundPage::tallyFact() const
{
    const QString tally = tallyText(votesIn(saved()[QLatin1String("cards")].toArray()));
    return tally.isEmpty() ? QString() : tr("better: %1").arg(tally);
}

} // namespace portreeve::ui
