// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/widgets/label.h"
#include "ui/widgets/paint.h"

#include <QHBoxLayout>
#include <QPainter>

namespace portreeve::ui {

Panel::Panel(Ground ground, QWidget *parent) : QFrame(parent), m_ground(ground)
{
    setFrameShape(QFrame::NoFrame);
}

void Panel::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    if (m_ground == Ground::Pane) {
        painter.fillRect(rect(), t.raised);
        return paintLine(painter, QPointF(layoutDirection() == Qt::RightToLeft ? width() - 1 : 0, 0), height(), Qt::Vertical, t.border);
    }
    paintBox(painter, rect(), px(m_ground == Ground::Raised ? sizes().radius.card : sizes().radius.control), m_ground == Ground::Raised ? t.raised : t.sunken,
             t.border);
}

Card::Card(const QString &title, const QString &hint, QWidget *parent)
    : Panel(Ground::Raised, parent), m_head(new QWidget), m_headRow(new QHBoxLayout(m_head)), m_title(new Label(title, Type::Strong)),
      m_hint(new Label(hint, Type::Small, &Tokens::text2)), m_body(new QVBoxLayout)
{
    fix(m_head, -1, sizes().height.cardHead);
    space(m_headRow, 0, 8);
    m_headRow->addWidget(m_title);
    m_headRow->addWidget(m_hint);
    m_headRow->addStretch();
    m_hint->setElide(Qt::ElideRight);
    auto *column = new QVBoxLayout(this);
    space(column, QMargins(15, 9, 15, 15), 0);
    column->addWidget(m_head);
    space(m_body, QMargins(0, 4, 0, 0), 8);
    column->addLayout(m_body);
    setTitle(title);
    setHint(hint);
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    m_head->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Card::setHint(const QString &hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void Card::addControl(QWidget *control)
{
    m_headRow->addWidget(control);
    m_head->setVisible(true);
}

void Card::setFlush(bool flush)
{
    space(layout(), flush ? QMargins(1, 9, 1, 1) : QMargins(15, 9, 15, 15), 0);
    space(m_headRow, flush ? QMargins(14, 0, 14, 0) : QMargins(), 8);
    space(m_body, QMargins(0, 4, 0, 0), flush ? 0 : 8);
}

} // namespace portreeve::ui
