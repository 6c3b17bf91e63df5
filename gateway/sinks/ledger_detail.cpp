// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/ledger_detail.h"

#include "gateway/sinks/ledger_wire.h"

namespace portreeve {

namespace {

constexpr char version = 1;

template <class Archive, class Detail>
void head(Archive &a, Detail &d)
{
    each(a, d.dialect, d.modelAsked, d.apiBase, d.userAgent, d.address, d.priceVersion, d.serviceTier, d.operation, d.retries,
         d.fallbacks, d.attempts, d.closedSequence, d.cacheWrite1h, d.audioInput, d.imageInput, d.reasoning, d.audioOutput,
         d.imageOutput, d.webSearches);
}

template <class Archive, class Detail>
void fields(Archive &a, Detail &d)
{
    head(a, d);
    each(a, d.parts.total, d.parts.input, d.parts.output, d.parts.cacheRead, d.parts.cacheWrite, d.parts.reasoning, d.parts.tools);
    each(a, d.attempt, d.state, d.basis, d.upstreamStatus, d.held, d.heldSequence, d.settledSequence, d.windowStart);
}

} // namespace

std::string encodeDetail(const RowDetail &detail)
{
    std::string out;
    out += version;
    {
        WireWriter writer(out);
        fields(writer, detail);
    }
    return out;
}

bool readDetail(std::string_view bytes, RowDetail &detail)
{
    if (bytes.empty() || bytes.front() != version)
        return false;
    WireReader reader(bytes.substr(1));
    fields(reader, detail);
    return reader.isGood();
}

bool readDetailHead(std::string_view bytes, RowDetail &detail)
{
    if (bytes.empty() || bytes.front() != version)
        return false;
    WireReader reader(bytes.substr(1));
    head(reader, detail);
    return reader.isGood();
}

} // namespace portreeve
