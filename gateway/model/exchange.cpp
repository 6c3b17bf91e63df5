// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/model/exchange.h"

namespace portreeve {

namespace {

void add(Usage &sum, const Usage &more)
{
    sum.input += more.input;
    sum.cacheRead += more.cacheRead;
    sum.cacheWrite += more.cacheWrite;
    sum.cacheWrite1h += more.cacheWrite1h;
    sum.audioInput += more.audioInput;
    sum.imageInput += more.imageInput;
    sum.output += more.output;
    sum.reasoning += more.reasoning;
    sum.audioOutput += more.audioOutput;
    sum.imageOutput += more.imageOutput;
    sum.webSearches += more.webSearches;
    sum.suspect = sum.suspect || more.suspect;
    sum.serviceTier = more.serviceTier;     // the last one's: it is the one that answered
    sum.speed = more.speed;
    sum.inferenceGeo = more.inferenceGeo;
    if (more.providerCost)
        sum.providerCost = sum.providerCost.value_or(0) + *more.providerCost;
}

} // namespace

const std::string &Exchange::callId()
{
    if (!clientCallId.empty())
        return clientCallId;
    if (callIdText.empty())
        callIdText = id.text();
    return callIdText;
}

Usage Exchange::usage() const
{
    if (attempts.size() == 1)
        return attempts.front().usage;
    Usage sum;
    for (const auto &attempt : attempts)
        add(sum, attempt.usage);
    return sum;
}

// An attempt that came to nothing is known to cost nothing, whatever its price.
std::optional<Nanos> Exchange::cost() const
{
    Nanos sum = 0;
    for (const auto &attempt : attempts) {
        if (attempt.state == State::Void || attempt.state == State::Held)
            continue;
        if (!attempt.cost)
            return std::nullopt;
        sum += attempt.cost->total;
    }
    return sum;
}

} // namespace portreeve
