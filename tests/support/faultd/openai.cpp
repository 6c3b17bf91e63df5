// SPDX-License-Identifier: GPL-3.0-or-later
// OpenAI's words: chat completions, embeddings, models.
#include <cstring>

#include "tests/support/faultd/answer.h"

namespace portreeve::fault {

namespace {

std::string joined(const std::vector<std::string> &pieces)
{
    std::string out;
    for (const auto &piece : pieces)
        out += piece;
    return out;
}

std::string number(std::int64_t value)
{
    return std::to_string(value);
}

// ,"usage":{...} or what is there instead
std::string usageMember(const Answer &answer)
{
    if (answer.usage == "absent")
        return {};
    if (answer.usage == "null")
        return R"(,"usage":null)";
    if (answer.usage == "string")
        return R"(,"usage":{"prompt_tokens":"12","completion_tokens":"many","total_tokens":"a lot"})";
    if (answer.usage == "negative")
        return R"(,"usage":{"prompt_tokens":-12,"completion_tokens":-5000,"total_tokens":-5012})";
    if (answer.usage == "huge")
        return R"(,"usage":{"prompt_tokens":4000000000000,"completion_tokens":4000000000000,"total_tokens":8000000000000})";
    if (answer.usage == "overflow")
        return R"(,"usage":{"prompt_tokens":9223372036854775808,"completion_tokens":18446744073709551616,"total_tokens":1})";
    if (answer.usage == "float")
        return R"(,"usage":{"prompt_tokens":12.5,"completion_tokens":1e400,"total_tokens":1.0})";
    std::string out = R"(,"usage":{"prompt_tokens":)" + number(answer.prompt) + R"(,"completion_tokens":)" + number(answer.completion)
        + R"(,"total_tokens":)" + number(answer.prompt + answer.completion);
    if (answer.cached)
        out += R"(,"prompt_tokens_details":{"cached_tokens":)" + number(answer.cached) + "}";
    if (answer.reasoning)
        out += R"(,"completion_tokens_details":{"reasoning_tokens":)" + number(answer.reasoning) + "}";
    return out + "}";
}

const char *finishOf(const Answer &answer)
{
    return !answer.calls.empty() ? "tool_calls" : answer.atLimit ? "length" : "stop";
}

std::string callText(const Call &call)
{
    return R"({"id":)" + quoted(call.id) + R"(,"type":"function","function":{"name":)" + quoted(call.name) + R"(,"arguments":)"
        + quoted(call.arguments) + "}}";
}

std::string messageText(const Answer &answer)
{
    std::string out = R"({"role":"assistant","content":)" + (answer.text.empty() ? "null" : quoted(joined(answer.text)));
    if (!answer.thinking.empty())
        out += R"(,"reasoning_content":)" + quoted(joined(answer.thinking));
    out += R"(,"refusal":null)";
    for (std::size_t i = 0; i < answer.calls.size(); ++i)
        out += (i ? "," : R"(,"tool_calls":[)") + callText(answer.calls[i]);
    return out + (answer.calls.empty() ? "}" : "]}");
}

// The members that every object of this reply starts with.
std::string headOf(const Answer &answer, const char *object)
{
    return R"({"id":)" + quoted(answer.id) + R"(,"object":")" + object + R"(","created":)" + number(answer.created) + R"(,"model":)"
        + quoted(answer.model) + R"(,"system_fingerprint":"fp_faultd")";
}

class Chunks {
public:
    explicit Chunks(const Answer &answer)
        : m_head("data: " + headOf(answer, "chat.completion.chunk") + R"(,"choices":[)"),
          m_tail((answer.usageInStream ? R"(],"usage":null})" : "]}") + std::string("\n\n"))
    {
    }

    std::string delta(int choice, const std::string &delta, const char *finish = nullptr) const
    {
        return m_head + R"({"index":)" + number(choice) + R"(,"delta":)" + delta + R"(,"logprobs":null,"finish_reason":)"
            + (finish ? '"' + std::string(finish) + '"' : "null") + "}" + m_tail;
    }

    std::string usage(const std::string &member) const { return m_head + "]" + member + "}\n\n"; }

private:
    std::string m_head, m_tail;
};

void addCalls(const Answer &answer, const Chunks &chunks, std::vector<std::string> &out)
{
    for (std::size_t i = 0; i < answer.calls.size(); ++i) {
        const Call &call = answer.calls[i];
        const std::string index = R"({"tool_calls":[{"index":)" + number(std::int64_t(i));
        out.push_back(chunks.delta(0, index + R"(,"id":)" + quoted(call.id) + R"(,"type":"function","function":{"name":)"
                                          + quoted(call.name) + R"(,"arguments":""}}]})"));
        for (std::size_t at = 0; at < call.arguments.size(); at += 6)
            out.push_back(chunks.delta(0, index + R"(,"function":{"arguments":)" + quoted(call.arguments.substr(at, 6)) + "}}]}"));
    }
}

std::string base64OfFloats(const std::vector<float> &values)
{
    constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes(values.size() * sizeof(float), '\0');
    std::memcpy(bytes.data(), values.data(), bytes.size());
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto at = [&](std::size_t k) { return i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u; };
        const unsigned group = at(0) << 16 | at(1) << 8 | at(2);
        out += digits[group >> 18];
        out += digits[group >> 12 & 63];
        out += i + 1 < bytes.size() ? digits[group >> 6 & 63] : '=';
        out += i + 2 < bytes.size() ? digits[group & 63] : '=';
    }
    return out;
}

std::string vectorText(const std::vector<float> &values, bool base64)
{
    if (base64)
        return quoted(base64OfFloats(values));
    std::string out = "[";
    for (std::size_t i = 0; i < values.size(); ++i)
        out += (i ? "," : "") + std::to_string(values[i]);
    return out + "]";
}

} // namespace

std::string openaiWhole(const Answer &answer)
{
    std::string out = headOf(answer, "chat.completion") + R"(,"choices":[)";
    for (int i = 0; i < answer.choices; ++i)
        out += (i ? "," : "") + (R"({"index":)" + number(i)) + R"(,"message":)" + messageText(answer) + R"(,"logprobs":null,"finish_reason":")"
            + finishOf(answer) + R"("})";
    return out + "]" + usageMember(answer) + R"(,"service_tier":"default"})";
}

Events openaiEvents(const Answer &answer)
{
    Events out;
    const Chunks chunks(answer);
    for (int i = 0; i < answer.choices; ++i)
        out.opening.push_back(chunks.delta(i, R"({"role":"assistant","content":"","refusal":null})"));
    for (const auto &piece : answer.thinking)
        out.content.push_back(chunks.delta(0, R"({"reasoning_content":)" + quoted(piece) + "}"));
    for (const auto &piece : answer.text) {
        for (int i = 0; i < answer.choices; ++i)
            out.content.push_back(chunks.delta(i, R"({"content":)" + quoted(piece) + "}"));
    }
    addCalls(answer, chunks, out.content);
    for (int i = 0; i < answer.choices; ++i)
        out.finish.push_back(chunks.delta(i, "{}", finishOf(answer)));
    if (answer.usageInStream && answer.usage != "absent")
        out.usage.push_back(chunks.usage(usageMember(answer)));
    out.done.push_back("data: [DONE]\n\n");
    return out;
}

std::string embeddingsText(const Asked &asked, const Answer &answer)
{
    const auto *body = asked.body.if_object();
    const auto *input = body ? body->if_contains("input") : nullptr;
    const auto *format = body ? body->if_contains("encoding_format") : nullptr;
    const auto *wanted = body ? body->if_contains("dimensions") : nullptr;
    const bool lists = input && input->is_array() && !input->get_array().empty() && !input->get_array().front().is_number();
    const std::size_t count = lists ? input->get_array().size() : 1;
    const std::size_t size = wanted && wanted->is_int64() ? std::size_t(wanted->get_int64()) : 8;
    const bool base64 = format && format->is_string() && format->get_string() == "base64";
    std::string out = R"({"object":"list","data":[)";
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<float> values(size);
        for (std::size_t k = 0; k < size; ++k)
            values[k] = float(i + 1) / float(k + 2);
        out += (i ? "," : "") + (R"({"object":"embedding","index":)" + number(std::int64_t(i))) + R"(,"embedding":)"
            + vectorText(values, base64) + "}";
    }
    return out + R"(],"model":)" + quoted(answer.model) + R"(,"usage":{"prompt_tokens":)" + number(answer.prompt)
        + R"(,"total_tokens":)" + number(answer.prompt) + "}}";
}

std::string modelsText(bool anthropic)
{
    if (anthropic)
        return R"({"data":[{"type":"model","id":"faultd-1","display_name":"Faultd 1","created_at":"2026-01-01T00:00:00Z"}],)"
               R"("has_more":false,"first_id":"faultd-1","last_id":"faultd-1"})";
    return R"({"object":"list","data":[{"id":"faultd-1","object":"model","created":1767225600,"owned_by":"faultd"}]})";
}

} // namespace portreeve::fault
