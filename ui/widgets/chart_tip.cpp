// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chart_tip.h"

#include "ui/widgets/chart_frame.h"
#include "ui/widgets/draw_number.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/paint.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace portreeve::ui {
namespace {

struct Tip {
    Q_DECLARE_TR_FUNCTIONS(ChartTip)
};

constexpr int pad = 11;
constexpr int rowTall = 18;
constexpr int headTall = 24;

QString sayLeft(const ChartData &data, double value)
{
    return data.say ? data.say(value) : axisText(value, value, data.unit);
}

QString sayRight(const ChartData &data, double value)
{
    return data.sayRight ? data.sayRight(value) : axisText(value, value, data.rightUnit);
}

/// The value at `x`, or under bars the first one within `step` from there: lines run through the middle of their bar.
double valueOf(const ChartLine &line, double x, double step)
{
    const auto found = std::lower_bound(line.points.begin(), line.points.end(), x, [](const QPointF &point, double at) { return point.x() < at; });
    return found != line.points.end() && (found->x() == x || found->x() < x + step) ? found->y() : gapValue;
}

void addBars(const ChartData &data, double x, ChartTip &tip)
{
    const auto found = std::lower_bound(data.barStarts.begin(), data.barStarts.end(), x);
    if (found == data.barStarts.end() || *found != x)
        return;
    const qsizetype index = found - data.barStarts.begin();
    double total = 0;
    for (const ChartBar &bar : data.bars)
        total += index < bar.values.size() && bar.values[index] > 0 ? bar.values[index] : 0;
    for (auto bar = data.bars.crbegin(); bar != data.bars.crend(); ++bar) { // in the order they are stacked
        const double value = index < bar->values.size() ? bar->values[index] : 0;
        QString text = sayLeft(data, value);
        if (bar->ink.token == &Tokens::danger && total > 0 && data.bars.size() > 1)
            text += QStringLiteral(", ") + shareText(value / total);
        tip.rows.append({bar->ink, bar->name, text, false});
    }
    if (data.bars.size() > 1)
        tip.total = sayLeft(data, total);
}

} // namespace

QString ChartTip::sentence() const
{
    QStringList words{head};
    if (!total.isEmpty())
        words.append(total);
    for (const Row &row : rows)
        words.append(row.name + QLatin1Char(' ') + row.value);
    return words.join(QStringLiteral("; "));
}

ChartTip tipAt(const ChartData &data, double x)
{
    ChartTip tip;
    tip.head = spanText(data, x);
    addBars(data, x, tip);
    for (const ChartLine &line : data.lines) {
        const double value = valueOf(line, x, data.barStarts.isEmpty() ? 0 : data.barStep);
        if (std::isfinite(value))
            tip.rows.append({line.ink, line.name, line.right ? sayRight(data, value) : sayLeft(data, value), true});
    }
    return tip;
}

QString spanText(const ChartData &data, double x)
{
    if (!data.time)
        return axisText(x, x, Unit::Count);
    const QLocale locale;
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(qint64(x), data.utc ? Qt::UTC : Qt::LocalTime);
    //: A day in the head of a chart's tooltip
    const QString day = locale.toString(from.date(), Tip::tr("ddd d MMM"));
    if (data.barStep >= 86'400'000.0 * 0.95)
        return day;
    const QString form = data.barStep > 0 && data.barStep < 60'000 ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm");
    if (data.barStep <= 0)
        return QStringLiteral("%1, %2").arg(day, from.toString(form));
    //: a stretch of time in the head of a chart's tooltip: day, from, to
    return Tip::tr("%1, %2 to %3").arg(day, from.toString(form), from.addMSecs(qint64(data.barStep)).toString(form));
}

QSizeF tipSize(const ChartTip &tip)
{
    qreal wide = QFontMetricsF(font(Type::Caption)).horizontalAdvance(tip.head) + (tip.total.isEmpty() ? 0 : px(24) + numberWidth(font(Type::Small, 600), tip.total));
    for (const ChartTip::Row &row : tip.rows)
        wide = qMax(wide, px(18) + QFontMetricsF(font(Type::Small)).horizontalAdvance(row.name) + px(24) + numberWidth(font(Type::Small, 500), row.value));
    return QSizeF(qMax<qreal>(wide, px(150)) + px(2 * pad), px(headTall) + tip.rows.size() * px(rowTall) + px(pad));
}

void paintTip(QPainter &painter, const ChartTip &tip, const QPointF &at, const QRectF &bounds)
{
    const Tokens &t = tokens();
    const QSizeF size = tipSize(tip);
    QRectF box(at.x() + px(14), at.y() + px(14), size.width(), size.height());
    if (box.right() > bounds.right())
        box.moveRight(at.x() - px(14));
    box.moveLeft(qMax(bounds.left(), box.left()));
    box.moveTop(qMax(bounds.top(), qMin(box.top(), bounds.bottom() - box.height())));
    paintShadow(painter, box, px(sizes().radius.control), 8);
    paintBox(painter, box, px(sizes().radius.control), t.tooltip, t.borderStrong);
    const QRectF inside = box.adjusted(px(pad), px(5), -px(pad), 0);
    const QRectF head(inside.left(), inside.top(), inside.width(), px(headTall));
    paintText(painter, head, Qt::AlignLeft, font(Type::Caption), tip.head, t.onTooltip2);
    drawNumber(painter, head, Qt::AlignRight, font(Type::Small, 600), tip.total, t.onTooltip);
    qreal y = inside.top() + px(headTall);
    for (const ChartTip::Row &row : tip.rows) {
        const QRectF line(inside.left(), y, inside.width(), px(rowTall));
        const qreal mark = px(8);
        paintBox(painter, QRectF(line.left(), line.center().y() - mark / 2, mark, mark), px(2), chartColor(row.ink));
        paintText(painter, line.adjusted(px(16), 0, 0, 0), Qt::AlignLeft, font(Type::Small), row.name, t.onTooltip);
        drawNumber(painter, line, Qt::AlignRight, font(Type::Small, 500), row.value, t.onTooltip);
        y += px(rowTall);
    }
}

} // namespace portreeve::ui
