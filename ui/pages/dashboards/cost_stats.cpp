// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dashboards/cost_stats.h"

#include "ui/widgets/cells.h"
#include "ui/widgets/decimate.h"
#include "ui/widgets/numbers.h"

#include <QCoreApplication>
#include <QStandardItemModel>

namespace portreeve::ui {
namespace {

struct CostWords {
    Q_DECLARE_TR_FUNCTIONS(Costs)
};

constexpr qint64 dayMs = 86'400'000;
constexpr qint64 million = 1'000'000;
constexpr int sparkPoints = 32;
constexpr double dearerShare = 0.10; // a rise below that is not coloured
constexpr int exactRole = Qt::UserRole;
constexpr int nameRole = Qt::UserRole + 1;

qint64 perRequest(const Totals &totals)
{
    return scaledNanos(totals.costNanos, 1, totals.requests);
}

qint64 perMillion(const Totals &totals)
{
    return scaledNanos(totals.costNanos, million, totals.tokens());
}

void compare(Stat &stat, qint64 now, std::optional<qint64> before)
{
    if (!before || *before == 0 || now == 0) {
        stat.note = now > 0 ? CostWords::tr("nothing to compare with") : QString();
        return;
    }
    const double ratio = double(now - *before) / double(*before);
    stat.direction = now > *before ? 1 : now < *before ? -1 : 0;
    stat.change = changeText(ratio);
    stat.changeTone = ratio > dearerShare ? Tone::Bad : ratio < -dearerShare ? Tone::Ok : Tone::Mute;
    stat.note = CostWords::tr("on the span before");
}

Stat moneyStat(const QString &label, qint64 nanos, std::optional<qint64> before)
{
    Stat stat;
    stat.label = label;
    stat.value = moneyText(nanos);
    compare(stat, nanos, before);
    return stat;
}

QStandardItem *figure(const QString &text, double exact, const QString &copy = {})
{
    auto *item = new QStandardItem(text);
    item->setData(exact, exactRole);
    if (!copy.isEmpty())
        item->setData(copy, role::Copy);
    item->setEditable(false);
    return item;
}

QStandardItem *count(qint64 value)
{
    return figure(countShort(value), double(value), QString::number(value));
}

} // namespace

qint64 scaledNanos(qint64 nanos, qint64 times, qint64 by)
{
    __extension__ using Wide = __int128; // nine thousand dollars times a million do not fit 64 bits
    if (by <= 0)
        return 0;
    return qint64((Wide(nanos) * times + by / 2) / by);
}

QList<Stat> costStats(const Series &series)
{
    const Totals all = series.all();
    const auto before = [&](auto figure) { return series.previous ? std::optional<qint64>(figure(*series.previous)) : std::nullopt; };
    Stat spend = moneyStat(CostWords::tr("Spend"), all.costNanos, before([](const Totals &totals) { return totals.costNanos; }));
    for (qsizetype i = 0; i < series.size(); ++i) {
        double sum = 0;
        for (const SeriesGroup &group : series.groups)
            sum += double(group.costNanos[i]);
        spend.spark.append(sum);
    }
    sumNeighbours(spend.spark, sparkPoints);
    const qint64 span = qMax<qint64>(1, series.to - series.from);
    Stat daily;
    daily.label = CostWords::tr("Per day");
    const qint64 perDay = scaledNanos(all.costNanos, dayMs, span);
    daily.value = moneyText(perDay);
    daily.note = CostWords::tr("%1 in 30 days at this pace").arg(moneyText(perDay * 30, perDay * 30 < 10'000'000'000 ? Money::Cents : Money::Whole));
    Stat cached;
    cached.label = CostWords::tr("Cached input");
    const double share = all.input > 0 ? double(all.cached) / double(all.input) : 0;
    const QString text = shareText(share);
    cached.value = text.section(thinSpace, 0, 0);
    cached.unit = text.section(thinSpace, 1);
    cached.note = CostWords::tr("%1 of %2 tokens").arg(countShort(all.cached), countShort(all.input));
    if (series.previous && series.previous->input > 0) {
        const double change = share - double(series.previous->cached) / double(series.previous->input);
        cached.direction = change > 0.0005 ? 1 : change < -0.0005 ? -1 : 0;
        cached.change = cached.direction ? pointsText(change) : QString();
        cached.changeTone = change > 0 ? Tone::Ok : Tone::Mute;
    }
    return {spend, daily, moneyStat(CostWords::tr("Per request"), perRequest(all), before(perRequest)),
            moneyStat(CostWords::tr("Per 1 M tokens"), perMillion(all), before(perMillion)), cached};
}

void fillCosts(QStandardItemModel &model, const QList<TopRow> &rows, qint64 allNanos, const QString &nameHead, bool hasLatency)
{
    model.setRowCount(0);
    model.setColumnCount(costColumns);
    model.setSortRole(exactRole);
    model.setHorizontalHeaderLabels({nameHead, CostWords::tr("Spend"), CostWords::tr("Share"), CostWords::tr("Requests"), CostWords::tr("Failed"), CostWords::tr("Input"),
                                     CostWords::tr("Output"), CostWords::tr("Per request"), CostWords::tr("p95")});
    for (const TopRow &row : rows) {
        auto *name = new QStandardItem(row.label);
        name->setData(row.label.toCaseFolded(), exactRole);
        name->setData(row.name, nameRole);
        name->setEditable(false);
        const Totals &t = row.total;
        const double share = allNanos > 0 ? double(t.costNanos) / double(allNanos) : 0;
        QStandardItem *bar = figure(shareText(share), share);
        bar->setData(share, role::Value);
        QStandardItem *failed = figure(t.failed ? countShort(t.failed) : QString::number(0), double(t.failed), QString::number(t.failed));
        if (t.failed > 0)
            failed->setToolTip(shareText(t.failedShare()));
        const bool isTimed = hasLatency && std::isfinite(t.p95);
        model.appendRow({name, figure(moneyText(t.costNanos), double(t.costNanos), moneyText(t.costNanos, Money::Bill)), bar, count(t.requests), failed, count(t.input), count(t.output),
                         figure(t.requests ? moneyText(perRequest(t)) : absent(), double(perRequest(t))),
                         figure(isTimed ? secondsText(qRound64(t.p95 * 1e6)) : absent(), isTimed ? t.p95 : -1)});
    }
}

QString costNameAt(const QAbstractItemModel &model, int row)
{
    return model.index(row, CostName).data(nameRole).toString();
}

} // namespace portreeve::ui
