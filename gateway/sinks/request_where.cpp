// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/request_where.h"

#include <algorithm>

#include "gateway/base/json.h"
#include "gateway/base/text.h"
#include "gateway/sinks/ledger_books.h"
#include "gateway/sinks/passing_query.h"
#include "gateway/sinks/row_search.h"

namespace portreeve {

namespace {

using Values = std::vector<Where::Value>;

// As it is written: 8-4-4-4-12.
constexpr const char *ownId = "lower(substr(hex(r.call_id), 1, 8) || '-' || substr(hex(r.call_id), 9, 4) || '-' || substr(hex(r.call_id), 13, 4) || '-' ||"
                              " substr(hex(r.call_id), 17, 4) || '-' || substr(hex(r.call_id), 21))";

// A part of a condition and what is bound in it.
struct Part {
    std::string sql;
    Values values;

    void either(const Part &other)
    {
        sql += (sql.empty() ? "" : " OR ") + other.sql;
        values.insert(values.end(), other.values.begin(), other.values.end());
    }
};

// Bound, not written: SQLite plans nothing where it reads a plain 0, and so not the index that it is told to use.
Part nothing() { return {"?", {0}}; }

Part isIn(const std::string &what, const std::vector<std::int64_t> &ids)
{
    if (ids.empty())
        return nothing();
    if (ids.size() == 1)
        return {what + " = ?", {ids.front()}};
    std::string list;
    for (const auto id : ids)
        list += (list.empty() ? "[" : ",") + std::to_string(id);
    return {what + " IN (SELECT value FROM json_each(?))", {list + ']'}};
}

bool isMeant(const FilterTerm &term, std::string_view text)
{
    const bool isExact = caseCounts(*term.field);
    return std::any_of(term.texts.begin(), term.texts.end(), [&](const TextValue &value) { return matches(value, text, isExact); });
}

// Words and owners are few against the requests that name them: they are all looked at, by the matcher itself.
template <class Wanted>
std::vector<std::int64_t> numbersOf(Connection &connection, const std::string &sql, Wanted wanted)
{
    std::vector<std::int64_t> ids;
    auto rows = connection.prepare(sql);
    while (rows.step()) {
        if (wanted(rows))
            ids.push_back(rows.integer(0));
    }
    return ids;
}

std::vector<std::int64_t> wordsOf(Connection &connection, const FilterTerm &term)
{
    return numbersOf(connection, "SELECT id, text FROM words", [&](const Statement &row) { return isMeant(term, row.view(1)); });
}

std::vector<std::int64_t> ownersOf(Connection &connection, const FilterTerm &term)
{
    const bool isKey = std::string_view(term.field->name) == "key";
    return numbersOf(connection, "SELECT o.id, " + std::string(term.field->sql) + ", o.token FROM owners AS o", [&](const Statement &row) {
        return (!row.view(1).empty() && isMeant(term, row.view(1))) || (isKey && isMeant(term, row.view(2)));
    });
}

std::vector<std::int64_t> operationsOf(const FilterTerm &term)
{
    std::vector<std::int64_t> numbers;
    for (const auto operation : {Operation::Chat, Operation::CountTokens, Operation::Embeddings}) {
        if (isMeant(term, name(operation)))
            numbers.push_back(std::int64_t(operation));
    }
    return numbers;
}

// SQLite's GLOB knows more than "*".
std::string globOf(const std::string &text)
{
    std::string glob;
    for (const char c : text)
        glob += c == '?' || c == '[' ? std::string("[") + c + ']' : std::string(1, c);
    return glob;
}

Part isText(const std::string &column, const TextValue &value)
{
    return value.isGlob ? Part{column + " GLOB ?", {globOf(value.text)}} : Part{column + " = ?", {value.text}};
}

Part columnPart(const FilterTerm &term)
{
    Part any;
    for (const auto &value : term.texts)
        any.either(isText("lower(" + std::string(term.field->sql) + ")", value));
    return any;
}

Part sessionPart(Connection &connection, const FilterTerm &term)
{
    Part any;
    for (const auto &value : term.texts)
        any.either(value.isGlob ? isText("r.session_id", value) : isIn("r.id", rowsOfSession(connection, value.text)));
    return any;
}

Part idPart(Connection &connection, const FilterTerm &term)
{
    Part any;
    for (const auto &value : term.texts) {
        if (!value.isGlob) {
            any.either(isIn("r.id", rowsOfId(connection, value.text)));
            continue;
        }
        any.either(isText("r.client_call_id", value));
        any.either(isText("r.reply_id", value));
        any.either(isText(ownId, value));
    }
    return any;
}

// Tags are words too: those that are meant are known before any row is read, and what does not name one is not parsed.
Part tagPart(Connection &connection, const FilterTerm &term)
{
    constexpr std::size_t mostLookedFor = 16;
    const auto tags = numbersOf(connection, "SELECT DISTINCT s.tag, w.text FROM sums_tag AS s JOIN words AS w ON w.id = s.tag",
                                [&](const Statement &row) { return isMeant(term, row.view(1)); });
    if (tags.empty())
        return nothing();
    Part named;
    auto text = connection.prepare("SELECT text FROM words WHERE id = ?1");
    for (const auto tag : tags) {
        text.bind(1, tag).step();
        if (tags.size() <= mostLookedFor)
            named.either({"instr(r.tags, ?)", {quoted(text.text(0))}});
        text.reset();
    }
    const Part exact = isIn("(SELECT w.id FROM words AS w WHERE w.text = t.value)", tags);
    Part both{(named.sql.empty() ? std::string("1") : "(" + named.sql + ")") + " AND EXISTS (SELECT 1 FROM json_each(r.tags) AS t WHERE " + exact.sql + ")", named.values};
    both.values.insert(both.values.end(), exact.values.begin(), exact.values.end());
    return both;
}

Part textPart(Connection &connection, const FilterTerm &term)
{
    const RequestField &field = *term.field;
    switch (field.place) {
    case TextPlace::Word: return isIn(field.sql, wordsOf(connection, term));
    case TextPlace::Owner: return isIn("r.owner", ownersOf(connection, term));
    case TextPlace::Column: return columnPart(term);
    case TextPlace::Id: return idPart(connection, term);
    case TextPlace::Session: return sessionPart(connection, term);
    case TextPlace::Tag: return tagPart(connection, term);
    case TextPlace::Operation: return isIn(field.sql, operationsOf(term));
    }
    return nothing();
}

Part numberPart(const FilterTerm &term)
{
    const std::string what = term.field->sql;
    Part any;
    for (const auto &number : term.numbers) {
        if (number.least == number.most)
            any.either({what + " = ?", {number.least}});
        else if (number.most == INT64_MAX)
            any.either({what + " >= ?", {number.least}});
        else if (number.least == INT64_MIN)
            any.either({what + " <= ?", {number.most}});
        else
            any.either({what + " BETWEEN ? AND ?", {number.least, number.most}});
    }
    if (term.wantsOk)
        any.either({"r.flags & ? = 0", {flag::failed}});
    if (term.wantsFailed)
        any.either({"r.flags & ? != 0", {flag::failed}});
    return any;
}

Part hasPart(Connection &connection, const FilterTerm &term)
{
    const RequestField &field = *term.field;
    const std::string what = field.sql;
    if (std::string_view(field.name) == "error")
        return {"r.flags & ? != 0", {flag::failed}};
    if (field.kind != FieldKind::Text)
        return {what + " > 0", {}};
    switch (field.place) {
    case TextPlace::Word: return {what + " != 0", {}};
    case TextPlace::Owner:
        return isIn("r.owner", numbersOf(connection, "SELECT o.id, " + what + ", o.token FROM owners AS o", [&](const Statement &row) {
            return !row.view(1).empty() || (std::string_view(field.name) == "key" && !row.view(2).empty());
        }));
    case TextPlace::Tag: return {"r.tags IS NOT NULL", {}};
    case TextPlace::Id:
    case TextPlace::Operation: return {"1", {}};
    default: return {what + " != ''", {}};
    }
}

// The names that a bare text is a part of: numbers of owners and words.
struct Named {
    std::vector<std::int64_t> owners, words;
};
Named namedBy(Connection &connection, const std::string &part)
{
    const auto contains = [&](std::string_view text) { return lower(text).find(part) != std::string::npos; };
    return {numbersOf(connection, "SELECT id, alias, user_id, team_id, token FROM owners",
                      [&](const Statement &row) { return contains(row.view(1)) || contains(row.view(2)) || contains(row.view(3)) || contains(row.view(4)); }),
            numbersOf(connection, "SELECT id, text FROM words", [&](const Statement &row) { return contains(row.view(1)); })};
}

// Texts and ids of a row itself.
Part inRowPart(const std::string &part)
{
    Part any{"request_contains(?, r.client_call_id, r.reply_id, r.session_id, r.end_user, r.error_message, r.tags)", {part}};
    if (mayBeOwnId(part))
        any.either({"request_id_contains(?, r.call_id)", {part}});
    return any;
}

// As searchedTexts(): the names through their numbers; the rest by what was found, and in the rows that were not looked at.
Part anythingPart(Connection &connection, const FilterTerm &term, const FoundTexts &found)
{
    const std::string &part = term.texts.front().text;
    const Named named = namedBy(connection, part);
    Part any = isIn("r.owner", named.owners);
    for (const char *column : {"r.model_group", "r.model", "r.deployment", "r.provider", "r.error_class"})
        any.either(isIn(column, named.words));
    Part rest = inRowPart(part);
    if (found.isKnown) {
        any.either(isIn("r.id", found.rows));
        rest = {"(r.id > ? AND (" + rest.sql + "))", rest.values};
        rest.values.insert(rest.values.begin(), found.known);
    }
    any.either(rest);
    return any;
}

// Rows whose class of error is one of these words: errors are few.
void addErrors(Connection &connection, const std::vector<std::int64_t> &words, FoundTexts &found)
{
    if (words.empty())
        return;
    const Part part = isIn("r.error_class", words);
    Where where;
    where.add(unusualRows);
    where.add("r.id <= ?", {found.known});
    where.add(part.sql, part.values);
    PassingQuery rows(connection, "SELECT r.id FROM requests AS r INDEXED BY requests_unusual" + where.sql());
    where.bind(rows.statement());
    const auto before = std::ptrdiff_t(found.rows.size());
    while (rows->step())
        found.rows.push_back(rows->integer(0));
    std::sort(found.rows.begin() + before, found.rows.end());
    std::inplace_merge(found.rows.begin(), found.rows.begin() + before, found.rows.end());
    found.rows.erase(std::unique(found.rows.begin(), found.rows.end()), found.rows.end());
}

Part partOf(Connection &connection, const FilterTerm &term, const FoundTexts &found)
{
    using enum FilterTerm::Asks;
    switch (term.asks) {
    case Text: return textPart(connection, term);
    case Number: return numberPart(term);
    case Has: return hasPart(connection, term);
    case Anything: return anythingPart(connection, term, found);
    }
    return nothing();
}

// Between the stars.
std::string longestPiece(const std::string &glob)
{
    std::string longest;
    for (const auto piece : split(glob, '*')) {
        if (piece.size() > longest.size())
            longest = piece;
    }
    return longest;
}

// Errors are of those that failed.
bool isUnusualOnly(const FilterTerm &term)
{
    using enum FilterTerm::Asks;
    if (term.isNegated || !term.field)
        return false;
    const std::string_view name = term.field->name;
    if (name == "error" || name == "message")
        return true;
    const auto excludes200 = [](const NumberValue &number) { return number.least > 200 || number.most < 200; };
    return name == "status" && term.asks == Number && !term.wantsOk && std::all_of(term.numbers.begin(), term.numbers.end(), excludes200);
}

bool isInSums(const RequestField &field)
{
    const std::string_view name = field.name;
    return field.place == TextPlace::Owner || name == "model" || name == "provider";
}

} // namespace

FoundTexts textOf(Connection &connection, const FilterTerm &term)
{
    const std::string &part = term.texts.front().text;
    const Named named = namedBy(connection, part);
    FoundTexts found = findTexts(connection, part, mayBeOwnId(part), named.owners, named.words);
    if (found.isKnown)
        addErrors(connection, named.words, found);
    return found;
}

FoundTexts customersOf(Connection &connection, const FilterTerm &term)
{
    constexpr std::size_t leastKnown = 3;            // characters: fewer are in nearly every text
    FoundTexts all;
    for (const auto &value : term.texts) {
        const std::string part = value.isGlob ? longestPiece(value.text) : value.text;
        const FoundTexts found = part.size() < leastKnown ? FoundTexts() : findShared(connection, part);
        if (!found.isKnown)
            return {};
        const auto before = std::ptrdiff_t(all.rows.size());
        all.rows.insert(all.rows.end(), found.rows.begin(), found.rows.end());
        std::inplace_merge(all.rows.begin(), all.rows.begin() + before, all.rows.end());
        all.known = found.known;
    }
    all.rows.erase(std::unique(all.rows.begin(), all.rows.end()), all.rows.end());
    all.isKnown = !term.texts.empty();
    return all;
}

void addFilter(Connection &connection, Where &where, const RequestFilter &filter, const std::vector<FoundTexts> &texts)
{
    knowRequests(connection);
    for (std::size_t i = 0; i < filter.terms.size(); ++i) {
        const FilterTerm &term = filter.terms[i];
        Part part = partOf(connection, term, i < texts.size() ? texts[i] : FoundTexts());
        // What is not known (NULL) does not hold, and its opposite does. Plain where it can be, so that an index may be used.
        where.add("(" + part.sql + (term.isNegated ? ") IS NOT TRUE" : ")"), std::move(part.values));
    }
}

bool isUnusualOnly(const RequestFilter &filter)
{
    return std::any_of(filter.terms.begin(), filter.terms.end(), [](const FilterTerm &term) { return isUnusualOnly(term); });
}

void addWindow(Where &where, const TimeWindow &window, bool byIndex)
{
    const std::string started = byIndex ? "r.started" : "+r.started";
    if (window.from)
        where.add(started + " >= ?", {*window.from});
    if (window.before)
        where.add(started + " < ?", {*window.before});
}

const RequestField *firstUnknownToSums(const RequestFilter &filter)
{
    for (const auto &term : filter.terms) {
        if (term.field && !isInSums(*term.field))
            return term.field;
    }
    return nullptr;
}

bool sumsKnow(const RequestFilter &filter)
{
    return std::all_of(filter.terms.begin(), filter.terms.end(), [](const FilterTerm &term) { return term.field && isInSums(*term.field); });
}

} // namespace portreeve
