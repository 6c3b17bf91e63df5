// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/ledger_texts.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "gateway/sinks/ledger_filter.h"

namespace portreeve {

namespace {

constexpr char fieldEnd = '\x1f', lineEnd = '\n';
constexpr std::size_t idBytes = 16;

// A text must not hold what ends it; who looks for such a character is told that it is not known.
void append(std::string &to, std::string_view text)
{
    for (const char c : text)
        to += c >= 'A' && c <= 'Z' ? char(c | 0x20) : c == lineEnd ? fieldEnd : c;
}

void appendNumber(std::string &to, std::uint16_t number)
{
    to += char(number & 0xff);
    to += char(number >> 8);
}

std::uint16_t numberAt(std::string_view bytes, std::size_t at) { return std::uint16_t(std::uint8_t(bytes[at]) | std::uint8_t(bytes[at + 1]) << 8); }

// A bit for each number that is there, the kinds one after another: a count of bytes before each.
void appendBits(std::string &to, const std::vector<bool> &bits)
{
    appendNumber(to, std::uint16_t((bits.size() + 7) / 8));
    const std::size_t begin = to.size();
    to.resize(begin + (bits.size() + 7) / 8);
    for (std::size_t i = 0; i < bits.size(); ++i)
        to[begin + i / 8] = char(std::uint8_t(to[begin + i / 8]) | (bits[i] ? 1u << i % 8 : 0u));
}

constexpr std::size_t mostNumber = 0xffff * 8;               // words beyond count as there

bool hasAny(std::string_view bits, const std::vector<std::int64_t> &numbers)
{
    return std::any_of(numbers.begin(), numbers.end(), [&](std::int64_t number) {
        if (number < 0 || std::size_t(number) >= mostNumber)
            return true;
        const auto byte = std::size_t(number) / 8;
        return byte < bits.size() && (std::uint8_t(bits[byte]) >> number % 8 & 1);
    });
}

bool hasName(std::string_view names, const std::vector<std::int64_t> &owners, const std::vector<std::int64_t> &words)
{
    for (std::size_t kind = 0; kind < 5 && names.size() >= 2; ++kind) {
        const std::size_t size = std::min<std::size_t>(numberAt(names, 0), names.size() - 2);
        if (hasAny(names.substr(2, size), kind == 0 ? owners : words))
            return true;
        names.remove_prefix(2 + size);
    }
    return false;
}

// A part of an id, at each place of the text 8-4-4-4-12 where it can stand: the bits of the id's 16 bytes that it says, and what
// they are. A million ids are compared as they are kept; none is written out.
class IdPart {
public:
    explicit IdPart(std::string_view part)
    {
        for (std::size_t from = 0; from + part.size() <= textSize; ++from)
            addPlace(part, from);
    }

    // Calls hit(number) for each id with the part, once for each place.
    template <class Hit>
    void each(std::string_view ids, Hit hit) const
    {
        for (const auto &place : m_places) {
            for (std::size_t at = 0; at + idBytes <= ids.size(); at += idBytes) {
                Halves id;
                std::memcpy(id.data(), ids.data() + at, idBytes);
                if ((id[0] & place.mask[0]) == place.bits[0] && (id[1] & place.mask[1]) == place.bits[1])
                    hit(at / idBytes);
            }
        }
    }

private:
    static constexpr std::size_t textSize = 36;
    using Bytes = std::array<std::uint8_t, idBytes>;
    using Halves = std::array<std::uint64_t, 2>;
    struct Place {
        Halves mask, bits;
    };

    void addPlace(std::string_view part, std::size_t from)
    {
        Bytes mask{}, bits{};
        for (std::size_t i = 0; i < part.size(); ++i) {
            const std::size_t at = from + i;
            const bool isDash = at == 8 || at == 13 || at == 18 || at == 23;
            if (isDash != (part[i] == '-'))
                return;
            if (isDash)
                continue;
            const std::size_t digit = at - (at > 8) - (at > 13) - (at > 18) - (at > 23);
            const int shift = digit % 2 ? 0 : 4;
            const int value = part[i] <= '9' ? part[i] - '0' : part[i] - 'a' + 10;
            mask[digit / 2] = std::uint8_t(mask[digit / 2] | 15 << shift);
            bits[digit / 2] = std::uint8_t(bits[digit / 2] | value << shift);
        }
        m_places.push_back({std::bit_cast<Halves>(mask), std::bit_cast<Halves>(bits)});
    }

    std::vector<Place> m_places;
};

// Calls hit(line) once for each line with the part.
template <class Hit>
void eachLine(std::string_view lines, std::string_view part, Hit hit)
{
    std::size_t line = 0, counted = 0;
    for (std::size_t at = findPart(lines, part, 0); at != std::string_view::npos; at = findPart(lines, part, counted)) {
        line += std::size_t(std::count(lines.begin() + std::ptrdiff_t(counted), lines.begin() + std::ptrdiff_t(at), lineEnd));
        hit(line);
        counted = lines.find(lineEnd, at);
        if (counted == std::string_view::npos)
            return;
    }
}

// Of one run: first, last, shared, places; and names, texts, ids where all of it is searched.
class RunSearch {
public:
    RunSearch(const std::string &part, bool hasIds) : m_part(part)
    {
        if (hasIds)
            m_idPart.emplace(part);
    }

    void search(const Statement &run, bool isSharedOnly, std::vector<std::int64_t> &found)
    {
        m_hits.clear();
        const auto hit = [this](std::size_t row) { m_hits.push_back(std::int64_t(row)); };
        searchShared(run.view(2), run.view(3));
        if (!isSharedOnly)
            eachLine(run.view(5), m_part, hit);
        if (!isSharedOnly && m_idPart)
            m_idPart->each(run.view(6), hit);
        std::sort(m_hits.begin(), m_hits.end());
        m_hits.erase(std::unique(m_hits.begin(), m_hits.end()), m_hits.end());
        for (const auto row : m_hits)
            found.push_back(run.integer(0) + row);
    }

private:
    void searchShared(std::string_view texts, std::string_view places)
    {
        std::size_t entry = 0, at = 0;
        eachLine(texts, m_part, [&](std::size_t wanted) {
            for (; entry < wanted; ++entry)
                at += 2 + 2 * std::size_t(numberAt(places, at));
            for (std::size_t i = 0; i < numberAt(places, at); ++i)
                m_hits.push_back(numberAt(places, at + 2 + 2 * i));
        });
    }

    const std::string &m_part;
    std::optional<IdPart> m_idPart;
    std::vector<std::int64_t> m_hits;
};

bool canBeLookedFor(const std::string &part) { return !part.empty() && part.find_first_of("\n\x1f") == std::string::npos; }

} // namespace

void TextRun::add(const SearchedRow &row)
{
    m_ids += row.callId;
    append(m_texts, row.replyId);
    m_texts += fieldEnd;
    append(m_texts, row.clientCallId);
    m_texts += lineEnd;
    for (const auto text : {row.sessionId, row.endUser, row.tags, row.errorMessage})
        share(text);
    for (std::size_t kind = 0; kind < m_names.size(); ++kind) {
        const auto number = std::size_t(row.names[kind]);
        if (number >= m_names[kind].size())
            m_names[kind].resize(std::min(number, mostNumber - 1) + 1);
        if (number < mostNumber)
            m_names[kind][number] = true;
    }
    ++m_rows;
}

void TextRun::share(std::string_view text)
{
    if (text.empty())
        return;
    auto &places = m_places[TextFilter::hash(text)];
    for (const auto place : places) {
        if (m_shared[place].text == text)
            return m_shared[place].rows.push_back(m_rows);
    }
    places.push_back(std::uint32_t(m_shared.size()));
    m_shared.push_back({std::string(text), {m_rows}});
}

void TextRun::write(Connection &connection, std::int64_t first, std::int64_t last)
{
    std::string names, texts, places;
    for (const auto &bits : m_names)
        appendBits(names, bits);
    for (const auto &[text, rows] : m_shared) {
        append(texts, text);
        texts += lineEnd;
        appendNumber(places, std::uint16_t(rows.size()));
        for (const auto row : rows)
            appendNumber(places, row);
    }
    connection.prepare("INSERT INTO row_texts VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .bind(1, first).bind(2, last).bindBlob(3, names).bindBlob(4, texts).bindBlob(5, places).bindBlob(6, m_texts).bindBlob(7, m_ids).run();
    clear();
}

void TextRun::clear()
{
    m_ids.clear();
    m_texts.clear();
    m_shared.clear();
    m_places.clear();
    for (auto &names : m_names)
        names.clear();
    m_rows = 0;
}

TextRun TextRun::of(Connection &connection, std::int64_t first, std::int64_t last)
{
    TextRun run;
    auto rows = connection.prepare("SELECT call_id, reply_id, client_call_id, session_id, end_user, tags, error_message, owner, model_group, model, deployment, provider"
                                   " FROM requests WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
    rows.bind(1, first).bind(2, last);
    while (rows.step())
        run.add({rows.view(0), rows.view(1), rows.view(2), rows.view(3), rows.view(4), rows.view(5), rows.view(6),
                 {rows.integer(7), rows.integer(8), rows.integer(9), rows.integer(10), rows.integer(11)}});
    return run;
}

FoundTexts findTexts(Connection &connection, const std::string &part, bool hasIds, const std::vector<std::int64_t> &owners, const std::vector<std::int64_t> &words)
{
    FoundTexts found;
    if (!canBeLookedFor(part))
        return found;
    RunSearch search(part, hasIds);
    auto runs = connection.prepare("SELECT first, last, shared, places, names, texts, ids FROM row_texts ORDER BY first");
    while (runs.step()) {
        found.known = runs.integer(1);
        if (hasName(runs.view(4), owners, words))
            found.runs.emplace_back(runs.integer(0), runs.integer(1));
        search.search(runs, false, found.rows);
        if (found.rows.size() > FoundTexts::mostRows)
            return {};
    }
    found.isKnown = true;
    return found;
}

FoundTexts findShared(Connection &connection, const std::string &part)
{
    FoundTexts found;
    if (!canBeLookedFor(part))
        return found;
    RunSearch search(part, false);
    auto runs = connection.prepare("SELECT first, last, shared, places FROM row_texts ORDER BY first");
    while (runs.step()) {
        found.known = runs.integer(1);
        search.search(runs, true, found.rows);
        if (found.rows.size() > FoundTexts::mostRows)
            return {};
    }
    found.isKnown = true;
    return found;
}

// The first and the last character of the part are looked for at sixteen places at a time.
std::size_t findPart(std::string_view text, std::string_view part, std::size_t from)
{
    std::size_t at = from;
#ifdef __SSE2__
    if (!part.empty()) {
        const __m128i first = _mm_set1_epi8(part.front()), last = _mm_set1_epi8(part.back());
        for (; at + part.size() - 1 + 16 <= text.size(); at += 16) {
            const __m128i begins = _mm_cmpeq_epi8(first, _mm_loadu_si128(reinterpret_cast<const __m128i *>(text.data() + at)));
            const __m128i ends = _mm_cmpeq_epi8(last, _mm_loadu_si128(reinterpret_cast<const __m128i *>(text.data() + at + part.size() - 1)));
            for (auto mask = unsigned(_mm_movemask_epi8(_mm_and_si128(begins, ends))); mask != 0; mask &= mask - 1) {
                const std::size_t place = at + std::size_t(__builtin_ctz(mask));
                if (text.substr(place, part.size()) == part)
                    return place;
            }
        }
    }
#endif
    return text.find(part, at);
}

} // namespace portreeve
