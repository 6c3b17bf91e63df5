// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "gateway/store/database.h"

namespace portreeve {

// Well-formed UTF-8: what is not is replaced by "?". For texts that clients send and JSON must carry.
std::string wellFormed(std::string_view text);

// Texts that repeat (models, routes, agents ...) as numbers of the tables `words` and `owners`; 0 is the empty text and the
// owner that is nobody. Remembers up to 100,000 of each. The ledger's writer's only.
class Words {
public:
    struct Owner {
        std::string_view token, alias, userId, teamId, organizationId;
    };
    std::int64_t word(Connection &connection, std::string_view text);
    std::int64_t owner(Connection &connection, const Owner &owner);
    void forget();          // after a rollback: what was new is not there

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    using Known = std::unordered_map<std::string, std::int64_t, TextHash, std::equal_to<>>;
    struct Recent {                  // of one place: spares a look in the map for what came just before
        std::string text;
        std::int64_t id = 0;
    };
    static std::size_t placeOf(std::string_view text);
    std::int64_t find(Connection &connection, std::string_view text);

    Known m_words, m_owners;
    std::array<Recent, 64> m_recent;
    std::string m_key;
};

} // namespace portreeve
