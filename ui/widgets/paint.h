// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tokens.h"
#include "ui/widgets/theme.h"

#include <QRectF>
#include <QString>

class QPainter;

namespace portreeve::ui {

/// The few strokes that all parts share. Colours are passed; nothing here knows what it draws. Rects are logical px.

/// A line of one px (whole device pixels, not antialiased): horizontal over the bottom row of `rect`, or vertical along its left column.
void paintLine(QPainter &painter, const QPointF &from, qreal length, Qt::Orientation orientation, const QColor &color);

/// A rounded box snapped to device pixels; an invalid colour leaves fill or edge out. `edgeWidth` in px at the user's scale.
void paintBox(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &edge = QColor(), qreal edgeWidth = 1);

/// The 2 px ring of what has the keyboard (3 px in high contrast), inside `rect`.
void paintFocus(QPainter &painter, const QRectF &rect, qreal radius);

/// The soft shadow of what floats, around `rect`: `layers` rounded boxes (22 under dialogs and palette, 8 under tooltips).
void paintShadow(QPainter &painter, const QRectF &rect, qreal radius, int layers);

/// The mark of a state, centred in `rect`, 8 px at 100 %.
void paintShape(QPainter &painter, const QRectF &rect, Shape shape, const QColor &color);

/// A short arrow to the right, filling `rect`; turn the painter for the other ways. Unlike the icon it does not mirror.
void paintArrow(QPainter &painter, const QRectF &rect, const QColor &color);

/// One line of text, elided at its end; `alignment` as QPainter. Returns the width it took.
qreal paintText(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QFont &font, const QString &text, const QColor &color,
                Qt::TextElideMode elide = Qt::ElideRight);

/// Diagonal hatching of what is held but not spent.
QBrush hatch(const QColor &color);

/// The nearest place on a whole device pixel.
QRectF snapped(const QPainter &painter, const QRectF &rect);

} // namespace portreeve::ui
