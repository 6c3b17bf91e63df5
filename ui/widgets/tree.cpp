// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tree.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/table_header.h"

#include <QMouseEvent>
#include <QPainter>

namespace portreeve::ui {
namespace {

constexpr int stepWide = 18; // a level deeper
constexpr int chevronWide = 18; // before the icon

int levelOf(QModelIndex index)
{
    int levels = 0;
    for (index = index.parent(); index.isValid(); index = index.parent())
        ++levels;
    return levels;
}

} // namespace

Tree::Tree(QWidget *parent) : QTreeView(parent)
{
    setHeader(new TableHeader([this](int column) { return column < m_columns.size() && isRightAligned(m_columns[column].cell); }, this));
    header()->setSectionsMovable(false);
    setFrameShape(QFrame::NoFrame);
    setIndentation(0); // the delegate indents, so that a row's ground and its bar begin at the edge
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setExpandsOnDoubleClick(false);
    viewport()->setMouseTracking(true);
    restyle();
}

void Tree::setColumns(const QList<Column> &columns)
{
    m_columns = columns;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        auto *old = qobject_cast<CellDelegate *>(itemDelegateForColumn(int(i)));
        setItemDelegateForColumn(int(i), new CellDelegate(columns[i].cell, this));
        delete old;
        header()->resizeSection(int(i), px(columns[i].width));
        setColumnHidden(int(i), !columns[i].shown);
    }
}

void Tree::setDensity(Density density)
{
    m_density = density;
    restyle();
}

void Tree::setFirstInset(int at100)
{
    m_firstInset = at100;
    restyle();
}

int Tree::inset(const QModelIndex &index) const
{
    return px(m_firstInset + chevronWide + levelOf(index) * stepWide);
}

QRect Tree::chevron(const QModelIndex &index) const
{
    const QModelIndex first = index.siblingAtColumn(0);
    if (!first.isValid() || !model()->hasChildren(first))
        return {};
    const QRect row = visualRect(first);
    const int from = inset(first) - px(chevronWide);
    const int x = layoutDirection() == Qt::RightToLeft ? row.right() - from - px(chevronWide) : row.left() + from;
    return QRect(x, row.top(), px(chevronWide), row.height());
}

void Tree::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokens();
    const bool selected = selectionModel()->isRowSelected(index.row(), index.parent());
    if (selected || m_hovered == index.siblingAtColumn(0))
        painter->fillRect(option.rect, selected ? t.selected : t.hover);
    QTreeView::drawRow(painter, option, index);
    paintLine(*painter, QPointF(option.rect.left(), option.rect.bottom()), option.rect.width(), Qt::Horizontal, t.hairline);
    const QRect mark = chevron(index);
    if (mark.isValid()) {
        const qreal side = px(12);
        paintIcon(*painter, QRectF(mark.left(), mark.top() + (mark.height() - side) / 2, side, side),
                  isExpanded(index.siblingAtColumn(0)) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), t.text2);
    }
    if (!selected)
        return;
    const int bar = px(3);
    const int left = layoutDirection() == Qt::RightToLeft ? viewport()->width() - bar : 0;
    painter->fillRect(QRect(left, option.rect.top(), bar, option.rect.height()), t.accent);
}

void Tree::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint()).siblingAtColumn(0);
    if (index.isValid() && event->button() == Qt::LeftButton && chevron(index).contains(event->position().toPoint())) {
        setExpanded(index, !isExpanded(index));
        return;
    }
    QTreeView::mousePressEvent(event);
}

void Tree::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (!chevron(indexAt(event->position().toPoint())).contains(event->position().toPoint()))
        QTreeView::mouseDoubleClickEvent(event);
}

bool Tree::viewportEvent(QEvent *event)
{
    const bool moved = event->type() == QEvent::HoverMove || event->type() == QEvent::HoverEnter;
    const bool left = event->type() == QEvent::HoverLeave || event->type() == QEvent::Leave;
    if (moved || left) {
        const QModelIndex now = left ? QModelIndex() : indexAt(static_cast<QHoverEvent *>(event)->position().toPoint()).siblingAtColumn(0);
        if (now != m_hovered) {
            m_hovered = now;
            viewport()->update();
        }
    }
    return QTreeView::viewportEvent(event);
}

void Tree::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        restyle();
}

void Tree::restyle()
{
    header()->setProperty("firstInset", m_firstInset);
    scheduleDelayedItemsLayout();
}

} // namespace portreeve::ui
