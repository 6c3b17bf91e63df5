// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gateway/base/refusal.h"
#include "gateway/model/provider.h"

namespace portreeve {

// Errors as LiteLLM 1.108 tells them (litellm-on-the-wire, section 3): its class names and prefixes in front, the provider's
// own words after. The tail that names the model group is the gate's.

// "OpenAIException", "AnthropicException", "GroqException": LiteLLM's name for a provider's faults.
std::string exceptionName(const Provider &provider);

// A provider's error answer: `body` is read with its row's error shape. Status kept (an ambiguous 400 or 200 takes the
// status of the kind it names), its code and param kept, Retry-After and rate limit headers kept.
Refusal providerRefusal(int status, const Headers &headers, std::string_view body, const Provider &provider);

// A call that went wrong below HTTP. `kind` is net's name of the break ("refused", "dns", "timed_out" or "timeout",
// "reset", "truncated" ...) or "configuration"; `seconds`: the time limit, said when it passed.
Refusal transportRefusal(std::string_view kind, const Provider &provider, double seconds, std::string_view text);

// 500 APIConnectionError: a stream that broke, or ended before its finish.
Refusal brokenStream(const Provider *provider, std::string_view what);
// 502 APIResponseValidationError: an answer that cannot be read.
Refusal badAnswer(const Provider *provider, std::string_view what);

// 400s of our own.
Refusal badRequest(std::string message, std::string_view param = {});
Refusal unsupportedParams(std::string_view provider, std::string_view model, const std::vector<std::string> &names);

// The type that goes with a status, as LiteLLM has it: 429 "throttling_error", 401 "authentication_error" ...
std::string_view typeOfStatus(int status);

} // namespace portreeve
