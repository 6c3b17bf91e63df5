// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table_header.h"

#include "ui/widgets/paint.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>

namespace portreeve::ui {

TableHeader::TableHeader(std::function<bool(int)> isRight, QWidget *parent) : QHeaderView(Qt::Horizontal, parent), m_isRight(std::move(isRight))
{
    setSectionsMovable(true);
    setHighlightSections(false);
    setStretchLastSection(true);
    setMinimumSectionSize(px(40));
    setFocusPolicy(Qt::TabFocus);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setAccessibleName(tr("Column heads"));
}

QSize TableHeader::sizeHint() const
{
    return QSize(QHeaderView::sizeHint().width(), px(sizes().height.tableHeader));
}

void TableHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int logical) const
{
    QHeaderView::initStyleOptionForIndex(option, logical);
    option->textAlignment = (m_isRight(logical) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

void TableHeader::paintSection(QPainter *painter, const QRect &rect, int logical) const
{
    QHeaderView::paintSection(painter, rect, logical);
    if (hasFocus() && visualIndex(logical) == m_cursor)
        paintFocus(*painter, QRectF(rect).adjusted(1, 1, -1, -2), px(4));
}

void TableHeader::keyPressEvent(QKeyEvent *event)
{
    const int logical = logicalIndex(m_cursor);
    switch (event->key()) {
    case Qt::Key_Left:
        return move(layoutDirection() == Qt::RightToLeft ? 1 : -1);
    case Qt::Key_Right:
        return move(layoutDirection() == Qt::RightToLeft ? -1 : 1);
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        const bool again = sortIndicatorSection() == logical && sortIndicatorOrder() == Qt::AscendingOrder;
        setSortIndicator(logical, again ? Qt::DescendingOrder : Qt::AscendingOrder);
        return;
    }
    case Qt::Key_Menu:
        emit customContextMenuRequested(QPoint(sectionViewportPosition(logical), height()));
        return;
    default:
        QHeaderView::keyPressEvent(event);
    }
}

void TableHeader::move(int step)
{
    int next = m_cursor + step;
    while (next >= 0 && next < count() && isSectionHidden(logicalIndex(next)))
        next += step;
    if (next < 0 || next >= count())
        return;
    m_cursor = next;
    viewport()->update();
}

void TableHeader::focusInEvent(QFocusEvent *event)
{
    QHeaderView::focusInEvent(event);
    viewport()->update();
}

void TableHeader::focusOutEvent(QFocusEvent *event)
{
    QHeaderView::focusOutEvent(event);
    viewport()->update();
}

} // namespace portreeve::ui
