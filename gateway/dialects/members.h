// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "gateway/base/json.h"

namespace portreeve {

// What a member of a request's top level is to us.
enum class MemberKind : std::uint8_t {
    Parameter,     // of the dialect: goes on, by the provider row's rules
    Metadata,      // the dialects' and LiteLLM's at once: goes on where the provider takes it
    Extra,         // LiteLLM's: read here, never sent on
    Address,       // would choose where the request goes: 401, as LiteLLM
    Credential,    // would choose a credential, provider or header: 400
    Mock,          // LiteLLM's test switches: 400
};

// Members that policy reads have a name of their own here.
enum class Member : std::uint8_t {
    Other, Model, Messages, Stream, StreamOptions, MaxTokens, MaxCompletionTokens, N, User, Metadata, LitellmMetadata, Tags,
    ServiceTier, NumRetries, Timeout, StreamTimeout, Fallbacks, DisableFallbacks, Input, Temperature, TopP
};

struct KnownMember {
    std::string_view name;
    MemberKind kind = MemberKind::Parameter;
    Member member = Member::Other;
    std::uint16_t place = 0;      // in the table, below mostKnownMembers
};
constexpr std::size_t mostKnownMembers = 256;

// The member that a name, as written, stands for in any reader's eyes: escapes undone, letter case ignored. nullptr: none
// that we know. It is that member itself only when the name equals KnownMember::name.
const KnownMember *knownMember(const JsonMember &member);

} // namespace portreeve
