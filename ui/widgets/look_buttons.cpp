// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/look_parts.h"

#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/paint.h"

#include <QPainter>
#include <QVariant>
#include <QWidget>

namespace portreeve::ui {
namespace {

ButtonKind kindOf(const QWidget *widget)
{
    return widget ? ButtonKind(widget->property("kind").toInt()) : ButtonKind::Secondary;
}

bool isSmall(const QWidget *widget)
{
    return widget && widget->property("small").toBool();
}

struct Bevel {
    QColor fill;
    QColor edge;
};

Bevel bevelOf(ButtonKind kind, bool hover, bool down, bool on)
{
    const Tokens &t = tokens();
    switch (kind) {
    case ButtonKind::Primary:
        return {hover || down ? (theme().scheme == Scheme::Dark ? t.accentFill.lighter(112) : t.accentHover) : t.accentFill, {}};
    case ButtonKind::Danger:
        return {hover || down ? t.dangerFill.darker(112) : t.dangerFill, {}};
    case ButtonKind::Ghost:
        return {down ? t.neutralSoft : hover || on ? t.hover : QColor(), {}};
    case ButtonKind::Link:
        return {};
    case ButtonKind::Secondary:
        break;
    }
    return {down || on ? t.neutralSoft : hover ? t.hover : t.raised, t.borderStrong};
}

QColor labelColor(ButtonKind kind, const QStyleOption &option)
{
    const Tokens &t = tokens();
    if (!has(option, QStyle::State_Enabled))
        return t.text3;
    switch (kind) {
    case ButtonKind::Primary:
        return t.onAccent;
    case ButtonKind::Danger:
        return t.onDanger;
    case ButtonKind::Ghost:
        return t.text2;
    case ButtonKind::Link:
        return has(option, QStyle::State_MouseOver) ? t.accentHover : t.link;
    case ButtonKind::Secondary:
        break;
    }
    return t.text1;
}

QColor iconColor(ButtonKind kind, const QStyleOption &option)
{
    return kind == ButtonKind::Secondary && has(option, QStyle::State_Enabled) ? tokens().text2 : labelColor(kind, option);
}

void drawRing(QPainter &painter, const QRectF &rect, ButtonKind kind)
{
    const qreal radius = px(sizes().radius.control);
    paintFocus(painter, rect, radius);
    if (kind == ButtonKind::Primary || kind == ButtonKind::Danger) // a gap, so that the ring shows on its own colour
        paintBox(painter, rect.adjusted(px(2), px(2), -px(2), -px(2)), radius - px(2), QColor(), tokens().raised, px(1));
}

// QIcon knows its picture, not its colour: paint it through, tinted, where the button's kind asks for another colour than the icon's own.
void drawTinted(QPainter &painter, const QRectF &place, const QStyleOptionButton &option, const QWidget *widget, const QColor &color)
{
    const QString name = widget ? widget->property("iconName").toString() : QString();
    if (!name.isEmpty())
        return paintIcon(painter, place, name, color);
    option.icon.paint(&painter, place.toRect(), Qt::AlignCenter, has(option, QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled);
}

struct LabelSpace {
    qreal side; ///< beside the text
    qreal icon; ///< side of the icon
    qreal gap; ///< between icon and text
};

LabelSpace labelSpace(ButtonKind kind, bool small)
{
    const qreal side = kind == ButtonKind::Link ? px(2) : small ? px(9) : px(12);
    return {side, qreal(px(16)), qreal(px(6))};
}

bool hasMenu(const QStyleOptionButton &option)
{
    return option.features & QStyleOptionButton::HasMenu;
}

} // namespace

void drawButtonBevel(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget)
{
    const ButtonKind kind = kindOf(widget);
    const QRectF rect(option.rect);
    const bool filled = kind != ButtonKind::Ghost && kind != ButtonKind::Link;
    Bevel bevel = bevelOf(kind, has(option, QStyle::State_MouseOver), has(option, QStyle::State_Sunken), has(option, QStyle::State_On));
    if (!has(option, QStyle::State_Enabled))
        bevel = {filled ? tokens().neutralSoft : QColor(), {}};
    const bool ring = keyboardHere(option);
    if (bevel.fill.isValid() || bevel.edge.isValid())
        paintBox(painter, rect, px(sizes().radius.control), bevel.fill, ring ? QColor() : bevel.edge);
    if (ring)
        drawRing(painter, rect, kind);
}

void drawButtonLabel(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget)
{
    const ButtonKind kind = kindOf(widget);
    const LabelSpace space = labelSpace(kind, isSmall(widget));
    const QFont labelFont = widget ? widget->font() : font(Type::Body, 500);
    const QString text = QString(option.text).remove(QLatin1Char('&'));
    const QFontMetricsF metrics(labelFont);
    const bool pictured = !option.icon.isNull();
    const qreal menu = hasMenu(option) ? space.icon : 0;
    const qreal wide = (pictured ? space.icon + (text.isEmpty() ? 0 : space.gap) : 0) + metrics.horizontalAdvance(text) + menu;
    const QRectF rect(option.rect);
    const bool leftAligned = widget && widget->property("leftAligned").toBool();
    qreal x = leftAligned ? rect.left() + space.side : rect.left() + qMax(0.0, (rect.width() - wide) / 2);
    if (pictured && !text.isEmpty() && !leftAligned)
        x -= px(1.5); // the icon's own air makes the pair look shifted to the right
    const bool mirrored = option.direction == Qt::RightToLeft;
    const auto place = [&](const QRectF &at) { return mirrored ? QRectF(rect.left() + rect.right() - at.right(), at.top(), at.width(), at.height()) : at; };
    if (pictured) {
        const QRectF at(qRound(x), qRound(rect.top() + (rect.height() - space.icon) / 2), space.icon, space.icon);
        drawTinted(painter, place(at), option, widget, iconColor(kind, option));
        x += space.icon + space.gap;
    }
    const QRectF line(x, rect.top(), qMin(metrics.horizontalAdvance(text), rect.right() - x - menu), rect.height());
    paintText(painter, place(line), mirrored ? Qt::AlignRight : Qt::AlignLeft, labelFont, text, labelColor(kind, option));
    if (menu > 0) {
        const qreal side = px(12);
        const QRectF at(rect.right() - space.side - side + px(3), rect.top() + (rect.height() - side) / 2, side, side);
        paintIcon(painter, place(at), QStringLiteral("chevron-down"), tokens().text2);
    }
}

QSize buttonSize(const QStyleOptionButton &option, const QWidget *widget)
{
    const ButtonKind kind = kindOf(widget);
    const bool small = isSmall(widget);
    const LabelSpace space = labelSpace(kind, small);
    const QFontMetricsF metrics(widget ? widget->font() : font(Type::Body, 500));
    const QString text = QString(option.text).remove(QLatin1Char('&'));
    qreal width = space.side * 2 + metrics.horizontalAdvance(text);
    if (!option.icon.isNull())
        width += text.isEmpty() ? space.icon : space.icon + space.gap + (kind == ButtonKind::Link ? 0 : px(2));
    if (hasMenu(option))
        width += space.icon;
    const int height = px(small ? sizes().height.controlSmall : sizes().height.control);
    return QSize(qMax(qCeil(width), height), height);
}

void drawToolButton(QPainter &painter, const QStyleOptionToolButton &option, const QWidget *widget)
{
    const Tokens &t = tokens();
    const QRectF rect(option.rect);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool hover = enabled && has(option, QStyle::State_MouseOver);
    const bool down = enabled && has(option, QStyle::State_Sunken);
    if (hover || down || has(option, QStyle::State_On))
        paintBox(painter, rect, px(sizes().radius.control), down ? t.neutralSoft : t.hover);
    if (keyboardHere(option))
        paintFocus(painter, rect, px(sizes().radius.control));
    const QString name = widget ? widget->property("iconName").toString() : QString();
    const qreal side = option.iconSize.width() > 0 ? option.iconSize.width() : px(16);
    const bool words = option.toolButtonStyle != Qt::ToolButtonIconOnly && !option.text.isEmpty();
    QRectF at(rect.left() + (rect.width() - side) / 2, rect.top() + (rect.height() - side) / 2, side, side);
    if (words)
        at.moveLeft(rect.left() + px(8));
    at.moveTo(qRound(at.x()), qRound(at.y()));
    if (!name.isEmpty())
        paintIcon(painter, at, name, enabled ? (has(option, QStyle::State_On) ? t.accent : t.text2) : faded(t.text3, 0.6));
    else if (!option.icon.isNull())
        option.icon.paint(&painter, at.toRect(), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    if (words) {
        const bool pictured = !name.isEmpty() || !option.icon.isNull();
        paintText(painter, rect.adjusted(pictured ? px(8 + 6) + side : px(8), 0, -px(8), 0), Qt::AlignLeft, option.font, option.text, enabled ? t.text2 : t.text3);
    }
}

QSize toolButtonSize(const QStyleOptionToolButton &option, const QSize &contents)
{
    if (option.toolButtonStyle == Qt::ToolButtonIconOnly || option.text.isEmpty())
        return QSize(px(28), px(28));
    return QSize(contents.width() + px(20), px(28));
}

void drawCheckBox(QPainter &painter, const QStyleOption &option)
{
    const Tokens &t = tokens();
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool some = has(option, QStyle::State_NoChange);
    const bool on = has(option, QStyle::State_On) || some;
    const qreal side = px(15);
    const QRectF rect(option.rect);
    const QRectF box(rect.left() + (rect.width() - side) / 2, rect.top() + (rect.height() - side) / 2, side, side);
    const QColor fill = on ? (enabled ? t.accentFill : t.control) : has(option, QStyle::State_MouseOver) && enabled ? t.hover : t.raised;
    paintBox(painter, box, px(sizes().radius.tag), fill, on ? QColor() : enabled ? t.control : t.borderStrong);
    if (on)
        paintIcon(painter, box.adjusted(px(1), px(1), -px(1), -px(1)), some ? QStringLiteral("minus") : QStringLiteral("check"), t.onAccent);
    if (keyboardHere(option))
        paintFocus(painter, box.adjusted(-px(3), -px(3), px(3), px(3)), px(6));
}

void drawRadio(QPainter &painter, const QStyleOption &option)
{
    const Tokens &t = tokens();
    const bool on = has(option, QStyle::State_On);
    const qreal side = px(15);
    const QRectF rect(option.rect);
    const QRectF box(rect.left() + (rect.width() - side) / 2, rect.top() + (rect.height() - side) / 2, side, side);
    paintBox(painter, box, side / 2, on ? t.accentFill : t.raised, on ? QColor() : t.control);
    if (on)
        paintBox(painter, box.adjusted(px(5), px(5), -px(5), -px(5)), side, t.onAccent);
    if (keyboardHere(option))
        paintFocus(painter, box.adjusted(-px(3), -px(3), px(3), px(3)), side);
}

} // namespace portreeve::ui
