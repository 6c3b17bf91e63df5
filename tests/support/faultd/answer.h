// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/faultd/request.h"
#include "tests/support/faultd/spec.h"

namespace portreeve::fault {

struct Call {
    std::string id, name, arguments;     // arguments: a JSON object as text
};

// What a provider has to say, before it is put into its dialect.
struct Answer {
    bool anthropic = false;
    std::string id, model;
    std::int64_t created = 0;
    int choices = 1;
    std::vector<std::string> thinking, text;   // pieces, a token each
    std::vector<Call> calls;
    bool atLimit = false;                      // max_tokens ended it
    std::int64_t prompt = 1, cached = 0, completion = 0, reasoning = 0;
    bool usageInStream = false;                // OpenAI: the client asked for it
    std::string usage;                         // how to lie: "", absent, null, negative, huge, string, float, overflow
};

// A stream's events, each ended by an empty line, by what they are for.
struct Events {
    std::vector<std::string> opening, content, finish, usage, done;
    std::vector<std::string> all() const;
};

// The truth, but for what the behaviour's options change: tokens, prompt, cached, reasoning, calls, id, usage, echo, json.
Answer answerFor(const Asked &asked, const Spec &spec, std::uint64_t number);

std::string wholeText(const Answer &answer);
Events events(const Answer &answer);
std::string errorText(bool anthropic, int status, std::string_view message, std::string_view code);

// One dialect each.
std::string openaiWhole(const Answer &answer);
Events openaiEvents(const Answer &answer);
std::string anthropicWhole(const Answer &answer);
Events anthropicEvents(const Answer &answer);
std::string embeddingsText(const Asked &asked, const Answer &answer);
std::string modelsText(bool anthropic);

std::string quoted(std::string_view text);   // as a JSON string; bytes from 0x80 up are left alone

} // namespace portreeve::fault
