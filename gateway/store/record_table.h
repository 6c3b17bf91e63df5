// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/base/secret.h"
#include "gateway/model/field.h"
#include "gateway/store/database.h"

namespace portreeve {

// A row as a record. `broken` names the first column whose secret did not open: then the record has it empty.
template <class R>
struct Loaded {
    R record;
    std::string broken;
};

// A table whose columns are a record's fields, named as they are. Texts, lists and JSON are TEXT, everything else INTEGER
// (money in nano-dollars, times in microseconds); sealed fields hold Seal's text form, bound to "table/id/column".
// Instantiated in record_table.cpp for every record type. Throws DatabaseError. Any thread, one connection at a time.
template <class R>
class RecordTable {
public:
    RecordTable(const char *word, std::string name, const Seal &seal);     // word: for people, "model"

    void prepare(Connection &connection) const;      // makes the table, adds columns for fields that are new
    void addColumns(Connection &connection, const std::string &table) const;     // to a table that holds copies of rows
    std::vector<Loaded<R>> all(Connection &connection) const;      // by id
    std::optional<Loaded<R>> find(Connection &connection, const std::string &id) const;
    std::vector<Loaded<R>> where(Connection &connection, const char *column, const std::string &text) const;   // by id
    void save(Connection &connection, const R &record) const;     // insert or replace
    bool remove(Connection &connection, const std::string &id) const;

    const char *word() const { return m_word; }
    const std::string &name() const { return m_name; }
    const std::string &columns() const { return m_columns; }      // quoted, between commas

    Loaded<R> load(const Statement &row) const;      // of a row that begins with columns()

private:
    std::string place(const std::string &id, const char *column) const;
    const char *m_word;
    std::string m_name, m_columns, m_id, m_insert;
    const Seal &m_seal;
};

} // namespace portreeve
