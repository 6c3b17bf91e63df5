// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <forward_list>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/base/json.h"
#include "gateway/dialects/cursor.h"

namespace portreeve {

// A request body on its way to a provider: its top-level members as they stand now. What nobody changed keeps its bytes.
class Draft {
public:
    struct Entry {
        std::string_view name;
        Slice value;
        const JsonMember *original = nullptr;    // nullptr: added
        bool isChanged = false;
        bool isRemoved = false;
    };

    Draft(std::string_view body, const std::vector<JsonMember> &members);
    Slice operator[](std::string_view name) const;      // no text: not there
    bool has(std::string_view name) const { return !(*this)[name].text.empty(); }
    void set(std::string_view name, std::string json);  // in place, or added at the end
    void remove(std::string_view name);
    void rename(std::string_view from, std::string_view to);    // `to` wins where both are there
    std::vector<Entry> &entries() { return m_entries; }
    std::string text() const;

private:
    Entry *find(std::string_view name);
    std::string_view keep(std::string text);
    std::string_view m_body;
    std::vector<Entry> m_entries;
    std::forward_list<std::string> m_kept;
};

} // namespace portreeve
