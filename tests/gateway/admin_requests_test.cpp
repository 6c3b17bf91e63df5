// SPDX-License-Identifier: GPL-3.0-or-later
#include <numeric>
#include <set>

#include <QtTest>

#include "admin_fixture.h"

using namespace portreeve;

namespace {

// A desk with requests of two days behind it: two keys, three models, failures, a retry, a refusal at the gate.
struct Asked : Desk {
    std::string first = newKey("\"key_alias\":\"first\",\"user_id\":\"ann\",\"team_id\":\"red\"");
    std::string second = newKey("\"key_alias\":\"=second, \\\"quoted\\\"\",\"team_id\":\"blue\"");
    IdSource ids{clock, seededRandom(9)};
    std::vector<std::string> callIds;
    std::string retried, plain, refused;

    Asked()
    {
        for (int i = 0; i < 12; ++i)
            plain = succeed(first, "gpt-4o-mini", 1000 * (i + 1));
        clock.advance(microsPerDay);
        for (int i = 0; i < 6; ++i)
            succeed(second, "gpt-4.1", 50'000);
        fail(first);
        retried = retry(second);
        refused = refuse(second);
    }

    Exchange exchange(const std::string &secret, const std::string &model)
    {
        Exchange x;
        x.id = ids.next();
        x.route = "/v1/chat/completions";
        x.dialect = "openai";
        x.key = inForce(secret);
        x.modelAsked = x.modelGroup = model;
        x.tags = {"env:test"};
        x.metadata = "{\"job\":7}";
        x.admittedAt = clock.wall();
        clock.advance(100 * microsPerSecond);
        callIds.push_back(x.id.text());
        return x;
    }

    void begin(Exchange &x)
    {
        Attempt attempt;
        attempt.id = ids.next();
        attempt.target = testTarget("deployment-1", x.modelGroup + "-2026");
        attempt.held = 90'000;
        attempt.startedAt = x.admittedAt + 2500;
        x.attempts.push_back(std::move(attempt));
        if (ledger->hold(0, x))
            qFatal("no hold");
    }

    std::string succeed(const std::string &secret, const std::string &model, Nanos cost)
    {
        auto x = exchange(secret, model);
        begin(x);
        finish(x, cost);
        return callIds.back();
    }

    void finish(Exchange &x, Nanos cost)
    {
        TestBooks::succeed(x, cost, 10, 5);
        Usage &usage = x.attempts.back().usage;
        usage.cacheRead = 100;
        usage.reasoning = 20;
        x.attempts.back().cost = Cost{cost, cost / 2, cost - cost / 2 - 40, 10, 0, 20, 10};
        ledger->close(0, x);
    }

    void fail(const std::string &secret)
    {
        auto x = exchange(secret, "gpt-4o-mini");
        begin(x);
        broken(x);
        x.status = 500;
        x.refusal = Refusal{500, "InternalServerError", "it broke", std::nullopt, "500", {}, {}, {}};
        ledger->close(0, x);
    }

    static void broken(Exchange &x)
    {
        x.attempts.back().state = State::Void;
        x.attempts.back().status = 500;
        x.attempts.back().errorClass = "InternalServerError";
        x.attempts.back().errorMessage = "it broke";
    }

    std::string retry(const std::string &secret)
    {
        auto x = exchange(secret, "gpt-4.1");
        begin(x);
        broken(x);
        ledger->settle(0, x);
        x.retries = 1;
        begin(x);
        finish(x, 7000);
        return callIds.back();
    }

    std::string refuse(const std::string &secret)
    {
        auto x = exchange(secret, "gpt-4.1");
        x.status = 429;
        x.refusal = Refusal{429, "rate_limit_error", "Too many", std::nullopt, "429", {}, {}, {}};
        ledger->close(0, x);
        return callIds.back();
    }

    // All of an answer that has more.
    std::string whole(const std::string &target)
    {
        AdminRequest request;
        request.method = "GET";
        request.path = target.substr(0, target.find('?'));
        for (const auto pair : split(std::string_view(target).substr(target.find('?') + 1), '&'))
            request.query.emplace(pair.substr(0, pair.find('=')), pair.substr(pair.find('=') + 1));
        request.caller.isAdmin = true;
        AdminReply reply = callEndpoint(*context, std::move(request));
        contentType = reply.contentType;
        std::string text = reply.body;
        while (reply.more) {
            const std::string piece = reply.more();
            text += piece;
            if (piece.empty())
                break;
        }
        return text;
    }
    std::string contentType;
};

std::int64_t sumOf(const json::value &list)
{
    std::int64_t sum = 0;
    for (const auto &value : list.as_array())
        sum += value.as_int64();
    return sum;
}

std::string since(Micros before) { return std::to_string((HandClock::start - before) / 1000); }

} // namespace

class AdminRequestsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { desk = std::make_unique<Asked>(); }
    void cleanupTestCase() { desk.reset(); }

    void list()
    {
        const Answer all = desk->get("/portreeve/requests");
        QCOMPARE(all.status, 200);
        QCOMPARE(all.at("rows").as_array().size(), std::size_t(21));
        QCOMPARE(all.say("rows.0.id"), desk->refused);
        QCOMPARE(all.say("rows.0.road"), "-");
        QCOMPARE(all.say("rows.1.road"), "x-o");
        QCOMPARE(all.say("rows.2.road"), "x");
        QCOMPARE(all.say("rows.3.road"), "o");
        QCOMPARE(all.say("at"), "0");
        QCOMPARE(all.say("first"), all.say("rows.0.cursor"));
        const std::pair<const char *, const char *> expected[] = {
            {"status", "200"}, {"ok", "true"}, {"model_asked", "gpt-4.1"}, {"model", "gpt-4.1-2026"}, {"provider", "openai"}, {"key.alias", "=second, \"quoted\""},
            {"team", "blue"}, {"input", "110"}, {"output", "25"}, {"cached", "100"}, {"reasoning", "20"}, {"cost_nanos", "50000"}, {"dur_ms", "260.0"},
            {"ttft_ms", "90.0"}, {"attempts", "1"}, {"retries", "0"}, {"error_class", "null"}, {"tags", "[\"env:test\"]"}, {"route", "/v1/chat/completions"}};
        for (const auto &[path, value] : expected) {
            const std::string got = all.say("rows.3." + std::string(path));
            QVERIFY2(got == value, (std::string(path) + ": " + got).c_str());
        }
        const Answer below = desk->get("/portreeve/requests?limit=5&before=" + all.say("rows.4.cursor"));
        QCOMPARE(below.say("rows.0.id"), all.say("rows.5.id"));
        QCOMPARE(below.say("at"), "null");
        const Answer above = desk->get("/portreeve/requests?limit=2&after=" + all.say("rows.4.cursor"));
        QCOMPARE(above.say("rows.1.id"), all.say("rows.3.id"));
        QCOMPARE(desk->get("/portreeve/requests?limit=1&at=7").say("rows.0.id"), all.say("rows.7.id"));
        QCOMPARE(desk->get("/portreeve/requests?sort=cost&order=desc&limit=1").say("rows.0.cost_nanos"), "50000");
        QCOMPARE(desk->get("/portreeve/requests?filter=status:ok key:first").at("rows").as_array().size(), std::size_t(12));
    }

    void wrongFilters()
    {
        const Answer answer = desk->get("/portreeve/requests?filter=ok colour:red");
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.say("error.param"), "filter");
        QCOMPARE(answer.say("error.from"), "3");
        QCOMPARE(answer.say("error.length"), "6");
        QVERIFY(answer.say("error.message").find("colour") != std::string::npos);
        for (const char *path : {"count", "facets", "histogram", "export"})
            QCOMPARE(desk->get("/portreeve/requests/" + std::string(path) + "?filter=colour:red").status, 400);
        QCOMPARE(desk->get("/portreeve/series?filter=colour:red").status, 400);
        QCOMPARE(desk->get("/portreeve/top?filter=colour:red").status, 400);
    }

    void mistakes_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("status");
        const std::pair<const char *, int> rows[] = {
            {"requests?limit=0", 422}, {"requests?limit=x", 422}, {"requests?sort=colour", 400}, {"requests?order=up", 400}, {"requests?before=here", 400},
            {"requests?before=3&after=4", 400}, {"requests?at=-1", 422}, {"requests?from=5&to=5", 400}, {"requests?from=x", 422}, {"requests/nobody", 404},
            {"requests/facets?fields=colour", 400}, {"requests/facets?top=0", 422}, {"requests/histogram?buckets=1", 422}, {"requests/export?format=xml", 400},
            {"series?by=colour", 400}, {"series?step=1", 422}, {"series?step=1000", 400}, {"series?filter=status:500", 400}, {"series?filter=words", 400},
            {"series?top=0", 422}, {"top?by=colour", 400}, {"top?order=colour", 400}, {"top?by=status", 400}};
        for (const auto &[target, status] : rows)
            QTest::newRow(target) << QString(target) << status;
    }

    void mistakes()
    {
        QFETCH(QString, target);
        QFETCH(int, status);
        const Answer answer = desk->get("/portreeve/" + target.toStdString());
        QVERIFY2(answer.status == status, answer.text.c_str());
        QVERIFY(answer.text.size() > 30);
    }

    void adminsOnly()
    {
        for (const char *path : {"requests", "requests/count", "requests/facets", "requests/histogram", "requests/grammar", "requests/export", "requests/x", "series", "top", "forecast"})
            QCOMPARE(desk->call("GET", "/portreeve/" + std::string(path), {}, desk->first).status, 401);
    }

    void count()
    {
        const Answer all = desk->get("/portreeve/requests/count");
        QCOMPARE(all.say("count"), "21");
        QCOMPARE(all.say("exact"), "true");
        QCOMPARE(all.say("failed"), "2");
        QCOMPARE(all.say("cost_nanos"), std::to_string(78'000 + 300'000 + 7000));
        QCOMPARE(desk->get("/portreeve/requests/count?filter=tag.env:test status:500").say("count"), "1");
        const Answer none = desk->get("/portreeve/requests/count?filter=model:none");
        QCOMPARE(none.say("count"), "0");
        QCOMPARE(none.say("p95_ms"), "null");
        QVERIFY(std::abs(all.at("p50_ms").as_double() - 260) < 40);
    }

    // The lines of a bill are what it comes to, whatever the request was.
    void bills()
    {
        for (const auto &id : desk->callIds) {
            const Answer one = desk->get("/portreeve/requests/" + id);
            QCOMPARE(one.status, 200);
            if (one.at("cost_nanos").is_null())
                continue;
            std::int64_t sum = 0;
            if (one.at("bill").is_null())
                continue;
            const json::value lineList = one.at("bill.lines");
            for (const auto &line : lineList.as_array())
                sum += line.as_object().at("amount_nanos").as_int64();
            QCOMPARE(qint64(sum), qint64(one.at("cost_nanos").as_int64()));
            QCOMPARE(one.say("bill.total_nanos"), one.say("cost_nanos"));
        }
    }

    void details()
    {
        const Answer plain = desk->get("/portreeve/requests/" + desk->plain);
        QCOMPARE(plain.at("attempts").as_array().size(), std::size_t(1));
        QCOMPARE(plain.say("attempts.0.state"), "settled");
        QCOMPARE(plain.say("attempts.0.start_ms"), "null");       // a plain success keeps no more than its row
        QCOMPARE(plain.say("metadata.job"), "7");
        QCOMPARE(plain.say("error"), "null");
        QCOMPARE(plain.say("bill.lines.0.what"), "input");
        QCOMPARE(plain.say("bill.lines.0.quantity"), "10");
        QCOMPARE(plain.say("bill.basis"), "provider_usage");
        const Answer retried = desk->get("/portreeve/requests/" + desk->retried);
        QCOMPARE(retried.at("attempts").as_array().size(), std::size_t(2));
        QCOMPARE(retried.say("attempts.0.state"), "void");
        QCOMPARE(retried.say("attempts.0.error_class"), "InternalServerError");
        QCOMPARE(retried.say("attempts.0.start_ms"), "2.5");
        QCOMPARE(retried.say("attempts.1.number"), "2");
        QCOMPARE(retried.say("attempts.1.held_nanos"), "90000");
        QCOMPARE(retried.say("gate_ms"), "2.5");
        QCOMPARE(retried.say("road"), "x-o");
        const Answer refused = desk->get("/portreeve/requests/" + desk->refused);
        QCOMPARE(refused.at("attempts").as_array().size(), std::size_t(0));
        QCOMPARE(refused.say("error.class"), "rate_limit_error");
        QCOMPARE(refused.say("error.message"), "Too many");
        QCOMPARE(desk->get("/portreeve/requests/" + retried.say("reply_id")).say("id"), desk->retried);
    }

    void facets()
    {
        const Answer facets = desk->get("/portreeve/requests/facets?filter=status:200&fields=status,key,model&top=1");
        QCOMPARE(facets.say("facets.0.field"), "status");
        QCOMPARE(facets.say("facets.0.values.0.count"), "19");
        QCOMPARE(facets.say("facets.0.others"), "2");             // without its own term
        QCOMPARE(facets.say("facets.1.values.0.label"), "first");
        QCOMPARE(facets.say("facets.1.values.0.count"), "12");
        QCOMPARE(facets.say("facets.1.others"), "7");
        const Answer narrowed = desk->get("/portreeve/requests/count?filter=status:200 key:" + facets.say("facets.1.values.0.value"));
        QCOMPARE(narrowed.say("count"), "12");
        QCOMPARE(facets.say("facets.2.values.0.value"), "gpt-4o-mini");
    }

    void strip()
    {
        const Answer strip = desk->get("/portreeve/requests/histogram?buckets=30");
        QCOMPARE(sumOf(strip.at("ok")), 19);
        QCOMPARE(sumOf(strip.at("failed")), 2);
        QVERIFY(strip.at("ok").as_array().size() <= 30);
        QVERIFY(strip.at("from").as_int64() * 1000 <= HandClock::start);
    }

    void grammar()
    {
        const Answer grammar = desk->get("/portreeve/requests/grammar");
        std::map<std::string, json::object> fields;
        const json::value fieldList = grammar.at("fields");
        for (const auto &field : fieldList.as_array())
            fields[std::string(field.as_object().at("name").as_string())] = field.as_object();
        QCOMPARE(std::string(fields.at("dur").at("kind").as_string()), "duration");
        QVERIFY(jsonText(fields.at("dur").at("units")).find("\"ms\"") != std::string::npos);
        QVERIFY(jsonText(fields.at("key").at("values")).find("first") != std::string::npos);
        QVERIFY(fields.contains("tag.") && fields.contains("has"));
        for (const auto &[name, field] : fields)
            QCOMPARE(desk->get("/portreeve/requests/count?filter=" + std::string(field.at("example").as_string())).status, 200);
    }

    void series_data()
    {
        QTest::addColumn<QString>("query");
        for (const char *query : {"", "by=model", "by=key", "by=provider", "by=team", "by=status", "by=model&top=1", "step=86400000", "step=60000&by=model", "filter=model:gpt-4.1&by=key"})
            QTest::newRow(*query ? query : "plain") << QString(query);
    }

    // Groups add up to what the count says, buckets to their total, whatever the step.
    void series()
    {
        QFETCH(QString, query);
        const std::string to = std::to_string((desk->clock.wall() + microsPerSecond) / 1000);
        const std::string span = "&from=" + since(3600 * microsPerSecond) + "&to=" + to;
        const Answer series = desk->get("/portreeve/series?" + query.toStdString() + span);
        QVERIFY2(series.status == 200, series.text.c_str());
        const bool isNarrow = query.contains("filter=");
        std::int64_t requests = 0, cost = 0, failed = 0;
        const auto buckets = std::size_t((std::stoll(to) - series.at("from").as_int64() + series.at("step_ms").as_int64() - 1) / series.at("step_ms").as_int64());
        const json::value groupList = series.at("groups");
        for (const auto &group : groupList.as_array()) {
            const json::object &one = group.as_object();
            QCOMPARE(one.at("requests").as_array().size(), buckets);
            QCOMPARE(one.at("p95_ms").as_array().size(), buckets);
            QCOMPARE(qint64(sumOf(one.at("requests"))), qint64(one.at("total").as_object().at("requests").as_int64()));
            QCOMPARE(qint64(sumOf(one.at("cost_nanos"))), qint64(one.at("total").as_object().at("cost_nanos").as_int64()));
            requests += sumOf(one.at("requests"));
            cost += sumOf(one.at("cost_nanos"));
            failed += sumOf(one.at("failed"));
        }
        const Answer count = desk->get("/portreeve/requests/count?" + std::string(isNarrow ? "filter=model:gpt-4.1" : "filter=") + span);
        QCOMPARE(std::to_string(requests), count.say("count"));
        QCOMPARE(std::to_string(cost), count.say("cost_nanos"));
        QCOMPARE(std::to_string(failed), count.say("failed"));
        QCOMPARE(series.say("previous.requests"), "0");
    }

    void seriesSayWhoAndWhen()
    {
        const std::string to = std::to_string(desk->clock.wall() / 1000 + 1);
        const Answer byKey = desk->get("/portreeve/series?by=key&from=" + since(0) + "&to=" + to);
        QCOMPARE(byKey.say("groups.0.label"), "=second, \"quoted\"");
        QCOMPARE(byKey.say("groups.0.name"), sha256Hex(desk->second));
        const Answer byStatus = desk->get("/portreeve/series?by=status&from=" + since(0) + "&to=" + to);
        QCOMPARE(byStatus.say("groups.0.name"), "2xx");
        QCOMPARE(byStatus.say("groups.1.name"), "429");
        // the day before the second day is the first
        const Answer day = desk->get("/portreeve/series?from=" + since(-Micros(microsPerDay)) + "&to=" + std::to_string((HandClock::start + 2 * microsPerDay) / 1000));
        QCOMPARE(day.say("previous.requests"), "12");
        const Answer others = desk->get("/portreeve/series?by=model&top=1&from=" + since(0) + "&to=" + to);
        QCOMPARE(others.at("groups").as_array().size(), std::size_t(2));      // one more is no "others"
    }

    void top()
    {
        const std::string span = "&from=" + since(0);
        const Answer models = desk->get("/portreeve/top?by=model" + span);
        QCOMPARE(models.say("rows.0.name"), "gpt-4.1");
        QCOMPARE(models.say("rows.0.cost_nanos"), "307000");
        QCOMPARE(models.say("rows.1.requests"), "13");
        QCOMPARE(desk->get("/portreeve/top?by=model&order=requests" + span).say("rows.0.name"), "gpt-4o-mini");
        const Answer errors = desk->get("/portreeve/top?by=error&order=failed" + span);
        QCOMPARE(errors.at("rows").as_array().size(), std::size_t(2));
        QCOMPARE(errors.say("rows.0.failed"), "1");
        QCOMPARE(desk->get("/portreeve/top?by=key&top=1" + span).at("rows").as_array().size(), std::size_t(1));
        const json::value deployments = desk->get("/portreeve/top?by=deployment&order=requests" + span).at("rows");
        QVERIFY(!deployments.as_array().empty());
        for (const auto &row : deployments.as_array()) {       // as if each were counted alone
            const std::string name(row.at("name").as_string());
            const Answer one = desk->get("/portreeve/requests/count?exact=true&filter=deployment:" + name + span);
            QCOMPARE(row.at("requests").as_int64(), one.at("count").as_int64());
            for (const char *figure : {"failed", "input", "output", "cost_nanos", "p95_ms"})
                QCOMPARE(json::serialize(row.at(figure)), json::serialize(one.at(figure)));
        }
        const std::string first(deployments.at(0).at("name").as_string());
        const Answer some = desk->get("/portreeve/top?by=deployment&filter=deployment:(\"" + first + "\" OR \"nothing\")" + span);
        QCOMPARE(some.at("rows").as_array().size(), std::size_t(1));
        QCOMPARE(some.say("rows.0.requests"), std::to_string(deployments.at(0).at("requests").as_int64()));
        QCOMPARE(desk->get("/portreeve/top?by=deployment&filter=deployment:nothing" + span).at("rows").as_array().size(), std::size_t(0));
    }

    void attempts()
    {
        const std::string span = "from=" + since(0);
        const Answer answer = desk->get("/portreeve/attempts?" + span);
        std::int64_t failed = 0;
        const json::value rows = answer.at("rows");
        for (const auto &row : rows.as_array()) {
            failed += row.at("failed").as_int64();
            QVERIFY(row.at("attempts").as_int64() >= row.at("failed").as_int64());
            QVERIFY(row.at("failed").as_int64() == 0 || !row.at("provider").as_string().empty());
            QCOMPARE(row.at("last_failure").is_null(), row.at("failed").as_int64() == 0);
            if (!row.at("last_failure").is_null())
                QVERIFY(row.at("last_failure").at("time").as_int64() > 0 && !row.at("last_failure").at("error_message").as_string().empty());
        }
        QVERIFY(failed > 0);
        QCOMPARE(desk->get("/portreeve/attempts?filter=model:x&" + span).status, 400);
        QCOMPARE(desk->get("/portreeve/attempts?from=x").status, desk->get("/portreeve/top?from=x").status);
    }

    void forecast()
    {
        const Answer answer = desk->get("/portreeve/forecast");
        QCOMPARE(answer.say("spent_nanos"), std::to_string(78'000 + 300'000 + 7000));
        QCOMPARE(answer.say("method"), "run_rate");
        QVERIFY(answer.at("forecast_nanos").as_int64() >= answer.at("spent_nanos").as_int64());
        QCOMPARE(isoDate(answer.at("month_from").as_int64() * 1000), "2026-11-01");
        QCOMPARE(isoDate(answer.at("month_to").as_int64() * 1000), "2026-12-01");
        QCOMPARE(answer.at("days").as_array().size(), std::size_t(19));
    }

    void exports()
    {
        const std::string csv = desk->whole("/portreeve/requests/export?format=csv");
        QCOMPARE(desk->contentType, "text/csv; charset=utf-8");
        QCOMPARE(std::count(csv.begin(), csv.end(), '\n'), 22);
        QVERIFY(csv.starts_with("time,id,status,"));
        QVERIFY(csv.find(",\"'=second, \"\"quoted\"\"\",") != std::string::npos);     // no formula, quotes doubled
        QVERIFY(csv.find(",0.00005,260.000,90.000,1,0,0,") != std::string::npos);
        const std::string lines = desk->whole("/portreeve/requests/export?format=jsonl&filter=key:first");
        std::set<std::string> seen;
        for (const auto line : split(lines, '\n')) {
            if (!line.empty())
                seen.insert(std::string(parseJson(line)->as_object().at("id").as_string()));
        }
        QCOMPARE(seen.size(), std::size_t(13));
        QCOMPARE(desk->whole("/portreeve/requests/export?format=jsonl&filter=key:nobody"), "");
    }

private:
    std::unique_ptr<Asked> desk;
};

QTEST_APPLESS_MAIN(AdminRequestsTest)
#include "admin_requests_test.moc"
