// SPDX-License-Identifier: GPL-3.0-or-later
// What it takes to say a request of 1 KB and its answer in the other dialect's words, in microseconds; prints one JSON object.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "gateway/dialects/dialect.h"

using namespace portreeve;

namespace {

constexpr int rounds = 41, timesEach = 500;

// The median of many rounds: of one call, in microseconds.
template <class Call>
double microsOf(Call call)
{
    using Clock = std::chrono::steady_clock;
    std::vector<double> all;
    for (int round = 0; round < rounds; ++round) {
        const auto start = Clock::now();
        for (int i = 0; i < timesEach; ++i)
            call();
        all.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count() / timesEach);
    }
    std::nth_element(all.begin(), all.begin() + rounds / 2, all.end());
    return all[rounds / 2];
}

template <class Value>
const Value &must(const Result<Value> &result)
{
    if (result)
        return *result;
    std::fprintf(stderr, "translate: %s\n", result.refusal().message.c_str());
    std::exit(1);
}

std::string request()
{
    const std::string text(930, 'a');
    return R"({"model":"m","max_tokens":64,"messages":[{"role":"user","content":")" + text + R"("}]})";
}

std::string openaiReply()
{
    return R"({"id":"chatcmpl-0123456789","object":"chat.completion","created":1763000000,"model":"m","choices":[{"index":0,"message":{"role":"assistant",)"
        R"("content":")" + std::string(560, 'a') + R"(","refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":19,)"
        R"("completion_tokens":10,"total_tokens":29,"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},"completion_tokens_details":)"
        R"({"reasoning_tokens":0,"audio_tokens":0}},"service_tier":"default"})";
}

std::string anthropicReply()
{
    return R"({"id":"msg_0123456789","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":")" + std::string(560, 'a')
        + R"("}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":19,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,)"
          R"("output_tokens":10}})";
}

// A request from `client`'s words to `provider`'s, and the answer back.
double there(const char *client, const char *provider, const std::string &reply)
{
    const Dialect &from = *findDialect(client);
    const Provider &row = *ProviderTable::builtIn().find(provider);
    const Dialect &to = *findDialect(row.dialect);
    const std::string body = request();
    RequestFacts facts;
    if (const auto no = from.readFacts(Operation::Chat, body, facts)) {
        std::fprintf(stderr, "translate: %s\n", no->message.c_str());
        std::exit(1);
    }
    WriteOptions options;
    options.provider = &row;
    options.model = "upstream-model";
    ReplyOptions answer;
    answer.publicModel = "m";
    answer.replyId = "0193";
    answer.provider = &row;
    answer.created = 1763000000;
    return microsOf([&] {
        must(writeRequest(from, to, facts, body, options));
        must(translateReply(to, from, reply, answer));
    });
}

} // namespace

int main()
{
    std::printf("{\"anthropic_to_openai_us\":%.2f,\"openai_to_anthropic_us\":%.2f,\"openai_to_openai_us\":%.2f}\n", there("anthropic", "openai", openaiReply()),
                there("openai", "anthropic", anthropicReply()), there("openai", "openai", openaiReply()));
}
