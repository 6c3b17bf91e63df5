// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

namespace portreeve::ui {

/// How a line of text lies in a room.
struct FittedText {
    QString shown; ///< all of it, or elided
    qreal width = 0; ///< px that it takes
};

/// What was measured is kept: a table paints the same texts again and again, and to measure one costs as much as to draw it. GUI thread only.
FittedText fittedText(const QFont &font, const QString &text, qreal room, Qt::TextElideMode elide);

} // namespace portreeve::ui
