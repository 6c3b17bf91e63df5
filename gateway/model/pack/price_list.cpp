// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/model/pack/price_list.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <stdexcept>

#include <simdjson.h>

namespace portreeve::pack {

namespace {

using Value = simdjson::ondemand::value;
using Object = simdjson::ondemand::object;

[[noreturn]] void wrong(const std::string &what) { throw std::runtime_error(what); }

std::string textOf(Value value) { return std::string(std::string_view(value.get_string())); }

// A number's own text: no price goes through a double.
std::string numberOf(Value value)
{
    std::string_view text = value.raw_json_token();
    text = text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
    return std::string(text);
}

std::int64_t scaled(Value value, int places, const char *what)
{
    const std::string text = numberOf(value);
    const auto number = scaledDecimal(text, places);
    return number ? *number : (wrong(std::string(what) + " is " + text), 0);
}

std::uint32_t countOf(Value value) { return std::uint32_t(std::min<std::int64_t>(scaled(value, 0, "a count"), ~0u)); }

std::vector<std::string> wordsOf(Value value)
{
    std::vector<std::string> out;
    for (auto word : value.get_array())
        out.push_back(textOf(word.value()));
    return out;
}

template <class Each>
void forEach(Object object, Each each)
{
    for (auto member : object) {
        const std::string key(std::string_view(member.unescaped_key()));
        each(key, member.value());
    }
}

// "2026-12-01" or "2026-12", in days since 1970.
std::int64_t dayOf(const std::string &text)
{
    int year = 0;
    unsigned month = 0, day = 1;
    const int read = std::sscanf(text.c_str(), "%4d-%2u-%2u", &year, &month, &day);
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (read < 2 || !date.ok())
        wrong("no day: " + text);
    return std::chrono::sys_days(date).time_since_epoch().count();
}

class Reader {
public:
    explicit Reader(PriceList &list) : m_list(list) {}
    void readDocument(simdjson::ondemand::document &document);

private:
    void readModel(Object object);
    void readSize(Object object);
    void readUnits(const std::string &unit, Value meters, std::vector<PriceRate> &rates);
    std::vector<PriceRate> readPrice(Value price);
    PriceBlock readBlock(Object object);
    PriceCondition readCondition(const std::string &key, Value value);
    Meter meter(Unit unit, const std::string &name);

    PriceList &m_list;
};

Meter Reader::meter(Unit unit, const std::string &name)
{
    if (const Meter fixed = fixedMeter(unit, name); fixed != NoMeter)
        return fixed;
    const std::string full = std::string(unitName(unit)) + "." + name;
    if (unit == Unit::Mtok)
        wrong("no kind of token: " + name);
    auto found = std::find(m_list.meters.begin(), m_list.meters.end(), full);
    if (found == m_list.meters.end())
        found = m_list.meters.insert(found, full);
    const auto number = std::size_t(FixedMeters) + std::size_t(found - m_list.meters.begin());
    return number < MostMeters ? Meter(number) : (wrong("too many kinds of meters: " + full), NoMeter);
}

void Reader::readUnits(const std::string &unitText, Value meters, std::vector<PriceRate> &rates)
{
    const auto unit = unitNamed(unitText);
    if (!unit)
        wrong("no unit: " + unitText);
    forEach(meters.get_object(), [&](const std::string &name, Value price) {
        rates.push_back({meter(*unit, name), scaled(price, 12, name.c_str())});
    });
}

std::vector<PriceRate> Reader::readPrice(Value price)
{
    std::vector<PriceRate> rates;
    forEach(price.get_object(), [&](const std::string &unit, Value meters) { readUnits(unit, meters, rates); });
    return rates;
}

PriceCondition Reader::readCondition(const std::string &key, Value value)
{
    const auto kind = conditionNamed(key);
    if (!kind)
        wrong("no condition: " + key);
    if (*kind == ConditionKind::From)
        return {*kind, dayOf(textOf(value)), {}};
    if (!takesWords(*kind))
        return {*kind, scaled(value, 0, key.c_str()), {}};
    if (value.type() == simdjson::ondemand::json_type::array)
        return {*kind, 0, wordsOf(value)};
    return {*kind, 0, {textOf(value)}};
}

PriceBlock Reader::readBlock(Object object)
{
    PriceBlock block;
    forEach(object, [&](const std::string &key, Value value) {
        if (key == "times") {
            block.factor = scaled(value, 6, "times");
            return;
        }
        if (key != "if") {
            readUnits(key, value, block.rates);
            return;
        }
        forEach(value.get_object(), [&](const std::string &condition, Value wanted) { block.conditions.push_back(readCondition(condition, wanted)); });
    });
    return block;
}

void Reader::readModel(Object object)
{
    ListedModel &model = m_list.models.emplace_back();
    try {
        forEach(object, [&](const std::string &key, Value value) {
            if (key == "provider")
                model.provider = textOf(value);
            else if (key == "id")
                model.id = textOf(value);
            else if (key == "mode")
                model.mode = textOf(value);
            else if (key == "deprecated")
                model.deprecated = textOf(value);
            else if (key == "aliases")
                model.aliases = wordsOf(value);
            else if (key == "caps")
                model.caps = wordsOf(value);
            else if (key == "lacks")
                model.lacks = wordsOf(value);
            else if (key == "efforts")
                model.efforts = wordsOf(value);
            else if (key == "match")
                model.isPrefix = textOf(value) == "prefix";
            else if (key == "max_input")
                model.maxInput = countOf(value);
            else if (key == "max_output")
                model.maxOutput = countOf(value);
            else if (key == "price") {
                model.hasPrice = true;
                model.rules.base = readPrice(value);
            } else if (key == "price_if") {
                for (auto block : value.get_array())
                    model.rules.blocks.push_back(readBlock(block.get_object()));
            }
        });
    } catch (const std::exception &error) {
        wrong(model.provider + "/" + model.id + ": " + error.what());
    }
    if (model.provider.empty() || model.id.empty() || model.mode.empty())
        wrong(model.provider + "/" + model.id + ": provider, id and mode are needed");
}

void Reader::readSize(Object object)
{
    ListedSize &size = m_list.sizes.emplace_back();
    forEach(object, [&](const std::string &key, Value value) {
        if (key == "provider")
            size.provider = textOf(value);
        else if (key == "mode")
            size.mode = textOf(value);
        else if (key == "moe")
            size.isMixture = bool(value.get_bool());
        else if (key == "price")
            size.rules.base = readPrice(value);
        else if (key == "params_b") {
            Value end = value.get_array().at(1);
            size.most = end.is_null() ? 0 : std::uint32_t(scaled(end, 3, "params_b"));
        }
    });
}

void Reader::readDocument(simdjson::ondemand::document &document)
{
    forEach(document.get_object(), [&](const std::string &key, Value value) {
        if (key == "schema" && textOf(value) != "portreeve.model_prices/1")
            wrong("not a price list of this schema");
        if (key == "currency" && textOf(value) != "USD")
            wrong("prices have to be in USD");
        if (key == "as_of")
            m_list.asOf = textOf(value);
        if (key == "by_parameter_count") {
            for (auto entry : value.get_array())
                readSize(entry.get_object());
        }
        if (key == "models") {
            for (auto entry : value.get_array())
                readModel(entry.get_object());
        }
    });
    if (m_list.asOf.empty() || m_list.models.empty())
        wrong("as_of and models are needed");
}

} // namespace

PriceList readPriceList(const std::string &path)
{
    PriceList list;
    const simdjson::padded_string text = simdjson::padded_string::load(path);
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document = parser.iterate(text);
    Reader(list).readDocument(document);
    return list;
}

} // namespace portreeve::pack
