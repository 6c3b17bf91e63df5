// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <forward_list>
#include <string>
#include <string_view>
#include <vector>

namespace portreeve {

// Changes to one text, given in any order, that must not overlap. What replaces is a view: own() keeps a text for it.
class Patches {
public:
    explicit Patches(std::string_view text = {}) : m_text(text) {}
    void reset(std::string_view text);
    void replace(std::string_view part, std::string_view with);     // `part` is a view into the text
    void insert(const char *before, std::string_view with) { replace({before, 0}, with); }
    void cut(std::string_view part) { replace(part, {}); }
    std::string_view own(std::string text);
    bool isEmpty() const { return m_changes.empty(); }
    void append(std::string &out) const;                            // the text with the changes in place

private:
    struct Change {
        std::size_t begin, end;
        std::string_view with;
    };
    std::string_view m_text;
    std::vector<Change> m_changes;     // in rising order
    std::forward_list<std::string> m_owned;
};

} // namespace portreeve
