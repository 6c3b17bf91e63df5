// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace portreeve::ui {

/// Figures whose digits stand under each other: every digit takes the width of the widest one, whatever the font. Qt 6.4 cannot ask a font for that, so
/// all painted numbers (cells, tiles, bills, axes) go through here. Positions are cached per font; a cell costs one glyph run.

/// Width of `text` as drawNumber sets it.
qreal numberWidth(const QFont &font, const QString &text);

/// Draws one line in `rect`, on the font's baseline, centred vertically; `alignment` is Qt::AlignLeft, AlignRight or AlignHCenter. Elided in the middle of nothing:
/// a number that does not fit is clipped by the caller's choice of width, never shortened. Returns the x where it ended.
qreal drawNumber(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QFont &font, const QString &text, const QColor &color);

/// Words with figures in them, on one line: digits as drawNumber sets them, elided at the end where there is no room.
void paintFigures(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QFont &font, const QString &text, const QColor &color);

/// The same in two colours: the first `quiet` characters in `quietColor` (see quietLength()).
qreal drawQuietNumber(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QFont &font, const QString &text, qsizetype quiet,
                      const QColor &quietColor, const QColor &color);

/// The same with the end from `from` on in `quietColor`: milliseconds of a clock time.
qreal drawNumberTail(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QFont &font, const QString &text, qsizetype from,
                     const QColor &color, const QColor &quietColor);

} // namespace portreeve::ui
