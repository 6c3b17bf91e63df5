// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/spend_log_source.h"

#include "ui/models/filter_state.h"

#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTimeZone>

namespace portreeve::ui {
namespace {

using Pairs = QList<QPair<QString, QString>>;

struct SpendLogs {
    Q_DECLARE_TR_FUNCTIONS(SpendLogs)
};

/// A field of the filter and the parameter it becomes; none: LiteLLM cannot filter by it.
struct FieldLine {
    const char *name;
    const char *parameter;
    const char *example;
};

constexpr FieldLine fieldLines[] = {
    {"id", "request_id", "id:chatcmpl-81"},   {"model", "model", "model:gpt-4o"},       {"group", "model_group", "group:smart"},
    {"deployment", "model_id", "deployment:3f9"}, {"key", "key_alias", "key:mobile-app"}, {"team", "team_id", "team:search"},
    {"user", "user_id", "user:lena"},         {"customer", "end_user", "customer:c-17"}, {"session", "session_id", "session:8c1"},
    {"status", "status_filter", "status:429"}, {"error", "error_message", "error:timeout"}, {"code", "error_code", "code:429"},
    {"cost", "min_spend", "cost:>0.05"},      {"cache", "cache_hit_filter", "cache:hit"}, {"has", "status_filter", "has:error"},
    {"provider", nullptr, nullptr},           {"dur", nullptr, nullptr},                {"ttft", nullptr, nullptr},
    {"tokens", nullptr, nullptr},             {"in", nullptr, nullptr},                 {"out", nullptr, nullptr},
    {"reasoning", nullptr, nullptr},          {"stream", nullptr, nullptr},             {"retries", nullptr, nullptr},
    {"fallback", nullptr, nullptr},           {"tag.", nullptr, nullptr},
};

const FieldLine *lineOf(const QString &name)
{
    for (const FieldLine &line : fieldLines) {
        const QLatin1String known(line.name);
        if (name == known || (known.endsWith(QLatin1Char('.')) && name.startsWith(known)))
            return &line;
    }
    return nullptr;
}

/// "id, model ... and has", for sentences.
QString namesOfAll()
{
    QStringList names;
    for (const FieldLine &line : fieldLines) {
        if (line.parameter)
            names.append(QLatin1String(line.name));
    }
    const QString last = names.takeLast();
    //: the names of fields, and the last of them
    return SpendLogs::tr("%1 and %2").arg(names.join(QStringLiteral(", ")), last);
}

/// What a term becomes, or why it cannot be said to LiteLLM.
struct Said {
    Pairs pairs;
    QString fault;
};

Said ofStatus(const QString &value)
{
    static const QRegularExpression number(QStringLiteral("^=?([0-9]{3})$"));
    const QString lower = value.toLower();
    if (lower == QLatin1String("ok") || lower == QLatin1String("served") || lower == QLatin1String("success") || lower == QLatin1String("200"))
        return {{{QStringLiteral("status_filter"), QStringLiteral("success")}}, {}};
    if (lower == QLatin1String("failed") || lower == QLatin1String("error") || lower == QLatin1String("failure"))
        return {{{QStringLiteral("status_filter"), QStringLiteral("failure")}}, {}};
    if (const auto match = number.match(value); match.hasMatch())
        return {{{QStringLiteral("error_code"), match.captured(1)}}, {}};
    return {{}, SpendLogs::tr("LiteLLM filters by one status: ok, failed or a number such as status:429.")};
}

Said ofCost(const QString &value)
{
    static const QRegularExpression form(QStringLiteral("^(>=|<=|>|<|=)?\\$?([0-9]+(?:[.][0-9]+)?)$"));
    static const QRegularExpression range(QStringLiteral("^([0-9.]+)\\.\\.([0-9.]+)$"));
    if (const auto match = range.match(value); match.hasMatch())
        return {{{QStringLiteral("min_spend"), match.captured(1)}, {QStringLiteral("max_spend"), match.captured(2)}}, {}};
    const auto match = form.match(value);
    if (!match.hasMatch())
        return {{}, SpendLogs::tr("A cost is written in dollars: cost:>0.05, cost:<=1 or cost:0.01..0.05.")};
    const QString sign = match.captured(1);
    Said said;
    if (!sign.startsWith(QLatin1Char('<')))
        said.pairs.append({QStringLiteral("min_spend"), match.captured(2)});
    if (!sign.startsWith(QLatin1Char('>')))
        said.pairs.append({QStringLiteral("max_spend"), match.captured(2)});
    return said;
}

Said saidBy(const Term &term)
{
    if (term.negated)
        return {{}, SpendLogs::tr("LiteLLM cannot leave rows out. Take the “-” away, or filter by what should stay.")};
    const QStringList values = valuesOf(term);
    if (term.key.isEmpty())
        return values.size() == 1 ? Said{{{QStringLiteral("search"), values.first()}}, {}} : Said{{}, SpendLogs::tr("LiteLLM looks for plain text only.")};
    const FieldLine *line = lineOf(term.key);
    if (!line)
        return {{}, SpendLogs::tr("There is no field “%1”. LiteLLM filters by %2.").arg(term.key, namesOfAll())};
    if (!line->parameter)
        return {{}, SpendLogs::tr("LiteLLM cannot filter by “%1”. It filters by %2.").arg(term.key, namesOfAll())};
    if (term.key == QLatin1String("cost"))
        return ofCost(term.value);
    if (values.size() != 1)
        return {{}, SpendLogs::tr("LiteLLM compares with one exact value: no lists, stars or ranges.")};
    const QString &value = values.first();
    if (term.key == QLatin1String("status"))
        return ofStatus(value);
    if (term.key == QLatin1String("has"))
        return value == QLatin1String("error") ? ofStatus(QStringLiteral("failed")) : Said{{}, SpendLogs::tr("LiteLLM knows has:error only.")};
    static const QRegularExpression hash(QStringLiteral("^[0-9a-f]{64}$"));
    if (term.key == QLatin1String("key") && hash.match(value).hasMatch())
        return {{{QStringLiteral("api_key"), value}}, {}};
    return {{{QLatin1String(line->parameter), value}}, {}};
}

QString stamp(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

class SpendLogSource : public RequestSource
{
public:
    int pageRows() const override { return 100; } // the most it gives

    QString page(const RequestQuery &query, const PageAsk &ask) const override
    {
        return path(query, ask.page + 1); // by number: the end of the span stays where it was at the load
    }

    RequestPage read(const Answer &answer) const override
    {
        const QJsonObject object = answer.object();
        RequestPage page;
        for (const QJsonValue &row : object.value(QLatin1String("data")).toArray())
            page.rows.append(readSpendLog(row.toObject()));
        page.total = object.value(QLatin1String("total")).toInteger(-1);
        return page;
    }

    QString list(const RequestQuery &query) const override { return path(query, 1); }
    QString newer(const RequestQuery &query, const QString &, int) const override
    {
        RequestQuery open = query;
        open.to = QDateTime::currentMSecsSinceEpoch() + 60'000;
        return path(open, 1);
    }
    QString count(const RequestQuery &, bool) const override { return {}; } // comes with each page
    QString facets(const RequestQuery &, const QStringList &, int) const override { return {}; }
    QString strip(const RequestQuery &, int) const override { return {}; }
    QString detail(const QString &) const override { return {}; } // the row has all
    QString exported(const RequestQuery &, const QString &) const override { return {}; }
    bool canSort(const QString &sort) const override { return !sortName(sort).isEmpty(); }

    QString whyNot(RequestPart part) const override
    {
        switch (part) {
        case RequestPart::Facets:
            return SpendLogs::tr("LiteLLM does not count values. Filter by %1.").arg(namesOfAll());
        case RequestPart::Strip:
            return SpendLogs::tr("LiteLLM does not count requests over time here. Dashboards shows its sums by day.");
        case RequestPart::Export:
            return SpendLogs::tr("LiteLLM has no export. Select rows and copy them; a Portreeve gateway exports any number of rows.");
        case RequestPart::Detail:
            return SpendLogs::tr("LiteLLM tells no attempts and no bill of a request; Raw shows all it has.");
        case RequestPart::Count:
        case RequestPart::Tail:
            break;
        }
        return {};
    }

    QString grammarPath() const override { return {}; }

    FilterGrammar grammar() const override
    {
        QList<FilterField> fields;
        for (const FieldLine &line : fieldLines) {
            FilterField field{QLatin1String(line.name), QStringLiteral("text"), {}, QLatin1String(line.example ? line.example : ""), {}, {}};
            if (!line.parameter)
                field.reason = SpendLogs::tr("LiteLLM cannot filter by “%1”. It filters by %2.").arg(field.name, namesOfAll());
            if (field.name == QLatin1String("status"))
                field.values = QStringList{QStringLiteral("ok"), QStringLiteral("failed"), QStringLiteral("401"), QStringLiteral("429"), QStringLiteral("500"), QStringLiteral("503")};
            if (field.name == QLatin1String("cache"))
                field.values = QStringList{QStringLiteral("hit"), QStringLiteral("miss")};
            if (field.name == QLatin1String("has"))
                field.values = QStringList{QStringLiteral("error")};
            fields.append(field);
        }
        return FilterGrammar(fields);
    }

    Fault check(const QString &filter) const override
    {
        FilterState state;
        state.setText(filter);
        QStringList taken;
        int at = 0;
        for (const Term &term : state.terms()) {
            const QString text = printTerm(term);
            Said said = saidBy(term);
            for (const auto &pair : std::as_const(said.pairs)) {
                if (taken.contains(pair.first))
                    said.fault = SpendLogs::tr("LiteLLM takes one value for a field, and another term gives “%1” already.").arg(term.key.isEmpty() ? text : term.key);
                taken.append(pair.first);
            }
            if (!said.fault.isEmpty())
                return {said.fault, at, int(text.size())};
            at += int(text.size()) + 1;
        }
        return {};
    }

private:
    static QString sortName(const QString &sort)
    {
        static const QHash<QString, QString> names = {{QStringLiteral("time"), QStringLiteral("startTime")},           {QStringLiteral("cost"), QStringLiteral("spend")},
                                                      {QStringLiteral("tokens"), QStringLiteral("total_tokens")},     {QStringLiteral("dur"), QStringLiteral("request_duration_ms")},
                                                      {QStringLiteral("ttft"), QStringLiteral("ttft_ms")}};
        return names.value(sort);
    }

    QString path(const RequestQuery &query, qint64 number) const
    {
        Pairs pairs{{QStringLiteral("start_date"), stamp(query.from)}, {QStringLiteral("end_date"), stamp(query.to)}};
        for (const Term &term : parseFilter(query.filter))
            pairs += saidBy(term).pairs;
        if (query.sort != QLatin1String("time") || !query.descending)
            pairs += Pairs{{QStringLiteral("sort_by"), sortName(query.sort)}, {QStringLiteral("sort_order"), query.descending ? QStringLiteral("desc") : QStringLiteral("asc")}};
        pairs += Pairs{{QStringLiteral("page"), QString::number(number)}, {QStringLiteral("page_size"), QString::number(pageRows())}};
        return pathWith(QStringLiteral("/spend/logs/v2"), pairs);
    }
};

} // namespace

std::unique_ptr<RequestSource> makeSpendLogSource()
{
    return std::make_unique<SpendLogSource>();
}

} // namespace portreeve::ui
