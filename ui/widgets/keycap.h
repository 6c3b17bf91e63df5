// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QRectF>

class QPainter;

namespace portreeve::ui {

/// A shortcut as it stands at the right of palette rows and in the command field: 18 px high, soft ground, centred vertically in `rect`.
void paintKeycap(QPainter &painter, const QRectF &rect, const QString &text);
qreal keycapWidth(const QString &text);
/// "Ctrl K": the native words without plus signs.
QString keycapText(const QKeySequence &keys);

} // namespace portreeve::ui
