// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/look_parts.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/paint.h"

#include <QPainter>
#include <QVariant>
#include <QWidget>

namespace portreeve::ui {
namespace {

/// A field is one box whatever is in it: edge `control`, 2 px accent when it has the keyboard, `danger` when what it holds is wrong.
void drawBox(QPainter &painter, const QStyleOption &option, const QWidget *widget, const QColor &fill)
{
    const Tokens &t = tokens();
    const QRectF rect(option.rect);
    const qreal radius = px(sizes().radius.control);
    const bool wrong = widget && widget->property("wrong").toBool();
    if (!has(option, QStyle::State_Enabled))
        return paintBox(painter, rect, radius, t.neutralSoft, t.border);
    if (has(option, QStyle::State_HasFocus)) {
        paintBox(painter, rect, radius, fill, wrong ? t.danger : t.focus, px(theme().highContrast ? 3 : 2));
        return;
    }
    paintBox(painter, rect, radius, fill, wrong ? t.danger : t.control);
}

QRectF square(const QRectF &in, qreal side)
{
    return QRectF(qRound(in.left() + (in.width() - side) / 2), qRound(in.top() + (in.height() - side) / 2), side, side);
}

} // namespace

void drawField(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    drawBox(painter, option, widget, tokens().raised);
}

void drawCombo(QPainter &painter, const QStyleOptionComboBox &option, const QWidget *widget)
{
    const bool hover = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled) && !option.editable;
    if (option.frame)
        drawBox(painter, option, widget, hover ? tokens().hover : tokens().raised);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const qreal side = px(14);
    const QRectF rect(option.rect);
    const QRectF at(mirrored ? rect.left() + px(8) : rect.right() - px(8) - side, rect.top() + (rect.height() - side) / 2, side, side);
    paintIcon(painter, square(at, side), QStringLiteral("chevron-down"), has(option, QStyle::State_Enabled) ? tokens().text2 : tokens().text3);
}

void drawComboLabel(QPainter &painter, const QStyleOptionComboBox &option)
{
    if (option.editable)
        return;
    const bool mirrored = option.direction == Qt::RightToLeft;
    const qreal side = px(16);
    QRectF rect(option.rect);
    rect.adjust(mirrored ? px(28) : px(10), 0, mirrored ? -px(10) : -px(28), 0);
    if (!option.currentIcon.isNull()) {
        const QRectF at(mirrored ? rect.right() - side : rect.left(), rect.top() + (rect.height() - side) / 2, side, side);
        option.currentIcon.paint(&painter, at.toRect());
        rect.adjust(mirrored ? 0 : side + px(6), 0, mirrored ? -side - px(6) : 0, 0);
    }
    paintText(painter, rect, mirrored ? Qt::AlignRight : Qt::AlignLeft, painter.font(), option.currentText,
              has(option, QStyle::State_Enabled) ? tokens().text1 : tokens().text3);
}

void drawSpin(QPainter &painter, const QStyleOptionSpinBox &option, const QWidget *widget)
{
    if (option.frame)
        drawBox(painter, option, widget, tokens().raised);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    for (const auto part : {QStyle::SC_SpinBoxUp, QStyle::SC_SpinBoxDown}) {
        const bool up = part == QStyle::SC_SpinBoxUp;
        const bool can = option.stepEnabled & (up ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled);
        const bool hot = (option.activeSubControls & part) && has(option, QStyle::State_MouseOver);
        const QRectF at = square(QRectF(QStyle::visualRect(option.direction, option.rect, spinPart(option, part))), px(11));
        painter.save();
        if (up) {
            painter.translate(at.center());
            painter.rotate(180);
            painter.translate(-at.center());
        }
        paintIcon(painter, at, QStringLiteral("chevron-down"), !can ? faded(tokens().text3, 0.5) : hot ? tokens().accent : tokens().text2);
        painter.restore();
    }
}

QRect spinPart(const QStyleOptionSpinBox &option, QStyle::SubControl part)
{
    const QRect rect = option.rect;
    const int wide = option.buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : px(22);
    const int half = rect.height() / 2;
    switch (part) {
    case QStyle::SC_SpinBoxUp:
        return QRect(rect.right() - wide, rect.top() + 1, wide, half);
    case QStyle::SC_SpinBoxDown:
        return QRect(rect.right() - wide, rect.top() + half, wide, rect.height() - half - 1);
    case QStyle::SC_SpinBoxEditField:
        return rect.adjusted(px(8), 2, -wide - 2, -2);
    default:
        return rect;
    }
}

void drawSlider(QPainter &painter, const QStyleOptionSlider &option, const QRect &groove, const QRect &handle)
{
    const Tokens &t = tokens();
    const bool flat = option.orientation == Qt::Horizontal;
    const qreal thick = px(4);
    const QRectF all(groove);
    const QRectF rail = flat ? QRectF(all.left(), all.center().y() - thick / 2, all.width(), thick) : QRectF(all.center().x() - thick / 2, all.top(), thick, all.height());
    paintBox(painter, rail, thick / 2, t.track);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QPointF middle = QRectF(handle).center();
    QRectF done = rail;
    if (flat && option.direction == Qt::RightToLeft)
        done.setLeft(middle.x());
    else if (flat)
        done.setRight(middle.x());
    else
        done.setTop(middle.y());
    paintBox(painter, done, thick / 2, enabled ? t.accentFill : t.control);
    const QRectF knob = square(QRectF(handle), px(14));
    paintBox(painter, knob, px(7), t.raised, enabled ? (has(option, QStyle::State_MouseOver) ? t.accent : t.control) : t.border);
    if (keyboardHere(option))
        paintFocus(painter, knob.adjusted(-px(1), -px(1), px(1), px(1)), px(8));
}

void drawProgress(QPainter &painter, const QStyleOptionProgressBar &option)
{
    const Tokens &t = tokens();
    const QRectF rect(option.rect);
    const qreal thick = qMin<qreal>(rect.height(), px(6));
    QRectF rail(rect.left(), rect.center().y() - thick / 2, rect.width(), thick);
    paintBox(painter, rail, thick / 2, t.track);
    const int span = option.maximum - option.minimum;
    if (span <= 0) { // busy: how far nobody knows, so no bar pretends to
        rail.setWidth(rail.width() / 3);
        rail.moveLeft(rect.left() + rail.width());
        return paintBox(painter, rail, thick / 2, faded(t.accent, 0.6));
    }
    const qreal share = qBound(0.0, (option.progress - option.minimum) / qreal(span), 1.0);
    if (share <= 0)
        return;
    const qreal width = qMax(thick, rail.width() * share);
    if (option.direction == Qt::RightToLeft)
        rail.setLeft(rail.right() - width);
    else
        rail.setWidth(width);
    paintBox(painter, rail, thick / 2, t.accent);
}

} // namespace portreeve::ui
