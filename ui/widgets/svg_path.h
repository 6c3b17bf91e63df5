// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QPainterPath>
#include <QString>

namespace portreeve::ui {

struct SvgFill {
    QPainterPath path;
    QColor color; ///< invalid where the file says currentColor
};

/// One of the look's icons: outlines to stroke, shapes to fill, the box they are drawn in.
struct SvgDrawing {
    QSizeF box{20, 20};
    QPainterPath strokes;
    QList<SvgFill> fills;
};

/// Reads the part of SVG that the icons use: absolute M L H V C Z, <circle>, <rect rx>, flat fills. Anything else in the file is left out.
SvgDrawing readSvg(const QString &file);

/// One `d` attribute. Stops at the first letter it does not know.
QPainterPath readPathData(const QString &data);

} // namespace portreeve::ui
