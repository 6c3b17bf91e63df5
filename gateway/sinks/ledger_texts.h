// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gateway/base/ids.h"
#include "gateway/store/database.h"

namespace portreeve {

// What a bare text is looked for in, of a run of rows, close together: finding a part of an id in a million rows reads 60 MB
// from one place to the next instead of a million rows. Texts that rows share stand there once. Kept beside the Bloom filters
// of the same runs (ledger_filter.h); rows after the last run are looked at themselves.
struct SearchedRow {
    std::string_view callId;                                 // 16 bytes
    std::string_view replyId, clientCallId, sessionId, endUser, tags, errorMessage;
    std::array<std::int64_t, 5> names{};                     // owner; words: model_group, model, deployment, provider
};

class TextRun {
public:
    void add(const SearchedRow &row);
    void write(Connection &connection, std::int64_t first, std::int64_t last);     // and begins anew
    void clear();

    // Rows first to last as they stand in the table.
    static TextRun of(Connection &connection, std::int64_t first, std::int64_t last);

private:
    void share(std::string_view text);

    struct Shared {
        std::string text;
        std::vector<std::uint16_t> rows;
    };
    std::string m_ids, m_texts;
    std::vector<Shared> m_shared;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_places;        // by hash: in m_shared
    std::array<std::vector<bool>, 5> m_names;
    std::uint16_t m_rows = 0;
};

// Rows with a part in a text of theirs.
struct FoundTexts {
    static constexpr std::size_t mostRows = 50'000;
    bool isKnown = false;                                    // false: too many to name, or the part cannot be looked for so
    std::int64_t known = 0;                                  // rows after this one are not in runs yet
    std::vector<std::int64_t> rows;                          // rising
    std::vector<std::pair<std::int64_t, std::int64_t>> runs; // rising: somewhere in these are rows with one of the names
};
// `part` in lower case; `hasIds`: it may be a part of our own id. `owners`, `words`: numbers that are meant, too.
FoundTexts findTexts(Connection &connection, const std::string &part, bool hasIds, const std::vector<std::int64_t> &owners, const std::vector<std::int64_t> &words);

// The same of the texts that rows share only: sessions, customers, tags and errors.
FoundTexts findShared(Connection &connection, const std::string &part);

// The next place of `part` in `text` from `from` on; npos: none.
std::size_t findPart(std::string_view text, std::string_view part, std::size_t from);

} // namespace portreeve
