// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/base/clock.h"
#include "gateway/base/ids.h"
#include "gateway/base/refusal.h"
#include "gateway/model/operation.h"
#include "gateway/model/prices.h"
#include "gateway/model/snapshot.h"
#include "gateway/model/usage.h"

namespace portreeve {

class Cancel;
class Client;
class Dialect;
class Transport;
struct RequestFacts;

// How an attempt or an exchange ended. `Held` is not an end.
enum class State : std::uint8_t { Held, Settled, Void, Expired, Interrupted };

constexpr std::string_view name(State state)
{
    constexpr std::string_view names[] = {"held", "settled", "void", "expired", "interrupted"};
    return names[std::size_t(state)];
}

// One call of one deployment: a row of the ledger.
struct Attempt {
    Uuid id;
    std::shared_ptr<const Target> target;
    State state = State::Held;
    Basis basis = Basis::None;
    std::uint64_t heldSequence = 0, settledSequence = 0;   // order of the journal's frames, over all workers
    Nanos held = 0;                  // the bound; its input part is `heldInput`
    Nanos heldInput = 0;
    std::int64_t heldTokens = 0;
    Micros windowStart = 0;          // of the key's budget window the hold is charged to
    Micros startedAt = 0;            // wall
    Micros duration = 0;             // to the end of the answer
    Micros firstByte = 0;            // to the first piece of the answer's body; 0: none came
    int status = 0;                  // the upstream's; 0: none came
    Usage usage;
    std::optional<Cost> cost;        // nullopt: the price is not known
    bool providerOverrun = false;    // it billed more than its bound
    std::string replyId;             // the provider's own id of its answer
    std::string errorClass, errorMessage;      // LiteLLM's class; redacted text
};

// One request and all that is known of it, from first byte until settled.
struct Exchange {
    Uuid id;                         // ours: primary key, x-litellm-call-id unless the client named one
    std::string clientCallId;        // as the client sent it; may repeat
    Operation operation = Operation::Chat;
    std::string route;               // "/v1/chat/completions"
    std::string dialect;             // the client's
    SnapshotPtr snapshot;
    std::shared_ptr<const Key> key;  // null: the master key
    bool isMaster = false;
    std::string endUser;
    std::vector<std::string> tags;
    std::string modelAsked;          // as the client wrote it
    std::string modelGroup;          // after aliases
    bool stream = false;
    std::string remoteAddress, userAgent, sessionId;
    std::string metadata;            // the client's, a JSON object or empty
    Micros admittedAt = 0;           // wall
    Micros startedMonotonic = 0;
    Micros duration = 0, firstByte = 0;
    int status = 0;                  // what the client got; 499: it had gone
    std::optional<Refusal> refusal;  // why it failed
    std::vector<Attempt> attempts;
    int retries = 0, fallbacks = 0;

    // The road it is on: lent for as long as it lasts.
    std::size_t worker = 0;
    const Dialect *spoken = nullptr; // the client's
    const RequestFacts *facts = nullptr;
    std::string_view body;
    std::string_view presented;      // the credential as the client sent it
    Client *client = nullptr;
    Cancel *cancel = nullptr;
    Transport *transport = nullptr;
    bool isClosed = false;           // its row is written
    bool isLong = false;             // a whole answer that goes out before its cost is known

    const std::string &callId();     // clientCallId, else id as text (made once)
    Usage usage() const;             // sum of the attempts
    std::optional<Nanos> cost() const;    // sum of the attempts; nullopt: not known
    std::string callIdText;
};

} // namespace portreeve
