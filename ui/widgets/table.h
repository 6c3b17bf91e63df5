// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/cells.h"

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QHash>
#include <QTableView>

class QMenu;

namespace portreeve::ui {

/// Row heights 22, 26, 32: logs begin at Normal, things that people administer at Roomy.
enum class Density { Compact, Normal, Roomy };

/// A column: how it is drawn and how wide it begins (px at 100 %). `shown` is its first state; people choose later.
struct Column {
    Cell cell = Cell::Text;
    int width = 120;
    bool shown = true;
};

/// What Ctrl+C and its relatives write.
enum class CopyForm { Tsv, Csv, Markdown, Json };

/// A table of any length: rows of one height, whole-row selection, hover, columns that people choose, move and size. Data is never filtered or sorted here
/// (PagedModel and SQL do); a click on a head calls QAbstractItemModel::sort(). Enter activates, Space peeks, Tab leaves, Ctrl+C copies with heads.
class Table : public QTableView
{
    Q_OBJECT

public:
    explicit Table(QWidget *parent = nullptr);

    /// After setModel(); one entry a model column.
    void setColumns(const QList<Column> &columns);
    Cell cellOf(int column) const;
    void setDensity(Density density);
    /// Where the first column's text begins: 20 under a page title, 14 in a card, 12 beside facets.
    void setFirstInset(int at100);
    int firstInset() const;
    bool isFirstColumn(int logical) const;
    /// Old rows while the newest could not be loaded: drawn at 60 %.
    void setDimmed(bool dimmed);
    bool isDimmed() const { return m_dimmed; }
    /// New rows light up for 600 ms.
    void flashRows(int first, int last);
    QColor flash(int row) const;
    int hoveredRow() const { return m_hovered; }

    /// A menu of all columns with their ticks, owned by the caller. Also behind a right click on the head.
    QMenu *columnMenu(QWidget *parent);
    QByteArray saveColumns() const;
    /// False when the state is of other columns; nothing is changed then.
    bool restoreColumns(const QByteArray &state);

    QString selectionText(CopyForm form) const;

signals:
    void peeked(const QModelIndex &index);
    void columnsChanged();

protected:
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void restyle();
    void setHovered(int row);

    QList<Column> m_columns;
    Density m_density = Density::Normal;
    int m_inset = 20;
    int m_hovered = -1;
    bool m_dimmed = false;
    QHash<int, qint64> m_flashes; ///< row to its start on m_clock
    QElapsedTimer m_clock;
    QBasicTimer m_flashTimer;
};

/// The px of a row.
int densityHeight(Density density);
/// A person wants more rows: every density is one step closer. Takes effect with the next applyTheme().
void setCompactRows(bool compact);

} // namespace portreeve::ui
