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

/// What stands before the words: an icon, the shape of a state, or nothing.
struct Mark {
    qreal lead = 0; ///< from the button's edge
    qreal side = 0;
    qreal gap = 0;
    qreal tail = 0; ///< behind the words
    int tone = -1;
};

Mark markOf(const QStyleOptionButton &option, const QWidget *widget)
{
    const ButtonKind kind = kindOf(widget);
    const qreal side = kind == ButtonKind::Link ? px(2) : isSmall(widget) ? px(9) : px(12);
    const int tone = widget ? widget->property("tone").toInt() - 1 : -1;
    if (tone >= 0)
        return {side + px(3), qreal(px(8)), qreal(px(5)), side + px(3), tone};
    if (option.icon.isNull())
        return {side, 0, 0, side, -1};
    if (option.text.isEmpty())
        return {side - px(6), qreal(px(16)), 0, side - px(6), -1};
    return {side, qreal(px(16)), qreal(px(5)), side + (kind == ButtonKind::Link ? 0 : px(3)), -1}; // an icon has air of its own
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
    const Mark mark = markOf(option, widget);
    const QFont labelFont = widget ? widget->font() : font(Type::Body, 500);
    const QString text = QString(option.text).remove(QLatin1Char('&'));
    const qreal words = QFontMetricsF(labelFont).horizontalAdvance(text);
    const qreal menu = hasMenu(option) ? px(16) : 0;
    const QRectF rect(option.rect);
    const qreal wide = mark.lead + mark.side + mark.gap + words + menu + mark.tail;
    const bool leftAligned = widget && widget->property("leftAligned").toBool();
    qreal x = rect.left() + mark.lead + (leftAligned ? 0 : qMax(0.0, (rect.width() - wide) / 2));
    const bool mirrored = option.direction == Qt::RightToLeft;
    const auto place = [&](const QRectF &at) { return mirrored ? QRectF(rect.left() + rect.right() - at.right(), at.top(), at.width(), at.height()) : at; };
    if (mark.side > 0) {
        const QRectF at(qRound(x), qRound(rect.top() + (rect.height() - mark.side) / 2), mark.side, mark.side);
        if (mark.tone >= 0)
            paintShape(painter, place(at), toneInk(Tone(mark.tone)).shape, color(toneInk(Tone(mark.tone)).ink));
        else
            drawTinted(painter, place(at), option, widget, iconColor(kind, option));
        x += mark.side + mark.gap;
    }
    const QRectF line(x, rect.top(), qMin(words, rect.right() - x - menu), rect.height());
    paintText(painter, place(line), mirrored ? Qt::AlignRight : Qt::AlignLeft, labelFont, text, labelColor(kind, option));
    if (menu <= 0)
        return;
    const qreal side = px(12);
    const QRectF at(rect.right() - mark.tail - side + px(3), rect.top() + (rect.height() - side) / 2, side, side);
    paintIcon(painter, place(at), QStringLiteral("chevron-down"), tokens().text2);
}

QSize buttonSize(const QStyleOptionButton &option, const QWidget *widget)
{
    const Mark mark = markOf(option, widget);
    const QFontMetricsF metrics(widget ? widget->font() : font(Type::Body, 500));
    const qreal words = metrics.horizontalAdvance(QString(option.text).remove(QLatin1Char('&')));
    const qreal width = mark.lead + mark.side + mark.gap + words + (hasMenu(option) ? px(16) : 0) + mark.tail;
    const int height = px(isSmall(widget) ? sizes().height.controlSmall : sizes().height.control);
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
