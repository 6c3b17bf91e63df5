// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/request_source.h"

#include "ui/models/spend_log_source.h"

#include <QJsonArray>
#include <QUrl>

namespace portreeve::ui {
namespace {

using Pairs = QList<QPair<QString, QString>>;

Pairs spanOf(const RequestQuery &query)
{
    Pairs pairs{{QStringLiteral("filter"), query.filter}, {QStringLiteral("from"), QString::number(query.from)}};
    if (query.to > 0)
        pairs.append({QStringLiteral("to"), QString::number(query.to)});
    return pairs;
}

Pairs orderOf(const RequestQuery &query)
{
    if (query.sort == QLatin1String("time") && query.descending)
        return {};
    return {{QStringLiteral("sort"), query.sort}, {QStringLiteral("order"), query.descending ? QStringLiteral("desc") : QStringLiteral("asc")}};
}

class PortreeveSource : public RequestSource
{
public:
    int pageRows() const override { return 200; }

    QString page(const RequestQuery &query, const PageAsk &ask) const override
    {
        Pairs pairs = spanOf(query) + orderOf(query);
        pairs.append({QStringLiteral("limit"), QString::number(ask.limit)});
        if (!ask.before.isEmpty())
            pairs.append({QStringLiteral("before"), ask.before});
        else if (!ask.after.isEmpty())
            pairs.append({QStringLiteral("after"), ask.after});
        else if (ask.at > 0)
            pairs.append({QStringLiteral("at"), QString::number(ask.at)});
        return pathWith(QStringLiteral("/portreeve/requests"), pairs);
    }

    RequestPage read(const Answer &answer) const override
    {
        RequestPage page;
        const QJsonObject object = answer.object();
        const QJsonArray rows = object.value(QLatin1String("rows")).toArray();
        page.newest = QString::number(object.value(QLatin1String("generation")).toInteger());
        page.rows.reserve(rows.size());
        for (const QJsonValue &row : rows)
            page.rows.append(readRequestRow(row.toObject()));
        return page;
    }

    QString list(const RequestQuery &query) const override { return pathWith(QStringLiteral("/portreeve/requests"), spanOf(query) + orderOf(query)); }

    QString newer(const RequestQuery &query, const QString &cursor, int limit) const override
    {
        RequestQuery open = query;
        open.to = 0;
        return pathWith(QStringLiteral("/portreeve/requests"), spanOf(open) + Pairs{{QStringLiteral("limit"), QString::number(limit)}, {QStringLiteral("after"), cursor}});
    }

    QString count(const RequestQuery &query, bool exact) const override
    {
        return pathWith(QStringLiteral("/portreeve/requests/count"), spanOf(query) + Pairs{{QStringLiteral("exact"), exact ? QStringLiteral("true") : QString()}});
    }

    QString facets(const RequestQuery &query, const QStringList &fields, int top) const override
    {
        return pathWith(QStringLiteral("/portreeve/requests/facets"),
                        spanOf(query) + Pairs{{QStringLiteral("fields"), fields.join(QLatin1Char(','))}, {QStringLiteral("top"), QString::number(top)}});
    }

    QString strip(const RequestQuery &query, int buckets) const override
    {
        return pathWith(QStringLiteral("/portreeve/requests/histogram"), spanOf(query) + Pairs{{QStringLiteral("buckets"), QString::number(buckets)}});
    }

    QString detail(const QString &id) const override { return QStringLiteral("/portreeve/requests/") + QString::fromLatin1(QUrl::toPercentEncoding(id)); }

    QString exported(const RequestQuery &query, const QString &format) const override
    {
        return pathWith(QStringLiteral("/portreeve/requests/export"), spanOf(query) + Pairs{{QStringLiteral("format"), format}});
    }

    bool canSort(const QString &sort) const override
    {
        static const QStringList known = QStringLiteral("time dur cost tokens status ttft").split(QLatin1Char(' '));
        return known.contains(sort);
    }

    QString whyNot(RequestPart) const override { return {}; }
    QString grammarPath() const override { return QStringLiteral("/portreeve/requests/grammar"); }
    FilterGrammar grammar() const override { return {}; }
    Fault check(const QString &) const override { return {}; }
};

} // namespace

std::unique_ptr<RequestSource> makeRequestSource(ServerKind kind)
{
    if (kind == ServerKind::LiteLlm)
        return makeSpendLogSource();
    return std::make_unique<PortreeveSource>();
}

RequestSource::Fault filterFault(const Answer &answer)
{
    if (answer.status != 400 || answer.errorMember("param") != QLatin1String("filter"))
        return {};
    const QJsonObject error = answer.object().value(QLatin1String("error")).toObject();
    return {answer.message(), error.value(QLatin1String("from")).toInt(), error.value(QLatin1String("length")).toInt()};
}

} // namespace portreeve::ui
