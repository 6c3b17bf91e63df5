// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page_header.h"

#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QMenu>

namespace portreeve::ui {

PageHeader::PageHeader(const QString &title, QWidget *parent)
    : QWidget(parent), m_row(new QHBoxLayout(this)), m_title(new Label(title, Type::Title)), m_facts(new Label({}, Type::Small, &Tokens::text2)),
      m_more(new IconButton(QStringLiteral("more"), tr("More")))
{
    space(m_row, QMargins(20, 14, 20, 12), 8);
    m_facts->setElide(Qt::ElideRight);
    m_facts->setTabular(true);
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_row->addWidget(m_title);
    m_row->addWidget(gap(0));
    m_row->addWidget(m_facts, 1);
    m_row->addWidget(m_more);
    m_more->hide();
    connect(m_more, &QToolButton::clicked, this, &PageHeader::showFolded);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PageHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

void PageHeader::setFacts(const QString &facts)
{
    m_facts->setText(facts);
    m_facts->setToolTip({});
}

Badge *PageHeader::badge()
{
    if (!m_badge) {
        m_badge = new Badge;
        m_row->insertWidget(2, m_badge);
    }
    return m_badge;
}

void PageHeader::addControl(QWidget *control)
{
    m_controls.append(control);
    m_row->insertWidget(m_row->indexOf(m_more) - int(m_buttons.size()), control);
}

void PageHeader::addButton(Button *button)
{
    m_buttons.append(button);
    m_row->insertWidget(m_row->indexOf(m_more), button);
    fold();
}

QSize PageHeader::minimumSizeHint() const
{
    return QSize(px(240), sizeHint().height());
}

void PageHeader::fold()
{
    int room = width() - m_title->sizeHint().width() - px(40 + 16) - (m_badge ? m_badge->sizeHint().width() + px(8) : 0);
    for (QWidget *control : std::as_const(m_controls))
        room -= control->sizeHint().width() + px(8);
    int wanted = 0;
    for (Button *button : std::as_const(m_buttons))
        wanted += button->sizeHint().width() + px(8);
    m_folded.clear();
    const auto foldFrom = [&](bool primaries) {
        for (auto each = m_buttons.rbegin(); each != m_buttons.rend() && wanted > room; ++each) {
            if (((*each)->kind() == ButtonKind::Primary) != primaries)
                continue;
            wanted -= (*each)->sizeHint().width() + px(8) - (m_folded.isEmpty() ? px(36) : 0);
            m_folded.prepend(*each);
        }
    };
    foldFrom(false);
    foldFrom(true);
    for (Button *button : std::as_const(m_buttons))
        button->setVisible(!m_folded.contains(button));
    m_more->setVisible(!m_folded.isEmpty());
}

void PageHeader::showFolded()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (Button *button : std::as_const(m_folded)) {
        QAction *action = menu->addAction(ui::icon(button->property("iconName").toString()), button->text());
        action->setEnabled(button->isEnabled());
        connect(action, &QAction::triggered, button, &QPushButton::click);
    }
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

void PageHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

} // namespace portreeve::ui
