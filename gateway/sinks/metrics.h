// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "gateway/sinks/sink.h"

namespace portreeve {

// Counts settled exchanges, with LiteLLM's metric names and labels (contract 7.4), for GET /metrics. A table a worker, so that
// workers never wait for each other; label sets are bounded (10,000 a worker, then "other").
class Metrics final : public Sink {
public:
    explicit Metrics(std::size_t workers);
    ~Metrics() override;
    void settled(std::size_t worker, const Exchange &exchange) override;
    void refusedUnknown(std::size_t worker, int status);             // a request without a valid key: no exchange is made of it
    // Prometheus' text format 0.0.4. `gauges`: lines made by the caller, e.g. in flight.
    std::string text(std::size_t inFlight) const;
    std::uint64_t requestsTotal() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace portreeve
