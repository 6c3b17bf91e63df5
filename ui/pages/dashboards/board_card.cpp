// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dashboards/board_card.h"

#include "ui/widgets/chart.h"
#include "ui/widgets/toggles.h"

#include <QDateTime>

#include <utility>

namespace portreeve::ui {
namespace {

constexpr Metric metrics[] = {Metric::Spend, Metric::Requests, Metric::Tokens, Metric::Failures};

QString capital(QString word)
{
    if (!word.isEmpty())
        word[0] = word[0].toUpper();
    return word;
}

} // namespace

BoardCard::BoardCard(const QString &name, bool choosesMetric, QWidget *parent) : ChartCard(QStringLiteral(" "), {}, parent), m_groups(new Segments), m_buckets(new Segments)
{
    setObjectName(name);
    chart()->setObjectName(name + QStringLiteral(".chart"));
    if (choosesMetric) {
        m_metrics = new Segments;
        m_metrics->setObjectName(name + QStringLiteral(".metric"));
        addControl(m_metrics);
        connect(m_metrics, &Segments::chosen, this, [this](int index) { emit metricChosen(metrics[index]); });
    }
    m_groups->setObjectName(name + QStringLiteral(".group"));
    m_buckets->setObjectName(name + QStringLiteral(".bucket"));
    addControl(m_groups);
    addControl(m_buckets);
    connect(m_groups, &Segments::chosen, this, [this](int index) { emit groupChosen(m_groupChoices.value(index, GroupBy::Model)); });
    connect(m_buckets, &Segments::chosen, this, [this](int index) { emit bucketChosen(m_bucketChoices.value(index, Bucket::AsIs)); });
    retranslate();
}

void BoardCard::setChoices(const QList<GroupBy> &groups, const QList<Bucket> &buckets)
{
    m_groupChoices = groups;
    m_bucketChoices = buckets;
    retranslate();
}

void BoardCard::retranslate()
{
    QStringList groups;
    for (const GroupBy by : std::as_const(m_groupChoices))
        groups.append(capital(groupText(by)));
    m_groups->setWords(groups);
    m_groups->setAccessibleName(tr("Group by"));
    QStringList buckets;
    for (const Bucket bucket : std::as_const(m_bucketChoices))
        buckets.append(bucketText(bucket, m_stepMs));
    m_buckets->setWords(buckets);
    m_buckets->setAccessibleName(tr("Width of the bars"));
    if (!m_metrics)
        return;
    QStringList words;
    for (const Metric metric : metrics)
        words.append(metricText(metric));
    m_metrics->setWords(words);
    m_metrics->setAccessibleName(tr("What is counted"));
}

void BoardCard::show(const Series &series, const BoardView &view, Metric metric, const Series *before, bool endsNow, const QString &rangeText)
{
    const Bucket bucket = shownBucket(view.bucket, m_bucketChoices);
    if (series.stepMs > 0 && std::exchange(m_stepMs, series.stepMs) != series.stepMs)
        retranslate();
    m_groups->setCurrent(int(m_groupChoices.indexOf(view.by)));
    m_buckets->setCurrent(int(m_bucketChoices.indexOf(bucket)));
    if (m_metrics)
        m_metrics->setCurrent(int(metric));
    setTitle(tr("%1 by %2").arg(metricText(metric), groupText(view.by)));
    const bool isUtc = series.stepMs >= 86'400'000 && series.isUtc && QDateTime::currentDateTime().offsetFromUtc() != 0;
    setHint(isUtc ? tr("%1, days of UTC").arg(perText(bucket, series.stepMs)) : perText(bucket, series.stepMs));
    ChartData data = stackedChart(series, metric, bucket, before);
    data.title = tr("%1 by %2").arg(metricText(metric), groupText(view.by));
    data.endsNow = endsNow && data.ticks.isEmpty();
    setTotals(stackedTotals(series, metric), rangeText, figureText(valueOf(series.all(), metric), metric));
    setData(data);
}

Bucket shownBucket(Bucket chosen, const QList<Bucket> &choices)
{
    return choices.contains(chosen) ? chosen : choices.value(0, Bucket::AsIs);
}

} // namespace portreeve::ui
