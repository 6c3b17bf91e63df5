// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/chart_frame.h"
#include "ui/widgets/spoken.h"

#include <QWidget>

namespace portreeve::ui {

struct HistogramData {
    double from = 0; ///< ms since 1970
    double to = 0;
    double step = 0; ///< of a bar, ms
    QList<double> served;
    QList<double> failed; ///< on top, in danger
};

/// The strip over a log: how many, how many failed, and a brush that chooses the range. Left and Right move the brush's end (with Shift its begin), Esc takes it off.
class Histogram : public QWidget, public Spoken
{
    Q_OBJECT

public:
    explicit Histogram(QWidget *parent = nullptr);
    void setData(const HistogramData &data);
    /// NaN: no brush.
    void setRange(double from, double to);

    QSize sizeHint() const override;
    QAccessible::Role spokenRole() const override { return QAccessible::Chart; }

signals:
    void rangeChosen(double from, double to); ///< NaN: taken off

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    qreal x(double at) const;
    double valueAt(qreal x) const;
    void paintBars(QPainter &painter) const;
    void paintBrush(QPainter &painter) const;
    bool brushed(qsizetype bar) const;

    HistogramData m_data;
    double m_from = gapValue;
    double m_to = gapValue;
    double m_pressed = gapValue;
};

} // namespace portreeve::ui
