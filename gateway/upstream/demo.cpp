// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/demo.h"

#include <cstring>
#include <ctime>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/json.hpp>

#include "gateway/base/ids.h"
#include "gateway/base/json.h"
#include "gateway/base/text.h"
#include "gateway/upstream/demo_words.h"

namespace portreeve {

namespace {

using boost::asio::awaitable;
using std::chrono::milliseconds;

// An answer read piece by piece, each after a while.
class DemoReply final : public Reply {
public:
    DemoReply(std::vector<std::string> pieces, milliseconds pause, Cancel *cancel) : m_pieces(std::move(pieces)), m_pause(pause), m_cancel(cancel) {}

    awaitable<BodyPiece> read() override
    {
        if (m_pause.count() > 0 && m_at < m_pieces.size())
            co_await wait();
        BodyPiece piece;
        if (m_cancel && m_cancel->isRequested()) {
            piece.error = TransportError{Break::Cancelled, true, "cancelled"};
        } else if (m_at < m_pieces.size()) {
            piece.bytes = m_pieces[m_at++];
            piece.end = m_at == m_pieces.size();
        } else {
            piece.end = true;
        }
        co_return piece;
    }

private:
    awaitable<void> wait()
    {
        boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, m_pause);
        boost::system::error_code ignored;
        if (!m_cancel) {
            co_await timer.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
            co_return;
        }
        Cancel::Guard guard(*m_cancel, [&timer] { timer.cancel(); });
        if (!m_cancel->isRequested())
            co_await timer.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    }

    std::vector<std::string> m_pieces;
    milliseconds m_pause;
    Cancel *m_cancel;
    std::size_t m_at = 0;
};

json::object usageOf(std::int64_t prompt, std::int64_t completion)
{
    return {{"prompt_tokens", prompt}, {"completion_tokens", completion}, {"total_tokens", prompt + completion}};
}

json::object toolCall(const DemoAnswer &answer, const std::string &id)
{
    return {{"id", "call_" + id}, {"type", "function"}, {"function", {{"name", answer.toolName}, {"arguments", answer.toolArguments}}}};
}

// One request in OpenAI's words, answered in OpenAI's words.
struct Question {
    json::object body;
    std::string model, id;
    std::int64_t created = 0, choices = 1;

    json::object head(const char *object) const { return {{"id", "chatcmpl-" + id}, {"object", object}, {"created", created}, {"model", model}}; }
    std::string whole() const;
    std::vector<std::string> streamed() const;
    std::string embeddings() const;
};

std::string Question::whole() const
{
    json::object reply = head("chat.completion");
    json::array list;
    std::int64_t prompt = 0, completion = 0;
    for (std::int64_t i = 0; i < choices; ++i) {
        const DemoAnswer answer = demoAnswer(body, i);
        json::object message{{"role", "assistant"}, {"content", nullptr}, {"refusal", nullptr}};
        if (answer.toolName.empty())
            message["content"] = join(answer.words, "");
        else
            message["tool_calls"] = json::array{toolCall(answer, id)};
        list.push_back(json::object{{"index", i}, {"message", message}, {"logprobs", nullptr}, {"finish_reason", answer.finish}});
        prompt = answer.promptTokens;
        completion += answer.completionTokens;
    }
    reply["choices"] = list;
    reply["usage"] = usageOf(prompt, completion);
    return json::serialize(reply);
}

std::vector<std::string> Question::streamed() const
{
    std::vector<std::string> pieces;
    const auto add = [&](std::int64_t choice, json::object delta, json::value finish) {
        json::object chunk = head("chat.completion.chunk");
        json::object entry{{"index", choice}, {"delta", std::move(delta)}, {"logprobs", nullptr}, {"finish_reason", std::move(finish)}};
        chunk["choices"] = json::array{std::move(entry)};
        pieces.push_back("data: " + json::serialize(chunk) + "\n\n");
    };
    std::int64_t prompt = 0, completion = 0;
    for (std::int64_t i = 0; i < choices; ++i) {
        const DemoAnswer answer = demoAnswer(body, i);
        add(i, {{"role", "assistant"}, {"content", ""}}, nullptr);
        for (const auto &word : answer.words)
            add(i, {{"content", word}}, nullptr);
        if (!answer.toolName.empty()) {
            json::object call = toolCall(answer, id);
            call["index"] = 0;
            add(i, {{"tool_calls", json::array{call}}}, nullptr);
        }
        add(i, json::object(), json::value(answer.finish));
        prompt = answer.promptTokens;
        completion += answer.completionTokens;
    }
    json::object last = head("chat.completion.chunk");
    last["choices"] = json::array{};
    last["usage"] = usageOf(prompt, completion);
    pieces.push_back("data: " + json::serialize(last) + "\n\ndata: [DONE]\n\n");
    return pieces;
}

std::string Question::embeddings() const
{
    json::array inputs;
    if (const auto *input = body.if_contains("input"))
        inputs = input->is_array() ? input->get_array() : json::array{*input};
    const auto *format = body.if_contains("encoding_format");
    const bool asBase64 = format && *format == "base64";
    json::array data;
    std::int64_t tokens = 0;
    for (const auto &input : inputs) {
        const std::string text = input.is_string() ? std::string(input.get_string()) : json::serialize(input);
        tokens += std::int64_t(text.size() + 3) / 4;
        const auto vector = demoEmbedding(text);
        json::value shown = json::value_from(vector);
        if (asBase64)
            shown = base64(std::string_view(reinterpret_cast<const char *>(vector.data()), vector.size() * sizeof(float)));
        data.push_back(json::object{{"object", "embedding"}, {"index", data.size()}, {"embedding", shown}});
    }
    return json::serialize(json::object{{"object", "list"}, {"data", data}, {"model", model}, {"usage", {{"prompt_tokens", tokens}, {"total_tokens", tokens}}}});
}

class DemoTransport final : public Transport {
public:
    awaitable<Sent> send(const OutRequest &request) override
    {
        Question question;
        auto body = parseJson(request.body);
        if (!body || !body->is_object())
            co_return TransportError{Break::BadFraming, false, "the demo provider was sent no JSON object"};
        question.body = body->get_object();
        question.model = question.body.contains("model") && question.body["model"].is_string() ? question.body["model"].get_string().c_str() : "assistant";
        question.id = randomToken(systemRandom(), 18);
        question.created = std::time(nullptr);
        if (const auto *n = question.body.if_contains("n"); n && n->is_int64())
            question.choices = std::clamp<std::int64_t>(n->get_int64(), 1, 16);
        const bool isSlow = question.model.find("slow") != std::string::npos;
        const auto *stream = question.body.if_contains("stream");
        const bool isStream = stream && stream->is_bool() && stream->get_bool();
        std::vector<std::string> pieces;
        if (request.target.find("/embeddings") != std::string_view::npos)
            pieces = {question.embeddings()};
        else
            pieces = isStream ? question.streamed() : std::vector<std::string>{question.whole()};
        const milliseconds pause = isSlow ? milliseconds(isStream ? 120 : 3000) : milliseconds(isStream ? 15 : 0);
        auto reply = std::make_unique<DemoReply>(std::move(pieces), pause, request.cancel);
        reply->status = 200;
        reply->headers = {{"content-type", isStream ? "text/event-stream" : "application/json"}};
        co_return reply;
    }
};

} // namespace

Transport &demoTransport()
{
    static DemoTransport transport;     // holds no state
    return transport;
}

} // namespace portreeve
