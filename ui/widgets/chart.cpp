// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chart.h"

#include "ui/widgets/chart_plot.h"
#include "ui/widgets/chart_tip.h"
#include "ui/widgets/paint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace portreeve::ui {
namespace {

constexpr int dragFrom = 4; // px before a press is a drag

QList<double> samplesOf(const ChartData &data)
{
    QList<double> samples = data.barStarts;
    if (samples.isEmpty()) {
        for (const ChartLine &line : data.lines) {
            for (const QPointF &point : line.points)
                samples.append(point.x());
        }
        std::sort(samples.begin(), samples.end());
        samples.erase(std::unique(samples.begin(), samples.end()), samples.end());
    }
    return samples;
}

} // namespace

Chart::Chart(QWidget *parent) : QWidget(parent), m_plot(std::make_unique<ChartPlot>())
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

Chart::~Chart() = default;

void Chart::setData(const ChartData &data)
{
    m_data = data;
    m_samples = samplesOf(data);
    if (m_cursor >= m_samples.size())
        m_cursor = -1;
    setAccessibleName(sentence());
    refresh();
}

void Chart::setSharedCursor(double x)
{
    m_shared = x;
    update();
}

QSize Chart::sizeHint() const
{
    return QSize(px(420), px(220));
}

QSize Chart::minimumSizeHint() const
{
    return QSize(px(160), px(100));
}

void Chart::refresh()
{
    m_stale = true;
    update();
}

void Chart::render()
{
    const qreal scale = devicePixelRatioF();
    m_frame = ChartFrame(m_data, size());
    m_picture = QPixmap(size() * scale);
    m_picture.setDevicePixelRatio(scale);
    m_picture.fill(Qt::transparent);
    QPainter painter(&m_picture);
    m_frame.paintUnder(painter, m_data);
    if (m_data.isEmpty()) {
        const qreal wide = QFontMetricsF(ui::font(Type::Small)).horizontalAdvance(m_data.empty) + px(16);
        const QPointF middle = m_frame.plot.center();
        painter.fillRect(QRectF(middle.x() - wide / 2, middle.y() - px(10), wide, px(20)), tokens().raised); // no grid line runs through the words
        paintText(painter, m_frame.plot, Qt::AlignHCenter, ui::font(Type::Small), m_data.empty, tokens().text2);
    } else {
        m_plot->set(m_data, m_frame, scale);
        painter.setClipRect(m_frame.plot.adjusted(-1, -2, 1, 1));
        m_plot->paint(painter, m_frame.plot);
        painter.setClipping(false);
    }
    m_frame.paintOver(painter, m_data);
    m_stale = false;
}

void Chart::paintEvent(QPaintEvent *)
{
    if (m_stale || m_picture.devicePixelRatio() != devicePixelRatioF())
        render();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    paintBrush(painter);
    paintCursor(painter);
    QStyleOption option;
    option.initFrom(this);
    if (hasFocus() && (option.state & QStyle::State_KeyboardFocusChange))
        paintFocus(painter, rect(), px(4));
}

void Chart::paintBrush(QPainter &painter) const
{
    if (std::isnan(m_brushFrom) || std::isnan(m_brushTo))
        return;
    const qreal from = m_frame.x(qMin(m_brushFrom, m_brushTo));
    const qreal to = m_frame.x(qMax(m_brushFrom, m_brushTo));
    painter.fillRect(QRectF(from, m_frame.plot.top(), to - from, m_frame.plot.height()), faded(tokens().accent, 0.10));
    for (const qreal edge : {from, to})
        paintLine(painter, QPointF(edge, m_frame.plot.top()), m_frame.plot.height(), Qt::Vertical, tokens().accent);
}

void Chart::paintCursor(QPainter &painter) const
{
    const Tokens &t = tokens();
    if (m_cursor < 0) {
        if (std::isfinite(m_shared) && m_shared >= m_data.from && m_shared <= m_data.to)
            paintLine(painter, QPointF(m_frame.x(m_shared), m_frame.plot.top()), m_frame.plot.height(), Qt::Vertical, t.control);
        return;
    }
    const double x = m_samples[m_cursor];
    QPointF at(m_frame.x(x), m_frame.plot.top() + m_frame.plot.height() * 0.2);
    if (!m_data.barStarts.isEmpty()) {
        const qreal to = m_frame.x(x + m_data.barStep);
        painter.fillRect(QRectF(at.x(), m_frame.plot.top(), to - at.x(), m_frame.plot.height()), faded(t.text1, 0.09));
        at.setX(to);
    } else {
        paintLine(painter, QPointF(at.x(), m_frame.plot.top()), m_frame.plot.height(), Qt::Vertical, t.control);
    }
    for (const ChartLine &line : m_data.lines) {
        for (const QPointF &point : line.points) {
            if (point.x() != x || !std::isfinite(point.y()))
                continue;
            const QPointF dot(m_frame.x(x), line.right ? m_frame.yRight(point.y()) : m_frame.y(point.y()));
            const qreal r = px(5);
            paintBox(painter, QRectF(dot.x() - r, dot.y() - r, r * 2, r * 2), r, t.raised);
            paintBox(painter, QRectF(dot.x() - r + 2, dot.y() - r + 2, r * 2 - 4, r * 2 - 4), r, chartColor(line.ink));
        }
    }
    if (!m_byKey) {
        const QPointF pointer = mapFromGlobal(QCursor::pos());
        if (rect().contains(pointer.toPoint()))
            at = pointer;
    }
    paintTip(painter, tipAt(m_data, x), at, rect());
}

int Chart::sampleAt(qreal x) const
{
    if (m_samples.isEmpty() || x < m_frame.plot.left() - px(4) || x > m_frame.plot.right() + px(4))
        return -1;
    const double value = m_frame.valueAt(x);
    auto found = std::upper_bound(m_samples.begin(), m_samples.end(), value);
    if (!m_data.barStarts.isEmpty())
        return found == m_samples.begin() ? 0 : int(found - m_samples.begin()) - 1;
    if (found == m_samples.end())
        return int(m_samples.size()) - 1;
    const bool before = found != m_samples.begin() && value - *(found - 1) < *found - value;
    return int(found - m_samples.begin()) - (before ? 1 : 0);
}

void Chart::setCursorTo(int sample, bool byKey)
{
    m_byKey = byKey;
    if (sample == m_cursor && byKey)
        return;
    m_cursor = sample;
    update();
    emit cursorMoved(sample < 0 ? gapValue : m_samples[sample]);
    setAccessibleDescription(sample < 0 ? QString() : tipAt(m_data, m_samples[sample]).sentence());
    if (byKey) {
        QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&changed);
    }
}

void Chart::mouseMoveEvent(QMouseEvent *event)
{
    const qreal x = event->position().x();
    if ((event->buttons() & Qt::LeftButton) && std::isfinite(m_brushFrom)) {
        const double to = m_frame.valueAt(qBound(m_frame.plot.left(), x, m_frame.plot.right()));
        if (std::abs(m_frame.x(to) - m_frame.x(m_brushFrom)) > dragFrom || std::isfinite(m_brushTo))
            m_brushTo = to;
        return update();
    }
    setCursorTo(sampleAt(x), false);
}

void Chart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_frame.plot.contains(event->position()))
        return QWidget::mousePressEvent(event);
    m_brushFrom = m_frame.valueAt(event->position().x());
    m_brushTo = gapValue;
}

void Chart::mouseReleaseEvent(QMouseEvent *event)
{
    const double from = std::exchange(m_brushFrom, gapValue);
    const double to = std::exchange(m_brushTo, gapValue);
    update();
    if (event->button() != Qt::LeftButton || std::isnan(from))
        return;
    if (std::isfinite(to))
        emit rangeChosen(qMin(from, to), qMax(from, to));
    else if (m_cursor >= 0)
        emit activated(m_samples[m_cursor]);
}

void Chart::mouseDoubleClickEvent(QMouseEvent *)
{
    emit backWanted();
}

void Chart::leaveEvent(QEvent *)
{
    if (!m_byKey)
        setCursorTo(-1, false);
}

void Chart::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_samples.size()) - 1;
    if (last < 0)
        return QWidget::keyPressEvent(event);
    const int here = m_cursor < 0 ? last : m_cursor;
    int next = here;
    switch (event->key()) {
    case Qt::Key_Left:
        next = m_cursor < 0 ? last : qMax(0, here - 1);
        break;
    case Qt::Key_Right:
        next = m_cursor < 0 ? 0 : qMin(last, here + 1);
        break;
    case Qt::Key_Home:
        next = 0;
        break;
    case Qt::Key_End:
        next = last;
        break;
    case Qt::Key_Escape:
        if (m_cursor < 0)
            return QWidget::keyPressEvent(event);
        m_brushFrom = m_brushTo = gapValue;
        return setCursorTo(-1, true);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (std::isfinite(m_brushFrom) && std::isfinite(m_brushTo))
            emit rangeChosen(qMin(m_brushFrom, m_brushTo), qMax(m_brushFrom, m_brushTo));
        else if (m_cursor >= 0)
            emit activated(m_samples[m_cursor]);
        m_brushFrom = m_brushTo = gapValue;
        return update();
    default:
        return QWidget::keyPressEvent(event);
    }
    if (!(event->modifiers() & Qt::ShiftModifier))
        m_brushFrom = m_brushTo = gapValue;
    else if (std::isnan(m_brushFrom))
        m_brushFrom = m_samples[here];
    setCursorTo(next, true);
    if (event->modifiers() & Qt::ShiftModifier)
        m_brushTo = m_samples[next] + (m_samples[next] >= m_brushFrom ? m_data.barStep : 0);
}

void Chart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_brushFrom = m_brushTo = gapValue;
    setCursorTo(-1, true);
}

void Chart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refresh();
}

void Chart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        refresh();
}

QString Chart::sentence() const
{
    if (m_data.isEmpty())
        return m_data.title + QStringLiteral(": ") + m_data.empty;
    QStringList names;
    for (const ChartBar &bar : m_data.bars)
        names.append(bar.name);
    for (const ChartLine &line : m_data.lines)
        names.append(line.name);
    names.removeAll(QString());
    //: A chart for a screen reader: its title, what it shows, from when, until when
    return tr("%1: %2; from %3 to %4").arg(m_data.title, names.join(QStringLiteral(", ")), spanText(m_data, m_data.from), spanText(m_data, m_data.to));
}

QStringList Chart::tableHeads() const
{
    QStringList heads{m_data.time ? tr("Time") : tr("Value")};
    for (const ChartBar &bar : m_data.bars)
        heads.append(bar.name);
    for (const ChartLine &line : m_data.lines)
        heads.append(line.name);
    return heads;
}

QList<QStringList> Chart::tableRows() const
{
    QList<QStringList> rows;
    for (const double x : m_samples) {
        const ChartTip tip = tipAt(m_data, x);
        QStringList row{tip.head};
        for (const QString &name : tableHeads().mid(1)) {
            const auto found = std::find_if(tip.rows.begin(), tip.rows.end(), [&](const ChartTip::Row &each) { return each.name == name; });
            row.append(found == tip.rows.end() ? QString() : found->value);
        }
        rows.append(row);
    }
    return rows;
}

} // namespace portreeve::ui
