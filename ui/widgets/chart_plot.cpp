// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chart_plot.h"

#include "ui/widgets/decimate.h"
#include "ui/widgets/paint.h"

#include <QAreaSeries>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QPainter>
#include <QValueAxis>

namespace portreeve::ui {
namespace {

constexpr double barGap = 0.24; // of the step

QValueAxis *hiddenAxis(QChart *chart, Qt::Alignment side)
{
    auto *axis = new QValueAxis;
    axis->setVisible(false);
    chart->addAxis(axis, side);
    return axis;
}

/// The stretches of a line between its gaps.
QList<QList<QPointF>> pieces(const QList<QPointF> &points)
{
    QList<QList<QPointF>> all;
    bool open = false;
    for (const QPointF &point : points) {
        if (!std::isfinite(point.y())) {
            open = false;
            continue;
        }
        if (!open)
            all.append(QList<QPointF>());
        all.last().append(point);
        open = true;
    }
    return all;
}

} // namespace

ChartPlot::ChartPlot() : m_chart(new QChart), m_x(nullptr), m_left(nullptr), m_right(nullptr)
{
    m_scene.addItem(m_chart);
    m_chart->setMargins(QMargins());
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setBackgroundVisible(false);
    m_chart->legend()->hide();
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_x = hiddenAxis(m_chart, Qt::AlignBottom);
    m_left = hiddenAxis(m_chart, Qt::AlignLeft);
    m_right = hiddenAxis(m_chart, Qt::AlignRight);
}

void ChartPlot::set(const ChartData &data, const ChartFrame &frame, qreal deviceScale)
{
    m_chart->removeAllSeries();
    m_x->setRange(data.from, data.to > data.from ? data.to : data.from + 1);
    m_left->setRange(frame.yLow(), frame.yHigh());
    m_right->setRange(0, frame.right.isEmpty() ? 1 : frame.right.last().at);
    m_chart->resize(frame.plot.size());
    m_chart->setPlotArea(QRectF(QPointF(), frame.plot.size()));
    m_scene.setSceneRect(QRectF(QPointF(), frame.plot.size()));
    setBars(data, frame, deviceScale);
    for (const ChartBand &band : data.bands)
        addBand(band.low, band.high, faded(tokens().accent, 0.19));
    for (const ChartLine &line : data.lines) {
        if (line.fillTo >= 0 && line.fillTo < data.lines.size())
            addBand(decimate(data.lines[line.fillTo].points), decimate(line.points), faded(tokens().accent, 0.11), line.right);
    }
    for (const ChartLine &line : data.lines)
        addLine(line, frame);
}

void ChartPlot::attach(QAbstractSeries *series, bool right)
{
    m_chart->addSeries(series);
    series->attachAxis(m_x);
    series->attachAxis(right ? m_right : m_left);
}

// Bars are boxes between whole pixels, layers are parted by one: painted as such. As series (QBarSeries, or a stepped area) they cost ten times as much.
void ChartPlot::setBars(const ChartData &data, const ChartFrame &frame, qreal deviceScale)
{
    m_bars.clear();
    const auto whole = [&](double x) { return std::round(frame.x(x) * deviceScale) / deviceScale; };
    QList<double> floor(data.barStarts.size(), 0.0);
    for (const ChartBar &bar : data.bars) {
        const QColor ink = faded(chartColor(bar.ink), bar.opacity);
        for (qsizetype i = 0; i < qMin(data.barStarts.size(), bar.values.size()); ++i) {
            const double value = bar.values[i];
            if (!std::isfinite(value) || value <= 0)
                continue;
            const qreal from = whole(data.barStarts[i] + data.barStep * barGap / 2);
            const qreal to = qMax(whole(data.barStarts[i] + data.barStep * (1 - barGap / 2)), whole(data.barStarts[i]) + 1);
            const qreal bottom = frame.y(floor[i]) - (floor[i] > 0 ? 1 : 0);
            floor[i] += value;
            const QRectF box(QPointF(from, frame.y(floor[i])), QPointF(to, bottom));
            if (box.height() > 0)
                m_bars.append({box, ink});
        }
    }
}

// A series is filled once its axes are known: with its points in it, it would lay itself out at each of the steps.
void ChartPlot::addBand(const QList<QPointF> &low, const QList<QPointF> &high, const QColor &fill, bool right)
{
    const auto lows = pieces(low);
    const auto highs = pieces(high);
    for (qsizetype i = 0; i < qMin(lows.size(), highs.size()); ++i) {
        if (highs[i].size() < 2)
            continue;
        auto *upper = new QLineSeries;
        auto *lower = new QLineSeries;
        auto *area = new QAreaSeries(upper, lower);
        upper->setParent(area);
        lower->setParent(area);
        area->setPen(Qt::NoPen);
        area->setBrush(fill);
        attach(area, right);
        lower->replace(lows[i]);
        upper->replace(highs[i]);
    }
}

void ChartPlot::addLine(const ChartLine &line, const ChartFrame &frame)
{
    const QColor ink = chartColor(line.ink);
    QPen pen(ink, line.width * theme().scale, line.dashed ? Qt::CustomDashLine : Qt::SolidLine, line.dashed ? Qt::FlatCap : Qt::RoundCap, Qt::RoundJoin);
    if (line.dashed)
        pen.setDashPattern({3, 2.5});
    const int most = qBound(60, int(frame.plot.width()) * 2, mostPoints);
    for (const QList<QPointF> &piece : pieces(decimate(line.points, most))) {
        if (line.ground && piece.size() > 1) {
            const double floor = qMax(0.0, frame.yLow());
            addBand({QPointF(piece.first().x(), floor), QPointF(piece.last().x(), floor)}, piece, faded(tokens().accent, 0.09), line.right);
        }
        auto *series = new QLineSeries;
        series->setPen(pen);
        attach(series, line.right);
        series->replace(piece);
    }
}

void ChartPlot::paint(QPainter &painter, const QRectF &area)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Bar &bar : m_bars)
        painter.fillRect(bar.box, bar.ink);
    m_scene.render(&painter, area, QRectF(QPointF(), area.size()), Qt::IgnoreAspectRatio);
    painter.restore();
}

} // namespace portreeve::ui
