// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gateway/dialects/cursor.h"

namespace portreeve {

// A fragment of a tool call: `index` is where it belongs, id, type and name come once, arguments in pieces.
struct ToolDelta {
    std::int64_t index = 0;
    Slice id, name, arguments;
};

// One of `choices`: of a chunk (delta) or of a whole answer (message).
struct ChoiceView {
    std::int64_t index = 0;
    Slice whole;
    Slice delta;                      // delta or message
    bool hasFinish = false;           // the member is there, be it null
    Slice finish;
    Slice content, refusal, functionCall, audio, images, logprobs;
    Slice reasoningContent, reasoning, reasoningDetails, thinkingBlocks;
    std::vector<ToolDelta> tools;
    std::string_view toolsMember;     // "tool_calls": and its value

    Slice thinking() const { return reasoningContent.isThere() ? reasoningContent : reasoning; }
    std::size_t contentBytes() const;     // of all that the model has produced here
};

// A chat completion or a chunk of one, found in one pass: views of its text.
class ChunkView {
public:
    enum class Kind { Chunk, Whole };
    // False: no JSON object, or `choices` of a shape that cannot be read. The text must outlive the view.
    bool read(std::string_view text, Kind kind);

    Slice whole, id, object, created, model, usage, error, serviceTier, groq;
    bool hasChoices = false;
    std::size_t size() const { return m_count; }
    const ChoiceView &choice(std::size_t i) const { return m_choices[i]; }
    ChoiceView *begin() { return m_choices.data(); }
    ChoiceView *end() { return m_choices.data() + m_count; }
    const ChoiceView *begin() const { return m_choices.data(); }
    const ChoiceView *end() const { return m_choices.data() + m_count; }
    // What to cut so that the member `usage` is gone, its comma too. Empty: it is not there.
    std::string_view usageCut;

private:
    void readTop(Cursor &cursor, std::string_view name);
    void readChoice(Cursor &cursor);
    void readDelta(Cursor &cursor, ChoiceView &choice);
    void readTools(Cursor &cursor, ChoiceView &choice);
    std::vector<ChoiceView> m_choices;     // reused from chunk to chunk
    std::size_t m_count = 0;
    bool m_isBad = false;
    std::string_view m_deltaName;
};

} // namespace portreeve
