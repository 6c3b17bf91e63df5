// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/answer_card.h"
#include "ui/pages/playground/playground_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/popover.h"

#include <QSpinBox>
#include <QVBoxLayout>

namespace portreeve::ui {

namespace {

constexpr double tieShare = 0.005; ///< closer than this nobody won

/// The index of the best mean, if one is clearly best; `sign` -1 where more is better.
int best(const QList<RunSummary> &all, Spread RunSummary::*figure, double sign = 1)
{
    int at = -1;
    for (int i = 0; i < all.size(); ++i) {
        if ((all[i].*figure).count > 0 && (at < 0 || sign * (all[i].*figure).mean < sign * (all[at].*figure).mean))
            at = i;
    }
    for (int i = 0; i < all.size() && at >= 0; ++i) {
        const double other = (all[i].*figure).mean;
        if (i != at && (all[i].*figure).count > 0 && sign * (other - (all[at].*figure).mean) <= tieShare * qAbs(other))
            return -1;
    }
    return at;
}

} // namespace

/// The best of each figure among the answers that are done; of several runs their mean.
void PlaygroundPage::judge()
{
    QList<AnswerCard *> done;
    QList<RunSummary> figures;
    for (AnswerCard *card : std::as_const(m_cards)) {
        const RunSummary summary = card->summary();
        if (card->isRunning() || summary.answered == 0)
            continue;
        done.append(card);
        figures.append(summary);
    }
    const int first = best(figures, &RunSummary::firstToken);
    const int total = best(figures, &RunSummary::total);
    const int speed = best(figures, &RunSummary::speed, -1);
    const int cost = best(figures, &RunSummary::cost);
    for (int i = 0; i < done.size(); ++i) {
        const bool compares = done.size() > 1;
        done[i]->setWins({compares && i == first, compares && i == total, compares && i == speed, compares && i == cost});
    }
}

void PlaygroundPage::chooseRuns()
{
    auto *popover = new Popover(m_runsButton);
    popover->setAccessibleName(tr("Average of several runs"));
    popover->setPopoverWidth(300);
    auto *number = new QSpinBox;
    number->setRange(1, mostRuns);
    number->setValue(m_runs);
    number->setAccessibleName(tr("How often each model is asked"));
    number->setObjectName(QStringLiteral("playground.runs.number"));
    auto *field = new Field(tr("Ask each model this often"), number);
    auto *words = new Label(tr("One run after the other, without the gateway's cache. Mean, median and range stand under each answer; the first is the one that is shown. Every run is paid for."),
                            Type::Small, &Tokens::text2);
    words->setWordWrap(true);
    popover->body()->addWidget(field);
    popover->body()->addWidget(words);
    connect(number, &QSpinBox::valueChanged, this, [this](int runs) {
        m_runs = runs;
        settle();
    });
    popover->open();
    number->setFocus();
    number->selectAll();
}

} // namespace portreeve::ui
