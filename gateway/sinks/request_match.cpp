// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "gateway/base/text.h"
#include "gateway/sinks/ledger_books.h"
#include "gateway/sinks/request_filter.h"

namespace portreeve {

namespace {

bool isAmong(const std::vector<NumberValue> &numbers, std::int64_t value)
{
    return std::any_of(numbers.begin(), numbers.end(), [&](const NumberValue &number) { return value >= number.least && value <= number.most; });
}

bool hasText(const FilterTerm &term, const SpendRow &row)
{
    const bool isExact = caseCounts(*term.field);
    for (const auto &text : term.field->texts(row)) {
        const auto isMeant = [&](const TextValue &value) { return matches(value, text, isExact); };
        if (!text.empty() && std::any_of(term.texts.begin(), term.texts.end(), isMeant))
            return true;
    }
    return false;
}

bool hasNumber(const FilterTerm &term, const SpendRow &row)
{
    const auto value = term.field->number(row);
    if (value && isAmong(term.numbers, *value))
        return true;
    return row.flags & flag::failed ? term.wantsFailed : term.wantsOk;
}

bool hasAny(const FilterTerm &term, const SpendRow &row)
{
    if (std::string_view(term.field->name) == "error")
        return (row.flags & flag::failed) != 0;
    if (term.field->number)
        return term.field->number(row).value_or(0) > 0;
    const auto texts = term.field->texts(row);
    return std::any_of(texts.begin(), texts.end(), [](const std::string &text) { return !text.empty(); });
}

bool hasPart(const FilterTerm &term, const SpendRow &row)
{
    const std::string &part = term.texts.front().text;
    const auto contains = [&](const std::string &text) { return lower(text).find(part) != std::string::npos; };
    const auto texts = searchedTexts(row);
    return (mayBeOwnId(part) && contains(row.callId.text())) || std::any_of(texts.begin(), texts.end(), contains);
}

bool holds(const FilterTerm &term, const SpendRow &row)
{
    using enum FilterTerm::Asks;
    switch (term.asks) {
    case Text: return hasText(term, row);
    case Number: return hasNumber(term, row);
    case Has: return hasAny(term, row);
    case Anything: return hasPart(term, row);
    }
    return false;
}

} // namespace

bool caseCounts(const RequestField &field) { return field.place == TextPlace::Id || field.place == TextPlace::Session; }

bool matches(const TextValue &value, std::string_view text, bool isExact)
{
    const std::string lowered = isExact ? std::string() : lower(text);
    const std::string_view seen = isExact ? text : lowered;
    return value.isGlob ? matchesWildcard(value.text, seen) : value.text == seen;
}

bool mayBeOwnId(std::string_view part)
{
    const auto digits = std::count_if(part.begin(), part.end(), [](char c) { return c != '-'; });
    return digits >= 4 && part.find_first_not_of("-0123456789abcdef") == std::string_view::npos;
}

std::vector<std::string> searchedTexts(const SpendRow &row)
{
    return {row.clientCallId, row.replyId, row.sessionId, row.endUser, row.errorMessage, row.tags,
            row.modelGroup, row.model, row.deployment, row.provider, row.errorClass, row.alias, row.userId, row.teamId, row.token};
}

bool matches(const RequestFilter &filter, const SpendRow &row)
{
    return std::all_of(filter.terms.begin(), filter.terms.end(), [&](const FilterTerm &term) { return holds(term, row) != term.isNegated; });
}

} // namespace portreeve
