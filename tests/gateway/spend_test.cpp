// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include <QtTest>

#include "admin_fixture.h"

using namespace portreeve;

namespace {

// A desk with some requests behind it: two keys, two models, a failure, a retry, tags, customers and a session.
struct Spent : Desk {
    std::string first = newKey("\"key_alias\":\"first\",\"user_id\":\"ann\",\"team_id\":\"red\"");
    std::string second = newKey("\"key_alias\":\"second\",\"user_id\":\"ben\"");
    IdSource ids{clock, seededRandom(9)};
    std::vector<std::string> callIds;

    Spent()
    {
        for (int i = 0; i < 6; ++i)
            succeed(first, "gpt-4o-mini", 1000 * (i + 1));
        clock.advance(microsPerDay);
        for (int i = 0; i < 3; ++i)
            succeed(second, "gpt-4.1", 50'000);
        fail(first);
        retry(second);
    }

    Exchange exchange(const std::string &secret, const std::string &model)
    {
        Exchange x;
        x.id = ids.next();
        x.route = "/v1/chat/completions";
        x.dialect = "openai";
        x.key = inForce(secret);
        x.isMaster = !x.key;
        x.modelAsked = x.modelGroup = model;
        x.userAgent = "tester";
        x.remoteAddress = "127.0.0.1";
        x.endUser = "customer-" + std::to_string(callIds.size() % 2);
        x.sessionId = callIds.size() < 4 ? "session a" : "session b";
        x.tags = {"all", callIds.size() % 2 ? "odd" : "even"};
        x.metadata = "{\"spend_logs_metadata\":{\"job\":7},\"mine\":true}";
        x.admittedAt = clock.wall();
        clock.advance(2 * microsPerSecond);
        return x;
    }

    void begin(Exchange &x, const std::string &deployment = "deployment-1")
    {
        Attempt attempt;
        attempt.id = ids.next();
        attempt.target = testTarget(deployment, x.modelGroup);
        attempt.held = 90'000;
        attempt.startedAt = x.admittedAt;
        x.attempts.push_back(std::move(attempt));
        if (ledger->hold(0, x))
            qFatal("no hold");
    }

    void end(Exchange &x)
    {
        callIds.push_back(x.callId());
        ledger->close(0, x);
    }

    void succeed(const std::string &secret, const std::string &model, Nanos cost)
    {
        auto x = exchange(secret, model);
        if (callIds.size() == 1)
            x.clientCallId = "the client's own";
        begin(x);
        TestBooks::succeed(x, cost, 10, 5);
        x.attempts[0].usage.cacheRead = 2;
        x.attempts[0].replyId = "chatcmpl-" + std::to_string(callIds.size());
        end(x);
    }

    void fail(const std::string &secret)
    {
        auto x = exchange(secret, "gpt-4o-mini");
        begin(x);
        x.attempts[0].state = State::Void;
        x.attempts[0].status = x.status = 500;
        x.attempts[0].errorClass = "InternalServerError";
        x.refusal = Refusal{500, "internal_server_error", "litellm.InternalServerError: it broke", std::nullopt, "500", {}, {}, {}};
        end(x);
    }

    void retry(const std::string &secret)
    {
        auto x = exchange(secret, "gpt-4.1");
        begin(x);
        x.attempts[0].state = State::Void;
        x.attempts[0].status = 429;
        x.attempts[0].errorClass = "RateLimitError";
        ledger->settle(0, x);
        begin(x, "deployment-2");
        TestBooks::succeed(x, 700, 3, 4);
        x.retries = 1;
        end(x);
    }

    std::string days() const { return "start_date=2026-11-17&end_date=2026-11-20"; }
    std::string hashed(const std::string &secret) const { return sha256Hex(secret); }
    std::int64_t total(const std::string &query) { return get("/spend/logs/v2?" + query).at("total").to_number<std::int64_t>(); }
};

constexpr double dollar = 1e9;
constexpr double all = 21'000 + 150'000 + 700;

} // namespace

class SpendTest : public QObject {
    Q_OBJECT

private slots:
    void aRowHasLiteLLMsColumns()
    {
        Spent desk;
        const Answer answer = desk.get("/spend/logs/v2?request_id=" + desk.callIds[0]);
        QCOMPARE(answer.status, 200);
        const json::object row = answer.at("data.0").as_object();
        for (const char *name : {"request_id", "call_type", "api_key", "spend", "total_tokens", "prompt_tokens", "completion_tokens", "startTime",
                                 "endTime", "request_duration_ms", "completionStartTime", "model", "model_id", "model_group", "custom_llm_provider",
                                 "api_base", "user", "metadata", "cache_hit", "cache_key", "request_tags", "team_id", "organization_id", "end_user",
                                 "requester_ip_address", "session_id", "status", "mcp_namespaced_tool_name", "billing_agent_id", "agent_id",
                                 "litellm_call_id", "created_at", "updated_at"})
            QVERIFY2(row.contains(name), name);
        const std::pair<const char *, std::string> expected[] = {
            {"request_id", desk.callIds[0]}, {"call_type", "acompletion"}, {"api_key", desk.hashed(desk.first)}, {"spend", "1e-06"},
            {"total_tokens", "17"}, {"prompt_tokens", "12"}, {"completion_tokens", "5"}, {"request_duration_ms", "260"},
            {"startTime", isoTime(HandClock::start)}, {"endTime", isoTime(HandClock::start + 260'000)},
            {"completionStartTime", isoTime(HandClock::start + 90'000)}, {"model", "gpt-4o-mini"}, {"model_id", "deployment-1"},
            {"custom_llm_provider", "openai"}, {"api_base", "https://api.example.com/v1"}, {"user", "ann"}, {"team_id", "red"},
            {"end_user", "customer-0"}, {"status", "success"}, {"request_tags", "[\"all\",\"even\"]"}, {"session_id", "session a"},
            {"metadata.user_api_key_alias", "first"}, {"metadata.usage_object.prompt_tokens_details.cached_tokens", "2"},
            {"metadata.cost_breakdown.total_cost", "1e-06"}, {"metadata.status", "success"}, {"metadata.error_information", "null"},
            {"metadata.reply_id", "chatcmpl-0"}, {"metadata.billing_basis", "provider_usage"}, {"metadata.spend_logs_metadata.job", "7"},
            {"metadata.requester_metadata.mine", "true"}, {"metadata.user_agent", "tester"}, {"metadata.attempts", "null"}};
        for (const auto &[path, value] : expected)
            QVERIFY2(answer.say("data.0." + std::string(path)) == value, (std::string(path) + ": " + answer.say("data.0." + std::string(path))).c_str());
        QVERIFY(!row.contains("messages"));
        QVERIFY(desk.get("/spend/logs/ui/" + desk.callIds[0]).body.as_object().contains("messages"));
    }

    void filters_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("total");
        const std::pair<const char *, int> rows[] = {
            {"", 11}, {"user_id=ann", 7}, {"team_id=red", 7}, {"key_alias=second", 4}, {"model=gpt-4.1", 4}, {"model_group=gpt-4o-mini", 7},
            {"model_id=deployment-2", 1}, {"end_user=customer-1", 5}, {"end_user=nobody", 0}, {"status_filter=failure", 1}, {"status_filter=success", 10},
            {"min_spend=0.00005", 3}, {"max_spend=0.000002", 4}, {"min_spend=0.000002&max_spend=0.000003", 2}, {"session_id=session a", 4},
            {"session_id=session", 0}, {"request_id=chatcmpl-3", 1}, {"request_id=the client's own", 1}, {"request_id=nothing", 0}, {"error_code=500", 1},
            {"error_code=404", 0}, {"error_message=IT BROKE", 1}, {"search=gpt-4.1", 4}, {"search=the client", 1}, {"search=customer-0", 6},
            {"start_date=2026-11-19 00:00:00", 5}, {"end_date=2026-11-18 23:59:59", 6}, {"start_date=2026-11-18&end_date=2026-11-18", 6},
            {"start_date=2026-11-18 11:06:42&end_date=2026-11-18 11:06:42", 1}, {"start_date=2001-01-01 00:00:00&end_date=2001-01-02 00:00:00", 0},
            {"cache_hit_filter=hit", 0}, {"cache_hit_filter=miss", 11}, {"model=", 11}, {"model=never-heard-of", 0}, {"exclude_internal_health_checks=true", 11}};
        for (const auto &[query, total] : rows)
            QTest::newRow(query) << query << total;
    }

    void filters()
    {
        static Spent desk;
        QFETCH(QString, query);
        QFETCH(int, total);
        QCOMPARE(desk.total(query.toStdString()), total);
    }

    void mistakesAreTold_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("status");
        const std::pair<const char *, int> rows[] = {
            {"/spend/logs/v2?sort_by=colour", 400}, {"/spend/logs/v2?sort_order=sideways", 400}, {"/spend/logs/v2?page=0", 422},
            {"/spend/logs/v2?page_size=1001", 422}, {"/spend/logs/v2?page_size=x", 422}, {"/spend/logs/v2?start_date=yesterday", 400},
            {"/spend/logs/v2?min_spend=lots", 400}, {"/spend/logs/v2?status_filter=maybe", 400}, {"/spend/logs/v2?group_by_session=true", 400},
            {"/spend/logs?start_date=2026-11-18", 400}, {"/spend/logs?start_date=a&end_date=b", 400}, {"/spend/logs/ui/nothing", 404},
            {"/spend/logs/session/ui", 422}, {"/global/activity", 400}, {"/global/spend/report", 400}, {"/user/daily/activity", 400},
            {"/global/spend/report?start_date=2026-11-18&end_date=2026-11-18&group_by=colour", 400}, {"/global/spend/keys?limit=0", 422}};
        for (const auto &[target, status] : rows)
            QTest::newRow(target) << target << status;
    }

    void mistakesAreTold()
    {
        static Spent desk;
        QFETCH(QString, target);
        QFETCH(int, status);
        const Answer answer = desk.get(target.toStdString());
        QCOMPARE(answer.status, status);
        QVERIFY(answer.text.size() > 20);
    }

    void pagesAreInOrder()
    {
        Spent desk;
        for (const char *by : {"startTime", "endTime", "spend", "total_tokens", "request_duration_ms", "ttft_ms", "model"}) {
            for (const char *way : {"asc", "desc"}) {
                std::vector<std::string> seen;
                std::set<std::string> ids;
                for (int page = 1; page <= 4; ++page) {
                    const Answer answer = desk.get("/spend/logs/v2?page_size=3&page=" + std::to_string(page) + "&sort_by=" + by + "&sort_order=" + way);
                    QCOMPARE(answer.say("total_pages"), std::string("4"));
                    QCOMPARE(answer.say("total"), std::string("11"));
                    const json::value data = answer.at("data");
                    for (const auto &row : data.as_array()) {
                        ids.insert(row.at("request_id").as_string().c_str());
                        if (std::string_view(by) == "startTime" || std::string_view(by) == "model")
                            seen.emplace_back(row.at(by).as_string());
                    }
                }
                QCOMPARE(ids.size(), 11u);
                auto sorted = seen;
                std::stable_sort(sorted.begin(), sorted.end());
                if (std::string_view(way) == "desc")
                    std::reverse(sorted.begin(), sorted.end());
                QCOMPARE(seen, sorted);
            }
        }
    }

    void aFailureSaysWhy()
    {
        Spent desk;
        const Answer answer = desk.get("/spend/logs/v2?status_filter=failure");
        QCOMPARE(answer.say("data.0.spend"), std::string("0.0"));
        QCOMPARE(answer.say("data.0.metadata.error_information.error_code"), std::string("500"));
        QCOMPARE(answer.say("data.0.metadata.error_information.error_class"), std::string("internal_server_error"));
        QCOMPARE(answer.say("data.0.metadata.error_information.error_message"), std::string("litellm.InternalServerError: it broke"));
        QCOMPARE(answer.say("data.0.metadata.error_information.llm_provider"), std::string("openai"));
    }

    void attemptsStandBeneath()
    {
        Spent desk;
        const Answer answer = desk.get("/spend/logs/v2?model_id=deployment-2");
        QCOMPARE(answer.at("data.0.metadata.attempts").as_array().size(), 2u);
        QCOMPARE(answer.say("data.0.metadata.attempts.0.state"), std::string("void"));
        QCOMPARE(answer.say("data.0.metadata.attempts.0.status_code"), std::string("429"));
        QCOMPARE(answer.say("data.0.metadata.attempts.0.error_class"), std::string("RateLimitError"));
        QCOMPARE(answer.say("data.0.metadata.attempts.1.state"), std::string("settled"));
        QCOMPARE(answer.say("data.0.metadata.attempts.1.model_id"), std::string("deployment-2"));
        QCOMPARE(answer.say("data.0.metadata.attempted_retries"), std::string("1"));
        QCOMPARE(answer.say("data.0.spend"), std::string("7e-07"));
    }

    void theOldLog()
    {
        Spent desk;
        QCOMPARE(desk.get("/spend/logs").body.as_array().size(), 11u);
        QCOMPARE(desk.get("/spend/logs?api_key=" + desk.first).body.as_array().size(), 7u);
        QCOMPARE(desk.get("/spend/logs?api_key=" + desk.hashed(desk.first)).body.as_array().size(), 7u);
        QCOMPARE(desk.get("/spend/logs?request_id=" + desk.callIds[3]).body.as_array().size(), 1u);
        QCOMPARE(desk.get("/spend/logs?request_id=nothing").body.as_array().size(), 0u);
        QCOMPARE(desk.get("/spend/logs?summarize=false&" + desk.days()).body.as_array().size(), 11u);
        const Answer days = desk.get("/spend/logs?" + desk.days());
        QCOMPARE(days.body.as_array().size(), 3u);
        QCOMPARE(days.say("0.startTime"), std::string("2026-11-18"));
        QCOMPARE(days.say("0.spend"), std::string("2.1e-05"));
        QCOMPARE(days.say("0.users.ann"), std::string("2.1e-05"));
        QCOMPARE(days.at("1.models").as_object().at("gpt-4.1").as_double() * dollar, 150'700.0);
        QCOMPARE(days.say("0." + desk.hashed(desk.first)), std::string("2.1e-05"));
        QCOMPARE(days.say("2.startTime"), std::string("2026-11-20"));
        QCOMPARE(days.say("2.spend"), std::string("0.0"));
    }

    void sumsAgreeWithTheRows()
    {
        Spent desk;
        const auto near = [](const json::value &value, double nanos) { return std::abs(value.to_number<double>() * dollar - nanos) < 1e-3; };
        QVERIFY(near(desk.get("/global/spend").at("spend"), all));
        QVERIFY(near(desk.get("/global/spend").at("max_budget"), 0));
        const Answer keys = desk.get("/global/spend/keys");
        QCOMPARE(keys.say("0.api_key"), desk.hashed(desk.second));
        QCOMPARE(keys.say("0.key_alias"), std::string("second"));
        QVERIFY(near(keys.at("0.total_spend"), 150'700) && near(keys.at("1.total_spend"), 21'000));
        QCOMPARE(desk.get("/global/spend/keys?limit=1").body.as_array().size(), 1u);
        const Answer models = desk.get("/global/spend/models");
        QCOMPARE(models.say("0.model"), std::string("gpt-4.1"));
        QVERIFY(near(models.at("1.total_spend"), 21'000));
        const Answer providers = desk.get("/global/spend/provider?" + desk.days());
        QCOMPARE(providers.say("0.provider"), std::string("openai"));
        QVERIFY(near(providers.at("0.spend"), all));
        const Answer logs = desk.get("/global/spend/logs");
        QCOMPARE(logs.say("0.date"), std::string("2026-11-18"));
        QVERIFY(near(logs.at("0.spend"), 21'000) && near(logs.at("1.spend"), 150'700));
        QCOMPARE(desk.get("/global/spend/logs?api_key=" + desk.first).say("1.spend"), std::string("0.0"));
        const Answer users = desk.get("/spend/users");
        QCOMPARE(users.say("0.user_id"), std::string("ben"));
        const Answer ofKeys = desk.get("/spend/keys");
        QCOMPARE(ofKeys.say("0.token"), desk.hashed(desk.second));
        QVERIFY(near(ofKeys.at("0.spend"), 150'700));
    }

    void tagsAndCustomers()
    {
        Spent desk;
        const Answer tags = desk.get("/spend/tags");
        QCOMPARE(tags.say("0.individual_request_tag"), std::string("all"));
        QCOMPARE(tags.say("0.log_count"), std::string("11"));
        QCOMPARE(tags.at("0.total_spend").as_double() * dollar, all);
        QCOMPARE(desk.get("/spend/tags?tags=odd,nobody").body.as_array().size(), 1u);
        QCOMPARE(desk.get("/global/spend/tags").say("spend_per_tag.0.name"), std::string("all"));
        QCOMPARE(desk.get("/global/spend/all_tag_names").at("tag_names").as_array().size(), 3u);
        const Answer own = desk.call("GET", "/spend/tags", {}, desk.first);
        QCOMPARE(own.say("0.log_count"), std::string("7"));
        QCOMPARE(own.at("0.total_spend").as_double() * dollar, 21'000.0);
        const Answer customers = desk.post("/global/spend/end_users", "{}");
        QCOMPARE(customers.body.as_array().size(), 2u);
        QCOMPARE(customers.at("0.total_count").as_int64() + customers.at("1.total_count").as_int64(), 11);
        QCOMPARE(desk.post("/global/spend/end_users", "{\"api_key\":\"" + desk.second + "\"}").at("0.total_count").as_int64(), 3);
        QCOMPARE(desk.post("/global/spend/end_users", "{\"startTime\":\"soon\"}").status, 400);
    }

    void activity()
    {
        Spent desk;
        const Answer whole = desk.get("/global/activity?" + desk.days());
        QCOMPARE(whole.say("sum_api_requests"), std::string("11"));
        QCOMPARE(whole.say("sum_total_tokens"), std::to_string(9 * 17 + 7));
        QCOMPARE(whole.say("daily_data.0.date"), std::string("Nov 18"));
        QCOMPARE(whole.say("daily_data.0.api_requests"), std::string("6"));
        const Answer models = desk.get("/global/activity/model?" + desk.days());
        QCOMPARE(models.say("0.model"), std::string("gpt-4o-mini"));
        QCOMPARE(models.say("0.sum_api_requests"), std::string("7"));
    }

    void reports()
    {
        Spent desk;
        const Answer teams = desk.get("/global/spend/report?" + desk.days());
        QCOMPARE(teams.say("0.teams.0.team_name"), std::string("red"));
        QCOMPARE(teams.at("0.teams.0.total_spend").as_double() * dollar, 21'000.0);
        QCOMPARE(teams.say("0.teams.0.metadata.0.model"), std::string("gpt-4o-mini"));
        QCOMPARE(teams.say("0.teams.0.metadata.0.total_tokens"), std::to_string(6 * 17));
        QCOMPARE(teams.say("1.teams.0.team_name"), std::string("Unassigned Team"));
        const Answer customers = desk.get("/global/spend/report?group_by=customer&" + desk.days());
        QCOMPARE(customers.say("0.customers.0.customer"), std::string("customer-0"));
        const Answer keys = desk.get("/global/spend/report?api_key=" + desk.second + "&" + desk.days());
        QCOMPARE(keys.body.as_array().size(), 1u);
        QCOMPARE(keys.at("0.total_cost").as_double() * dollar, 150'700.0);
        QCOMPARE(keys.say("0.total_input_tokens"), std::to_string(3 * 12 + 3));
        QCOMPARE(keys.say("0.model_details.0.total_output_tokens"), std::to_string(3 * 5 + 4));
        const Answer own = desk.call("GET", "/key/spend/report?" + desk.days(), {}, desk.second);
        QCOMPARE(own.text, keys.text);
    }

    void dailyActivity()
    {
        Spent desk;
        const Answer answer = desk.get("/user/daily/activity?" + desk.days());
        QCOMPARE(answer.at("results").as_array().size(), 2u);
        QCOMPARE(answer.say("results.0.date"), std::string("2026-11-19"));
        QCOMPARE(answer.say("results.0.metrics.api_requests"), std::string("5"));
        QCOMPARE(answer.say("results.0.metrics.failed_requests"), std::string("1"));
        QCOMPARE(answer.say("results.0.metrics.successful_requests"), std::string("4"));
        QCOMPARE(answer.say("results.1.metrics.prompt_tokens"), std::to_string(6 * 12));
        QCOMPARE(answer.say("results.1.metrics.cache_read_input_tokens"), std::to_string(6 * 2));
        QCOMPARE(answer.say("results.1.metrics.total_response_time_ms"), std::to_string(6 * 260));
        const std::string token = desk.hashed(desk.first);
        const json::object breakdown = answer.at("results.1.breakdown").as_object();
        for (const char *name : {"mcp_servers", "models", "model_groups", "providers", "endpoints", "api_keys", "entities"})
            QVERIFY2(breakdown.contains(name), name);
        const auto &model = breakdown.at("models").at("gpt-4o-mini").as_object();
        QCOMPARE(model.at("metrics").at("api_requests").as_int64(), 6);
        const auto &who = model.at("api_key_breakdown").at(token).at("metadata").as_object();
        QCOMPARE(who.at("key_alias").as_string(), "first");
        QCOMPARE(who.at("key_exists").as_bool(), true);
        QCOMPARE(answer.say("results.1.breakdown.endpoints./v1/chat/completions.metrics.api_requests"), std::string("6"));
        QCOMPARE(answer.say("results.1.breakdown.entities.ann.metrics.api_requests"), std::string("6"));
        QCOMPARE(answer.say("metadata.total_api_requests"), std::string("11"));
        QCOMPARE(answer.say("metadata.total_tokens"), std::to_string(9 * 17 + 7));
        QCOMPARE(answer.say("metadata.has_more"), std::string("false"));
        const Answer page = desk.get("/user/daily/activity?page_size=1&" + desk.days());
        QCOMPARE(page.at("results").as_array().size(), 1u);
        QCOMPARE(page.say("metadata.has_more"), std::string("true"));
        QCOMPARE(page.say("metadata.total_pages"), std::string("2"));
        QCOMPARE(desk.get("/user/daily/activity/aggregated?" + desk.days()).at("results").as_array().size(), 2u);
        QCOMPARE(desk.get("/user/daily/activity?model=gpt-4.1&" + desk.days()).at("results").as_array().size(), 1u);
        QCOMPARE(desk.get("/user/daily/activity").say("detail.error"), std::string("Please provide start_date and end_date"));
    }

    // Nobody but the master key sees another key's rows, by any way of asking.
    void aKeySeesItsOwnOnly()
    {
        Spent desk;
        const auto ask = [&](const std::string &target) { return desk.call("GET", target, {}, desk.first); };
        QCOMPARE(ask("/spend/logs/v2").say("total"), std::string("7"));
        QCOMPARE(ask("/spend/logs/v2?user_id=ben").say("total"), std::string("0"));
        QCOMPARE(ask("/spend/logs/v2?request_id=" + desk.callIds[7]).say("total"), std::string("0"));
        QCOMPARE(ask("/spend/logs/v2?search=gpt-4.1").say("total"), std::string("0"));
        QCOMPARE(ask("/spend/logs/v2?api_key=" + desk.second).status, 403);
        QCOMPARE(ask("/spend/logs?api_key=" + desk.hashed(desk.second)).status, 403);
        QCOMPARE(ask("/spend/logs").body.as_array().size(), 7u);
        QCOMPARE(ask("/spend/logs/ui/" + desk.callIds[7]).status, 404);
        QCOMPARE(ask("/spend/logs/ui/" + desk.callIds[0]).status, 200);
        QCOMPARE(ask("/spend/keys").body.as_array().size(), 1u);
        QCOMPARE(ask("/user/daily/activity?" + desk.days()).say("metadata.total_api_requests"), std::string("7"));
        QCOMPARE(ask("/user/daily/activity?user_id=ben&" + desk.days()).say("metadata.total_api_requests"), std::string("0"));
        QCOMPARE(ask("/spend/logs?" + desk.days()).text.find(desk.hashed(desk.second)), std::string::npos);
        for (const char *path : {"/global/spend", "/global/spend/keys", "/global/activity", "/spend/users", "/global/spend/report"})
            QCOMPARE(ask(path).status, 401);
    }

    void costs()
    {
        Desk desk;
        QCOMPARE(desk.post("/spend/calculate", "{}").status, 400);
        QCOMPARE(desk.post("/spend/calculate", "{\"model\":\"nobody/nothing\",\"messages\":[]}").status, 404);
        const Answer asked = desk.post("/spend/calculate", "{\"model\":\"openai/gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
        QCOMPARE(asked.status, 200);
        QVERIFY(asked.at("cost").as_double() > 0);
        const Answer done = desk.post("/spend/calculate", "{\"completion_response\":{\"model\":\"gpt-4o-mini\",\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7}}}");
        QCOMPARE(done.say("cost"), std::string("5.85e-06"));
        const Answer estimate = desk.post("/cost/estimate", "{\"model\":\"openai/gpt-4o-mini\",\"input_tokens\":11,\"output_tokens\":7,\"num_requests_per_day\":1000}");
        QCOMPARE(estimate.status, 200);
        QCOMPARE(estimate.body.as_object().size(), 35u);
        QCOMPARE(estimate.say("cost_per_request"), std::string("5.85e-06"));
        QCOMPARE(estimate.say("daily_cost"), std::string("0.00585"));
        QCOMPARE(estimate.say("monthly_cost"), std::string("null"));
        QCOMPARE(estimate.say("input_cost_per_token"), std::string("1.5e-07"));
        QCOMPARE(estimate.say("output_cost_per_token"), std::string("6e-07"));
        QCOMPARE(estimate.say("provider"), std::string("openai"));
        QCOMPARE(desk.post("/cost/estimate", "{\"input_tokens\":1,\"output_tokens\":1}").status, 422);
        QCOMPARE(desk.post("/cost/estimate", "{\"model\":\"openai/gpt-4o-mini\",\"output_tokens\":1}").status, 422);
        QCOMPARE(desk.post("/cost/estimate", "{\"model\":\"openai/gpt-4o-mini\",\"input_tokens\":-1,\"output_tokens\":1}").status, 422);
    }

    void booksThatAreBehindAreNotShownAsWhole()
    {
        Spent desk;
        desk.ledger->drained();
        desk.database->write([](Connection &connection) {
            connection.execute("CREATE TRIGGER broken BEFORE INSERT ON requests BEGIN SELECT RAISE(ABORT, 'not now'); END");
        });
        desk.succeed(desk.first, "gpt-4o-mini", 1);
        const Answer answer = desk.get("/spend/logs/v2");
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.say("error.type"), std::string("ledger_unavailable"));
        QVERIFY(!answer.header("retry-after").empty());
        desk.database->write([](Connection &connection) { connection.execute("DROP TRIGGER broken"); });
        QTRY_VERIFY_WITH_TIMEOUT(desk.ledger->isHealthy(), 8000);
        QCOMPARE(desk.total(""), 12);
    }
};

QTEST_APPLESS_MAIN(SpendTest)
#include "spend_test.moc"
