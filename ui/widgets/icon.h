// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tokens.h"

#include <QIcon>
#include <QRectF>

class QPainter;

namespace portreeve::ui {

/// Icons are the SVG files of resources/icons, by their names ("keys", "chevron-down"). They are read once into paths and drawn at the scale of the
/// device, so no size is ever blurred. An unknown name draws nothing and warns once.

/// An icon that takes its colour from where it is drawn: `text2` as a rule, `text3` when disabled, the accent when selected or on. With `ink` always that.
QIcon icon(const QString &name);
QIcon icon(const QString &name, Ink ink);

/// The icon in one colour, filling the square `rect` (20 units of the drawing's grid, whatever the size).
void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color);

/// The app icon in its own colours; the small drawing below 22 px.
void paintLogo(QPainter &painter, const QRectF &rect);
QIcon logo();

/// All names, sorted (the gallery and the tests).
QStringList iconNames();

} // namespace portreeve::ui
