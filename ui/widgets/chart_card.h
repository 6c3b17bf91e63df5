// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"
#include "ui/widgets/chart_data.h"

class QMenu;
class QStackedLayout;

namespace portreeve::ui {

class Chart;
class Table;

/// The marks of a chart with their names, as drawn; at most four in a card's head.
class ChartLegend : public QWidget
{
    Q_OBJECT

public:
    struct Entry {
        ChartInk ink;
        QString name;
        bool line = false;
        double opacity = 1;
    };
    explicit ChartLegend(QWidget *parent = nullptr);
    void setEntries(const QList<Entry> &entries);
    /// What a chart's data calls for: bars, then lines that are not named at their ends.
    static QList<Entry> entriesOf(const ChartData &data);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return QSize(0, sizeHint().height()); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Entry> m_entries;
};

/// The list at the right of a stack with more than four parts: mark, name, total; a rule and the sum.
class ChartTotals : public QWidget
{
    Q_OBJECT

public:
    struct Row {
        ChartInk ink;
        QString name;
        QString total;
    };
    explicit ChartTotals(QWidget *parent = nullptr);
    void set(const QList<Row> &rows, const QString &sumName, const QString &sum);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Row> m_rows;
    QString m_sumName;
    QString m_sum;
};

/// A card with a chart: legend in its head, the same figures as a table (T, or the menu), copy of data and picture.
class ChartCard : public Card
{
    Q_OBJECT

public:
    explicit ChartCard(const QString &title, const QString &hint = {}, QWidget *parent = nullptr);

    Chart *chart() const { return m_chart; }
    void setData(const ChartData &data);
    /// Instead of the legend: more than four parts.
    void setTotals(const QList<ChartTotals::Row> &rows, const QString &sumName, const QString &sum);
    /// Off where the lines are named by their shape or in words beside them.
    void setLegendShown(bool shown);
    void showTable(bool table);
    bool showsTable() const;

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fillTable();
    QString dataAsText() const;

    Chart *m_chart;
    ChartLegend *m_legend;
    bool m_hasLegend = true;
    ChartTotals *m_totals = nullptr;
    QStackedLayout *m_faces;
    Table *m_table = nullptr;
    QHBoxLayout *m_row;
};

} // namespace portreeve::ui
