// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "gateway/base/refusal.h"
#include "gateway/base/secret.h"
#include "gateway/model/records/records.h"
#include "gateway/store/database.h"
#include "gateway/store/key_query.h"
#include "gateway/store/record_table.h"

namespace portreeve {

// The records of the database (not those of the file): one table a record type of records.h, its columns made from the record's field table (a new field is a
// new column at the next start). Sealed fields are sealed under `seal`, bound to table, id and column. A secret that does not
// open (another seal key, a changed file) is read as empty and said in the log; such a record cannot be read for editing, so
// that saving it never loses what is sealed. Throws DatabaseError. Any thread.
class Registry {
public:
    Registry(Database &database, const Seal &seal);
    ~Registry();
    void prepare();                                  // makes and completes the tables

    // Held by whoever reads a record, changes it and saves it, so that no two changes cross.
    [[nodiscard]] std::unique_lock<std::mutex> editing();

    // -- of any type, by what names it
    template <class R>
    std::vector<R> all() const;
    template <class R>
    Result<R> find(const std::string &id) const;     // 404; 500: a secret of it does not open
    template <class R>
    void save(const R &record);                      // insert or replace
    template <class R>
    bool remove(const std::string &id);              // false: it is not there

    // -- keys (id: token)
    std::vector<Key> keys() const { return all<Key>(); }
    std::optional<Key> key(const std::string &token) const;
    std::vector<Key> keysNamed(const std::string &alias) const;
    KeyPage keyPage(const KeyQuery &query) const;    // in key_query.cpp
    void saveAs(const Key &key, const std::string &formerToken);         // under a new token: the former row goes
    // A copy of each goes to deleted_keys with who and when. All, or (false: one is not there) none.
    bool removeKeys(const std::vector<std::string> &tokens, const std::string &by, Micros wall);
    bool removeKey(const std::string &token, const std::string &by, Micros wall) { return removeKeys({token}, by, wall); }

private:
    struct Tables;
    template <class R>
    const RecordTable<R> &table() const;

    Database &m_database;
    std::unique_ptr<Tables> m_tables;
    std::mutex m_editing;
};

// A key leaves a copy in deleted_keys: removeKeys().
template <>
bool Registry::remove<Key>(const std::string &) = delete;

} // namespace portreeve
