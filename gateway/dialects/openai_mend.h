// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "gateway/dialects/openai_chunk.h"
#include "gateway/model/provider.h"

namespace portreeve {

// Takes "<think>...</think>" at the start of an answer apart, however it is cut. What comes after stays as it is.
class ThinkTags {
public:
    void feed(std::string_view text, std::string &content, std::string &thinking);
    void end(std::string &content, std::string &thinking);      // what was held for a tag that did not come

private:
    enum class Where { Start, Inside, After };
    Where m_where = Where::Start;
    std::string m_held;
};

// Content and thinking of one piece, where its provider has them elsewhere than OpenAI's wire and LiteLLM's
// reasoning_content: a `reasoning` member, reasoning_details, a list of content parts, think tags. One a stream or answer.
class Mender {
public:
    explicit Mender(const Provider *provider);

    struct Mended {
        bool isContent = false;       // `content` is to be used instead of the piece's own
        bool isThinking = false;      // `thinking` is what the piece's reasoning_content should say
        std::string content, thinking;
    };
    // isLast: no more content comes for this choice.
    Mended mend(const ChoiceView &choice, bool isLast);
    // The answer in JSON that was asked for by a tool: its arguments are content, and a finish for it is "stop".
    bool isJsonAnswer(const ChoiceView &choice);
    // False: nothing can be amiss with the piece, mend() would change nothing.
    bool isNeeded(const ChoiceView &choice) const;

private:
    bool m_tagged = false;
    std::map<std::int64_t, ThinkTags> m_tags;
    std::set<std::int64_t> m_jsonAnswers;     // choices
};

} // namespace portreeve
