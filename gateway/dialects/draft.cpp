// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/draft.h"

namespace portreeve {

Draft::Draft(std::string_view body, const std::vector<JsonMember> &members) : m_body(body)
{
    m_entries.reserve(members.size() + 4);
    for (const JsonMember &member : members)
        m_entries.push_back({member.name, {body.substr(member.valueBegin, member.valueEnd - member.valueBegin)}, &member});
}

Draft::Entry *Draft::find(std::string_view name)
{
    for (Entry &entry : m_entries) {
        if (!entry.isRemoved && entry.name == name)
            return &entry;
    }
    return nullptr;
}

Slice Draft::operator[](std::string_view name) const
{
    for (const Entry &entry : m_entries) {
        if (!entry.isRemoved && entry.name == name)
            return entry.value;
    }
    return {};
}

std::string_view Draft::keep(std::string text)
{
    m_kept.push_front(std::move(text));
    return m_kept.front();
}

void Draft::set(std::string_view name, std::string json)
{
    Entry *entry = find(name);
    if (!entry)
        entry = &m_entries.emplace_back(Entry{keep(std::string(name)), {}, nullptr, true, false});
    entry->value = {keep(std::move(json))};
    entry->isChanged = true;
}

void Draft::remove(std::string_view name)
{
    for (Entry &entry : m_entries) {
        if (entry.name == name)
            entry.isRemoved = true;
    }
}

void Draft::rename(std::string_view from, std::string_view to)
{
    Entry *entry = find(from);
    if (!entry)
        return;
    if (find(to)) {
        entry->isRemoved = true;
        return;
    }
    entry->name = keep(std::string(to));
    entry->isChanged = true;
}

std::string Draft::text() const
{
    std::string out;
    out.reserve(m_body.size() + 128);
    const std::size_t open = m_body.find('{'), close = m_body.rfind('}');
    if (open == std::string_view::npos)
        out = "{";
    else
        out.append(m_body, 0, open + 1);
    auto comma = [&out, isFirst = true]() mutable {
        if (!isFirst)
            out += ',';
        isFirst = false;
    };
    std::size_t at = open + 1;
    for (const Entry &entry : m_entries) {
        const JsonMember *original = entry.original;
        std::string_view blanks;
        if (original) {
            blanks = m_body.substr(at, original->keyBegin - at);
            blanks = blanks.substr(blanks.find(',') + 1);
            at = original->valueEnd;
        }
        if (entry.isRemoved)
            continue;
        comma();
        out += blanks;
        if (original && !entry.isChanged) {
            out.append(m_body, original->keyBegin, original->valueEnd - original->keyBegin);
            continue;
        }
        if (original && entry.name == original->name)
            out.append(m_body, original->keyBegin, original->valueBegin - original->keyBegin);
        else
            out.append(1, '"').append(entry.name).append("\":");
        out += entry.value.text;
    }
    if (close == std::string_view::npos)
        out += '}';
    else
        out.append(m_body, at, std::string_view::npos);
    return out;
}

} // namespace portreeve
