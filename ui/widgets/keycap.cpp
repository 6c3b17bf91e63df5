// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/keycap.h"

#include "ui/widgets/paint.h"

#include <QFontMetricsF>
#include <QPainter>

namespace portreeve::ui {

void paintKeycap(QPainter &painter, const QRectF &rect, const QString &text)
{
    const qreal tall = px(18);
    const QRectF box(rect.left(), rect.top() + (rect.height() - tall) / 2, keycapWidth(text), tall);
    paintBox(painter, box, px(sizes().radius.tag), tokens().neutralSoft);
    paintText(painter, box, Qt::AlignHCenter, font(Type::Caption), text, tokens().text2);
}

qreal keycapWidth(const QString &text)
{
    return std::ceil(QFontMetricsF(font(Type::Caption)).horizontalAdvance(text)) + px(16);
}

QString keycapText(const QKeySequence &keys)
{
    const QString text = keys.toString(QKeySequence::NativeText);
    return text == QLatin1String("+") ? text : QString(text).replace(QLatin1Char('+'), QLatin1Char(' '));
}

} // namespace portreeve::ui
