// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "gateway/sinks/request_scan.h"

namespace portreeve {

// How a deployment answered, attempt by attempt: a request that another one made good is a success to who asked, and a failure
// here. Attempts that clients gave up (499) count neither way.
struct DeploymentAttempts {
    std::string deployment, provider;                // id; of the newest failure, empty without one
    std::int64_t attempts = 0, failed = 0, limited = 0;      // limited: of the failed, with 429
    Micros lastAt = 0;                               // the newest failure; 0: none
    std::int64_t lastStatus = 0;
    std::string lastClass, lastMessage;
};

// Of all that requests of the window went to, in no order. What is deleted by now is among them.
std::vector<DeploymentAttempts> deploymentAttempts(Connection &connection, const TimeWindow &window);

} // namespace portreeve
