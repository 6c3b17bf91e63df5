// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/look_parts.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/paint.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QWidget>

namespace portreeve::ui {
namespace {

bool isPopupList(const QWidget *widget)
{
    return widget && widget->window()->windowType() == Qt::Popup;
}

bool isSorted(const QStyleOptionHeader &option)
{
    return option.sortIndicator != QStyleOptionHeader::None;
}

/// The place of the words in a head cell: the first column begins where the page's title does.
QRectF headText(const QStyleOptionHeader &option, const QWidget *widget)
{
    const bool first = option.position == QStyleOptionHeader::Beginning || option.position == QStyleOptionHeader::OnlyOneSection;
    const QVariant inset = widget ? widget->property("firstInset") : QVariant();
    const int lead = first ? (inset.isValid() ? inset.toInt() : 20) : 8;
    const QRectF rect(option.rect);
    return option.direction == Qt::RightToLeft ? rect.adjusted(px(8), 0, -px(lead), 0) : rect.adjusted(px(lead), 0, -px(8), 0);
}

} // namespace

void drawHeaderSection(QPainter &painter, const QStyleOptionHeader &option)
{
    const Tokens &t = tokens();
    painter.fillRect(option.rect, has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled) ? t.hover : t.sunken);
    paintLine(painter, QPointF(option.rect.left(), option.rect.bottom()), option.rect.width(), Qt::Horizontal, t.border);
}

void drawHeaderLabel(QPainter &painter, const QStyleOptionHeader &option, const QWidget *widget)
{
    const Tokens &t = tokens();
    const bool sorted = isSorted(option);
    const bool right = option.textAlignment & Qt::AlignRight;
    const qreal side = px(12);
    QRectF rect = headText(option, widget);
    const qreal mark = sorted ? side + px(4) : 0;
    if (sorted && right) // the chevron stands left of right-aligned words, so that they stay over their figures
        rect.adjust(mark, 0, 0, 0);
    const QRectF words = right ? rect : rect.adjusted(0, 0, -mark, 0);
    const qreal width = paintText(painter, words, (option.textAlignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter, font(Type::Caption), option.text,
                                  sorted ? t.text1 : t.text2);
    if (!sorted)
        return;
    const qreal x = right ? words.right() - width - side - px(4) : words.left() + width + px(6);
    const QRectF at(x, rect.top() + (rect.height() - side) / 2, side, side);
    painter.save();
    if (option.sortIndicator == QStyleOptionHeader::SortDown) {
        painter.translate(at.center());
        painter.rotate(180);
        painter.translate(-at.center());
    }
    paintIcon(painter, at, QStringLiteral("chevron-down"), t.text2);
    painter.restore();
}

void drawItemRow(QPainter &painter, const QStyleOptionViewItem &option, const QWidget *widget)
{
    const Tokens &t = tokens();
    const bool selected = has(option, QStyle::State_Selected);
    const bool hover = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    if (isPopupList(widget)) { // the list of a combo box: one soft row under the pointer
        if (selected || hover)
            paintBox(painter, QRectF(option.rect).adjusted(px(4), 0, -px(4), 0), px(4), t.hover);
        return;
    }
    if (selected || hover)
        painter.fillRect(option.rect, selected ? t.selected : t.hover);
}

void drawBranch(QPainter &painter, const QStyleOption &option)
{
    if (!has(option, QStyle::State_Children))
        return;
    const qreal side = px(14);
    const QRectF rect(option.rect);
    const QRectF at(qRound(rect.left() + (rect.width() - side) / 2), qRound(rect.top() + (rect.height() - side) / 2), side, side);
    paintIcon(painter, at, has(option, QStyle::State_Open) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), tokens().text2);
}

void drawScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &thumb)
{
    const Tokens &t = tokens();
    if (option.maximum <= option.minimum)
        return;
    const bool flat = option.orientation == Qt::Horizontal;
    const bool hot = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    const qreal slim = px(6);
    const QRectF place(thumb);
    const QRectF bar = flat ? QRectF(place.left() + px(2), place.center().y() - slim / 2, place.width() - px(4), slim)
                            : QRectF(place.center().x() - slim / 2, place.top() + px(2), slim, place.height() - px(4));
    paintBox(painter, bar, slim / 2, hot ? t.control : t.borderStrong);
}

void drawTab(QPainter &painter, const QStyleOptionTab &option)
{
    const Tokens &t = tokens();
    const QRectF rect(option.rect);
    const bool selected = has(option, QStyle::State_Selected);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QRectF words = rect.adjusted(0, 0, -px(20), 0);
    const QColor ink = !enabled ? t.text3 : selected || has(option, QStyle::State_MouseOver) ? t.text1 : t.text2;
    const qreal width = paintText(painter, words, Qt::AlignLeft, font(Type::Small, selected ? 600 : 500), option.text, ink);
    if (selected)
        paintBox(painter, QRectF(rect.left(), rect.bottom() + 1 - px(2), width, px(2)), 0, t.accent);
    if (keyboardHere(option))
        paintFocus(painter, QRectF(rect.left() - px(4), rect.top() + px(4), width + px(8), rect.height() - px(8)), px(4));
}

} // namespace portreeve::ui
