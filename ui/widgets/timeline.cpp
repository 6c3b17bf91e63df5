// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timeline.h"

#include "ui/widgets/draw_number.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/ticks.h"

#include <QEvent>
#include <QPainter>

namespace portreeve::ui {
namespace {

constexpr int laneTall = 26;
constexpr int axisTall = 20;
constexpr int legendTall = 28;
constexpr int barTall = 14;

QColor phaseColor(Phase phase)
{
    const Tokens &t = tokens();
    switch (phase) {
    case Phase::Gate:
        return t.series[7];
    case Phase::Failed:
        return t.danger;
    case Phase::Wait:
        return t.text3;
    case Phase::Connect:
        return t.series[4];
    case Phase::FirstToken:
        return t.series[5];
    case Phase::Stream:
        break;
    }
    return t.series[0];
}

QString axisLabel(double seconds, double step)
{
    if (seconds == 0)
        return QStringLiteral("0");
    if (step < 0.1)
        return durationText(qRound64(seconds * 1e9));
    return decimalText(seconds, step < 1 ? 1 : 0) + thinSpace + QStringLiteral("s");
}

} // namespace

QString phaseName(Phase phase)
{
    switch (phase) {
    case Phase::Gate:
        return Timeline::tr("Gate");
    case Phase::Failed:
        return Timeline::tr("Failed");
    case Phase::Wait:
        return Timeline::tr("Wait");
    case Phase::Connect:
        return Timeline::tr("Connect");
    case Phase::FirstToken:
        return Timeline::tr("First token");
    case Phase::Stream:
        break;
    }
    return Timeline::tr("Stream");
}

Timeline::Timeline(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Timeline of the request"));
}

void Timeline::setLanes(const QList<Lane> &lanes, qint64 totalNs)
{
    m_lanes = lanes;
    m_total = qMax<qint64>(totalNs, 1);
    setAccessibleDescription(tr("%1 in all").arg(durationText(totalNs)));
    updateGeometry();
    update();
}

void Timeline::setLegend(bool legend)
{
    m_legend = legend;
    updateGeometry();
    update();
}

QSize Timeline::sizeHint() const
{
    return QSize(px(380), px(axisTall) + int(m_lanes.size()) * px(laneTall) + px(m_legend ? legendTall : 4));
}

QSize Timeline::minimumSizeHint() const
{
    return QSize(px(260), sizeHint().height());
}

qreal Timeline::plotLeft() const
{
    qreal widest = px(40);
    for (const Lane &lane : m_lanes)
        widest = qMax(widest, QFontMetricsF(ui::font(Type::Small, lane.strong ? 600 : 400)).horizontalAdvance(lane.name));
    return qMin(widest + px(16), width() * 0.34);
}

qreal Timeline::place(qint64 ns) const
{
    return plotLeft() + (width() - plotLeft() - px(6)) * double(ns) / double(m_total);
}

QStringList Timeline::spokenParts() const
{
    QStringList parts;
    for (const Lane &lane : m_lanes) {
        QStringList words;
        for (const Stretch &each : lane.stretches)
            words.append(each.note.isEmpty() ? tr("%1 %2").arg(phaseName(each.phase), durationText(each.toNs - each.fromNs)) : each.note);
        parts.append(lane.name + QStringLiteral(": ") + words.join(QStringLiteral(", ")));
    }
    return parts;
}

QRect Timeline::spokenRect(int part) const
{
    return QRect(0, px(axisTall) + part * px(laneTall), width(), px(laneTall));
}

void Timeline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_lanes.isEmpty())
        return;
    paintAxis(painter);
    qreal top = px(axisTall);
    for (const Lane &lane : m_lanes) {
        paintLane(painter, lane, top);
        top += px(laneTall);
    }
    if (m_legend)
        paintLegend(painter, top);
}

void Timeline::paintAxis(QPainter &painter) const
{
    const Tokens &t = tokens();
    const double seconds = double(m_total) / 1e9;
    const double step = niceStep(seconds, 4);
    const qreal tall = px(laneTall) * m_lanes.size();
    for (double at = 0; at <= seconds; at += step) {
        const qreal x = place(qRound64(at * 1e9));
        paintLine(painter, QPointF(x, px(axisTall)), tall, Qt::Vertical, t.grid);
        const QString label = axisLabel(at, step);
        const qreal wide = numberWidth(ui::font(Type::Caption, 400), label);
        const qreal left = at == 0 ? x : qMin(x - wide / 2, width() - wide);
        drawNumber(painter, QRectF(left, 0, wide, px(axisTall)), Qt::AlignLeft, ui::font(Type::Caption, 400), label, t.text2);
    }
}

void Timeline::paintLane(QPainter &painter, const Lane &lane, qreal top) const
{
    const Tokens &t = tokens();
    const qreal tall = px(laneTall);
    paintText(painter, QRectF(0, top, plotLeft() - px(10), tall), Qt::AlignLeft, ui::font(Type::Small, lane.strong ? 600 : 400), lane.name,
              lane.strong ? t.text1 : t.text2);
    const qreal bar = px(barTall);
    for (const Stretch &each : lane.stretches) {
        const qreal from = place(each.fromNs);
        const qreal wide = qMax<qreal>(px(3), place(each.toNs) - from - 1);
        const QRectF box(from, top + (tall - bar) / 2, wide, bar);
        const QColor ink = phaseColor(each.phase);
        if (each.phase == Phase::Wait) {
            QPen dots(ink, 1);
            dots.setDashPattern({3, 2});
            painter.setPen(dots);
            painter.drawLine(QPointF(from, qRound(box.center().y()) + 0.5), QPointF(from + wide, qRound(box.center().y()) + 0.5));
        } else {
            paintBox(painter, box, qMin<qreal>(px(3), wide / 2), ink);
        }
        if (each.note.isEmpty())
            continue;
        const QFont words = ui::font(Type::Caption);
        const qreal need = QFontMetricsF(words).horizontalAdvance(each.note);
        if (each.phase == Phase::Stream && need + px(12) <= wide) { // only series 1 carries words
            paintText(painter, box.adjusted(px(6), 0, -px(4), 0), Qt::AlignLeft, words, each.note, t.onSeries1);
            continue;
        }
        const QColor beside = each.phase == Phase::Failed ? t.danger : t.text2;
        const bool right = box.right() + px(7) + need <= width();
        const QRectF line = right ? QRectF(box.right() + px(7), top, need + 2, tall) : QRectF(place(lane.stretches.first().fromNs) - px(7) - need, top, need + 2, tall);
        paintText(painter, line, Qt::AlignLeft, words, each.note, beside);
    }
}

void Timeline::paintLegend(QPainter &painter, qreal top) const
{
    QList<Phase> seen;
    for (const Lane &lane : m_lanes) {
        for (const Stretch &each : lane.stretches) {
            if (each.phase != Phase::Wait && !seen.contains(each.phase))
                seen.append(each.phase);
        }
    }
    std::sort(seen.begin(), seen.end());
    const qreal room = qreal(width()) / qMax<qsizetype>(seen.size(), 4);
    qreal x = px(1);
    for (const Phase phase : seen) {
        const QString name = phaseName(phase);
        const qreal need = px(16) + QFontMetricsF(ui::font(Type::Caption)).horizontalAdvance(name);
        paintBox(painter, QRectF(x, top + px(12), px(8), px(8)), px(2), phaseColor(phase));
        paintText(painter, QRectF(x + px(15), top + px(4), width() - x, px(24)), Qt::AlignLeft, ui::font(Type::Caption), name, tokens().text2);
        x += qMax(need + px(12), qMin(room, need + px(30)));
    }
}

void Timeline::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Timeline of the request"));
}

} // namespace portreeve::ui
