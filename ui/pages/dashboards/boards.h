// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/dashboards/board_view.h"

#include <QWidget>

#include <optional>

class QStandardItemModel;

namespace portreeve::ui {

class BoardCard;
class Card;
class Chart;
class ChartCard;
class HeatMap;
class HeatScale;
class Label;
class StatTile;
class Table;

/// All that is known for the chosen range; parts are shown as they come.
struct BoardFigures {
    Series grouped; ///< by BoardView::by
    Series all; ///< one group
    std::optional<Series> before; ///< one group, the span before in the same steps; only while comparing
    std::optional<Series> failures; ///< by status
    QString failuresFault; ///< why those are not there
    QList<TopRow> top; ///< the table of costs
    QString topFault;
    bool endsNow = true;
    QString rangeText;
};

/// The first view: the grouped chart, latency, failures by status, when it happens.
class OverviewBoard : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewBoard(QWidget *parent = nullptr);
    void show(const BoardFigures &figures, const BoardView &view);
    using QWidget::show;
    BoardCard *card() const { return m_card; }
    QList<Chart *> charts() const;
    void showTables(bool tables);
    void retranslate();

signals:
    void groupOpened(const QString &label); ///< a row of the heat map

private:
    BoardCard *m_card;
    ChartCard *m_latency;
    Label *m_latencyFact;
    ChartCard *m_failures;
    Card *m_heat;
    HeatMap *m_map;
    HeatScale *m_scale;
    QStringList m_heatRows;
};

/// The second view: what it costs and who: tiles, spend by group, tokens, the table.
class CostBoard : public QWidget
{
    Q_OBJECT

public:
    explicit CostBoard(QWidget *parent = nullptr);
    void show(const BoardFigures &figures, const BoardView &view);
    using QWidget::show;
    BoardCard *card() const { return m_card; }
    QList<Chart *> charts() const;
    void showTables(bool tables);
    void retranslate();

signals:
    void rowOpened(const QString &name);
    void requestsWanted();

private:
    QList<StatTile *> m_tiles;
    BoardCard *m_card;
    ChartCard *m_tokens;
    Card *m_tableCard;
    Table *m_table;
    QStandardItemModel *m_model;
    QList<TopRow> m_shown;
};

} // namespace portreeve::ui
