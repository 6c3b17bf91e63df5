// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/request_value.h"

#include <algorithm>
#include <optional>

#include "gateway/base/money.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr int places = 9;                            // of a decimal in a filter
constexpr std::int64_t one = 1'000'000'000;

// A number in the field's own unit; `isWhole`: nothing of it was cut off.
struct Number {
    std::int64_t value = 0;
    bool isWhole = true;
};

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::string unitsOf(const RequestField &field)
{
    std::vector<std::string> names;
    for (const auto &unit : fieldUnits()) {
        if (unit.kind == field.kind)
            names.emplace_back(unit.name);
    }
    return names.empty() ? "without a unit" : "with " + join(names, ", ") + " or no unit";
}

std::optional<std::int64_t> scaleOf(const RequestField &field, std::string_view unit)
{
    if (unit.empty())
        return plainScale(field);
    for (const auto &known : fieldUnits()) {
        if (known.kind == field.kind && equalsIgnoringCase(known.name, unit))
            return known.scale * (field.kind == FieldKind::Number ? plainScale(field) : 1);
    }
    return std::nullopt;
}

std::string wrongNumber(const FilterTerm &term, std::string_view word)
{
    return "`" + shortened(word, 40) + "` is no value of `" + term.field->name + ":`: it takes a number " + unitsOf(*term.field) + ", for example " +
        term.field->example;
}

// Empty: read. Else what is wrong.
std::string readOne(const FilterTerm &term, std::string_view word, Number &number)
{
    std::string_view text = word;
    if (term.field->kind == FieldKind::Money && text.starts_with('$'))
        text.remove_prefix(1);
    const auto unitAt = std::find_if(text.begin(), text.end(), [](char c) { return !isDigit(c) && c != '.'; });
    const auto digits = text.substr(0, std::size_t(unitAt - text.begin()));
    const auto scale = scaleOf(*term.field, text.substr(digits.size()));
    const auto scaled = digits.empty() || !isDigit(digits.back()) ? std::nullopt : scaledDecimal(digits, places);
    if (!scale || !scaled)
        return wrongNumber(term, word);
    const auto exact = static_cast<__int128>(*scaled) * *scale;
    if (exact / one > INT64_MAX / 2)
        return "`" + shortened(word, 40) + "` is too large";
    number.value = std::int64_t(exact / one);
    number.isWhole = exact % one == 0;
    return {};
}

// What follows ">", ">=", "<", "<=" or "=". A number that was cut is between two whole ones.
std::string readComparison(FilterTerm &term, std::string_view word)
{
    const std::size_t size = word.size() > 1 && word[1] == '=' && word[0] != '=' ? 2 : 1;
    const bool hasEqual = size == 2;
    Number number;
    if (auto fault = readOne(term, word.substr(size), number); !fault.empty())
        return fault;
    NumberValue value;
    if (word[0] == '=')
        value = number.isWhole ? NumberValue{number.value, number.value} : NumberValue{1, 0};
    else if (word[0] == '>')
        value.least = hasEqual && number.isWhole ? number.value : number.value + 1;
    else
        value.most = !hasEqual && number.isWhole ? number.value - 1 : number.value;
    term.numbers.push_back(value);
    return {};
}

std::string readRange(FilterTerm &term, std::string_view from, std::string_view to)
{
    Number least, most;
    if (auto fault = readOne(term, from, least); !fault.empty())
        return fault;
    if (auto fault = readOne(term, to, most); !fault.empty())
        return fault;
    if (least.value > most.value)
        return "The range ends before it begins: write " + std::string(to) + ".." + std::string(from);
    term.numbers.push_back({least.isWhole ? least.value : least.value + 1, most.value});
    return {};
}

std::string readBool(FilterTerm &term, std::string_view word)
{
    for (const char *yes : {"yes", "true", "on", "1", "hit"}) {
        if (equalsIgnoringCase(word, yes))
            return term.numbers.push_back({1, 1}), "";
    }
    for (const char *no : {"no", "false", "off", "0", "miss"}) {
        if (equalsIgnoringCase(word, no))
            return term.numbers.push_back({0, 0}), "";
    }
    return "`" + std::string(term.field->name) + ":` is yes or no, not `" + shortened(word, 40) + "`";
}

// "4xx", "ok", "error"; false: none of these.
bool readStatusWord(FilterTerm &term, std::string_view word)
{
    const std::string text = lower(word);
    if (text == "ok" || text == "error" || text == "failed") {
        (text == "ok" ? term.wantsOk : term.wantsFailed) = true;
        return true;
    }
    if (text.size() != 3 || !isDigit(text[0]) || text.substr(1) != "xx")
        return false;
    const std::int64_t hundred = (text[0] - '0') * 100;
    term.numbers.push_back({hundred, hundred + 99});
    return true;
}

} // namespace

std::string readNumber(FilterTerm &term, std::string_view word)
{
    if (term.field->kind == FieldKind::Bool)
        return readBool(term, word);
    if (term.field->kind == FieldKind::Status && readStatusWord(term, word))
        return {};
    if (word[0] == '>' || word[0] == '<' || word[0] == '=')
        return readComparison(term, word);
    if (const auto dots = word.find(".."); dots != std::string_view::npos)
        return readRange(term, word.substr(0, dots), word.substr(dots + 2));
    return readComparison(term, "=" + std::string(word));
}

} // namespace portreeve
