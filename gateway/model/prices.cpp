// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/model/prices.h"

#include <algorithm>

#include "gateway/model/model_size.h"
#include "gateway/model/price_pack.h"
#include "gateway/model/rule_price.h"

namespace portreeve {

namespace {

const PricePack &prices() { return PricePack::builtIn(); }

const pack::Row *exactRow(std::span<const pack::Row> rows, std::string_view model)
{
    const auto found = std::lower_bound(rows.begin(), rows.end(), model, [](const pack::Row &row, std::string_view name) { return prices().name(row) < name; });
    return found != rows.end() && prices().name(*found) == model ? &*found : nullptr;
}

const pack::Row *prefixRow(std::span<const pack::Row> rows, std::string_view model)
{
    const pack::Row *best = nullptr;
    for (const std::uint32_t index : prices().prefixes()) {
        const pack::Row *row = &prices().rows()[index];
        const bool isOfProvider = row >= rows.data() && row < rows.data() + rows.size();
        if (isOfProvider && model.starts_with(prices().name(*row)) && (!best || row->nameSize > best->nameSize))
            best = row;
    }
    return best;
}

std::vector<std::string> words(std::span<const std::uint16_t> symbols)
{
    std::vector<std::string> out;
    for (const std::uint16_t symbol : symbols)
        out.emplace_back(prices().symbol(symbol));
    return out;
}

std::shared_ptr<const Price> priceAt(std::uint32_t price)
{
    return price == pack::noPrice ? nullptr : std::make_shared<RulePrice>(prices().tariff(price));
}

ModelCard cardOf(std::string_view provider, const pack::Row &row)
{
    ModelCard card;
    card.provider = provider;
    card.id = prices().name(prices().rows()[row.id]);
    card.mode = prices().symbol(row.mode);
    card.maxInput = row.maxInput;
    card.maxOutput = row.maxOutput;
    const auto traits = prices().lists().subspan(row.traits);
    card.caps = words(traits.subspan(3, traits[0]));
    card.lacks = words(traits.subspan(3 + traits[0], traits[1]));
    card.efforts = words(traits.subspan(3 + traits[0] + traits[1], traits[2]));
    card.deprecated = row.deprecated ? prices().symbol(row.deprecated) : std::string_view();
    card.price = priceAt(row.price);
    return card;
}

// A model that is not listed, where its provider charges by size.
std::optional<ModelCard> cardBySize(std::string_view provider, std::string_view model)
{
    const auto size = modelSize(model);
    const std::string_view mode = isEmbeddingName(model) ? "embedding" : "chat";
    for (const auto &row : prices().sizes()) {
        const bool fits = size && bool(row.isMixture) == size->isMixture && (row.most == 0 || size->millions <= row.most);
        if (!fits || prices().symbol(row.provider) != provider || prices().symbol(row.mode) != mode)
            continue;
        ModelCard card;
        card.provider = provider;
        card.id = model;
        card.mode = mode;
        card.price = priceAt(row.price);
        return card;
    }
    return std::nullopt;
}

} // namespace

const PriceBook &PriceBook::builtIn()
{
    static const PriceBook book;
    return book;
}

std::optional<ModelCard> PriceBook::find(std::string_view provider, std::string_view model) const
{
    const auto rows = prices().rowsOf(provider);
    const pack::Row *row = exactRow(rows, model);
    row = row ? row : prefixRow(rows, model);
    return row ? std::optional(cardOf(provider, *row)) : cardBySize(provider, model);
}

std::vector<std::string> PriceBook::models(std::string_view provider) const
{
    std::vector<std::string> ids;
    for (const auto &row : prices().rowsOf(provider)) {
        if (&row == &prices().rows()[row.id] && !(row.flags & pack::isPrefix))
            ids.emplace_back(prices().name(row));
    }
    return ids;
}

std::vector<std::string> PriceBook::providers() const
{
    std::vector<std::string> slugs;
    for (const auto &provider : prices().providers())
        slugs.emplace_back(prices().symbol(provider.slug));
    return slugs;
}

std::string PriceBook::version() const { return std::string(prices().symbol(prices().header().asOf)); }
std::size_t PriceBook::size() const { return prices().header().models; }

} // namespace portreeve
