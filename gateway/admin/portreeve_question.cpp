// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/portreeve_question.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/json.hpp>

#include "gateway/base/log.h"
#include "gateway/base/sse.h"
#include "gateway/dialects/dialect.h"
#include "gateway/model/client.h"
#include "gateway/model/field_json.h"
#include "gateway/net/cancel.h"

namespace portreeve {

namespace {

using boost::asio::awaitable;

constexpr std::int64_t patienceMillis = 30'000;
constexpr int mostTokens = 512;                  // room to think, for models that do
constexpr std::size_t mostKept = 1u << 20;

// Asks over another transport and notes how that went.
class Spy final : public Transport {
public:
    Spy(Transport &real, QuestionResult &result) : m_real(real), m_result(result) {}

    awaitable<Sent> send(const OutRequest &request) override
    {
        OutRequest watched = request;
        watched.times = &m_result.times;
        m_result.wentOut = true;
        const auto begin = std::chrono::steady_clock::now();
        Sent sent = co_await m_real.send(watched);
        m_result.head = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin).count();
        if (const auto *error = std::get_if<TransportError>(&sent))
            m_result.broken = *error;
        co_return sent;
    }

private:
    Transport &m_real;
    QuestionResult &m_result;
};

// Keeps the answer.
class Collector final : public Client {
public:
    awaitable<bool> send(int, const Headers &, std::string_view body) override { co_return take(body); }
    awaitable<bool> start(int, const Headers &) override { co_return take({}); }
    awaitable<bool> write(std::string_view bytes) override { co_return take(bytes); }
    awaitable<bool> finish(std::string_view lastBytes) override { co_return take(lastBytes); }
    void abort() override {}
    bool hasStarted() const override { return m_started; }
    std::string answer;

private:
    bool take(std::string_view bytes)
    {
        m_started = true;
        answer += bytes.substr(0, mostKept - std::min(mostKept, answer.size()));
        return true;
    }
    bool m_started = false;
};

std::string bodyFor(const Question &question)
{
    if (question.operation == Operation::Embeddings)
        return jsonText(json::object{{"model", question.group->name}, {"input", question.prompt}});
    const json::object message{{"role", "user"}, {"content", question.prompt}};
    return jsonText(json::object{{"model", question.group->name}, {"messages", json::array{message}}, {"max_tokens", mostTokens}, {"stream", true},
                                 {"stream_options", json::object{{"include_usage", true}}}});
}

// A snapshot in which only this group is to be had.
SnapshotPtr snapshotOf(const Snapshot &whole, const Question &question)
{
    auto own = std::make_shared<Snapshot>();
    own->version = whole.version;
    own->settings = whole.settings;
    own->settings.aliases.clear();
    own->settings.defaultFallbacks.clear();
    own->groups.emplace(question.group->name, question.group);
    own->fill = whole.fill;
    return own;
}

std::string deltaText(const json::value &chunk)
{
    const auto *object = chunk.if_object();
    const auto *choices = object ? object->if_contains("choices") : nullptr;
    if (!choices || !choices->is_array() || choices->get_array().empty() || !choices->get_array()[0].is_object())
        return {};
    const auto *delta = choices->get_array()[0].get_object().if_contains("delta");
    const auto *content = delta && delta->is_object() ? delta->get_object().if_contains("content") : nullptr;
    return content && content->is_string() ? std::string(content->get_string()) : std::string();
}

std::string replyText(std::string_view answer)
{
    std::string text;
    SseParser parser;
    parser.feed(answer);
    SseEvent event;
    while (parser.next(event)) {
        if (const auto chunk = parseJson(event.data))
            text += deltaText(*chunk);
    }
    return text;
}

// Without LiteLLM's class and exception in front.
std::string ownWords(const std::string &message)
{
    constexpr std::string_view mark = "Exception - ";
    const auto at = message.find(mark);
    return at == std::string::npos ? message : message.substr(at + mark.size());
}

void takeResult(const Exchange &x, QuestionResult &result)
{
    result.duration = x.duration;
    result.firstToken = x.firstByte;
    result.cost = x.cost();
    const Usage usage = x.usage();
    result.input = usage.prompt();
    result.output = usage.completion();
    if (x.attempts.empty())
        return;
    const Attempt &last = x.attempts.back();
    result.target = last.target;
    result.status = last.status;
    result.errorClass = last.errorClass;
    result.words = ownWords(last.errorMessage);
}

awaitable<QuestionResult> putHere(AdminContext &context, Outlet outlet, Question question)
{
    QuestionResult result;
    Spy spy(*outlet.transport, result);
    Cancel cancel;
    Collector client;
    Exchange x;
    x.worker = outlet.worker;
    x.id = IdSource(context.clock, context.random).next();
    x.admittedAt = context.clock.wall();
    x.startedMonotonic = context.clock.monotonic();
    x.operation = question.operation;
    x.dialect = "openai";
    x.spoken = findDialect("openai");
    x.route = question.route;
    x.snapshot = snapshotOf(*context.rules.current(), question);
    x.isMaster = true;
    x.transport = &spy;
    x.client = &client;
    x.cancel = &cancel;
    x.callIdText = x.callId();
    const std::string body = bodyFor(question);
    x.body = body;
    RequestFacts facts;
    result.refusal = x.spoken->readFacts(x.operation, x.body, facts);
    if (result.refusal)
        co_return result;
    facts.disableFallbacks = true;
    facts.numRetries = 0;
    facts.timeoutMillis = facts.streamTimeoutMillis = patienceMillis;
    x.facts = &facts;
    x.stream = facts.stream;
    result.refusal = co_await serverOf(context).gate.serve(x);
    if (!result.refusal)
        result.refusal = x.refusal;            // a stream that broke
    takeResult(x, result);
    if (result.words.empty() && result.refusal)
        result.words = ownWords(redacted(result.refusal->message));
    result.reply = question.operation == Operation::Chat ? replyText(client.answer) : std::string();
    co_return result;
}

} // namespace

awaitable<QuestionResult> putQuestion(AdminContext &context, Question question)
{
    const Outlet outlet = serverOf(context).host.outlet();
    auto work = putHere(context, outlet, std::move(question));
    co_return co_await boost::asio::co_spawn(outlet.executor, std::move(work), boost::asio::use_awaitable);
}

} // namespace portreeve
