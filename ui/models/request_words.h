// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/request_row.h"
#include "ui/widgets/tokens.h"

namespace portreeve::ui {

/// How a request stands: shape, colour, word. "Served", "503 down", "422 funds", "Running".
struct RequestState {
    Tone tone = Tone::Ok;
    QString word;
};
RequestState stateOf(const RequestRow &row);

/// One or two words for a status: "limit", "funds", "down". Empty where the number has to do.
QString statusWord(int status);
/// What an attempt met, as the end of a sentence: "was rate limited", "could not be reached", "answered 500".
QString attemptTrouble(const RequestAttempt &attempt);
/// "Served by bedrock-eu after anthropic-1 was rate limited." Knows less, and says less, before the detail is there.
QString sentenceOf(const RequestDetail &detail);
/// What a person could do about a failure; empty: nothing comes to mind.
QString remedyOf(const RequestRow &row);
/// "Cached input" for "cached input": lines of a bill in the language of the program.
QString billName(const QString &what);

} // namespace portreeve::ui
