// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "gateway/base/ids.h"
#include "gateway/base/text.h"
#include "gateway/sinks/ledger_words.h"
#include "gateway/store/database.h"

namespace portreeve {

// Binds values one after the other, in the order of a table's columns. Texts and blobs are lent: they must live until the
// statement has run.
class Binder {
public:
    explicit Binder(Statement &statement) : m_statement(statement) {}
    template <class... T>
    void numbers(T... values) { (m_statement.bind(++m_at, std::int64_t(values)), ...); }
    void numberOrNone(const std::optional<std::int64_t> &value) { m_statement.bind(++m_at, value); }
    void id(const Uuid &id) { blob({reinterpret_cast<const char *>(id.bytes.data()), id.bytes.size()}); }
    void blob(std::string_view value) { m_statement.bindLentBlob(++m_at, value); }
    void none() { m_statement.bindNull(++m_at); }
    // NULL when empty; a copy made well-formed where it is no UTF-8.
    void text(std::string &&) = delete;
    void text(std::string_view value)
    {
        if (value.empty())
            return none();
        if (isUtf8(value))
            m_statement.bindLent(++m_at, value);
        else
            m_statement.bind(++m_at, wellFormed(value));
    }

private:
    Statement &m_statement;
    int m_at = 0;
};

} // namespace portreeve
