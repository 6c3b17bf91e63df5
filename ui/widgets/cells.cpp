// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cells.h"

#include "ui/widgets/badge.h"
#include "ui/widgets/draw_number.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/table.h"
#include "ui/widgets/tree.h"

#include <QPainter>

namespace portreeve::ui {
namespace {

/// What a cell says, taken from the model once.
struct Said {
    QString text;
    QString second;
    QVariant value;
    int tone = -1; ///< -1: none
    QColor ink(const QColor &otherwise) const { return tone < 0 || tone == int(Tone::Mute) ? otherwise : color(toneInk(Tone(tone)).ink); }
};

Said saidBy(const QModelIndex &index)
{
    Said said;
    said.text = index.data(Qt::DisplayRole).toString();
    said.second = index.data(role::Second).toString();
    said.value = index.data(role::Value);
    const QVariant tone = index.data(role::Tone);
    said.tone = tone.isValid() ? tone.toInt() : -1;
    return said;
}

const QFont &small()
{
    return font(Type::Small);
}

using PaintCell = void (*)(QPainter &, const QRectF &, const Said &);

void paintPlain(QPainter &painter, const QRectF &rect, const Said &said)
{
    paintText(painter, rect, Qt::AlignLeft, small(), said.text, said.ink(said.text == absent() ? tokens().text3 : tokens().text2));
}

void paintMain(QPainter &painter, const QRectF &rect, const Said &said)
{
    paintText(painter, rect, Qt::AlignLeft, small(), said.text, said.ink(said.text == absent() ? tokens().text3 : tokens().text1));
}

void paintTwo(QPainter &painter, const QRectF &rect, const Said &said)
{
    const qreal width = paintText(painter, rect, Qt::AlignLeft, font(Type::Small, 500), said.text, said.ink(tokens().text1));
    paintText(painter, rect.adjusted(width + px(8), 0, 0, 0), Qt::AlignLeft, small(), said.second, tokens().text3);
}

void paintAsked(QPainter &painter, const QRectF &rect, const Said &said)
{
    const qreal width = paintText(painter, rect, Qt::AlignLeft, small(), said.text, said.ink(tokens().text1));
    if (said.second.isEmpty() || said.second == said.text)
        return;
    const qreal side = px(12);
    const QRectF arrow(rect.left() + width + px(5), rect.top() + (rect.height() - side) / 2, side, side);
    if (arrow.right() > rect.right())
        return;
    paintIcon(painter, arrow, QStringLiteral("arrow-right"), tokens().text3);
    paintText(painter, rect.adjusted(width + px(5) + side + px(5), 0, 0, 0), Qt::AlignLeft, small(), said.second, tokens().text2);
}

void paintMono(QPainter &painter, const QRectF &rect, const Said &said)
{
    paintText(painter, rect, Qt::AlignLeft, font(Type::Mono), said.text, said.ink(tokens().text2), Qt::ElideMiddle);
}

void paintNumber(QPainter &painter, const QRectF &rect, const Said &said)
{
    drawNumber(painter, rect, Qt::AlignRight, small(), said.text, said.ink(said.text == absent() ? tokens().text3 : tokens().text1));
}

void paintMoney(QPainter &painter, const QRectF &rect, const Said &said)
{
    const QColor ink = said.ink(said.text == absent() ? tokens().text3 : tokens().text1);
    drawQuietNumber(painter, rect, Qt::AlignRight, small(), said.text, quietLength(said.text), tokens().text3, ink);
}

void paintTime(QPainter &painter, const QRectF &rect, const Said &said)
{
    drawNumberTail(painter, rect, Qt::AlignLeft, small(), said.text, said.text.indexOf(QLatin1Char('.')), said.ink(tokens().text1), tokens().text3);
}

void paintTimeRight(QPainter &painter, const QRectF &rect, const Said &said)
{
    const QColor ink = said.ink(said.text == absent() ? tokens().text3 : tokens().text1);
    drawNumber(painter, rect, Qt::AlignRight, small(), said.text, ink);
}

void paintState(QPainter &painter, const QRectF &rect, const Said &said)
{
    if (!said.text.isEmpty())
        paintStatus(painter, rect, Tone(qMax(0, said.tone)), said.text, small());
}

void paintBadgeCell(QPainter &painter, const QRectF &rect, const Said &said)
{
    if (!said.text.isEmpty())
        paintBadge(painter, rect, said.tone < 0 ? Tone::Mute : Tone(said.tone), said.text);
}

void paintTags(QPainter &painter, const QRectF &rect, const Said &said)
{
    qreal x = rect.left();
    const QStringList words = said.value.toStringList();
    for (const QString &word : words) {
        if (x + tagWidth(word) > rect.right() + 1) { // what does not fit is counted, not cut
            paintText(painter, QRectF(x, rect.top(), rect.right() - x, rect.height()), Qt::AlignLeft, small(),
                      QStringLiteral("+%1").arg(words.size() - words.indexOf(word)), tokens().text3);
            return;
        }
        x += paintTag(painter, QRectF(x, rect.top(), rect.right() - x, rect.height()), word) + px(6);
    }
}

void paintTollCell(QPainter &painter, const QRectF &rect, const Said &said)
{
    const qreal words = said.text.isEmpty() ? 0 : qMax<qreal>(numberWidth(small(), said.text), px(76)) + px(10);
    const QRectF bar = rect.adjusted(0, 0, -words, 0);
    if (bar.width() > px(24) && said.value.canConvert<Toll>())
        paintToll(painter, bar, said.value.value<Toll>());
    drawNumber(painter, QRectF(rect.right() - words + px(10), rect.top(), words - px(10), rect.height()), Qt::AlignLeft, small(), said.text, tokens().text2);
}

void paintRoadCell(QPainter &painter, const QRectF &rect, const Said &said)
{
    paintRoad(painter, rect, said.value.toString());
}

void paintShareCell(QPainter &painter, const QRectF &rect, const Said &said)
{
    const qreal words = px(40);
    drawNumber(painter, QRectF(rect.left(), rect.top(), words - px(4), rect.height()), Qt::AlignRight, small(), said.text, tokens().text1);
    paintShare(painter, rect.adjusted(words + px(4), 0, 0, 0), said.value.toDouble());
}

void paintSparkCell(QPainter &painter, const QRectF &rect, const Said &said)
{
    const qreal tall = qMin<qreal>(px(18), rect.height() - px(8));
    paintSpark(painter, QRectF(rect.left(), rect.top() + (rect.height() - tall) / 2, qMin<qreal>(rect.width(), px(70)), tall), said.value.value<QList<double>>(),
               said.ink(tokens().accent));
}

struct Kind {
    PaintCell paint;
    bool right;
    int width; ///< a good width at 100 % where the text does not tell
};

// In the order of Cell.
constexpr Kind kinds[] = {
    {paintPlain, false, 0},    {paintMain, false, 0},      {paintTwo, false, 0},      {paintAsked, false, 0},    {paintMono, false, 0},       {paintNumber, true, 0},
    {paintMoney, true, 0},     {paintTime, false, 0},      {paintTimeRight, true, 0}, {paintState, false, 0},    {paintBadgeCell, false, 0},  {paintTags, false, 110},
    {paintTollCell, false, 200}, {paintRoadCell, false, 64}, {paintShareCell, false, 110}, {paintSparkCell, false, 88},
};

bool isFirst(const QStyleOptionViewItem &option)
{
    return option.viewItemPosition == QStyleOptionViewItem::Beginning || option.viewItemPosition == QStyleOptionViewItem::OnlyOne;
}

/// Inside of a cell; the first column begins under the page's title.
QRectF inside(const QStyleOptionViewItem &option)
{
    const auto *table = qobject_cast<const Table *>(option.widget);
    const auto *tree = qobject_cast<const Tree *>(option.widget);
    const int pad = px(8);
    int first = pad;
    if (table && table->isFirstColumn(option.index.column()))
        first = table->firstInset();
    if (tree && option.index.column() == 0)
        first = tree->inset(option.index);
    const QRectF rect(option.rect);
    return option.direction == Qt::RightToLeft ? rect.adjusted(pad, 0, -first, 0) : rect.adjusted(first, 0, -pad, 0);
}

void paintGroundOf(QPainter &painter, const QStyleOptionViewItem &option)
{
    const auto *table = qobject_cast<const Table *>(option.widget);
    if (!table) // a tree draws whole rows itself
        return;
    const Tokens &t = tokens();
    const bool selected = option.state & QStyle::State_Selected;
    const int row = option.index.row();
    const bool marked = selected || (table->hasFocus() && table->currentIndex().row() == row);
    const QColor ground = selected ? t.selected : marked || table->hoveredRow() == row ? t.hover : table->flash(row);
    if (ground.isValid())
        painter.fillRect(option.rect, ground);
    paintLine(painter, QPointF(option.rect.left(), option.rect.bottom()), option.rect.width(), Qt::Horizontal, t.hairline);
    if (!marked || !table->isFirstColumn(option.index.column()))
        return;
    const int bar = px(3);
    const bool mirrored = option.direction == Qt::RightToLeft;
    painter.fillRect(QRect(mirrored ? option.rect.right() + 1 - bar : option.rect.left(), option.rect.top(), bar, option.rect.height()), t.accent);
}

bool dims(const QStyleOptionViewItem &option)
{
    const auto *table = qobject_cast<const Table *>(option.widget);
    return table && table->isDimmed();
}

} // namespace

bool isRightAligned(Cell cell)
{
    return kinds[int(cell)].right;
}

CellDelegate::CellDelegate(Cell cell, QObject *parent) : QStyledItemDelegate(parent), m_cell(cell) {}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    option.index = index;
    paintGroundOf(*painter, option);
    QRectF rect = inside(option);
    if (index.data(role::Waiting).toBool()) {
        const qreal share = 0.45 + 0.4 * ((index.row() * 7 + index.column() * 3) % 5) / 5.0;
        return paintBox(*painter, QRectF(rect.left(), rect.center().y() - px(4), rect.width() * share, px(9)), px(4.5), tokens().neutralSoft);
    }
    painter->save();
    if (dims(option))
        painter->setOpacity(0.6);
    const QString iconName = index.data(role::IconName).toString();
    if (!iconName.isEmpty()) {
        const qreal side = px(16);
        paintIcon(*painter, QRectF(rect.left(), qRound(rect.top() + (rect.height() - side) / 2), side, side), iconName, tokens().text2);
        rect.adjust(side + px(7), 0, 0, 0);
    }
    if (rect.width() > 2)
        kinds[int(m_cell)].paint(*painter, rect, saidBy(index));
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *tree = qobject_cast<const Tree *>(option.widget);
    const int height = tree ? tree->rowTall() : px(sizes().height.row);
    if (const int width = kinds[int(m_cell)].width)
        return QSize(px(width), height);
    const Said said = saidBy(index);
    qreal width = isRightAligned(m_cell) ? numberWidth(small(), said.text) : QFontMetricsF(m_cell == Cell::Mono ? font(Type::Mono) : small()).horizontalAdvance(said.text);
    if (!said.second.isEmpty())
        width += px(26) + QFontMetricsF(small()).horizontalAdvance(said.second);
    if (m_cell == Cell::Status || m_cell == Cell::Badge)
        width += px(18);
    const bool first = isFirst(option);
    return QSize(qCeil(width) + px(first ? 28 : 18), height);
}

} // namespace portreeve::ui
