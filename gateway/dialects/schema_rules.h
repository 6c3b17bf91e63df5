// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/dialects/rules.h"

namespace portreeve {

// The row's `tools`: not supported at all, fields and schema words that must go, fields that must be there.
std::optional<Refusal> applyToolRules(Draft &draft, const ProviderRules &rules, const DropPolicy &policy, const WriteOptions &options);
// The row's `response_format`, and what cannot be streamed or go with tools.
std::optional<Refusal> applyFormatRules(Draft &draft, const ProviderRules &rules, const RequestTraits &traits, const DropPolicy &policy, const WriteOptions &options);

} // namespace portreeve
