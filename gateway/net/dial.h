// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "gateway/net/resolver.h"
#include "gateway/net/transport.h"

namespace portreeve {

struct Dialled {
    int fd = -1;                                // connected, non-blocking
    std::optional<TransportError> error;
};

// Connects to the first of `addresses` that answers. The next is begun when one fails, or has not answered for a while (RFC 8305);
// those before it stay in the race.
awaitable<Dialled> dial(Poller &poller, DialAddresses addresses, Instant until, Cancel *cancel);

TransportError transportError(Break kind, bool sent, std::string text);
TransportError errnoError(int error, bool sent);

} // namespace portreeve
