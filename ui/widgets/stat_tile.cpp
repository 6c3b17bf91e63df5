// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stat_tile.h"

#include "ui/widgets/draw_number.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/paint.h"

#include <QPainter>
#include <QStyleOption>

namespace portreeve::ui {
namespace {

constexpr int pad = 15; // 14 and the edge
constexpr int edges = 2;

QColor sparkColor(const Stat &stat)
{
    if (stat.sparkSeries > 0)
        return tokens().series[qBound(1, stat.sparkSeries, 8) - 1];
    return stat.sparkInk ? color(stat.sparkInk) : tokens().accent;
}

} // namespace

StatTile::StatTile(QWidget *parent) : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setLink(true);
}

void StatTile::set(const Stat &stat)
{
    m_stat = stat;
    m_waiting = false;
    const QString arrow = stat.direction > 0 ? tr("up") : stat.direction < 0 ? tr("down") : QString();
    setAccessibleName(QStringList{stat.label + QLatin1Char(':'), stat.value.isEmpty() ? tr("not known") : stat.value, stat.unit, arrow, stat.change, stat.note}
                          .join(QLatin1Char(' '))
                          .simplified());
    update();
}

void StatTile::setLink(bool link)
{
    m_link = link;
    setFocusPolicy(link ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void StatTile::setWaiting(bool waiting)
{
    m_waiting = waiting;
    update();
}

QSize StatTile::sizeHint() const
{
    return QSize(px(180), px(sizes().height.statTile + edges));
}

QSize StatTile::minimumSizeHint() const
{
    return QSize(px(120), px(sizes().height.statTile + edges));
}

void StatTile::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    const bool ring = hasFocus() && (option.state & QStyle::State_KeyboardFocusChange);
    const bool hover = m_link && underMouse();
    paintBox(painter, rect(), px(sizes().radius.card), t.raised, hover ? t.borderStrong : t.border);
    if (ring)
        paintFocus(painter, rect(), px(sizes().radius.card));
    const QRectF inside = QRectF(rect()).adjusted(px(pad), 0, -px(pad), 0);
    paintText(painter, QRectF(inside.left(), px(11), inside.width(), px(16)), Qt::AlignLeft, ui::font(Type::Small, 500), m_stat.label, t.text2);
    if (m_waiting) {
        paintBox(painter, QRectF(inside.left(), px(40), px(84), px(14)), px(5), t.neutralSoft);
        paintBox(painter, QRectF(inside.left(), px(70), px(120), px(9)), px(4.5), t.neutralSoft);
        return;
    }
    const QRectF line(inside.left(), px(31), inside.width(), px(32));
    const QString value = m_stat.value.isEmpty() ? absent() : m_stat.value;
    qreal end = drawNumber(painter, line, Qt::AlignLeft, ui::font(Type::Stat), value, m_stat.value.isEmpty() ? t.text3 : t.text1);
    if (!m_stat.unit.isEmpty())
        end += px(6) + paintText(painter, line.adjusted(end - line.left() + px(6), px(2), 0, px(2)), Qt::AlignLeft, ui::font(Type::Small), m_stat.unit, t.text2);
    const QRectF spark(inside.right() - px(64), px(36), px(64), px(22));
    if (!m_stat.spark.isEmpty() && spark.left() > end + px(8))
        paintSpark(painter, spark, m_stat.spark, sparkColor(m_stat));
    paintChange(painter, QRectF(inside.left(), px(67), inside.width(), px(16)));
}

void StatTile::paintChange(QPainter &painter, const QRectF &line) const
{
    const Tokens &t = tokens();
    const QColor ink = m_stat.changeTone == Tone::Mute ? t.text2 : color(toneInk(m_stat.changeTone).ink);
    qreal x = line.left();
    if (m_stat.direction != 0 && !m_stat.change.isEmpty()) {
        const qreal side = px(12);
        const QRectF at(x - px(1), line.top() + (line.height() - side) / 2, side, side);
        painter.save();
        painter.translate(at.center());
        painter.rotate(m_stat.direction > 0 ? -90 : 90);
        const QRectF turned(-side / 2, -side / 2, side, side);
        paintArrow(painter, turned, ink);
        painter.restore();
        x += side + px(2);
    }
    if (!m_stat.change.isEmpty())
        x = drawNumber(painter, QRectF(x, line.top(), line.right() - x, line.height()), Qt::AlignLeft, ui::font(Type::Caption, 600), m_stat.change, ink) + px(6);
    paintFigures(painter, QRectF(x, line.top(), line.right() - x, line.height()), Qt::AlignLeft, ui::font(Type::Caption, 400), m_stat.note, t.text2);
}

} // namespace portreeve::ui
