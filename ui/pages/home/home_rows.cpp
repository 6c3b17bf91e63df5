// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/home_board.h"

#include "ui/widgets/numbers.h"
#include "ui/widgets/times.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>

namespace portreeve::ui {
namespace {

struct RowWords {
    Q_DECLARE_TR_FUNCTIONS(HomeRows)
};

constexpr double quietChange = 0.10; // a rise below that is not coloured

QString codeOf(const QJsonObject &row)
{
    const qint64 status = integerOf(row[QLatin1String("status")]);
    if (status > 0)
        return QString::number(status);
    const QString kind = row[QLatin1String("error_class")].toString();
    return kind.isEmpty() ? RowWords::tr("failed") : kind;
}

} // namespace

QList<FailureRow> failuresFromJson(const QJsonObject &json)
{
    QList<FailureRow> failures;
    const QJsonArray rows = json[QLatin1String("rows")].toArray();
    for (const QJsonValue &each : rows) {
        const QJsonObject row = each.toObject();
        const QJsonObject key = row[QLatin1String("key")].toObject();
        FailureRow failure;
        failure.id = row[QLatin1String("id")].toString();
        failure.at = QDateTime::fromMSecsSinceEpoch(integerOf(row[QLatin1String("time")]));
        failure.code = codeOf(row);
        failure.model = row[QLatin1String("model_asked")].toString();
        if (failure.model.isEmpty())
            failure.model = row[QLatin1String("model")].toString();
        failure.key = key[QLatin1String("alias")].toString();
        const QString hash = key[QLatin1String("hash")].toString();
        constexpr qsizetype hashLength = 64;
        if (failure.key.isEmpty()) // the master key and keys that are none have words instead of a hash
            failure.key = hash.size() == hashLength ? hash.left(8) : hash;
        failures.append(failure);
    }
    return failures;
}

QList<ListRow> failureRows(const QList<FailureRow> &failures, const QDateTime &now)
{
    QList<ListRow> rows;
    for (const FailureRow &failure : failures) {
        ListRow row;
        row.id = failure.id;
        row.lead = failure.at.date() == now.date() ? clockText(failure.at) : lastText(failure.at, now);
        row.tone = int(Tone::Bad);
        row.code = failure.code;
        row.title = failure.model.isEmpty() ? absent() : failure.model;
        row.right = failure.key;
        rows.append(row);
    }
    return rows;
}

QList<ListRow> topRows(const QList<TopRow> &rows, const QList<TopRow> &before)
{
    QHash<QString, Totals> old;
    for (const TopRow &row : before)
        old.insert(row.name, row.total);
    qint64 cost = 0;
    qint64 requests = 0;
    for (const TopRow &row : rows) {
        cost += row.total.costNanos;
        requests += row.total.requests;
    }
    const Metric metric = cost > 0 ? Metric::Spend : Metric::Requests;
    const qint64 all = cost > 0 ? cost : requests;
    QList<ListRow> list;
    for (const TopRow &each : rows) {
        const qint64 value = valueOf(each.total, metric);
        if (value == 0)
            continue;
        ListRow row;
        row.id = each.name;
        row.title = each.label;
        row.number = figureText(value, metric);
        row.share = double(value) / double(all);
        const auto was = old.constFind(each.name);
        const qint64 base = was == old.constEnd() ? 0 : valueOf(*was, metric);
        if (base > 0 && base != value) {
            const double ratio = double(value - base) / double(base);
            row.direction = ratio > 0 ? 1 : -1;
            row.change = changeText(ratio);
            row.changeTone = metric == Metric::Spend && ratio > quietChange ? Tone::Bad : Tone::Mute;
        }
        list.append(row);
    }
    return list;
}

} // namespace portreeve::ui
