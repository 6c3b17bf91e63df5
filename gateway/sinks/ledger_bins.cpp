// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/ledger_bins.h"

#include <algorithm>
#include <bit>

namespace portreeve {

namespace {

constexpr Micros unit = 64;

void putVarint(std::string &out, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        out += char(value | 0x80);
    out += char(value);
}

bool takeVarint(std::string_view &bytes, std::uint64_t &value)
{
    value = 0;
    for (int shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
        const auto byte = std::uint8_t(bytes.front());
        bytes.remove_prefix(1);
        value |= std::uint64_t(byte & 0x7f) << shift;
        if (byte < 0x80)
            return true;
    }
    return false;
}

} // namespace

std::size_t Bins::binOf(Micros duration)
{
    const auto units = std::uint64_t(std::max<Micros>(0, duration) / unit);
    if (units < 8)
        return std::size_t(units);
    const int shift = std::bit_width(units) - 4;
    return std::min<std::size_t>(count - 1, std::size_t(shift + 1) * 8 + (units >> shift & 7));
}

Micros Bins::lowest(std::size_t bin)
{
    if (bin < 8)
        return Micros(bin) * unit;
    return Micros((8 + bin % 8) << (bin / 8 - 1)) * unit;
}

void Bins::addTo(std::size_t bin, std::uint64_t times)
{
    if (m_counts.size() <= bin)
        m_counts.resize(bin + 1);
    m_counts[bin] += times;
}

void Bins::add(const Bins &other)
{
    for (std::size_t bin = 0; bin < other.m_counts.size(); ++bin) {
        if (other.m_counts[bin] != 0)
            addTo(bin, other.m_counts[bin]);
    }
}

bool Bins::add(std::string_view bytes)
{
    std::vector<std::pair<std::size_t, std::uint64_t>> read;
    std::uint64_t at = 0, gap = 0, times = 0;
    while (!bytes.empty()) {
        if (!takeVarint(bytes, gap) || !takeVarint(bytes, times) || gap == 0 || gap > count || at + gap > count)
            return false;
        at += gap;
        read.emplace_back(std::size_t(at - 1), times);
    }
    for (const auto &[bin, seen] : read)
        addTo(bin, seen);
    return true;
}

std::string Bins::bytes() const
{
    std::string out;
    std::size_t last = 0;
    for (std::size_t bin = 0; bin < m_counts.size(); ++bin) {
        if (m_counts[bin] == 0)
            continue;
        putVarint(out, bin + 1 - last);
        putVarint(out, m_counts[bin]);
        last = bin + 1;
    }
    return out;
}

std::uint64_t Bins::total() const
{
    std::uint64_t sum = 0;
    for (const auto times : m_counts)
        sum += times;
    return sum;
}

Micros Bins::quantile(std::uint32_t permille) const
{
    const std::uint64_t all = total();
    if (all == 0)
        return 0;
    const std::uint64_t rank = std::max<std::uint64_t>(1, (all * permille + 999) / 1000);
    std::uint64_t seen = 0;
    for (std::size_t bin = 0; bin < m_counts.size(); ++bin) {
        seen += m_counts[bin];
        if (seen >= rank)
            return (lowest(bin) + lowest(bin + 1)) / 2;
    }
    return lowest(count - 1);
}

} // namespace portreeve
