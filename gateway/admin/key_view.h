// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "gateway/admin/endpoint.h"
#include "gateway/base/json.h"

namespace portreeve {

// What a key has spent, from the books (all that was settled before the call) and what was set by hand.
struct KeySpend {
    Nanos inWindow = 0;          // counted against its budget
    Nanos booked = 0;            // of that, what the ledger has
    Nanos total = 0;             // in the ledger, for ever
    Micros windowEnd = 0;        // wall; 0: the budget never starts anew
    Micros lastUsed = 0;         // wall, when its last request began; 0: there was none
};
KeySpend spendOf(AdminContext &context, const Key &key);

// How LiteLLM shows a key (contract 15.1). No secret is in any of them but `secret` in the first.
json::object generatedKey(const Key &key, const std::string &secret, const KeySpend &spend);      // GenerateKeyResponse
json::object keyRow(const Key &key, const KeySpend &spend);                                       // with its token

std::string tokenOf(const std::string &named);           // a secret or a hash as scripts pass it -> the hash
std::string keyNameOf(const std::string &secret);        // "sk-...abcd"; "sk-..." for short ones
Result<Key> keyNamed(AdminContext &context, const std::string &named, const char *ifNot = "Key not found in database");   // 404

} // namespace portreeve
