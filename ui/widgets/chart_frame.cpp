// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chart_frame.h"

#include "ui/widgets/draw_number.h"
#include "ui/widgets/paint.h"

#include <QPainter>

#include <algorithm>

namespace portreeve::ui {
namespace {

const QFont &small()
{
    static QFont font;
    font = ui::font(Type::Caption, 400);
    return font;
}

struct Range {
    double low = 0;
    double high = 0;
    bool any = false;

    void take(double value)
    {
        if (!std::isfinite(value))
            return;
        low = any ? qMin(low, value) : value;
        high = any ? qMax(high, value) : value;
        any = true;
    }
};

Range rangeOf(const ChartData &data, bool right)
{
    Range range;
    for (const ChartLine &line : data.lines) {
        if (line.right != right)
            continue;
        for (const QPointF &point : line.points)
            range.take(point.y());
    }
    if (right)
        return range;
    for (qsizetype i = 0; i < data.barStarts.size(); ++i) {
        double sum = 0;
        for (const ChartBar &bar : data.bars)
            sum += i < bar.values.size() && bar.values[i] > 0 ? bar.values[i] : 0;
        range.take(sum);
    }
    for (const ChartBand &band : data.bands) {
        for (const QPointF &point : band.low + band.high)
            range.take(point.y());
    }
    for (const ChartLimit &limit : data.limits)
        range.take(limit.y);
    for (const ChartMark &mark : data.marks)
        range.take(mark.y);
    return range;
}

qreal widest(const QList<Tick> &ticks)
{
    qreal wide = 0;
    for (const Tick &tick : ticks)
        wide = qMax(wide, numberWidth(small(), tick.label));
    return wide;
}

/// Every second, third ... of the ticks, counted from the last, until they fit.
QList<Tick> thinned(const QList<Tick> &ticks, qreal room)
{
    const qreal each = widest(ticks) + px(8);
    qsizetype every = 1;
    while (qreal((ticks.size() + every - 1) / every) * each > room && every < ticks.size())
        ++every;
    QList<Tick> kept;
    for (qsizetype i = ticks.size() - 1; i >= 0; i -= every)
        kept.prepend(ticks[i]);
    return kept;
}

qreal nameRoom(const ChartData &data)
{
    qreal wide = 0;
    for (const ChartLine &line : data.lines) {
        if (line.named)
            wide = qMax(wide, QFontMetricsF(font(Type::Caption, 600)).horizontalAdvance(line.name) + px(8));
    }
    return wide;
}

} // namespace

QColor chartColor(const ChartInk &ink)
{
    return ink.token ? color(ink.token) : tokens().series[qBound(1, ink.series, 8) - 1];
}

ChartFrame::ChartFrame(const ChartData &data, const QSizeF &size) : m_from(data.from), m_to(data.to > data.from ? data.to : data.from + 1)
{
    const int most = size.height() < px(150) ? 2 : size.height() < px(200) ? 3 : 4;
    const Range values = rangeOf(data, false);
    left = valueTicks(data.lowest.value_or(values.any ? qMin(0.0, values.low) : 0.0), values.any ? qMax(values.high, 0.0) : 0.0, data.unit, most);
    const Range others = rangeOf(data, true);
    if (others.any) { // as many steps as at the left, so that both share the grid
        const int parts = int(left.size()) - 1;
        const double step = niceStep(others.high * 1.2, parts); // its line stays clear of the upper edge
        for (int i = 0; i <= parts; ++i)
            right.append({i * step, axisText(i * step, step, data.rightUnit)});
    }
    const qreal leftRoom = qMax<qreal>(px(39), widest(left) + px(8));
    const qreal rightRoom = qMax(right.isEmpty() ? px(8) : widest(right) + px(12), nameRoom(data));
    plot = QRectF(leftRoom, px(14), qMax<qreal>(10, size.width() - leftRoom - rightRoom), qMax<qreal>(10, size.height() - px(14 + 22)));
    m_width = size.width();
    if (!data.ticks.isEmpty())
        xTicks = thinned(data.ticks, plot.width());
    else if (data.time)
        xTicks = timeTicks(qint64(m_from), qint64(m_to), qMax(2, int(plot.width() / px(64))), data.endsNow, QLocale(), data.utc);
    else
        for (const double step = niceStep(m_to - m_from, qMax(2, int(plot.width() / px(82)))); xTicks.size() < 30 && m_from + xTicks.size() * step <= m_to;)
            xTicks.append({m_from + xTicks.size() * step, axisText(m_from + xTicks.size() * step, step, Unit::Count)});
}

qreal ChartFrame::x(double value) const
{
    return plot.left() + plot.width() * (value - m_from) / (m_to - m_from);
}

qreal ChartFrame::y(double value) const
{
    return plot.bottom() - plot.height() * (value - yLow()) / (yHigh() - yLow());
}

qreal ChartFrame::yRight(double value) const
{
    return right.isEmpty() ? y(value) : plot.bottom() - plot.height() * value / right.last().at;
}

double ChartFrame::valueAt(qreal x) const
{
    return m_from + (m_to - m_from) * (x - plot.left()) / plot.width();
}

void ChartFrame::paintUnder(QPainter &painter, const ChartData &data) const
{
    const Tokens &t = tokens();
    for (const ChartSpan &span : data.spans) {
        const qreal from = qMax(plot.left(), x(span.from));
        painter.fillRect(QRectF(from, plot.top(), qMin(plot.right(), x(span.to)) - from, plot.height()), faded(t.danger, 0.08));
    }
    for (const ChartLimit &limit : data.limits) {
        if (!limit.zone)
            continue;
        const QRectF beyond = limit.below ? QRectF(QPointF(plot.left(), y(limit.y)), plot.bottomRight()) : QRectF(plot.topLeft(), QPointF(plot.right(), y(limit.y)));
        painter.fillRect(beyond, faded(t.danger, 0.07));
    }
    for (const Tick &tick : left)
        paintLine(painter, QPointF(plot.left(), y(tick.at)), plot.width(), Qt::Horizontal, t.grid);
}

void ChartFrame::paintOver(QPainter &painter, const ChartData &data) const
{
    paintLine(painter, QPointF(plot.left(), plot.bottom()), plot.width(), Qt::Horizontal, tokens().axis);
    paintLabels(painter);
    if (data.now) {
        const qreal at = x(*data.now);
        paintLine(painter, QPointF(at, plot.top()), plot.height(), Qt::Vertical, tokens().borderStrong);
    }
    paintLimits(painter, data);
    paintMarks(painter, data);
    paintNames(painter, data);
}

void ChartFrame::paintLabels(QPainter &painter) const
{
    const Tokens &t = tokens();
    const qreal tall = px(16);
    for (const Tick &tick : left)
        drawNumber(painter, QRectF(0, y(tick.at) - tall / 2, plot.left() - px(8), tall), Qt::AlignRight, small(), tick.label, t.text2);
    for (const Tick &tick : right)
        drawNumber(painter, QRectF(plot.right() + px(7), yRight(tick.at) - tall / 2, px(60), tall), Qt::AlignLeft, small(), tick.label, t.text2);
    qreal free = -INFINITY; // labels never touch; the last one wins its place
    const qreal lastWide = xTicks.isEmpty() ? 0 : numberWidth(small(), xTicks.last().label);
    const qreal lastLeft = xTicks.isEmpty() ? 0 : qMin(x(xTicks.last().at) - lastWide / 2, m_width - lastWide);
    for (const Tick &tick : xTicks) {
        const qreal wide = numberWidth(small(), tick.label);
        const qreal at = qMin(x(tick.at) - wide / 2, m_width - wide);
        const bool last = &tick == &xTicks.last();
        if (at < free || (!last && at + wide + px(6) > lastLeft) || tick.at < m_from || tick.at > m_to)
            continue;
        drawNumber(painter, QRectF(at, plot.bottom() + px(4), wide, tall), Qt::AlignLeft, small(), tick.label, t.text2);
        paintLine(painter, QPointF(x(tick.at), plot.bottom() + 1), px(3), Qt::Vertical, t.axis);
        free = at + wide + px(6);
    }
}

void ChartFrame::paintLimits(QPainter &painter, const ChartData &data) const
{
    const Tokens &t = tokens();
    for (const ChartLimit &limit : data.limits) {
        const bool hard = limit.tone == Tone::Bad;
        const qreal at = y(limit.y);
        paintLine(painter, QPointF(plot.left(), at), plot.width(), Qt::Horizontal, hard ? t.danger : t.warningFill);
        const bool under = limit.below || at < plot.top() + px(18);
        const QRectF line(plot.left() + px(6), under ? at + px(2) : at - px(17), plot.width() - px(12), px(16));
        paintText(painter, line, Qt::AlignLeft, font(Type::Caption), limit.name, hard ? t.danger : t.warning);
    }
    for (const ChartSpan &span : data.spans) {
        const qreal wide = QFontMetricsF(font(Type::Caption)).horizontalAdvance(span.name);
        const bool right = x(span.to) + px(6) + wide < plot.right();
        paintText(painter, QRectF(right ? x(span.to) + px(6) : x(span.from) - px(6) - wide, plot.top() + px(2), wide + 2, px(16)), Qt::AlignLeft, font(Type::Caption),
                  span.name, t.danger);
    }
}

void ChartFrame::paintMarks(QPainter &painter, const ChartData &data) const
{
    const Tokens &t = tokens();
    const qreal dot = px(5);
    const auto paintDot = [&](const QPointF &at, const QColor &ink) {
        paintBox(painter, QRectF(at.x() - dot, at.y() - dot, dot * 2, dot * 2), dot, t.raised);
        paintBox(painter, QRectF(at.x() - dot + 2, at.y() - dot + 2, dot * 2 - 4, dot * 2 - 4), dot - 2, ink);
    };
    for (const ChartLine &line : data.lines) {
        if (line.dot && !line.points.isEmpty() && std::isfinite(line.points.last().y()))
            paintDot(QPointF(x(line.points.last().x()), line.right ? yRight(line.points.last().y()) : y(line.points.last().y())), chartColor(line.ink));
    }
    for (const ChartMark &mark : data.marks) {
        const QPointF at(x(mark.x), y(mark.y));
        const QColor ink = color(toneInk(mark.tone).ink);
        if (!mark.label.isEmpty()) {
            const qreal wide = QFontMetricsF(font(Type::Caption)).horizontalAdvance(mark.label) + px(16);
            const QRectF box(qBound(plot.left(), at.x() - wide / 2, plot.right() - wide), qMax(plot.top(), at.y() - px(72)), wide, px(24));
            paintLine(painter, QPointF(at.x(), box.bottom()), at.y() - box.bottom(), Qt::Vertical, ink);
            paintBox(painter, box, px(6), t.raised, t.borderStrong);
            paintText(painter, box, Qt::AlignHCenter, font(Type::Caption), mark.label, ink);
        }
        paintDot(at, ink);
    }
}

void ChartFrame::paintNames(QPainter &painter, const ChartData &data) const
{
    struct Name {
        const ChartLine *line;
        QPointF at;
    };
    QList<Name> names;
    for (const ChartLine &line : data.lines) {
        const auto last = std::find_if(line.points.crbegin(), line.points.crend(), [](const QPointF &point) { return std::isfinite(point.y()); });
        if (line.named && last != line.points.crend())
            names.append({&line, QPointF(x(last->x()), line.right ? yRight(last->y()) : y(last->y()))});
    }
    std::sort(names.begin(), names.end(), [](const Name &a, const Name &b) { return a.at.y() > b.at.y(); });
    qreal free = plot.bottom() + px(8); // from below upwards; names that would touch move up
    for (Name &name : names) {
        name.at.setY(qMin(name.at.y(), free - px(7)));
        free = name.at.y() - px(6);
        paintText(painter, QRectF(name.at.x() + px(6), name.at.y() - px(8), px(120), px(16)), Qt::AlignLeft, font(Type::Caption, 600), name.line->name, chartColor(name.line->ink));
    }
}

} // namespace portreeve::ui
