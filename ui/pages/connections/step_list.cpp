// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/connections/step_list.h"

#include "ui/widgets/badge.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"

#include <QGridLayout>

namespace portreeve::ui {

StepList::StepList(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    space(m_grid, 0, 6);
    m_grid->setColumnStretch(1, 1);
    setAccessibleName(tr("Steps of the test"));
}

void StepList::clear()
{
    m_count = 0;
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void StepList::add(const ProbeStep &step)
{
    const int row = m_grid->rowCount();
    ++m_count;
    auto *state = new StatusLine(step.isOk ? step.remedy.isEmpty() ? Tone::Ok : Tone::Warn : Tone::Bad, step.name);
    state->setObjectName(QStringLiteral("connections.step.") + step.id);
    auto *detail = new Label(step.detail, Type::Small, &Tokens::text2);
    detail->setWordWrap(true);
    detail->setSelectable(true);
    auto *time = new Label(step.milliseconds > 0 ? durationText(qint64(step.milliseconds) * 1'000'000) : QString(), Type::Small, &Tokens::text3);
    time->setTabular(true);
    m_grid->addWidget(state, row, 0, Qt::AlignTop | Qt::AlignLeft);
    m_grid->addWidget(detail, row, 1, Qt::AlignTop);
    m_grid->addWidget(time, row, 2, Qt::AlignTop | Qt::AlignRight);
    if (step.remedy.isEmpty())
        return;
    auto *remedy = new Label(step.remedy, Type::Small, &Tokens::text1);
    remedy->setWordWrap(true);
    m_grid->addWidget(remedy, row + 1, 1, 1, 2);
}

} // namespace portreeve::ui
