// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/model/rule_price.h"

#include <algorithm>
#include <limits>

namespace portreeve {

namespace {

using Wide = unsigned __int128;

constexpr std::int64_t wholeUnit = 1'000'000;             // millionths of a unit that is counted in pieces
constexpr std::int64_t mostQuantity = 1LL << 53;          // beyond it an upstream lies; keeps sums within 128 bits
constexpr Wide picosPerNano = 1'000;

// A sum of quantities times prices, exact until it is asked for in nano-dollars.
class Bill {
public:
    explicit Bill(const PriceTable &table)
        : m_table(table), m_isPlain(table.onInput == factorOne && table.onOutput == factorOne)
    {
    }

    void tokens(Meter meter, std::int64_t count)
    {
        if (count > 0)
            add(m_table.rate(meter), count, isOutputMeter(meter) ? m_table.onOutput : m_table.onInput);
    }

    void others(Meter meter, std::int64_t millionths)
    {
        if (meter != NoMeter && millionths > 0 && m_table.rates[meter] != PriceTable::unset)
            add(m_table.rates[meter], millionths, factorOne);
    }

    // What was added since the last call, so rounded that the parts make up the whole.
    Nanos sinceLast()
    {
        const Nanos now = total();
        return now - std::exchange(m_last, now);
    }

    Nanos total() const
    {
        constexpr Wide most = std::numeric_limits<Nanos>::max();
        const Wide perNano = picosPerNano * wholeUnit * (m_isPlain ? 1 : factorOne);
        if (m_isTooMuch || m_sum / perNano >= most)
            return Nanos(most);
        return Nanos((m_sum + perNano - 1) / perNano);
    }

private:
    void add(Picos rate, std::int64_t quantity, std::int64_t factor)
    {
        Wide product = Wide(rate) * Wide(std::min(quantity, mostQuantity));
        m_isTooMuch |= __builtin_mul_overflow(product, Wide(m_isPlain ? 1 : factor), &product);
        m_isTooMuch |= __builtin_add_overflow(m_sum, product, &m_sum);
        m_isTooMuch |= m_sum > ~Wide(0) / 2;
    }

    const PriceTable &m_table;
    bool m_isPlain;
    bool m_isTooMuch = false;
    Wide m_sum = 0;
    Nanos m_last = 0;
};

bool isPricedTier(std::string_view tier)
{
    constexpr std::array<std::string_view, 8> tiers{"priority", "flex", "batch", "balanced", "ultrafast", "fast", "default", "standard"};
    return std::find(tiers.begin(), tiers.end(), tier) != tiers.end();
}

// What the answer says counts, if it says anything that prices are made of (contract 18.2).
CallContext served(const PriceContext &context, const Usage &usage)
{
    CallContext out;
    static_cast<PriceContext &>(out) = context;
    if (isPricedTier(usage.serviceTier))
        out.serviceTier = usage.serviceTier;
    if (!usage.speed.empty())
        out.speed = usage.speed;
    if (!usage.inferenceGeo.empty())
        out.inferenceGeo = usage.inferenceGeo;
    return out;
}

CallContext textCall(const PriceContext &context)
{
    CallContext out;
    static_cast<PriceContext &>(out) = context;
    return out;
}

Meter searchMeter(const PriceTable &table)
{
    return table.rates[WebSearch] != PriceTable::unset ? WebSearch : WebSearchMedium;      // medium is what is served unasked
}

// Pico-dollars a token, up: of a million of them, and with the factor.
Picos perToken(Picos rate, std::int64_t factor)
{
    constexpr Wide tokens = Wide(1'000'000) * factorOne;
    const Wide picos = (Wide(rate) * Wide(factor) + tokens - 1) / tokens;
    return Picos(std::min<Wide>(picos, std::numeric_limits<Picos>::max()));
}

Picos dearestOf(const PriceTable &table, std::span<const Meter> meters)
{
    Picos most = 0;
    for (const Meter meter : meters)
        most = std::max(most, table.rates[meter]);
    return most;
}

bool isInput(Meter meter)
{
    return meter < TokenMeters && !isOutputMeter(meter) && meter != Citation && meter != Routing;
}

// A unit other than tokens is charged only where none of these was reported (shared data README, section 1.2).
bool isChargedInTokens(Meter meter, std::span<const std::int64_t, TokenMeters> tokens, const PriceTable &table)
{
    constexpr Meter none = NoMeter;
    struct Row { Meter meter; std::array<Meter, 3> tokens; };
    constexpr std::array<Row, 9> rows{{
        {PictureOutput, {ImageOutput, none, none}}, {PixelOutput, {ImageOutput, none, none}}, {PictureInput, {ImageInput, none, none}},
        {SecondInput, {AudioInput, Input, none}}, {SecondOutput, {AudioOutput, VideoOutput, Output}}, {SecondAudioInput, {AudioInput, none, none}},
        {SecondVideoInput, {VideoInput, none, none}}, {CharInput, {Input, none, none}}, {CharOutput, {Output, AudioOutput, none}},
    }};
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row &each) { return each.meter == meter; });
    return row != rows.end() && std::any_of(row->tokens.begin(), row->tokens.end(), [&](Meter token) {
        return token != none && tokens[token] > 0 && table.rates[token] != PriceTable::unset;
    });
}

// Tables of one price that is not of the pack.
struct OwnTables {
    std::vector<std::uint32_t> words, symbolEnds;
    std::vector<std::int64_t> values;
    std::string text;
    PriceTables tables;
};

} // namespace

Cost RulePrice::cost(const Usage &usage, const PriceContext &asked) const
{
    const PriceTable table = m_tariff.table(served(asked, usage), usage.prompt());
    Bill bill(table);
    Cost cost;
    const bool billsTime = m_tariff.billsTime() && table.rates[Input] == PriceTable::unset && table.rates[Output] == PriceTable::unset;
    if (billsTime)
        bill.others(SecondInput, asked.duration);
    bill.tokens(Input, usage.input);
    bill.tokens(AudioInput, usage.audioInput);
    bill.tokens(ImageInput, usage.imageInput);
    cost.input = bill.sinceLast();
    bill.tokens(CacheRead, usage.cacheRead);
    cost.cacheRead = bill.sinceLast();
    bill.tokens(CacheWrite, usage.cacheWrite);
    bill.tokens(CacheWrite1h, usage.cacheWrite1h);
    cost.cacheWrite = bill.sinceLast();
    if (billsTime)
        bill.others(SecondOutput, asked.duration);
    bill.tokens(Output, usage.output);
    bill.tokens(AudioOutput, usage.audioOutput);
    bill.tokens(ImageOutput, usage.imageOutput);
    cost.output = bill.sinceLast();
    bill.tokens(Reasoning, usage.reasoning);
    cost.reasoning = bill.sinceLast();
    bill.others(searchMeter(table), std::min(usage.webSearches, mostQuantity / wholeUnit) * wholeUnit);
    bill.others(PerRequest, wholeUnit);
    cost.tools = bill.sinceLast();
    cost.total = bill.total();
    return cost;
}

Nanos RulePrice::cost(std::span<const Quantity> used, const CallContext &context) const
{
    std::array<std::int64_t, TokenMeters> tokens{};
    std::int64_t input = 0;
    for (const auto &quantity : used) {
        const Meter meter = quantity.unit == "mtok" ? fixedMeter(Unit::Mtok, quantity.meter) : NoMeter;
        if (meter == NoMeter || quantity.millionths <= 0)
            continue;
        tokens[meter] += std::min(quantity.millionths, mostQuantity);
        input += isInput(meter) ? std::min(quantity.millionths, mostQuantity) : 0;
    }
    const PriceTable table = m_tariff.table(context, input);
    Bill bill(table);
    for (std::uint8_t meter = 0; meter < TokenMeters; ++meter)
        bill.tokens(Meter(meter), tokens[meter]);
    for (const auto &quantity : used) {
        const auto unit = unitNamed(quantity.unit);
        const Meter meter = unit && *unit != Unit::Mtok ? meterNamed(*unit, quantity.meter) : NoMeter;
        if (meter != NoMeter && !isChargedInTokens(meter, tokens, table))
            bill.others(meter, quantity.millionths);
    }
    bill.others(PerRequest, wholeUnit);            // whatever was used
    return bill.total();
}

Picos RulePrice::mostInput(const PriceContext &context) const
{
    static constexpr std::array<Meter, 10> kinds{Input, CacheRead, CacheWrite, CacheWrite1h, AudioInput, ImageInput, VideoInput, AudioCacheRead, AudioCacheWrite, ImageCacheRead};
    const PriceTable table = m_tariff.dearest(textCall(context));
    return perToken(dearestOf(table, std::span(kinds).first(context.plainText ? 4 : kinds.size())), table.onInput);
}

Picos RulePrice::mostOutput(const PriceContext &context) const
{
    static constexpr std::array<Meter, 5> kinds{Output, Reasoning, AudioOutput, ImageOutput, VideoOutput};
    const PriceTable table = m_tariff.dearest(textCall(context));
    return perToken(dearestOf(table, std::span(kinds).first(context.plainText ? 2 : kinds.size())), table.onOutput);
}

Picos RulePrice::perRequest() const { return m_tariff.dearestEver(PerRequest); }

Picos RulePrice::perSearch(const PriceContext &context) const
{
    const PriceTable table = m_tariff.dearest(textCall(context));
    return std::max<Picos>(0, table.rates[searchMeter(table)]);
}

bool RulePrice::isFree() const { return m_tariff.isAllZero(); }

bool Price::isFree() const
{
    const auto all = fields();
    return std::all_of(all.begin(), all.end(), [](const auto &field) { return scaledDecimal(field.second, 0) == 0; });
}

std::optional<Nanos> costOf(const Price &price, const std::vector<Quantity> &used, const CallContext &context)
{
    const auto *ruled = dynamic_cast<const RulePrice *>(&price);
    return ruled ? std::optional(ruled->cost(used, context)) : std::nullopt;
}

std::shared_ptr<const RulePrice> makePrice(const PriceRules &rules)
{
    auto own = std::make_shared<OwnTables>();
    PriceEncoder encoder;
    own->words = encoder.encode(rules);
    own->values = encoder.values();
    for (const auto &symbol : encoder.symbols()) {
        own->text += symbol;
        own->symbolEnds.push_back(std::uint32_t(own->text.size()));
    }
    own->tables = {own->values.data(), own->symbolEnds.data(), own->text.data()};
    const Tariff tariff(own->words.data(), &own->tables);
    return std::make_shared<RulePrice>(tariff, std::move(own));
}

} // namespace portreeve
