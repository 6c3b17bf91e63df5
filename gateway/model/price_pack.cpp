// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/model/price_pack.h"

#include <algorithm>

#include "gateway/model/rule_price.h"

// The packed list, byte for byte (PORTREEVE_PRICE_PACK: set by gateway/CMakeLists.txt). Read-only pages of the program: what
// nobody looks at is never read from disk.
asm(R"(
    .pushsection .rodata.portreeve_prices, "a", @progbits
    .balign 64
    .hidden portreeve_price_pack
    .globl portreeve_price_pack
    .type portreeve_price_pack, @object
portreeve_price_pack:
    .incbin ")" PORTREEVE_PRICE_PACK R"("
    .size portreeve_price_pack, . - portreeve_price_pack
    .popsection
)");

extern "C" const unsigned char portreeve_price_pack[] __attribute__((visibility("hidden")));

namespace portreeve {

PricePack::PricePack(const unsigned char *begin) : m_begin(begin)
{
    const pack::Header &head = header();
    m_tables = {all<std::int64_t>(head.values).data(), all<std::uint32_t>(head.symbolEnds).data(), text(head.symbolText)};
}

const PricePack &PricePack::builtIn()
{
    static const PricePack builtIn(portreeve_price_pack);
    return builtIn;
}

std::span<const pack::Row> PricePack::rowsOf(std::string_view provider) const
{
    const auto known = providers();
    const auto found = std::lower_bound(known.begin(), known.end(), provider, [&](const pack::Provider &each, std::string_view slug) { return symbol(each.slug) < slug; });
    if (found == known.end() || symbol(found->slug) != provider)
        return {};
    return rows().subspan(found->firstRow, found->rows);
}

Meter PricePack::meter(Unit unit, std::string_view name) const
{
    const auto names = all<std::uint32_t>(header().meters);
    const std::string full = std::string(unitName(unit)) + "." + std::string(name);
    const auto found = std::find_if(names.begin(), names.end(), [&](std::uint32_t each) { return symbol(each) == full; });
    return found == names.end() ? NoMeter : Meter(FixedMeters + (found - names.begin()));
}

Meter meterNamed(Unit unit, std::string_view name)
{
    const Meter fixed = fixedMeter(unit, name);
    return fixed != NoMeter ? fixed : PricePack::builtIn().meter(unit, name);
}

} // namespace portreeve
