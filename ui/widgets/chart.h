// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/chart_frame.h"
#include "ui/widgets/spoken.h"

#include <QPixmap>
#include <QWidget>

#include <memory>

namespace portreeve::ui {

class ChartPlot;

/// A chart: time or numbers along, lines, areas, stacked bars and percentile bands, forecasts, limits, incidents. The plot is kept as a picture; moving the pointer
/// draws only what is over it. Arrow keys move a cursor from sample to sample and its words are the accessible description; Enter opens, Esc lets go. Dragging (or
/// Shift and arrows) chooses a range, a double click asks for the one before.
class Chart : public QWidget, public Spoken
{
    Q_OBJECT

public:
    explicit Chart(QWidget *parent = nullptr);
    ~Chart() override;

    void setData(const ChartData &data);
    const ChartData &data() const { return m_data; }
    /// The same moment marked in charts that stand together; NaN: none. Emitted by cursorMoved of the others.
    void setSharedCursor(double x);

    /// Heads and rows as text: "table view" and "copy data".
    QStringList tableHeads() const;
    QList<QStringList> tableRows() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QAccessible::Role spokenRole() const override { return QAccessible::Chart; }

signals:
    void activated(double x); ///< a sample was clicked or Enter pressed
    void rangeChosen(double from, double to);
    void backWanted();
    void cursorMoved(double x);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void refresh();
    void render();
    void setCursorTo(int sample, bool byKey);
    int sampleAt(qreal x) const;
    void paintCursor(QPainter &painter) const;
    void paintBrush(QPainter &painter) const;
    QString sentence() const;

    ChartData m_data;
    ChartFrame m_frame;
    std::unique_ptr<ChartPlot> m_plot;
    QList<double> m_samples; ///< every x there is something at
    QPixmap m_picture;
    bool m_stale = true;
    int m_cursor = -1;
    bool m_byKey = false;
    double m_shared = gapValue;
    double m_brushFrom = gapValue;
    double m_brushTo = gapValue;
};

} // namespace portreeve::ui
