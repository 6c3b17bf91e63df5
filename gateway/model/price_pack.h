// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "gateway/model/tariff.h"

namespace portreeve {

// The price list as it lies in the program: made at build time by gateway/model/pack, read in place. One machine writes and
// reads it, so numbers are in its own order. All sections start at multiples of 8 from the begin.
namespace pack {

struct Section {
    std::uint32_t offset = 0, count = 0;          // bytes from the begin; elements
};

struct Row {                                      // a name of a model: its id, or an alias. Sorted by provider, then name
    std::uint32_t name = 0;                       // in the text
    std::uint16_t nameSize = 0;
    std::uint8_t mode = 0;                        // symbol
    std::uint8_t flags = 0;
    std::uint32_t maxInput = 0, maxOutput = 0;
    std::uint32_t price = 0;                      // in the words; noPrice: not known
    std::uint32_t traits = 0;                     // in the lists: counts of caps, lacks and efforts, then their symbols
    std::uint16_t deprecated = 0;                 // symbol; 0: none
    std::uint16_t id = 0;                         // row of the id; itself unless it is an alias
};
constexpr std::uint8_t isPrefix = 1;
constexpr std::uint32_t noPrice = ~0u;

struct Provider {                                 // sorted by slug
    std::uint16_t slug = 0;                       // symbol
    std::uint16_t rows = 0;
    std::uint32_t firstRow = 0;
};

struct Size {                                     // by_parameter_count, in the order of the list
    std::uint16_t provider = 0, mode = 0;         // symbols
    std::uint32_t isMixture = 0;
    std::uint32_t most = 0;                       // millions of parameters; 0: no end
    std::uint32_t price = 0;
};

struct Header {
    char magic[8] = {};
    std::uint32_t asOf = 0, models = 0;           // symbol; number of ids
    Section values, words, symbolEnds, symbolText, names, rows, providers, prefixes, sizes, lists, meters;
};
constexpr std::string_view magic = "PRPRICE1";

} // namespace pack

class PricePack {
public:
    explicit PricePack(const unsigned char *begin);
    static const PricePack &builtIn();

    const pack::Header &header() const { return *reinterpret_cast<const pack::Header *>(m_begin); }
    std::string_view symbol(std::uint32_t index) const { return m_tables.symbol(index); }
    std::string_view name(const pack::Row &row) const { return {text(header().names) + row.name, row.nameSize}; }
    std::span<const pack::Row> rows() const { return all<pack::Row>(header().rows); }
    std::span<const pack::Row> rowsOf(std::string_view provider) const;
    std::span<const pack::Provider> providers() const { return all<pack::Provider>(header().providers); }
    std::span<const std::uint32_t> prefixes() const { return all<std::uint32_t>(header().prefixes); }   // rows
    std::span<const pack::Size> sizes() const { return all<pack::Size>(header().sizes); }
    std::span<const std::uint16_t> lists() const { return all<std::uint16_t>(header().lists); }
    Meter meter(Unit unit, std::string_view name) const;      // of those that only the list knows
    Tariff tariff(std::uint32_t price) const { return {all<std::uint32_t>(header().words).data() + price, &m_tables}; }

private:
    template <class T>
    std::span<const T> all(pack::Section section) const
    {
        return {reinterpret_cast<const T *>(m_begin + section.offset), section.count};
    }
    const char *text(pack::Section section) const { return reinterpret_cast<const char *>(m_begin + section.offset); }

    const unsigned char *m_begin;
    PriceTables m_tables;
};

} // namespace portreeve
