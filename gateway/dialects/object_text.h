// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "gateway/base/json.h"

namespace portreeve {

// Writes a JSON object to the end of a text; closed when it goes out of scope. One inside another: ObjectText inner(outer.key("x")).
class ObjectText {
public:
    explicit ObjectText(std::string &out) : m_out(out) { m_out += '{'; }
    ~ObjectText() { m_out += '}'; }
    ObjectText(const ObjectText &) = delete;
    ObjectText &operator=(const ObjectText &) = delete;

    // Writes the name; the caller writes the value.
    std::string &key(std::string_view name)
    {
        if (!m_isFirst)
            m_out += ',';
        m_isFirst = false;
        appendQuoted(m_out, name);
        m_out += ':';
        return m_out;
    }
    void text(std::string_view name, std::string_view value) { appendQuoted(key(name), value); }
    void raw(std::string_view name, std::string_view json) { key(name) += json; }
    void number(std::string_view name, std::int64_t value) { key(name) += std::to_string(value); }
    void flag(std::string_view name, bool value) { key(name) += value ? "true" : "false"; }
    void rawIf(std::string_view name, std::string_view json)
    {
        if (!json.empty())
            raw(name, json);
    }

private:
    std::string &m_out;
    bool m_isFirst = true;
};

class ArrayText {
public:
    explicit ArrayText(std::string &out) : m_out(out) { m_out += '['; }
    ~ArrayText() { m_out += ']'; }
    ArrayText(const ArrayText &) = delete;
    ArrayText &operator=(const ArrayText &) = delete;

    std::string &next()     // the caller writes an element
    {
        if (!m_isFirst)
            m_out += ',';
        m_isFirst = false;
        return m_out;
    }

private:
    std::string &m_out;
    bool m_isFirst = true;
};

} // namespace portreeve
