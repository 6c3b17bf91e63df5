// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dashboards/export_view.h"

#include "ui/widgets/table_copy.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace portreeve::ui {
namespace {

QString isoTime(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate);
}

QString milliseconds(double ms)
{
    return std::isfinite(ms) ? QString::number(ms, 'f', 1) : QString();
}

QJsonArray arrayOf(const QList<qint64> &values)
{
    QJsonArray array;
    for (const qint64 value : values)
        array.append(value);
    return array;
}

QJsonArray arrayOf(const QList<double> &values)
{
    QJsonArray array;
    for (const double value : values)
        array.append(std::isfinite(value) ? QJsonValue(value) : QJsonValue());
    return array;
}

QJsonObject objectOf(const Totals &totals)
{
    return {{QStringLiteral("requests"), totals.requests}, {QStringLiteral("failed"), totals.failed}, {QStringLiteral("input"), totals.input},
            {QStringLiteral("output"), totals.output},     {QStringLiteral("cached"), totals.cached}, {QStringLiteral("cost_nanos"), totals.costNanos}};
}

QJsonObject objectOf(const Series &series)
{
    QJsonArray groups;
    for (const SeriesGroup &group : series.groups)
        groups.append(QJsonObject{{QStringLiteral("name"), group.name},
                                  {QStringLiteral("label"), group.label},
                                  {QStringLiteral("requests"), arrayOf(group.requests)},
                                  {QStringLiteral("failed"), arrayOf(group.failed)},
                                  {QStringLiteral("input"), arrayOf(group.input)},
                                  {QStringLiteral("output"), arrayOf(group.output)},
                                  {QStringLiteral("cached"), arrayOf(group.cached)},
                                  {QStringLiteral("cost_nanos"), arrayOf(group.costNanos)},
                                  {QStringLiteral("p50_ms"), arrayOf(group.p50)},
                                  {QStringLiteral("p95_ms"), arrayOf(group.p95)},
                                  {QStringLiteral("p99_ms"), arrayOf(group.p99)},
                                  {QStringLiteral("total"), objectOf(group.total)}});
    return {{QStringLiteral("from"), series.from}, {QStringLiteral("to"), series.to}, {QStringLiteral("step_ms"), series.stepMs}, {QStringLiteral("groups"), groups}};
}

} // namespace

QString exactDollars(qint64 nanos)
{
    const bool isNegative = nanos < 0;
    const quint64 amount = isNegative ? 0 - quint64(nanos) : quint64(nanos);
    constexpr quint64 perDollar = 1'000'000'000;
    QString fraction = QString::number(amount % perDollar).rightJustified(9, QLatin1Char('0'));
    while (fraction.size() > 2 && fraction.endsWith(QLatin1Char('0')))
        fraction.chop(1);
    return (isNegative ? QStringLiteral("-") : QString()) + QString::number(amount / perDollar) + QLatin1Char('.') + fraction;
}

QByteArray seriesCsv(const Series &series, GroupBy by)
{
    QByteArray csv = "time_utc," + groupName(by).toUtf8() + ",label,requests,failed,input_tokens,output_tokens,cached_tokens,cost_usd,p50_ms,p95_ms,p99_ms\r\n";
    for (const SeriesGroup &group : series.groups) {
        for (qsizetype i = 0; i < group.requests.size(); ++i) {
            const QStringList cells{isoTime(series.from + i * series.stepMs), csvCell(group.name), csvCell(group.label), QString::number(group.requests[i]),
                                    QString::number(group.failed[i]), QString::number(group.input[i]), QString::number(group.output[i]), QString::number(group.cached[i]),
                                    exactDollars(group.costNanos[i]), milliseconds(group.p50[i]), milliseconds(group.p95[i]), milliseconds(group.p99[i])};
            csv += cells.join(QLatin1Char(',')).toUtf8() + "\r\n";
        }
    }
    return csv;
}

QByteArray seriesJson(const Series &grouped, const Series &all, GroupBy by, const QString &filter)
{
    QJsonObject file{{QStringLiteral("by"), groupName(by)}, {QStringLiteral("grouped"), objectOf(grouped)}, {QStringLiteral("all"), objectOf(all)}};
    if (!filter.isEmpty())
        file.insert(QStringLiteral("filter"), filter);
    if (all.previous)
        file.insert(QStringLiteral("previous"), objectOf(*all.previous));
    return QJsonDocument(file).toJson();
}

} // namespace portreeve::ui
