// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/cells.h"

namespace portreeve::ui {

/// The first cell of a list with ticks: a box before the name. A click anywhere in the cell ticks; Space is the table's (Table::peeked).
class TickDelegate : public CellDelegate
{
    Q_OBJECT

public:
    explicit TickDelegate(QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index) override;
};

} // namespace portreeve::ui
