// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/range_menu.h"

#include "ui/widgets/button.h"
#include "ui/widgets/choice_list.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/toggles.h"
#include "ui/window/time_range.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QTimeZone>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

constexpr int wide = 440;
constexpr int listWide = 164;

QDateTimeEdit *makeEditor(const char *name)
{
    auto *editor = new QDateTimeEdit;
    editor->setObjectName(QLatin1String(name));
    editor->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    return editor;
}

} // namespace

RangeMenu::RangeMenu(TimeRange &range, QWidget *anchor) : Popover(anchor), m_range(range)
{
    setObjectName(QStringLiteral("range"));
    setAccessibleName(tr("Time range"));
    setPopoverWidth(wide);
    auto *row = new QHBoxLayout;
    space(row, 0, 14);
    row->addWidget(makeList());
    row->addWidget(new Rule(Qt::Vertical));
    row->addWidget(makeCustom(), 1);
    body()->addLayout(row);
    fillEditors();
    check();
}

QWidget *RangeMenu::makeList()
{
    m_list = new ChoiceList(ChoiceList::Mark::Tick);
    m_list->setObjectName(QStringLiteral("range.list"));
    m_list->setAccessibleName(tr("Time ranges that slide"));
    for (const QString &id : TimeRange::relativeIds()) {
        QListWidgetItem *item = m_list->add(id, {}, TimeRange::nameOf(id));
        if (id == m_range.relative())
            m_list->setCurrentItem(item);
    }
    m_list->setTicked(m_range.relative());
    fix(m_list, listWide, -1);
    const auto take = [this](QListWidgetItem *item) {
        m_range.setRelative(ChoiceList::idOf(item));
        finish();
    };
    connect(m_list, &QListWidget::itemClicked, this, take);
    connect(m_list, &QListWidget::itemActivated, this, take);
    return m_list;
}

QWidget *RangeMenu::makeCustom()
{
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    space(column, 0, 10);
    column->addWidget(new Field(tr("From"), m_from = makeEditor("range.from")));
    column->addWidget(new Field(tr("To"), m_to = makeEditor("range.to")));
    column->addWidget(m_fault = new Label({}, Type::Small, &Tokens::danger));
    m_fault->setWordWrap(true);
    column->addWidget(m_apply = new Button(tr("Show this span")), 0, Qt::AlignLeft);
    m_apply->setObjectName(QStringLiteral("range.apply"));
    column->addStretch();
    const QString local = QDateTime::currentDateTime().timeZoneAbbreviation();
    m_zone = new Segments({tr("Local (%1)").arg(local), QStringLiteral("UTC")});
    m_zone->setObjectName(QStringLiteral("range.zone"));
    m_zone->setAccessibleName(tr("Time zone"));
    m_zone->setCurrent(m_range.isUtc() ? 1 : 0);
    column->addWidget(m_zone, 0, Qt::AlignLeft);
    connect(m_zone, &Segments::chosen, this, [this](int index) {
        m_range.setUtc(index == 1);
        fillEditors();
    });
    connect(m_apply, &QPushButton::clicked, this, &RangeMenu::takeCustom);
    for (QDateTimeEdit *editor : {m_from, m_to})
        connect(editor, &QDateTimeEdit::dateTimeChanged, this, &RangeMenu::check);
    return side;
}

void RangeMenu::fillEditors()
{
    const Qt::TimeSpec spec = m_range.isUtc() ? Qt::UTC : Qt::LocalTime;
    for (QDateTimeEdit *editor : {m_from, m_to}) {
        editor->setTimeSpec(spec);
        editor->setDateTime(QDateTime::fromMSecsSinceEpoch(editor == m_from ? m_range.from() : m_range.to(), spec));
    }
}

void RangeMenu::check()
{
    QString fault;
    if (m_from->dateTime() >= m_to->dateTime())
        fault = tr("“From” has to be before “To”.");
    else if (m_from->dateTime() > QDateTime::currentDateTime())
        fault = tr("This span lies in the future.");
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
    m_apply->setEnabled(fault.isEmpty());
}

void RangeMenu::takeCustom()
{
    m_range.setAbsolute(m_from->dateTime().toMSecsSinceEpoch(), m_to->dateTime().toMSecsSinceEpoch());
    finish();
}

} // namespace portreeve::ui
