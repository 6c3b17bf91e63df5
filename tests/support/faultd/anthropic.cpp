// SPDX-License-Identifier: GPL-3.0-or-later
// Anthropic's words: messages.
#include "tests/support/faultd/answer.h"

namespace portreeve::fault {

namespace {

std::string number(std::int64_t value)
{
    return std::to_string(value);
}

std::string joined(const std::vector<std::string> &pieces)
{
    std::string out;
    for (const auto &piece : pieces)
        out += piece;
    return out;
}

// {"input_tokens":...} or the lie that was asked for; what Anthropic counts as input leaves out what was cached
std::string usageText(const Answer &answer, bool start)
{
    const std::string_view lie = answer.usage;
    if (lie == "null")
        return "null";
    if (lie == "string")
        return R"({"input_tokens":"12","output_tokens":"many"})";
    if (lie == "negative")
        return R"({"input_tokens":-12,"output_tokens":-5000})";
    if (lie == "huge")
        return R"({"input_tokens":4000000000000,"output_tokens":4000000000000})";
    if (lie == "overflow")
        return R"({"input_tokens":9223372036854775808,"output_tokens":18446744073709551616})";
    if (lie == "float")
        return R"({"input_tokens":12.5,"output_tokens":1e400})";
    return R"({"input_tokens":)" + number(answer.prompt - answer.cached) + R"(,"cache_creation_input_tokens":0,"cache_read_input_tokens":)"
        + number(answer.cached) + R"(,"output_tokens":)" + number(start ? 1 : answer.completion) + "}";
}

std::string usageMember(const Answer &answer, bool start)
{
    return answer.usage == "absent" ? std::string() : R"(,"usage":)" + usageText(answer, start);
}

const char *stopOf(const Answer &answer)
{
    return !answer.calls.empty() ? "tool_use" : answer.atLimit ? "max_tokens" : "end_turn";
}

std::string event(const char *name, const std::string &members)
{
    return "event: " + std::string(name) + "\ndata: {\"type\":\"" + name + '"' + members + "}\n\n";
}

std::string headOf(const Answer &answer)
{
    return R"({"id":)" + quoted(answer.id) + R"(,"type":"message","role":"assistant","model":)" + quoted(answer.model);
}

class Blocks {
public:
    explicit Blocks(std::vector<std::string> &out) : m_out(out) {}

    void start(const std::string &block) { m_out.push_back(event("content_block_start", index() + R"(,"content_block":)" + block)); }
    void delta(const std::string &delta) { m_out.push_back(event("content_block_delta", index() + R"(,"delta":)" + delta)); }
    void stop()
    {
        m_out.push_back(event("content_block_stop", index()));
        ++m_index;
    }

private:
    std::string index() const { return R"(,"index":)" + number(m_index); }

    std::vector<std::string> &m_out;
    int m_index = 0;
};

void addThinking(const Answer &answer, Blocks &blocks)
{
    if (answer.thinking.empty())
        return;
    blocks.start(R"({"type":"thinking","thinking":"","signature":""})");
    for (const auto &piece : answer.thinking)
        blocks.delta(R"({"type":"thinking_delta","thinking":)" + quoted(piece) + "}");
    blocks.delta(R"({"type":"signature_delta","signature":"c2lnbmVk"})");
    blocks.stop();
}

void addCall(const Call &call, Blocks &blocks)
{
    blocks.start(R"({"type":"tool_use","id":)" + quoted(call.id) + R"(,"name":)" + quoted(call.name) + R"(,"input":{}})");
    for (std::size_t at = 0; at < call.arguments.size(); at += 6)
        blocks.delta(R"({"type":"input_json_delta","partial_json":)" + quoted(call.arguments.substr(at, 6)) + "}");
    blocks.stop();
}

} // namespace

std::string anthropicWhole(const Answer &answer)
{
    std::string content;
    const auto add = [&content](const std::string &block) { content += (content.empty() ? "" : ",") + block; };
    if (!answer.thinking.empty())
        add(R"({"type":"thinking","thinking":)" + quoted(joined(answer.thinking)) + R"(,"signature":"c2lnbmVk"})");
    if (!answer.text.empty())
        add(R"({"type":"text","text":)" + quoted(joined(answer.text)) + "}");
    for (const Call &call : answer.calls)
        add(R"({"type":"tool_use","id":)" + quoted(call.id) + R"(,"name":)" + quoted(call.name) + R"(,"input":)" + call.arguments + "}");
    return headOf(answer) + R"(,"content":[)" + content + R"(],"stop_reason":")" + stopOf(answer) + R"(","stop_sequence":null)"
        + usageMember(answer, false) + "}";
}

Events anthropicEvents(const Answer &answer)
{
    Events out;
    out.opening.push_back(event("message_start", R"(,"message":)" + headOf(answer)
                                                     + R"(,"content":[],"stop_reason":null,"stop_sequence":null)" + usageMember(answer, true) + "}"));
    out.opening.push_back(event("ping", ""));
    Blocks blocks(out.content);
    addThinking(answer, blocks);
    if (!answer.text.empty()) {
        blocks.start(R"({"type":"text","text":""})");
        for (const auto &piece : answer.text)
            blocks.delta(R"({"type":"text_delta","text":)" + quoted(piece) + "}");
        blocks.stop();
    }
    for (const Call &call : answer.calls)
        addCall(call, blocks);
    out.finish.push_back(event("message_delta", R"(,"delta":{"stop_reason":")" + std::string(stopOf(answer)) + R"(","stop_sequence":null})"
                                                    + usageMember(answer, false)));
    out.done.push_back(event("message_stop", ""));
    return out;
}

} // namespace portreeve::fault
