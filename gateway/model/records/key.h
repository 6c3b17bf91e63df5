// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "gateway/base/sha.h"
#include "gateway/model/field.h"

namespace portreeve {

// A virtual key. The secret is never here: only its SHA-256, as LiteLLM stores it. Contract sections 5.1 and 15.1.
struct Key {
    std::string token;                   // SHA-256 of the secret, hex: the record's id
    std::string keyName;                 // "sk-...abcd"
    OptionalText keyAlias, userId, teamId, organizationId, projectId, agentId, budgetId;
    std::string keyType = "default";
    OptionalTime expires;
    TextList models;
    boost::json::value aliases;          // {name: model}
    TextList allowedRoutes;
    std::optional<bool> blocked;
    OptionalMoney maxBudget, softBudget;
    OptionalText budgetDuration;
    OptionalTime budgetResetAt;
    OptionalInteger tpmLimit, rpmLimit, maxParallelRequests;
    boost::json::value metadata;         // object
    TextList tags;
    Money startSpend;                    // set at creation or by reset_spend: added to the sums of its window (may be negative)
    OptionalTime spendSetAt;             // when that was: it counts in the budget window that holds this time
    Time createdAt, updatedAt;
    OptionalText createdBy, updatedBy;
    OptionalTime lastActive;             // under secrets before this one; the books know the rest
    OptionalText firstToken;             // of the secret it was made with, once that was replaced: the books go on under it
    boost::json::value formerTokens;     // [{"token", "until"}]: secrets before this one, good until then (microseconds)
    boost::json::value rest;             // the known fields without an effect yet, as given: kept and returned

    // Not stored: made when the record is read.
    Digest digest{};
    std::string booksToken() const { return firstToken.value_or(token); }      // under which the books have it
    std::string scope() const { return "key/" + booksToken(); }
};

// A secret that a key had before, and until when it is still good.
struct FormerToken {
    std::string token;
    Micros until = 0;
};
std::vector<FormerToken> formerTokens(const Key &key);
void setFormerTokens(Key &key, const std::vector<FormerToken> &tokens);

template <>
std::span<const Field<Key>> fieldsOf<Key>();
template <>
std::span<const KeptField> keptFieldsOf<Key>();

} // namespace portreeve
