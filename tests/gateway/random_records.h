// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>
#include <string>

#include <boost/json.hpp>

#include "gateway/model/field_json.h"
#include "gateway/model/records/records.h"

namespace portreeve {

// Records with every field filled at random: unset, empty, odd texts, extreme numbers, nested JSON.
class RandomRecords {
public:
    explicit RandomRecords(unsigned seed) : m_engine(seed) {}

    template <class R>
    R make()
    {
        R record;
        for (const auto &field : fieldsOf<R>())
            std::visit([&](auto member) { fill(record.*member, field.flags); }, field.member);
        return record;
    }

    std::uint64_t below(std::uint64_t limit) { return m_engine() % limit; }

    std::string text()
    {
        static const std::string pieces[] = {"a", "Z", "0", " ", "\"", "\\", "\n", "\t", "'", ";--", "%", "_", "é", "名", "😀", "\x01", "null"};
        std::string out;
        for (auto left = below(8); left; --left)
            out += pieces[below(std::size(pieces))];
        return out;
    }

    std::int64_t number()
    {
        static const std::int64_t odd[] = {0, 1, -1, 9007199254740993, INT64_MAX, INT64_MIN, 1'000'000'000};
        return below(3) ? std::int64_t(below(1'000'000)) : odd[below(std::size(odd))];
    }

    // Dollars that a JSON number can say to the nano: up to 15 digits.
    Nanos money() { return Nanos(below(999'999'999'999'999)); }
    Micros time() { return Micros(below(4'000'000'000)) * microsPerSecond + Micros(below(1'000'000)); }

    json::value tree(int depth = 0)
    {
        switch (below(depth > 2 ? 5 : 7)) {
        case 0: return nullptr;
        case 1: return below(2) == 0;
        case 2: return number();
        case 3: return double(below(1'000'000)) / 1024;
        case 4: return json::value(text());
        case 5: {
            json::array array;
            for (auto left = below(4); left; --left)
                array.push_back(tree(depth + 1));
            return array;
        }
        default: return object(depth + 1);
        }
    }

    json::object object(int depth = 0)
    {
        json::object object;
        for (auto left = below(4); left; --left)
            object[text()] = tree(depth + 1);
        return object;
    }

private:
    void fill(std::string &to, unsigned) { to = text(); }
    void fill(bool &to, unsigned) { to = below(2); }
    void fill(std::int64_t &to, unsigned) { to = number(); }
    void fill(Money &to, unsigned) { to.nanos = money(); }
    void fill(Time &to, unsigned) { to.wall = time(); }
    void fill(json::value &to, unsigned) { to = below(4) ? json::value(object()) : json::value(); }
    void fill(Secret &to, unsigned) { to = Secret(text()); }
    void fill(OptionalInteger &to, unsigned) { to = below(3) ? OptionalInteger(number()) : std::nullopt; }
    void fill(OptionalMoney &to, unsigned) { to = below(3) ? OptionalMoney(money()) : OptionalMoney(); }
    void fill(OptionalTime &to, unsigned) { to = below(3) ? OptionalTime(time()) : OptionalTime(); }
    void fill(std::optional<bool> &to, unsigned) { to = below(3) ? std::optional<bool>(below(2)) : std::nullopt; }
    void fill(OptionalText &to, unsigned flags)
    {
        static const char *const decimals[] = {"600", "0.5", "1e-06", "12.25"};
        to = below(3) == 0 ? OptionalText() : OptionalText(flags & Decimal ? decimals[below(4)] : text());
    }
    void fill(TextList &to, unsigned)
    {
        for (auto left = below(4); left; --left)
            to.push_back(text());
    }

    std::mt19937_64 m_engine;
};

// A member as text, secrets too: for comparing records in tests.
template <class R>
std::string memberText(const R &record, const Field<R> &field)
{
    if (const auto *secret = std::get_if<Secret R::*>(&field.member))
        return (record.*(*secret)).reveal();
    if (const auto *value = std::get_if<json::value R::*>(&field.member))
        return jsonText(record.*(*value));
    return jsonText(fieldValue(record, field));
}

} // namespace portreeve
