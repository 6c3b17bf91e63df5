// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/histogram.h"

#include "ui/widgets/draw_number.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/paint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>

namespace portreeve::ui {
namespace {

constexpr int axisTall = 20;

QString clock(double at, const HistogramData &data)
{
    if (at >= data.to - data.step / 2)
        return Histogram::tr("now");
    return QDateTime::fromMSecsSinceEpoch(qint64(at)).toString(QStringLiteral("HH:mm"));
}

} // namespace

Histogram::Histogram(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setData({}); // it has a name before anything came
}

void Histogram::setData(const HistogramData &data)
{
    m_data = data;
    double all = 0;
    double failed = 0;
    for (qsizetype i = 0; i < data.served.size(); ++i) {
        failed += data.failed.value(i);
        all += data.served[i] + data.failed.value(i);
    }
    setAccessibleName(tr("Requests over time: %1, of which %2 failed").arg(countText(qRound64(all)), countText(qRound64(failed))));
    update();
}

void Histogram::setRange(double from, double to)
{
    m_from = from;
    m_to = to;
    setAccessibleDescription(std::isfinite(from) ? tr("Chosen: %1 to %2").arg(clock(from, m_data), clock(to, m_data)) : QString());
    update();
}

QSize Histogram::sizeHint() const
{
    return QSize(px(600), px(56 + axisTall));
}

qreal Histogram::x(double at) const
{
    return m_data.to > m_data.from ? width() * (at - m_data.from) / (m_data.to - m_data.from) : 0;
}

double Histogram::valueAt(qreal x) const
{
    return m_data.from + (m_data.to - m_data.from) * qBound(0.0, x / qMax(1, width()), 1.0);
}

bool Histogram::brushed(qsizetype bar) const
{
    const double middle = m_data.from + (bar + 0.5) * m_data.step;
    return std::isfinite(m_from) && middle >= m_from && middle <= m_to;
}

void Histogram::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    const qreal floor = height() - px(axisTall);
    if (m_data.step > 0)
        paintBars(painter);
    paintLine(painter, QPointF(0, floor), width(), Qt::Horizontal, t.axis);
    qreal free = -1;
    for (const Tick &tick : timeTicks(qint64(m_data.from), qint64(m_data.to), qMax(2, width() / px(150)), false)) {
        const qreal wide = numberWidth(ui::font(Type::Caption, 400), tick.label);
        const qreal at = qBound(0.0, x(tick.at), width() - wide);
        if (at < free)
            continue;
        drawNumber(painter, QRectF(at, floor + px(3), wide, px(16)), Qt::AlignLeft, ui::font(Type::Caption, 400), tick.label, t.text2);
        free = at + wide + px(12);
    }
    paintBrush(painter);
    QStyleOption option;
    option.initFrom(this);
    if (hasFocus() && (option.state & QStyle::State_KeyboardFocusChange))
        paintFocus(painter, rect(), px(4));
}

void Histogram::paintBars(QPainter &painter) const
{
    const Tokens &t = tokens();
    double most = 1;
    for (qsizetype i = 0; i < m_data.served.size(); ++i)
        most = qMax(most, m_data.served[i] + m_data.failed.value(i));
    const qreal floor = height() - px(axisTall);
    const qreal room = floor - px(4);
    const bool any = std::isfinite(m_from);
    for (qsizetype i = 0; i < m_data.served.size(); ++i) {
        const double failed = m_data.failed.value(i);
        const qreal from = x(m_data.from + i * m_data.step);
        const qreal wide = qMax<qreal>(1, x(m_data.from + (i + 1) * m_data.step) - from - px(1.5));
        const qreal served = room * m_data.served[i] / most;
        const qreal lost = failed > 0 ? qMax<qreal>(px(2), room * failed / most) : 0;
        const bool in = brushed(i);
        painter.fillRect(snapped(painter, QRectF(from, floor - served, wide, served)), faded(t.series[0], in ? 0.75 : any ? 0.30 : 0.42));
        if (lost > 0)
            painter.fillRect(snapped(painter, QRectF(from, floor - served - lost, wide, lost)), faded(t.danger, any && !in ? 0.6 : 1));
    }
}

void Histogram::paintBrush(QPainter &painter) const
{
    if (!std::isfinite(m_from) || !std::isfinite(m_to))
        return;
    const Tokens &t = tokens();
    const qreal floor = height() - px(axisTall);
    const QRectF area(x(m_from), 0, x(m_to) - x(m_from), floor);
    painter.fillRect(area, faded(t.accent, 0.10));
    for (const qreal edge : {area.left(), qMin(area.right(), width() - 1.0)})
        paintLine(painter, QPointF(edge, 0), floor, Qt::Vertical, t.accent);
    //: A range of time in a pill: from, to
    const QString words = tr("%1 to %2").arg(clock(m_from, m_data), clock(m_to, m_data));
    const qreal wide = QFontMetricsF(ui::font(Type::Caption)).horizontalAdvance(words) + px(14);
    const QRectF pill(qBound(0.0, area.center().x() - wide / 2, width() - wide), px(1), wide, px(18));
    paintBox(painter, pill, px(sizes().radius.tag), t.accentFill);
    paintText(painter, pill, Qt::AlignHCenter, ui::font(Type::Caption), words, t.onAccent);
}

void Histogram::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_pressed = valueAt(event->position().x());
}

void Histogram::mouseMoveEvent(QMouseEvent *event)
{
    if (std::isnan(m_pressed) || std::abs(x(m_pressed) - event->position().x()) < 4)
        return;
    const double here = valueAt(event->position().x());
    setRange(qMin(m_pressed, here), qMax(m_pressed, here));
}

void Histogram::mouseReleaseEvent(QMouseEvent *event)
{
    const double pressed = std::exchange(m_pressed, gapValue);
    if (std::isnan(pressed))
        return;
    if (std::abs(x(pressed) - event->position().x()) < 4) // a plain click takes the brush off
        setRange(gapValue, gapValue);
    emit rangeChosen(m_from, m_to);
}

void Histogram::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && std::isfinite(m_from)) {
        setRange(gapValue, gapValue);
        emit rangeChosen(gapValue, gapValue);
        return;
    }
    const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (step == 0 || m_data.step <= 0)
        return QWidget::keyPressEvent(event);
    double from = std::isfinite(m_from) ? m_from : m_data.to - m_data.step;
    double to = std::isfinite(m_to) ? m_to : m_data.to;
    (event->modifiers() & Qt::ShiftModifier ? from : to) += step * m_data.step;
    from = qBound(m_data.from, from, m_data.to);
    to = qBound(m_data.from, to, m_data.to);
    setRange(qMin(from, to), qMax(from, to));
    emit rangeChosen(m_from, m_to);
}

} // namespace portreeve::ui
