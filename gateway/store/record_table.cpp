// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/store/record_table.h"

#include <set>

#include <boost/json.hpp>

#include "gateway/base/log.h"
#include "gateway/model/field_json.h"
#include "gateway/model/records/records.h"

namespace portreeve {

namespace {

// Field names are ours and known to be plain words; "order" is also one of SQL's.
std::string quotedColumn(const char *name) { return '"' + std::string(name) + '"'; }

template <class T>
constexpr bool isText = std::is_same_v<T, std::string> || std::is_same_v<T, OptionalText> || std::is_same_v<T, TextList>
                        || std::is_same_v<T, json::value> || std::is_same_v<T, Secret>;

template <class R>
const char *columnType(const Field<R> &field)
{
    return std::visit([](auto member) {
        return isText<std::decay_t<decltype(std::declval<R>().*member)>> ? "TEXT" : "INTEGER";
    }, field.member);
}

// -- into a column: what is unset is NULL

using Texts = std::optional<std::string>;
using Numbers = std::optional<std::int64_t>;

Texts columnOf(const std::string &text) { return text; }
Texts columnOf(const OptionalText &text) { return text; }
Texts columnOf(const json::value &value) { return value.is_null() ? Texts() : Texts(jsonText(value)); }
Texts columnOf(const Secret &secret) { return secret.isEmpty() ? Texts() : Texts(secret.reveal()); }
Numbers columnOf(bool value) { return value; }
Numbers columnOf(std::int64_t value) { return value; }
Numbers columnOf(const Money &money) { return money.nanos; }
Numbers columnOf(const Time &time) { return time.wall; }
Numbers columnOf(const OptionalInteger &value) { return value; }
Numbers columnOf(const OptionalMoney &value) { return value; }
Numbers columnOf(const OptionalTime &value) { return value; }
Numbers columnOf(const std::optional<bool> &value) { return value ? Numbers(*value) : Numbers(); }

Texts columnOf(const TextList &list)
{
    json::array array;
    for (const auto &text : list)
        array.emplace_back(text);
    return jsonText(array);
}

// -- out of a column

json::value parsed(const std::string &text)
{
    auto value = parseJson(text);
    return value ? std::move(*value) : json::value();
}

void setFrom(std::string &to, std::string text) { to = std::move(text); }
void setFrom(OptionalText &to, std::string text) { to = std::move(text); }
void setFrom(json::value &to, const std::string &text) { to = parsed(text); }
void setFrom(Secret &to, std::string text) { to = Secret(std::move(text)); }
void setFrom(bool &to, std::int64_t number) { to = number != 0; }
void setFrom(std::int64_t &to, std::int64_t number) { to = number; }
void setFrom(Money &to, std::int64_t number) { to.nanos = number; }
void setFrom(Time &to, std::int64_t number) { to.wall = number; }
void setFrom(OptionalInteger &to, std::int64_t number) { to = number; }
void setFrom(OptionalMoney &to, std::int64_t number) { to = number; }
void setFrom(OptionalTime &to, std::int64_t number) { to = number; }
void setFrom(std::optional<bool> &to, std::int64_t number) { to = number != 0; }

void setFrom(TextList &to, const std::string &text)
{
    const json::value list = parsed(text);
    if (!list.is_array())
        return;
    for (const auto &item : list.get_array()) {
        if (item.is_string())
            to.emplace_back(std::string_view(item.get_string()));
    }
}

// What is not stored, being another form of what is: the digest that requests are looked up by.
void derive(Key &key) { parseDigest(key.token, &key.digest); }
template <class R>
void derive(R &) {}

template <class R>
const std::string &idOf(const R &record)
{
    return record.*std::get<std::string R::*>(identityField<R>().member);
}

} // namespace

template <class R>
RecordTable<R>::RecordTable(const char *word, std::string name, const Seal &seal)
    : m_word(word), m_name(std::move(name)), m_id(quotedColumn(identityField<R>().name)), m_seal(seal)
{
    std::string marks;
    for (const auto &field : fieldsOf<R>()) {
        m_columns += (m_columns.empty() ? "" : ", ") + quotedColumn(field.name);
        marks += marks.empty() ? "?" : ", ?";
    }
    m_insert = "INSERT OR REPLACE INTO " + m_name + " (" + m_columns + ") VALUES (" + marks + ")";
}

template <class R>
void RecordTable<R>::prepare(Connection &connection) const
{
    connection.execute("CREATE TABLE IF NOT EXISTS " + m_name + " (" + m_id + " TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID");
    addColumns(connection, m_name);
}

template <class R>
void RecordTable<R>::addColumns(Connection &connection, const std::string &table) const
{
    std::set<std::string> known;
    {
        auto columns = connection.prepare("SELECT name FROM pragma_table_info(?)");
        columns.bind(1, std::string_view(table));
        while (columns.step())
            known.insert(columns.text(0));
    }
    for (const auto &field : fieldsOf<R>()) {
        if (!known.contains(field.name))
            connection.execute("ALTER TABLE " + table + " ADD COLUMN " + quotedColumn(field.name) + ' ' + columnType(field));
    }
}

template <class R>
std::string RecordTable<R>::place(const std::string &id, const char *column) const
{
    return m_name + '/' + id + '/' + column;
}

template <class R>
Loaded<R> RecordTable<R>::load(const Statement &row) const
{
    Loaded<R> loaded;
    const auto fields = fieldsOf<R>();
    std::string id;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].flags & Identity)
            id = row.text(int(i));
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto &field = fields[i];
        if (row.isNull(int(i)))
            continue;
        std::visit([&](auto member) {
            auto &to = loaded.record.*member;
            if constexpr (!isText<std::decay_t<decltype(to)>>) {
                setFrom(to, row.integer(int(i)));
            } else if (!(field.flags & Sealed)) {
                setFrom(to, row.text(int(i)));
            } else if (auto open = m_seal.open(row.view(int(i)), place(id, field.name))) {
                setFrom(to, std::move(*open));
            } else if (loaded.broken.empty()) {
                loaded.broken = field.name;
            }
        }, field.member);
    }
    derive(loaded.record);
    if (!loaded.broken.empty())
        log(LogLevel::Error, "registry.seal_broken", {{"table", m_name}, {"id", id}, {"column", loaded.broken}});
    return loaded;
}

template <class R>
std::vector<Loaded<R>> RecordTable<R>::all(Connection &connection) const
{
    auto rows = connection.prepare("SELECT " + m_columns + " FROM " + m_name + " ORDER BY " + m_id);
    std::vector<Loaded<R>> records;
    while (rows.step())
        records.push_back(load(rows));
    return records;
}

template <class R>
std::optional<Loaded<R>> RecordTable<R>::find(Connection &connection, const std::string &id) const
{
    auto row = connection.prepare("SELECT " + m_columns + " FROM " + m_name + " WHERE " + m_id + " = ?");
    row.bind(1, std::string_view(id));
    return row.step() ? std::optional(load(row)) : std::nullopt;
}

template <class R>
std::vector<Loaded<R>> RecordTable<R>::where(Connection &connection, const char *column, const std::string &text) const
{
    auto rows = connection.prepare("SELECT " + m_columns + " FROM " + m_name + " WHERE " + quotedColumn(column) + " = ? ORDER BY " + m_id);
    rows.bind(1, std::string_view(text));
    std::vector<Loaded<R>> records;
    while (rows.step())
        records.push_back(load(rows));
    return records;
}

template <class R>
void RecordTable<R>::save(Connection &connection, const R &record) const
{
    auto insert = connection.prepare(m_insert);
    int at = 0;
    for (const auto &field : fieldsOf<R>()) {
        ++at;
        std::visit([&](auto member) {
            auto column = columnOf(record.*member);
            if constexpr (std::is_same_v<decltype(column), Texts>) {
                if (column && (field.flags & Sealed))
                    column = m_seal.close(*column, place(idOf(record), field.name));
            }
            insert.bind(at, column);
        }, field.member);
    }
    insert.run();
}

template <class R>
bool RecordTable<R>::remove(Connection &connection, const std::string &id) const
{
    auto row = connection.prepare("DELETE FROM " + m_name + " WHERE " + m_id + " = ?");
    row.bind(1, std::string_view(id));
    row.run();
    return connection.changes() > 0;
}

#define PORTREEVE_TABLE(R, word, table) template class RecordTable<R>;
PORTREEVE_RECORDS(PORTREEVE_TABLE)
#undef PORTREEVE_TABLE

} // namespace portreeve
