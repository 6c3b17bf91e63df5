// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/model/exchange.h"

namespace portreeve {

// Is told of every settled exchange, on the worker it lived on. Must not wait; bounded memory; never throws.
// The ledger is told first and separately: it is the one that may refuse.
class Sink {
public:
    virtual ~Sink() = default;
    virtual void began(std::size_t, const Exchange &) {}      // it is at the gate; settled() follows, whatever becomes of it
    virtual void settled(std::size_t worker, const Exchange &exchange) = 0;
};

} // namespace portreeve
