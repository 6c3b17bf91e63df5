// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QtTest>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/json.hpp>

#include "gateway/dialects/dialect.h"
#include "gateway/gate/gate.h"
#include "gateway/net/cancel.h"
#include "tests/support/scripted.h"

using namespace portreeve;
using namespace portreeve::tests;

namespace {

const char *const ask = R"({"model":"m","max_tokens":10,"messages":[{"role":"user","content":"hi"}]})";
const char *const askStream = R"({"model":"m","stream":true,"max_tokens":10,"messages":[{"role":"user","content":"hi"}]})";
const char *const wholeAnswer = R"({"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"up","choices":[{"index":0,"message":{"role":"assistant","content":"hello"},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":10,"total_tokens":15}})";

std::vector<std::string> streamPieces()
{
    const auto chunk = [](const std::string &delta, const std::string &finish) {
        return "data: {\"id\":\"chatcmpl-2\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"up\",\"choices\":[{\"index\":0,\"delta\":" + delta
            + ",\"finish_reason\":" + finish + "}]}\n\n";
    };
    return {chunk(R"({"role":"assistant","content":""})", "null"), chunk(R"({"content":"hel"})", "null"), chunk(R"({"content":"lo"})", "null"),
            chunk("{}", "\"stop\""),
            R"(data: {"id":"chatcmpl-2","object":"chat.completion.chunk","created":1,"model":"up","choices":[],"usage":{"prompt_tokens":5,"completion_tokens":10,"total_tokens":15}})"
            "\n\n",
            "data: [DONE]\n\n"};
}

// A gate with everything real but the network: one key, one group "m" with a lone deployment; output costs 1,000 nanos a token.
struct World {
    World()
    {
        auto opened = Database::open(directory.filePath("db").toStdString());
        database = std::move(*opened);
        LedgerOptions options;
        options.directory = directory.filePath("journal").toStdString();
        ledger = std::make_unique<Ledger>(*database, clock, options);
        ledger->open();
        gate = std::make_unique<Gate>(GateParts{clock, quotas, *ledger, {}, seededRandom(5)});
        auto made = std::make_shared<Key>();
        made->token = std::string(64, 'a');
        made->keyName = "sk-...aaaa";
        key = made;
        ownKey = made.get();
        snapshot = std::make_shared<Snapshot>();
        snapshot->settings.numRetries = 0;
        addGroup("m");
    }

    void addGroup(const std::string &name, int targets = 1)
    {
        std::vector<std::shared_ptr<const Target>> list;
        for (int i = 0; i < targets; ++i) {
            auto record = std::make_shared<Deployment>();
            record->id = name + std::to_string(i);
            record->modelName = name;
            record->model = "openai/up";
            auto target = std::make_shared<Target>();
            target->record = record;
            target->provider = ProviderTable::builtIn().find("openai");
            target->upstreamModel = "up";
            target->apiBase = "http://127.0.0.1:1/v1";
            target->price = *customPrice({{"input_cost_per_token", "0"}, {"output_cost_per_token", "0.000001"}}, nullptr);
            target->timeout = target->streamTimeout = std::chrono::seconds(10);
            list.push_back(target);
        }
        snapshot->groups[name] = std::make_shared<ModelGroup>(ModelGroup{name, list, false, {}});
    }

    // Serves one request to its end.
    std::optional<Refusal> serve(const std::string &body)
    {
        Exchange x;
        x.id = ids.next();
        x.admittedAt = clock.now;
        x.startedMonotonic = clock.now;
        x.route = "/v1/chat/completions";
        x.dialect = dialect;
        x.spoken = findDialect(dialect);
        x.snapshot = snapshot;
        x.key = key;
        x.body = body;
        Cancel cancel;
        x.cancel = &cancel;
        x.transport = &transport;
        client = CollectingClient();
        client.hangUpAfter = hangUpAfter;
        client.onHangUp = [&cancel] { cancel.request(); };
        x.client = &client;
        x.callId();
        RequestFacts facts;
        if (auto no = x.spoken->readFacts(x.operation, x.body, facts))
            return no;
        x.facts = &facts;
        x.stream = facts.stream;
        std::optional<Refusal> refusal;
        boost::asio::io_context loop;
        boost::asio::co_spawn(
            loop, [&]() -> boost::asio::awaitable<void> { refusal = co_await gate->serve(x); }, boost::asio::detached);
        loop.run();
        status = x.status;
        attempts = x.attempts;
        return refusal;
    }

    Nanos spent() const
    {
        const Limits limits;
        return quotas.standing(Scope{key->scope(), &limits}, clock.now, clock.now).spent;
    }

    std::int64_t sql(const std::string &query) const
    {
        ledger->drained();
        std::int64_t value = 0;
        database->read([&](Connection &connection) {
            auto statement = connection.prepare(query);
            if (statement.step())
                value = statement.integer(0);
        });
        return value;
    }

    QTemporaryDir directory;
    FakeClock clock;
    Quotas quotas;
    std::unique_ptr<Database> database;
    std::unique_ptr<Ledger> ledger;
    std::unique_ptr<Gate> gate;
    IdSource ids{clock, seededRandom(9)};
    std::shared_ptr<const Key> key;
    Key *ownKey = nullptr;
    std::shared_ptr<Snapshot> snapshot;
    ScriptedTransport transport;
    CollectingClient client;
    std::string dialect = "openai";
    int hangUpAfter = -1, status = 0;
    std::vector<Attempt> attempts;
};

Tape whole() { return Tape{{}, 200, {{"content-type", "application/json"}}, {wholeAnswer}, {}, {}}; }
Tape streamed() { return Tape{{}, 200, {{"content-type", "text/event-stream"}}, streamPieces(), {}, {}}; }
Tape error(int status) { return Tape{{}, status, {}, {R"({"error":{"message":"no","type":"server_error","param":null,"code":null}})"}, {}, {}}; }

} // namespace

class GateTest : public QObject {
    Q_OBJECT
private slots:
    void wholeIsSettledBeforeItGoesOut();
    void streamIsSettledBeforeItsEnd();
    void errorsAreVoid();
    void truncatedAtEveryPiece();
    void hangUpAtEveryCall();
    void resetAfterSendIsCounted();
    void retriesThenAnswers();
    void fallsBack();
    void budgetIsExact();
    void whatIsAskedDecidesThePrice();
    void namedOutputThatDoesNotFitIsRefused();
    void unnamedOutputIsLimitedUpstream();
    void runawayStreamIsStopped();
    void accessIsChecked();
    void unknownPriceIsRefusedUnderABudget();
    void unpricedIsBlocked();
    void longAnswersGoThrough();
    void longAnswersAreNotTranslated();
};

void GateTest::wholeIsSettledBeforeItGoesOut()
{
    World world;
    world.transport.tapes = {whole()};
    QVERIFY(!world.serve(ask));
    QCOMPARE(world.client.status, 200);
    QVERIFY(world.client.bytes.find("\"model\":\"m\"") != std::string::npos);
    QCOMPARE(world.spent(), Nanos(10'000));
    QCOMPARE(*world.client.header("x-litellm-response-cost"), std::string("1e-05"));
    QCOMPARE(world.sql("SELECT count(*) FROM requests"), std::int64_t(1));
    QCOMPARE(world.quotas.holdsNow(), std::size_t(0));
}

void GateTest::streamIsSettledBeforeItsEnd()
{
    World world;
    world.transport.tapes = {streamed()};
    QVERIFY(!world.serve(askStream));
    QVERIFY(world.client.finished);
    QVERIFY(world.client.bytes.ends_with("data: [DONE]\n\n"));
    QVERIFY(world.client.bytes.find("\"usage\":{") == std::string::npos);       // not asked for
    QCOMPARE(world.spent(), Nanos(10'000));
    QVERIFY(world.transport.asked[0].body.find("include_usage") != std::string::npos);
}

void GateTest::errorsAreVoid()
{
    for (const int status : {400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 529}) {
        World world;
        world.transport.tapes = {error(status)};
        const auto refusal = world.serve(ask);
        QVERIFY(refusal.has_value());
        QVERIFY2(refusal->status >= 400, qPrintable(QString::number(status)));
        QCOMPARE(world.spent(), Nanos(0));
        QCOMPARE(world.quotas.heldNow(), Nanos(0));
        QCOMPARE(world.attempts.back().state, State::Void);
        QCOMPARE(world.sql("SELECT count(*) FROM requests"), std::int64_t(1));
    }
}

// However short a stream is cut, it is never finished, and what was produced is paid once.
void GateTest::truncatedAtEveryPiece()
{
    const auto pieces = streamPieces();
    for (std::size_t keep = 0; keep < pieces.size(); ++keep) {
        for (const bool clean : {false, true}) {
            World world;
            Tape tape = streamed();
            tape.pieces.resize(keep);
            if (!clean)
                tape.atEnd = TransportError{Break::Reset, true, "reset"};
            world.transport.tapes = {tape};
            const auto refusal = world.serve(askStream);
            const bool hadFinish = keep >= 4;
            if (clean && hadFinish)
                continue;       // a finish without [DONE], ended by the framing, is an end
            QVERIFY2(!world.client.finished, qPrintable(QString("keep %1").arg(keep)));
            QVERIFY(world.client.bytes.find("[DONE]") == std::string::npos);
            QVERIFY(refusal || world.client.aborted);
            QVERIFY(world.spent() <= 10'000);
            QCOMPARE(world.quotas.heldNow(), Nanos(0));
            QCOMPARE(world.sql("SELECT count(*) FROM requests"), std::int64_t(1));
        }
    }
}

void GateTest::hangUpAtEveryCall()
{
    for (int after = 0; after < 6; ++after) {
        World world;
        world.hangUpAfter = after;
        world.transport.tapes = {streamed()};
        world.serve(askStream);
        QCOMPARE(world.quotas.heldNow(), Nanos(0));
        QCOMPARE(world.quotas.holdsNow(), std::size_t(0));
        QCOMPARE(world.sql("SELECT count(*) FROM requests"), std::int64_t(1));
        if (!world.client.finished)
            QCOMPARE(world.status, 499);
    }
}

void GateTest::resetAfterSendIsCounted()
{
    World world;
    Tape tape;
    tape.atSend = TransportError{Break::Reset, true, "reset"};
    world.transport.tapes = {tape};
    QVERIFY(world.serve(ask).has_value());
    QCOMPARE(world.attempts.back().basis, Basis::Counted);
    QVERIFY(world.attempts.back().usage.input > 0);
    World refused;
    tape.atSend = TransportError{Break::Refused, false, "refused"};
    refused.transport.tapes = {tape};
    QCOMPARE(refused.serve(ask)->status, 500);
    QCOMPARE(refused.attempts.back().state, State::Void);
}

void GateTest::retriesThenAnswers()
{
    World world;
    world.snapshot->settings.numRetries = 2;
    world.addGroup("m", 3);
    world.transport.tapes = {error(500), error(429), whole()};
    QVERIFY(!world.serve(ask));
    QCOMPARE(world.transport.asked.size(), std::size_t(3));
    QCOMPARE(*world.client.header("x-litellm-attempted-retries"), std::string("2"));
    QCOMPARE(world.spent(), Nanos(10'000));
    QCOMPARE(world.sql("SELECT count(*) FROM requests"), std::int64_t(1));
    QCOMPARE(world.sql("SELECT count(*) FROM attempts"), std::int64_t(3));
}

void GateTest::fallsBack()
{
    World world;
    world.addGroup("other");
    world.snapshot->settings.fallbacks = {{"m", {"other"}}};
    world.transport.tapes = {error(400), whole()};
    QVERIFY(!world.serve(ask));
    QCOMPARE(*world.client.header("x-litellm-attempted-fallbacks"), std::string("1"));
    World both;
    both.addGroup("other");
    both.snapshot->settings.fallbacks = {{"m", {"other"}}};
    both.transport.tapes = {error(400), error(503)};
    const auto refusal = both.serve(ask);
    QCOMPARE(refusal->status, 400);
    QVERIFY(refusal->message.find("Fallback to other also failed") != std::string::npos);
}

void GateTest::budgetIsExact()
{
    World world;
    world.ownKey->maxBudget = 100'000;      // ten answers of ten tokens
    int answered = 0;
    for (int i = 0; i < 20; ++i) {
        world.transport.tapes = {whole()};
        const auto refusal = world.serve(ask);
        if (!refusal)
            ++answered;
        else
            QCOMPARE(refusal->status, 422);
    }
    QCOMPARE(answered, 10);
    QCOMPARE(world.spent(), Nanos(100'000));
    QCOMPARE(world.transport.asked.size(), std::size_t(10));
    QCOMPARE(world.sql("SELECT sum(cost) FROM requests"), std::int64_t(100'000));
}

// A faster and dearer way of serving is in the hold already, whoever asks for it, and in the cost though the answer does not say it.
void GateTest::whatIsAskedDecidesThePrice()
{
    for (const char *who : {"nobody", "request", "extra_body", "defaults"}) {
        World world;
        world.addGroup("m");
        auto target = std::make_shared<Target>(*world.snapshot->groups["m"]->targets[0]);
        target->price = *customPrice({{"provider_specific_entry", "{\"fast\": 2}"}}, target->price);
        const boost::json::object fast{{"speed", "fast"}};
        auto record = std::make_shared<Deployment>(*target->record);
        if (std::string_view(who) == "extra_body")
            record->extraBody = fast;
        if (std::string_view(who) == "defaults")
            target->defaults = fast;
        target->record = record;
        world.snapshot->groups["m"] = std::make_shared<ModelGroup>(ModelGroup{"m", {target}, false, {}});
        const std::string body = std::string_view(who) == "request" ? std::string(ask).insert(1, R"("speed":"fast",)") : std::string(ask);
        const bool isFast = std::string_view(who) != "nobody";
        world.ownKey->maxBudget = 19'999;
        world.transport.tapes = {whole()};
        QCOMPARE(world.serve(body).has_value(), isFast);
        world.ownKey->maxBudget = 40'000;
        world.transport.tapes = {whole()};
        const Nanos before = world.spent();
        QVERIFY2(!world.serve(body), who);
        QCOMPARE(world.spent() - before, Nanos(isFast ? 20'000 : 10'000));
    }
}

void GateTest::namedOutputThatDoesNotFitIsRefused()
{
    World world;
    world.ownKey->maxBudget = 9'999;
    world.transport.tapes = {whole()};
    const auto refusal = world.serve(ask);
    QCOMPARE(refusal->type, std::string("budget_exceeded"));
    QVERIFY(world.transport.asked.empty());
}

void GateTest::unnamedOutputIsLimitedUpstream()
{
    World world;
    world.ownKey->maxBudget = 7'500;
    world.transport.tapes = {whole()};
    world.serve(R"({"model":"m","messages":[{"role":"user","content":"hi"}]})");
    QCOMPARE(world.transport.asked.size(), std::size_t(1));
    const auto sent = json::parse(world.transport.asked[0].body);
    const auto &object = sent.as_object();
    const auto *most = object.if_contains("max_tokens") ? object.if_contains("max_tokens") : object.if_contains("max_completion_tokens");
    QVERIFY(most);
    QCOMPARE(most->to_number<std::int64_t>(), std::int64_t(7));
    World free;
    free.transport.tapes = {whole()};
    free.serve(R"({"model":"m","messages":[{"role":"user","content":"hi"}]})");
    QVERIFY(free.transport.asked[0].body.find("max_") == std::string::npos);     // nothing binds: nothing is put in
}

void GateTest::runawayStreamIsStopped()
{
    World world;
    world.ownKey->maxBudget = 300'000;
    Tape tape = streamed();
    const std::string more = streamPieces()[1];
    tape.pieces = {streamPieces()[0]};
    for (int i = 0; i < 2'000; ++i)
        tape.pieces.push_back(more);
    world.transport.tapes = {tape};
    world.serve(askStream);
    QVERIFY(world.client.finished);
    QVERIFY(world.client.bytes.find("\"finish_reason\":\"length\"") != std::string::npos);
    QVERIFY2(world.spent() <= 300'000 + 1'000, qPrintable(QString::number(world.spent())));
    QCOMPARE(world.quotas.heldNow(), Nanos(0));
}

void GateTest::accessIsChecked()
{
    World world;
    world.ownKey->models = {"other"};
    QCOMPARE(world.serve(ask)->status, 403);
    world.ownKey->models = {"m"};
    world.ownKey->expires = world.clock.now - 1;
    QCOMPARE(world.serve(ask)->type, std::string("expired_key"));
    world.ownKey->models = {"other"};
    QCOMPARE(world.serve(ask)->status, 403);       // not allowed comes before expired, as LiteLLM has it
    world.ownKey->models.clear();
    world.ownKey->expires.reset();
    const auto refusal = world.serve(R"({"model":"nope","messages":[{"role":"user","content":"hi"}]})");
    QCOMPARE(refusal->status, 400);
    QCOMPARE(refusal->message, std::string("/chat/completions: Invalid model name passed in model=nope. Call `/v1/models` to view available models for your key."));
    QVERIFY(world.transport.asked.empty());
}

void GateTest::unknownPriceIsRefusedUnderABudget()
{
    World world;
    auto target = std::make_shared<Target>(*world.snapshot->groups["m"]->targets[0]);
    target->price = nullptr;
    world.snapshot->groups["m"] = std::make_shared<ModelGroup>(ModelGroup{"m", {target}, false, {}});
    world.transport.tapes = {whole()};
    QVERIFY(!world.serve(ask));
    QVERIFY(!world.client.header("x-litellm-response-cost"));
    world.ownKey->maxBudget = 1'000'000'000;
    world.transport.tapes = {whole()};
    QCOMPARE(world.serve(ask)->type, std::string("model_cost_map_missing"));
}

// Longer than is held: it goes out as it comes, without its cost in the head, and is settled before its last byte.
// Beyond 64 MiB an answer in another dialect is an error that says so, and what was held for it is paid.
void GateTest::longAnswersAreNotTranslated()
{
    World world;
    world.dialect = "anthropic";
    Tape tape = whole();
    tape.pieces.assign(66, std::string(1u << 20, ' '));
    tape.pieces.front() = "{\"id\":\"chatcmpl-9\"";
    world.transport.tapes = {tape, whole()};
    const auto refusal = world.serve(ask);
    QVERIFY(refusal.has_value());
    QCOMPARE(refusal->status, 502);
    QVERIFY2(refusal->message.find("the answer is longer than 64 MiB, the most that is translated between the dialects openai and anthropic. "
                                   "Ask for a stream or for less, or call it in its own dialect") != std::string::npos, refusal->message.c_str());
    QVERIFY(findDialect("anthropic")->errorBody(*refusal, "call").starts_with(R"({"type":"error","error":{"type":"api_error")"));
    QCOMPARE(world.transport.asked.size(), std::size_t(1));      // it may not be asked twice
    QCOMPARE(world.spent(), Nanos(10'000));                      // max_tokens
    QCOMPARE(world.attempts.back().basis, Basis::Counted);
    QCOMPARE(world.quotas.holdsNow(), std::size_t(0));
}

void GateTest::longAnswersGoThrough()
{
    World world;
    const std::string begin = "{\"id\":\"chatcmpl-9\",\"object\":\"chat.completion\",\"model\":\"up\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"";
    const std::string end = "\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":10,\"total_tokens\":15}}";
    Tape tape = whole();
    tape.pieces = {begin};
    for (int i = 0; i < 10; ++i)
        tape.pieces.push_back(std::string(1u << 20, 'x'));
    tape.pieces.push_back(end.substr(0, 40));
    tape.pieces.push_back(end.substr(40));
    world.transport.tapes = {tape};
    QVERIFY(!world.serve(ask));
    QCOMPARE(world.client.status, 200);
    QVERIFY(world.client.finished);
    QVERIFY(world.client.bytes.find("\"model\":\"m\"") < 100 && world.client.bytes.ends_with(end));
    QCOMPARE(world.client.bytes.size(), begin.size() + (10u << 20) + end.size() - 1);
    QVERIFY(!world.client.header("x-litellm-response-cost"));
    QCOMPARE(*world.client.header("content-type"), std::string("application/json"));
    QCOMPARE(world.spent(), Nanos(10'000));
    QCOMPARE(world.attempts[0].replyId, std::string("chatcmpl-9"));
    QCOMPARE(world.quotas.holdsNow(), std::size_t(0));

    tape.pieces.pop_back();                            // cut off, though its framing says it is all: the client can tell
    world.transport.tapes = {tape};
    QVERIFY(world.serve(ask).has_value());
    QVERIFY(world.client.aborted && !world.client.finished);
    QVERIFY(world.attempts[0].basis == Basis::Counted);

    tape.atEnd = TransportError{Break::Reset, true, "reset"};
    world.transport.tapes = {tape};
    QVERIFY(world.serve(ask).has_value());
    QVERIFY(world.client.aborted);
    world.hangUpAfter = 2;                             // in the midst of it: what was produced is paid
    world.transport.tapes = {tape};
    world.serve(ask);
    QCOMPARE(world.status, 499);
    QCOMPARE(world.quotas.holdsNow(), std::size_t(0));
    QCOMPARE(world.sql("SELECT count(*) FROM requests"), std::int64_t(4));
}

// A deployment without a price is passed over when such are blocked; none left: 403, and nobody was dialled.
void GateTest::unpricedIsBlocked()
{
    World world;
    auto target = std::make_shared<Target>(*world.snapshot->groups["m"]->targets[0]);
    target->price = nullptr;
    target->fault = "its price is not known";
    world.snapshot->groups["m"] = std::make_shared<ModelGroup>(ModelGroup{"m", {target}, false, {}});
    QCOMPARE(world.serve(ask)->status, 503);
    world.snapshot->settings.blockUnpriced = true;
    const auto refusal = world.serve(ask);
    QCOMPARE(refusal->status, 403);
    QCOMPARE(refusal->type, std::string("model_cost_map_missing"));
    QCOMPARE(*refusal->param, std::string("model"));
    QVERIFY(world.attempts.empty());
}

QTEST_APPLESS_MAIN(GateTest)
#include "gate_test.moc"
