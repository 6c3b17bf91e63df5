// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/glyph_view.h"

#include "ui/widgets/label.h"
#include "ui/widgets/theme.h"

#include <QPainter>

namespace portreeve::ui {

TollBar::TollBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TollBar::set(const Toll &toll)
{
    m_toll = toll;
    setAccessibleName(spokenToll(toll));
    setToolTip(plainTip(spokenToll(toll)));
    update();
}

QSize TollBar::sizeHint() const
{
    return QSize(px(120), px(14));
}

void TollBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintToll(painter, rect(), m_toll);
}

RoadView::RoadView(const QString &road, QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    set(road);
}

void RoadView::set(const QString &road)
{
    m_road = road;
    setAccessibleName(spokenRoad(road));
    setToolTip(plainTip(spokenRoad(road)));
    updateGeometry();
    update();
}

QSize RoadView::sizeHint() const
{
    return QSize(qCeil(roadWidth(m_road)) + px(2), px(16));
}

void RoadView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintRoad(painter, rect(), m_road);
}

Spark::Spark(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Spark::set(const QList<double> &values, Ink ink)
{
    m_values = values;
    m_ink = ink;
    update();
}

QSize Spark::sizeHint() const
{
    return QSize(px(80), px(22));
}

void Spark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintSpark(painter, QRectF(rect()).adjusted(1, 1, -1, -1), m_values, color(m_ink));
}

} // namespace portreeve::ui
