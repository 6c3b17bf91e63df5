// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QPointF>
#include <QString>

class QPainter;

namespace portreeve::ui {

/// How a line of text lies in a room.
struct FittedText {
    QString shown; ///< all of it, or elided
    qreal width = 0; ///< px that it takes
};

/// What was measured is kept: a table paints the same texts again and again, and to measure one costs as much as to draw it. GUI thread only.
FittedText fittedText(const QFont &font, const QString &text, qreal room, Qt::TextElideMode elide);

/// One line of text in the painter's pen. Its glyphs are kept: to find them is most of what a text costs. GUI thread only.
void drawLine(QPainter &painter, const QPointF &baseline, const QFont &font, const QString &text);

} // namespace portreeve::ui
