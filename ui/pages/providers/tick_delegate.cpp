// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/providers/tick_delegate.h"

#include "ui/widgets/theme.h"

#include <QApplication>
#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionButton>

namespace portreeve::ui {

TickDelegate::TickDelegate(QObject *parent) : CellDelegate(Cell::Two, parent) {}

void TickDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    CellDelegate::paint(painter, option, index);
    QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    QStyleOptionButton box;
    const int side = style->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, option.widget);
    const QRect place(option.rect.left() + px(12), option.rect.top() + (option.rect.height() - side) / 2, side, side);
    box.rect = QStyle::visualRect(option.direction, option.rect, place);
    box.state = index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
    if (index.flags() & Qt::ItemIsUserCheckable)
        box.state |= QStyle::State_Enabled;
    style->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, option.widget);
}

bool TickDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease || !(index.flags() & Qt::ItemIsUserCheckable))
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton || !option.rect.contains(mouse->position().toPoint()))
        return false;
    const bool isOn = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, isOn ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace portreeve::ui
