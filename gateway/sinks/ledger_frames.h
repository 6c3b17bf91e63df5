// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/model/exchange.h"

namespace portreeve {

// What the ledger's frames say. A payload is: version (a byte; older ones are still read), type, sequence, then the fields of its
// struct in the order of its list in ledger_frames.cpp, as ledger_wire.h writes them. Texts read from a payload are views into it.
enum class FrameType : std::uint8_t { Hold = 1, Raise, Settle, Close };

// What a row needs of the request, whatever came of it.
struct FrameRequest {
    Uuid id;
    std::string_view clientCallId, route, dialect, modelAsked, modelGroup;
    std::string_view token, keyAlias, userId, teamId, organizationId;
    std::string_view charged;                // the token whose spend goes on, where that is another; else empty
    std::string_view endUser, address, userAgent, sessionId, metadata;
    std::vector<std::string_view> tags;
    Operation operation = Operation::Chat;
    bool stream = false;
    Micros admittedAt = 0;
};

struct FrameAttempt {
    Uuid id;
    State state = State::Held;
    Basis basis = Basis::None;
    std::uint64_t heldSequence = 0, settledSequence = 0;
    Nanos held = 0, heldInput = 0;
    std::int64_t heldTokens = 0;
    Micros windowStart = 0, startedAt = 0, duration = 0, firstByte = 0;
    std::int64_t status = 0;
    std::int64_t input = 0, cacheRead = 0, cacheWrite = 0, cacheWrite1h = 0, audioInput = 0, imageInput = 0;
    std::int64_t output = 0, reasoning = 0, audioOutput = 0, imageOutput = 0, webSearches = 0;
    bool suspect = false, providerOverrun = false, isPriced = false;
    Cost cost;                               // when isPriced
    std::string_view serviceTier, replyId, errorClass, errorMessage;
    std::string_view deployment, provider, model, apiBase, priceVersion;
};

struct FrameHold {
    FrameRequest request;
    FrameAttempt attempt;
};

// A hold that grew.
struct FrameRaise {
    Uuid request, attempt;
    Nanos held = 0, heldInput = 0;
    std::int64_t heldTokens = 0;
};

// An attempt that ended while its exchange goes on.
struct FrameSettle {
    Uuid request;
    FrameAttempt attempt;
};

// The end of an exchange. `last` is set when its last attempt ended with it.
struct FrameClose {
    FrameRequest request;
    bool settlesLast = false;
    FrameAttempt last;
    std::int64_t status = 0;
    Micros duration = 0, firstByte = 0;
    std::int64_t retries = 0, fallbacks = 0;
    std::string_view errorClass, errorCode, errorMessage;
};

// -- writing, on a worker: a whole frame (head and payload) is appended to `out`. Texts are bounded, errors' redacted.
void encodeHold(std::string &out, std::uint64_t sequence, const Exchange &x, std::string_view priceVersion);
void encodeRaise(std::string &out, std::uint64_t sequence, const Exchange &x);
void encodeSettle(std::string &out, std::uint64_t sequence, const Exchange &x, std::string_view priceVersion);
void encodeClose(std::string &out, std::uint64_t sequence, const Exchange &x, bool settlesLast, std::string_view priceVersion);

// -- reading. false: not such a payload (of a version that is not known, or cut).
struct FrameStart {
    FrameType type = FrameType::Hold;
    std::uint64_t sequence = 0;
    Uuid request;
};
bool readStart(std::string_view payload, FrameStart &start);
bool readFrame(std::string_view payload, FrameHold &frame);
bool readFrame(std::string_view payload, FrameRaise &frame);
bool readFrame(std::string_view payload, FrameSettle &frame);
bool readFrame(std::string_view payload, FrameClose &frame);

// The token that rows of the master key carry, and its user: as LiteLLM writes them.
constexpr std::string_view masterToken = "litellm_proxy_master_key";
constexpr std::string_view masterUser = "default_user_id";

} // namespace portreeve
