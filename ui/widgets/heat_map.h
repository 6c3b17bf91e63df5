// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/spoken.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <functional>

namespace portreeve::ui {

struct HeatData {
    QStringList rows;
    QStringList columns; ///< shown where there is room; empty strings are left out
    QList<QList<double>> values; ///< values[row][column], NaN: nothing known
    std::function<QString(double)> say;
};

/// One hue from sunken to accent, 2 px between cells. Arrow keys move; the cell's words are the accessible description.
class HeatMap : public QWidget, public Spoken
{
    Q_OBJECT

public:
    explicit HeatMap(QWidget *parent = nullptr);
    void setData(const HeatData &data);
    QSize sizeHint() const override;
    QAccessible::Role spokenRole() const override { return QAccessible::Chart; }

signals:
    void activated(int row, int column);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    qreal left() const; ///< where the cells begin
    QRectF cell(int row, int column, qreal left) const;
    void moveTo(int row, int column);

    HeatData m_data;
    double m_most = 0;
    int m_row = -1;
    int m_column = -1;
};

/// The scale of a heat map, for the head of its card: lowest, the hue, highest.
class HeatScale : public QWidget
{
    Q_OBJECT

public:
    explicit HeatScale(QWidget *parent = nullptr);
    void set(const QString &low, const QString &high);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_low;
    QString m_high;
};

} // namespace portreeve::ui
