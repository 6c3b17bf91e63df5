// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dashboards/board_view.h"

#include "ui/widgets/times.h"

#include <QCoreApplication>

#include <iterator>

namespace portreeve::ui {
namespace {

struct ViewWords {
    Q_DECLARE_TR_FUNCTIONS(BoardView)
};

constexpr const char *faceNames[] = {"overview", "cost"};
constexpr const char *metricNames[] = {"spend", "requests", "tokens", "failures"};
constexpr const char *bucketNames[] = {"auto", "hour", "day", "week"};
constexpr qint64 hourMs = 3'600'000;
constexpr qint64 dayMs = 24 * hourMs;

template <typename T, std::size_t size> void take(const QVariantMap &where, const char *key, const char *const (&names)[size], T &value)
{
    const QString name = where.value(QLatin1String(key)).toString();
    for (std::size_t i = 0; i < size; ++i) {
        if (name == QLatin1String(names[i]))
            value = T(i);
    }
}

} // namespace

BoardView BoardView::with(const QVariantMap &where) const
{
    BoardView view = *this;
    take(where, "view", faceNames, view.face);
    take(where, "metric", metricNames, view.metric);
    take(where, "bucket", bucketNames, view.bucket);
    for (const GroupBy by : groupsFor(false)) {
        if (where.value(QStringLiteral("by")).toString() == groupName(by))
            view.by = by;
    }
    if (where.contains(QStringLiteral("compare")))
        view.compare = where.value(QStringLiteral("compare")).toBool();
    if (where.contains(QStringLiteral("filter")))
        view.filter = where.value(QStringLiteral("filter")).toString().trimmed();
    return view;
}

QVariantMap BoardView::where() const
{
    return {{QStringLiteral("view"), QLatin1String(faceNames[face])},         {QStringLiteral("by"), groupName(by)},
            {QStringLiteral("metric"), QLatin1String(metricNames[int(metric)])}, {QStringLiteral("bucket"), QLatin1String(bucketNames[int(bucket)])},
            {QStringLiteral("compare"), compare},                               {QStringLiteral("filter"), filter}};
}

QList<GroupBy> groupsFor(bool isLiteLlm)
{
    if (isLiteLlm)
        return {GroupBy::Model, GroupBy::Key, GroupBy::Provider};
    return {GroupBy::Model, GroupBy::Key, GroupBy::Provider, GroupBy::Team};
}

QList<Bucket> bucketsFor(qint64 spanMs, bool isDaily)
{
    if (isDaily)
        return {Bucket::Day, Bucket::Week};
    if (spanMs <= 2 * dayMs)
        return {Bucket::AsIs, Bucket::Hour};
    if (spanMs <= 8 * dayMs)
        return {Bucket::Hour, Bucket::Day};
    return {Bucket::Day, Bucket::Week};
}

QString bucketText(Bucket bucket, qint64 stepMs)
{
    switch (bucket) {
    case Bucket::Hour:
        return ViewWords::tr("Hour");
    case Bucket::Day:
        return ViewWords::tr("Day");
    case Bucket::Week:
        return ViewWords::tr("Week");
    case Bucket::AsIs:
        break;
    }
    return distanceText(stepMs / 1000);
}

qint64 stepFor(Bucket bucket, qint64 spanMs)
{
    if (bucket == Bucket::AsIs || spanMs <= 2 * dayMs) // quarters of an hour come then, and hours are made of them here
        return 0;
    return spanMs <= 35 * dayMs ? hourMs : dayMs;
}

} // namespace portreeve::ui
