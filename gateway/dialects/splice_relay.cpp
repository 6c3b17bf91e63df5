// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/splice_relay.h"

#include "gateway/dialects/errors.h"

namespace portreeve {

std::optional<Refusal> SpliceRelay::feed(std::string_view bytes, std::string &out)
{
    m_events.feed(bytes);
    SseEvent event;
    while (m_events.next(event)) {
        if (m_done || event.data.empty())
            continue;
        if (auto bad = take(event, out))
            return bad;
    }
    if (m_events.overflowed())
        return badAnswer(m_provider, "an event of the stream is longer than 8 MiB");
    return std::nullopt;
}

} // namespace portreeve
