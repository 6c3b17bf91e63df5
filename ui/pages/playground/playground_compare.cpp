// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/word_diff.h"
#include "ui/pages/playground/answer_card.h"
#include "ui/pages/playground/playground_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/numbers.h"
#include "ui/window/actions.h"

#include <algorithm>

namespace portreeve::ui {

namespace {

/// Cards that have said something, none of which is still speaking.
QList<AnswerCard *> answered(const QList<AnswerCard *> &cards)
{
    QList<AnswerCard *> out;
    for (AnswerCard *card : cards) {
        if (!card->isRunning() && !card->answerText().isEmpty())
            out.append(card);
    }
    return out;
}

} // namespace

void PlaygroundPage::toggleCompare()
{
    m_isComparing = !m_isComparing;
    settleCompare();
}

void PlaygroundPage::compareWith(AnswerCard *base)
{
    m_base = base;
    m_isComparing = true;
    settleCompare();
}

/// Two answers mark what the other does not say; of more, each marks what the base does not say.
void PlaygroundPage::settleCompare()
{
    settleVotes();
    QList<AnswerCard *> cards = answered(m_cards);
    desk().actions.setReason(QStringLiteral("playground.compare"), cards.size() > 1 ? QString() : tr("Two answers are needed"));
    m_compare->setVisible(m_cards.size() > 1);
    m_compare->setChecked(m_isComparing);
    for (AnswerCard *card : std::as_const(m_cards))
        card->setCompared({}, {});
    if (!m_isComparing || cards.size() < 2)
        return;
    AnswerCard *base = cards.contains(m_base) ? m_base.data() : cards.first();
    cards.removeOne(base);
    for (AnswerCard *card : std::as_const(cards)) {
        const WordDiff diff = compareWords(base->answerText(), card->answerText());
        card->setCompared(differenceText(diff.right.size(), diff.rightWords, base->model(), diff.isCut), diff.right);
        if (cards.size() == 1)
            base->setCompared(differenceText(diff.left.size(), diff.leftWords, card->model(), diff.isCut), diff.left);
        else
            base->setCompared(tr("The others are compared with this"), {});
    }
}

QString PlaygroundPage::differenceText(qsizetype own, qsizetype all, const QString &other, bool isCut) const
{
    const QString text = own == 0 ? tr("Every word is in %1 too").arg(other) : tr("%1 of %2 words are not in %3").arg(countText(own), countText(all), other);
    return isCut ? text + QStringLiteral(" · ") + tr("the first %1 words").arg(countText(mostWords)) : text;
}

} // namespace portreeve::ui
