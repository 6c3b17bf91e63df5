// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/requests/time_strip.h"

#include "ui/client/client.h"
#include "ui/widgets/histogram.h"
#include "ui/widgets/theme.h"
#include "ui/window/time_range.h"

#include <QJsonArray>
#include <QVBoxLayout>

#include <cmath>

namespace portreeve::ui {
namespace {

constexpr int buckets = 120;
constexpr qint64 leastBrushMs = 1000;

QList<double> numbers(const QJsonValue &value)
{
    QList<double> all;
    for (const QJsonValue &each : value.toArray())
        all.append(each.toDouble());
    return all;
}

} // namespace

TimeStrip::TimeStrip(TimeRange &range, Client &client, QWidget *parent) : QWidget(parent), m_range(range), m_client(client), m_view(new Histogram)
{
    auto *column = new QVBoxLayout(this);
    space(column, 0, 0);
    column->addWidget(m_view);
    m_view->setObjectName(QStringLiteral("requests.strip"));
    connect(m_view, &Histogram::rangeChosen, this, &TimeStrip::brush);
    retranslate();
}

void TimeStrip::setSource(const RequestSource *source)
{
    m_source = source;
    setVisible(source->whyNot(RequestPart::Strip).isEmpty());
}

bool TimeStrip::isBrushed() const
{
    return m_brushFrom > 0 && !m_range.isRelative() && m_range.from() == m_brushFrom && m_range.to() == m_brushTo;
}

void TimeStrip::load(const RequestQuery &query)
{
    forget();
    RequestQuery mine = query;
    if (isBrushed()) {
        mine.from = m_from;
        mine.to = m_to;
    } else {
        m_brushFrom = 0;
        m_from = query.from;
        m_to = query.to;
    }
    showBrush();
    const QString path = m_source->strip(mine, buckets);
    if (path.isEmpty())
        return;
    m_asker = new QObject(this);
    m_client.get(m_asker, path, [this](const Answer &answer) {
        std::exchange(m_asker, nullptr)->deleteLater();
        take(answer);
    });
}

void TimeStrip::forget()
{
    delete std::exchange(m_asker, nullptr);
}

void TimeStrip::take(const Answer &answer)
{
    if (!answer.isOk())
        return;
    const QJsonObject object = answer.object();
    HistogramData data;
    data.served = numbers(object.value(QLatin1String("ok")));
    data.failed = numbers(object.value(QLatin1String("failed")));
    data.from = object.value(QLatin1String("from")).toDouble();
    data.step = object.value(QLatin1String("step_ms")).toDouble();
    data.to = data.from + data.step * double(data.served.size());
    m_view->setData(data);
    showBrush();
}

void TimeStrip::showBrush()
{
    const double none = std::nan("");
    if (isBrushed())
        m_view->setRange(double(m_brushFrom), double(m_brushTo));
    else
        m_view->setRange(none, none);
}

void TimeStrip::brush(double from, double to)
{
    if (!std::isfinite(from) || !std::isfinite(to)) {
        if (std::exchange(m_brushFrom, 0) <= 0)
            return;
        return m_relative.isEmpty() ? m_range.setAbsolute(m_from, m_to) : m_range.setRelative(m_relative);
    }
    if (to - from < leastBrushMs)
        return showBrush();
    if (!isBrushed())
        m_relative = m_range.relative();
    m_brushFrom = qint64(from);
    m_brushTo = qint64(to);
    m_range.setAbsolute(m_brushFrom, m_brushTo);
}

void TimeStrip::retranslate()
{
    m_view->setToolTip(tr("Drag to narrow the time range; Esc takes it back"));
}

} // namespace portreeve::ui
