// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/paint.h"

#include "ui/widgets/fitted_text.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QPixmapCache>

#include <cmath>
#include <map>
#include <tuple>

namespace portreeve::ui {
namespace {

qreal deviceScale(const QPainter &painter)
{
    return painter.deviceTransform().m22();
}

/// `width` logical px as a whole number of device pixels, in logical px.
qreal wholeWidth(const QPainter &painter, qreal width)
{
    const qreal scale = deviceScale(painter);
    return scale > 0 ? qMax(1.0, std::floor(width * scale + 0.49)) / scale : width;
}

/// The ends of a filled box with round corners, of a height, side by side. Rounding is dear, and a table that waits for its rows paints hundreds.
const QPixmap &roundEnds(int cap, int tall, qreal radius, const QColor &fill, qreal scale)
{
    using Which = std::tuple<int, int, qreal, QRgb, qreal>;
    static auto &all = *new std::map<Which, QPixmap>; // never destroyed: at the program's end Qt may be gone before it
    constexpr std::size_t most = 200;
    if (all.size() >= most)
        all.clear();
    QPixmap &ends = all[{cap, tall, radius, fill.rgba(), scale}];
    if (ends.isNull()) {
        ends = QPixmap(2 * cap, tall);
        ends.fill(Qt::transparent);
        ends.setDevicePixelRatio(scale);
        QPainter painter(&ends);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(QPointF(), ends.deviceIndependentSize()), radius, radius);
    }
    return ends;
}

/// A low filled box on a screen of whole pixels, of two stored ends and what is between them. False: not such a one.
bool paintBar(QPainter &painter, const QRectF &place, qreal radius, const QColor &fill)
{
    constexpr int tallest = 64; // device px
    const QTransform toDevice = painter.deviceTransform();
    const qreal scale = toDevice.m22();
    const QRectF device = toDevice.mapRect(place);
    const int cap = int(std::ceil(qMin(radius, place.height() / 2) * scale)), tall = int(device.height());
    if (painter.paintEngine()->type() != QPaintEngine::Raster || toDevice.type() > QTransform::TxScale || scale != std::floor(scale) || device.toRect() != device || cap < 1 || tall < 1 || tall > tallest
        || device.width() < 2 * cap || painter.opacity() != 1 || painter.compositionMode() != QPainter::CompositionMode_SourceOver)
        return false;
    const QPixmap &ends = roundEnds(cap, tall, radius, fill, scale);
    const qreal wide = cap / scale;
    painter.drawPixmap(place.topLeft(), ends, QRectF(0, 0, cap, tall));
    painter.drawPixmap(QPointF(place.right() - wide, place.top()), ends, QRectF(cap, 0, cap, tall));
    if (place.width() > 2 * wide)
        painter.fillRect(place.adjusted(wide, 0, -wide, 0), fill);
    return true;
}

} // namespace

QRectF snapped(const QPainter &painter, const QRectF &rect)
{
    const QTransform toDevice = painter.deviceTransform();
    if (toDevice.type() > QTransform::TxScale)
        return rect;
    const QRectF device = toDevice.mapRect(rect);
    const QRectF whole(QPointF(std::round(device.left()), std::round(device.top())), QPointF(std::round(device.right()), std::round(device.bottom())));
    return toDevice.inverted().mapRect(whole);
}

void paintLine(QPainter &painter, const QPointF &from, qreal length, Qt::Orientation orientation, const QColor &color)
{
    const qreal thick = wholeWidth(painter, 1);
    const QRectF line = orientation == Qt::Horizontal ? QRectF(from.x(), from.y(), length, thick) : QRectF(from.x(), from.y(), thick, length);
    const bool smooth = painter.testRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::Antialiasing, false);
    QRectF place = snapped(painter, line);
    if (orientation == Qt::Horizontal)
        place.setHeight(thick);
    else
        place.setWidth(thick);
    painter.fillRect(place, color);
    painter.setRenderHint(QPainter::Antialiasing, smooth);
}

void paintBox(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &edge, qreal edgeWidth)
{
    QRectF place = snapped(painter, rect);
    if (!edge.isValid() && fill.isValid() && paintBar(painter, place, radius, fill))
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (edge.isValid()) {
        const qreal pen = wholeWidth(painter, edgeWidth);
        place.adjust(pen / 2, pen / 2, -pen / 2, -pen / 2);
        radius = qMax(0.0, radius - pen / 2);
        painter.setPen(QPen(edge, pen));
    }
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(place, radius, radius);
    painter.restore();
}

void paintFocus(QPainter &painter, const QRectF &rect, qreal radius)
{
    paintBox(painter, rect, radius, QColor(), tokens().focus, px(theme().highContrast ? 3 : 2));
}

void paintShadow(QPainter &painter, const QRectF &rect, qreal radius, int layers)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, theme().scheme == Scheme::Dark ? 8 : 3)); // about 3 % and 1.2 %
    for (int i = 1; i <= layers; ++i)
        painter.drawRoundedRect(rect.translated(0, 6).adjusted(-i, -i, i, i), radius + i, radius + i);
    painter.restore();
}

void paintShape(QPainter &painter, const QRectF &rect, Shape shape, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal unit = stroke(1);
    painter.translate(rect.center());
    painter.scale(unit, unit);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (shape) {
    case Shape::Dot:
        painter.drawEllipse(QPointF(), 3.5, 3.5);
        break;
    case Shape::Triangle:
        painter.drawPolygon(QPolygonF({{0, -3.7}, {4.3, 3.4}, {-4.3, 3.4}}));
        break;
    case Shape::Cross:
        painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QLineF(-3.4, -3.4, 3.4, 3.4));
        painter.drawLine(QLineF(-3.4, 3.4, 3.4, -3.4));
        break;
    case Shape::Ring:
        painter.setPen(QPen(color, 1.6));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(), 3, 3);
        break;
    case Shape::Dash:
        painter.drawRoundedRect(QRectF(-3.5, -0.9, 7, 1.8), 0.6, 0.6);
        break;
    }
    painter.restore();
}

void paintArrow(QPainter &painter, const QRectF &rect, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center());
    painter.scale(rect.width() / 12, rect.height() / 12);
    painter.setPen(QPen(color, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawLine(QLineF(-3.8, 0, 3.8, 0));
    painter.drawPolyline(QPolygonF({{1, -2.8}, {3.8, 0}, {1, 2.8}}));
    painter.restore();
}

qreal paintText(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QFont &font, const QString &text, const QColor &color,
                Qt::TextElideMode elide)
{
    if (text.isEmpty() || rect.width() <= 0)
        return 0;
    const QFontMetricsF metrics(font);
    const auto [shown, width] = fittedText(font, text, rect.width(), elide);
    painter.setPen(color);
    const qreal x = alignment & Qt::AlignRight ? rect.right() - width : alignment & Qt::AlignHCenter ? rect.left() + (rect.width() - width) / 2 : rect.left();
    const qreal top = alignment & Qt::AlignTop      ? rect.top()
                      : alignment & Qt::AlignBottom ? rect.bottom() - metrics.height()
                                                    : rect.top() + (rect.height() - metrics.height()) / 2;
    drawLine(painter, QPointF(x, qRound(top + metrics.ascent())), font, shown);
    return width;
}

QBrush hatch(const QColor &color)
{
    const QString key = QStringLiteral("look-hatch-%1").arg(color.rgba(), 8, 16, QLatin1Char('0'));
    QPixmap tile;
    if (!QPixmapCache::find(key, &tile)) {
        tile = QPixmap(8, 8); // twice the size it is used at, so that it stays fine at 200 %
        tile.setDevicePixelRatio(2);
        tile.fill(Qt::transparent);
        QPainter painter(&tile);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(color, 1.2));
        for (int i = -4; i <= 8; i += 4)
            painter.drawLine(QLineF(i, 4, i + 4, 0));
        painter.end();
        QPixmapCache::insert(key, tile);
    }
    return QBrush(tile);
}

} // namespace portreeve::ui
