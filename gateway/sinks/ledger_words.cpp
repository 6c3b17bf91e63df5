// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/ledger_words.h"

#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr std::size_t mostKnown = 100'000;

std::int64_t findOrAddWord(Connection &connection, std::string_view text)
{
    auto find = connection.prepare("SELECT id FROM words WHERE text = ?1");
    if (find.bind(1, text).step())
        return find.integer(0);
    connection.prepare("INSERT INTO words (text) VALUES (?1)").bind(1, text).run();
    return connection.lastId();
}

std::int64_t findOrAddOwner(Connection &connection, const std::string (&parts)[5])
{
    auto find = connection.prepare("SELECT id FROM owners WHERE token = ?1 AND alias = ?2 AND user_id = ?3 AND team_id = ?4 AND organization_id = ?5");
    for (int i = 0; i < 5; ++i)
        find.bind(i + 1, parts[i]);
    if (find.step())
        return find.integer(0);
    auto add = connection.prepare("INSERT INTO owners (token, alias, user_id, team_id, organization_id) VALUES (?1, ?2, ?3, ?4, ?5)");
    for (int i = 0; i < 5; ++i)
        add.bind(i + 1, parts[i]);
    add.run();
    return connection.lastId();
}

} // namespace

std::string wellFormed(std::string_view text)
{
    if (isUtf8(text))
        return std::string(text);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t size = 1;
        while (size <= 4 && at + size <= text.size() && !isUtf8(text.substr(at, size)))
            ++size;
        const bool good = size <= 4 && at + size <= text.size();
        out += good ? text.substr(at, size) : std::string_view("?");
        at += good ? size : 1;
    }
    return out;
}

// By a few of its bytes: the words of a row (its route, agent, model ...) seldom fall together.
std::size_t Words::placeOf(std::string_view text)
{
    const auto at = [&](std::size_t i) { return std::size_t(std::uint8_t(text[i])); };
    return (text.size() * 31 + at(0) * 7 + at(text.size() / 2) * 13 + at(text.size() - 1)) % std::tuple_size<decltype(m_recent)>();
}

std::int64_t Words::word(Connection &connection, std::string_view text)
{
    if (text.empty())
        return 0;
    Recent &recent = m_recent[placeOf(text)];
    if (recent.text != text) {
        recent.id = find(connection, text);
        recent.text = text;
    }
    return recent.id;
}

std::int64_t Words::find(Connection &connection, std::string_view text)
{
    if (const auto found = m_words.find(text); found != m_words.end())
        return found->second;
    if (m_words.size() >= mostKnown)
        m_words.clear();
    const auto id = findOrAddWord(connection, wellFormed(text));
    m_words.emplace(text, id);
    return id;
}

std::int64_t Words::owner(Connection &connection, const Owner &owner)
{
    if (owner.token.empty())
        return 0;
    const std::string_view parts[] = {owner.token, owner.alias, owner.userId, owner.teamId, owner.organizationId};
    m_key.clear();
    for (const auto part : parts)
        m_key.append(part).push_back('\0');
    if (const auto found = m_owners.find(m_key); found != m_owners.end())
        return found->second;
    if (m_owners.size() >= mostKnown)
        m_owners.clear();
    std::string clean[5];
    for (int i = 0; i < 5; ++i)
        clean[i] = wellFormed(parts[i]);
    const auto id = findOrAddOwner(connection, clean);
    m_owners.emplace(m_key, id);
    return id;
}

void Words::forget()
{
    m_words.clear();
    m_owners.clear();
    m_recent = {};
}

} // namespace portreeve
