// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/look_parts.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/paint.h"

#include <QPainter>
#include <QWidget>

namespace portreeve::ui {
namespace {

bool isRule(const QStyleOptionMenuItem &option)
{
    return option.menuItemType == QStyleOptionMenuItem::Separator;
}

bool isTicked(const QStyleOptionMenuItem &option)
{
    return option.checkType != QStyleOptionMenuItem::NotCheckable && option.checked;
}

/// Words and shortcut of an item; Qt puts a tab between them.
QStringList words(const QStyleOptionMenuItem &option)
{
    QStringList parts = QString(option.text).remove(QLatin1Char('&')).split(QLatin1Char('\t'));
    parts.resize(2);
    return parts;
}

constexpr int iconColumn = 30;

} // namespace

void drawMenuPanel(QPainter &painter, const QStyleOption &option)
{
    const Tokens &t = tokens();
    painter.fillRect(option.rect, t.tooltip);
    paintBox(painter, QRectF(option.rect), px(sizes().radius.card), t.tooltip, t.borderStrong);
}

void drawMenuItem(QPainter &painter, const QStyleOptionMenuItem &option, const QWidget *)
{
    const Tokens &t = tokens();
    const QRectF rect(option.rect);
    if (isRule(option)) {
        if (option.text.isEmpty())
            return paintLine(painter, QPointF(rect.left(), rect.center().y()), rect.width(), Qt::Horizontal, t.border);
        paintText(painter, rect.adjusted(px(10), 0, -px(10), 0), Qt::AlignLeft, font(Type::Caption), option.text, t.text2);
        return;
    }
    const bool enabled = has(option, QStyle::State_Enabled);
    if (enabled && has(option, QStyle::State_Selected))
        paintBox(painter, rect.adjusted(px(2), 0, -px(2), 0), px(4), t.hover);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const auto place = [&](const QRectF &at) { return mirrored ? QRectF(rect.left() + rect.right() - at.right(), at.top(), at.width(), at.height()) : at; };
    const qreal side = px(16);
    const QRectF mark(rect.left() + px(10), qRound(rect.top() + (rect.height() - side) / 2), side, side);
    if (isTicked(option))
        paintIcon(painter, place(mark), QStringLiteral("check"), t.accent);
    else if (!option.icon.isNull())
        option.icon.paint(&painter, place(mark).toRect(), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    const QStringList text = words(option);
    const bool indented = option.menuHasCheckableItems || option.maxIconWidth > 0;
    const QRectF line = rect.adjusted(px(indented ? iconColumn + 4 : 12), 0, -px(12), 0);
    paintText(painter, place(line), mirrored ? Qt::AlignRight : Qt::AlignLeft, font(Type::Body), text[0], enabled ? t.text1 : t.text3);
    paintText(painter, place(line), mirrored ? Qt::AlignLeft : Qt::AlignRight, font(Type::Small), text[1], t.text3);
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const qreal small = px(14);
        paintIcon(painter, place(QRectF(rect.right() - px(8) - small, rect.top() + (rect.height() - small) / 2, small, small)), QStringLiteral("chevron-right"), t.text2);
    }
}

QSize menuItemSize(const QStyleOptionMenuItem &option)
{
    if (isRule(option))
        return QSize(px(20) + QFontMetrics(font(Type::Caption)).horizontalAdvance(option.text), option.text.isEmpty() ? px(9) : px(24));
    const QStringList text = words(option);
    const bool indented = option.menuHasCheckableItems || option.maxIconWidth > 0;
    int width = px(indented ? iconColumn + 4 : 12) + QFontMetrics(font(Type::Body)).horizontalAdvance(text[0]) + px(24);
    if (!text[1].isEmpty())
        width += px(24) + QFontMetrics(font(Type::Small)).horizontalAdvance(text[1]);
    return QSize(qMax(width, px(160)), px(sizes().height.control));
}

void drawMenuBarItem(QPainter &painter, const QStyleOptionMenuItem &option)
{
    const Tokens &t = tokens();
    painter.fillRect(option.rect, t.window);
    if (has(option, QStyle::State_Selected))
        paintBox(painter, QRectF(option.rect).adjusted(0, px(2), 0, -px(2)), px(4), t.neutralSoft);
    paintText(painter, QRectF(option.rect), Qt::AlignHCenter, font(Type::Body), QString(option.text).remove(QLatin1Char('&')), t.text1);
}

void drawTip(QPainter &painter, const QStyleOption &option)
{
    painter.fillRect(option.rect, tokens().tooltip);
    paintBox(painter, QRectF(option.rect), px(sizes().radius.control), tokens().tooltip, tokens().borderStrong);
}

} // namespace portreeve::ui
