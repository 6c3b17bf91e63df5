// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gateway/admin/endpoint.h"
#include "gateway/base/json.h"

namespace portreeve {

// Sets on `key` what the body asks for, and checks it: types (422), then sense (400: negative amounts, durations that cannot
// be read, unknown fields). `besides`: members of the body that are the caller's own business. `duration` becomes expires.
std::optional<Refusal> readKeyBody(Key &key, const json::object &body, const std::vector<std::string> &besides, Micros wall);

// 400, param key_alias: another key has this name.
std::optional<Refusal> refuseAlias(AdminContext &context, const Key &key);

// A secret that a caller chose: must start with sk- and have at least 16 characters (400), and be nobody's (400).
std::optional<Refusal> refuseSecret(AdminContext &context, const std::string &secret);
std::string newSecret(AdminContext &context);            // sk- and 24 random bytes

// When a lifetime ends: LiteLLM's grammar from now on, months by the calendar. nullopt: cannot be read.
std::optional<Micros> endOf(const std::string &duration, Micros wall);

// Fields that LiteLLM keeps inside metadata: read from there too, and shown there.
std::span<const char *const> metadataFields();

} // namespace portreeve
