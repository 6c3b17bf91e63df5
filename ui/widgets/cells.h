// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tokens.h"

#include <QStyledItemDelegate>

namespace portreeve::ui {

/// How a column of a table or tree is drawn. A model answers Qt::DisplayRole with the finished text (numbers.h, times.h) and the roles below where a kind needs
/// more; for Toll, Road, Spark it also answers Qt::AccessibleTextRole (spokenToll(), spokenRoad()). Absent is absent(), drawn in text3.
enum class Cell {
    Text, ///< text2
    Main, ///< text1
    Two, ///< text1 in 500, then the Second fact in text3
    Asked, ///< "smart" -> Second: what was asked and what served; without Second as Main
    Mono, ///< ids, elided in the middle
    Number, ///< right, tabular
    Money, ///< right, tabular, quiet zeros
    Time, ///< tabular, what follows the point in text3
    TimeRight, ///< the same, right
    Status, ///< Tone's shape, then the word
    Badge, ///< Tone's badge
    Tags, ///< Value: QStringList
    Toll, ///< Value: Toll; the text stands right of the bar
    Road, ///< Value: QString for paintRoad()
    Share, ///< Value: double 0 to 1; the text stands left of the bar
    Spark ///< Value: QList<double>
};

namespace role {
enum : int {
    Tone = Qt::UserRole + 0x100, ///< int(ui::Tone): colours the text of a number or status
    Second, ///< QString
    Value, ///< what Cell names
    IconName, ///< QString: an icon before the text (trees)
    Copy, ///< what Ctrl+C takes instead of the text: the exact figure
    Waiting ///< bool: not loaded yet, a bar is drawn
};
}

bool isRightAligned(Cell cell);

class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CellDelegate(Cell cell, QObject *parent = nullptr);

    Cell cell() const { return m_cell; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Cell m_cell;
};

} // namespace portreeve::ui
