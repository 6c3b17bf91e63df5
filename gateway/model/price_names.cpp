// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/model/price_names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "gateway/base/text.h"
#include "gateway/model/prices.h"

namespace portreeve {

namespace {

struct NameRow {
    std::string_view field;
    Meter meter;
};

// A field whose name begins another's stands after it. The first of a meter is the one that is written.
constexpr std::array nameRows{
    NameRow{"input_cost_per_token_cache_hit", NoMeter}, NameRow{"input_cost_per_token", Input}, NameRow{"output_cost_per_token", Output},
    NameRow{"cache_read_input_token_cost", CacheRead}, NameRow{"cache_creation_input_token_cost_above_1hr", CacheWrite1h},
    NameRow{"cache_creation_input_token_cost", CacheWrite}, NameRow{"output_cost_per_reasoning_token", Reasoning},
    NameRow{"input_cost_per_audio_token", AudioInput}, NameRow{"output_cost_per_audio_token", AudioOutput},
    NameRow{"cache_read_input_audio_token_cost", AudioCacheRead}, NameRow{"cache_creation_input_audio_token_cost", AudioCacheWrite},
    NameRow{"input_cost_per_image_token", ImageInput}, NameRow{"output_cost_per_image_token", ImageOutput},
    NameRow{"cache_read_input_image_token_cost", ImageCacheRead}, NameRow{"input_cost_per_video_token", VideoInput},
    NameRow{"output_cost_per_video_token", VideoOutput}, NameRow{"citation_cost_per_token", Citation},
    NameRow{"input_cost_per_character", CharInput}, NameRow{"output_cost_per_character", CharOutput},
    NameRow{"input_cost_per_second", SecondInput}, NameRow{"output_cost_per_second", SecondOutput}, NameRow{"cost_per_second", SecondOutput},
    NameRow{"input_cost_per_audio_per_second", SecondAudioInput}, NameRow{"input_cost_per_video_per_second", SecondVideoInput},
    NameRow{"output_cost_per_video_per_second", SecondOutput}, NameRow{"input_cost_per_image", PictureInput},
    NameRow{"output_cost_per_image", PictureOutput}, NameRow{"output_cost_per_pixel", PixelOutput}, NameRow{"ocr_cost_per_page", PageOcr},
    NameRow{"annotation_cost_per_page", PageAnnotation}, NameRow{"input_cost_per_query", PerQuery},
    NameRow{"google_maps_grounding_cost_per_query", Maps}, NameRow{"input_cost_per_request", PerRequest},
    NameRow{"code_interpreter_cost_per_session", PerSession}, NameRow{"ocr_cost_per_credit", CreditOcr},
};

constexpr std::string_view cacheHit = "input_cost_per_token_cache_hit";        // DeepSeek's name of a cache read

struct TierRow {
    std::string_view suffix, tier;
};
constexpr std::array tierRows{TierRow{"_batches", "batch"}, TierRow{"_flex", "flex"}, TierRow{"_priority", "priority"},
                              TierRow{"_balanced", "balanced"}, TierRow{"_ultrafast", "ultrafast"}, TierRow{"_decisions", "decisions"}};

constexpr std::array<std::string_view, 6> resolutions{"480p", "720p", "768p", "1080p", "2k", "4k"};
constexpr std::array<std::string_view, 7> sizes{"512", "1024", "1536", "0.5K", "1K", "2K", "4K"};

// Objects and lists that customPrice reads, and numbers that it does not apply.
constexpr std::array<std::string_view, 7> structures{"tiered_pricing", "off_peak_pricing", "provider_specific_entry", "search_context_cost_per_query",
                                                     "regional_processing_uplift_multiplier_eu", "regional_processing_uplift_multiplier_us",
                                                     "regional_endpoint_uplift_multiplier"};
constexpr std::array<std::string_view, 9> withoutEffect{
    "explicit_cache_read_input_token_cost", "input_cost_per_pixel",
    "input_cost_per_text_message", "guardrail_cost_per_unit", "input_dbu_cost_per_token", "output_dbu_cost_per_token",
    "output_cost_per_audio_per_second", "web_search_billing_unit", "search_free_requests"};

template <class List>
bool holds(const List &list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

// "_above_200k_tokens" at the start of the rest.
std::int64_t takeThreshold(std::string_view &rest)
{
    constexpr std::string_view begin = "_above_", end = "k_tokens";
    const auto stop = rest.find(end);
    if (!rest.starts_with(begin) || stop == std::string_view::npos)
        return 0;
    const auto thousands = toInteger(rest.substr(begin.size(), stop - begin.size()));
    if (!thousands || *thousands < 1 || *thousands > 1'000'000)
        return 0;
    rest.remove_prefix(stop + end.size());
    return *thousands * 1000;
}

std::int64_t takeInterval(std::string_view &rest)
{
    for (const auto &[suffix, seconds] : {std::pair<std::string_view, std::int64_t>{"_above_8s_interval", 8}, {"_above_15s_interval", 15}}) {
        if (rest == suffix) {
            rest = {};
            return seconds;
        }
    }
    return 0;
}

std::string_view takeTier(std::string_view &rest)
{
    const auto row = std::find_if(tierRows.begin(), tierRows.end(), [&](const TierRow &each) { return each.suffix == rest; });
    if (row == tierRows.end())
        return {};
    rest = {};
    return row->tier;
}

template <class List>
std::string_view takeOneOf(const List &list, std::string_view &rest)
{
    if (!rest.starts_with('_') || !holds(list, rest.substr(1)))
        return {};
    return std::exchange(rest, {}).substr(1);
}

} // namespace

int pricePlaces(Meter meter)
{
    const Unit unit = fixedMeterUnit(meter);
    return unit == Unit::Mtok || unit == Unit::Mchar || unit == Unit::Mpixel ? 18 : 12;
}

std::optional<PriceName> readPriceName(std::string_view field)
{
    const auto row = std::find_if(nameRows.begin(), nameRows.end(), [&](const NameRow &each) { return field.starts_with(each.field); });
    if (row == nameRows.end())
        return std::nullopt;
    PriceName name;
    name.meter = row->field == cacheHit ? CacheRead : row->meter;
    std::string_view rest = field.substr(row->field.size());
    if (name.meter == SecondVideoInput)
        name.intervalOver = takeInterval(rest);
    if (name.meter == SecondOutput)
        name.resolution = takeOneOf(resolutions, rest);
    if (name.meter == PictureOutput)
        name.size = takeOneOf(sizes, rest);
    name.aboveTokens = takeThreshold(rest);
    name.tier = takeTier(rest);
    return rest.empty() ? std::optional(name) : std::nullopt;
}

std::optional<std::string> priceFieldName(const PriceName &name)
{
    const auto row = std::find_if(nameRows.begin(), nameRows.end(), [&](const NameRow &each) { return each.meter == name.meter; });
    const auto tier = std::find_if(tierRows.begin(), tierRows.end(), [&](const TierRow &each) { return each.tier == name.tier; });
    const bool hasTier = name.tier.empty() || tier != tierRows.end();
    const bool hasShape = (name.resolution.empty() || holds(resolutions, name.resolution)) && (name.size.empty() || holds(sizes, name.size));
    if (row == nameRows.end() || !hasTier || !hasShape || name.aboveTokens % 1000 != 0)
        return std::nullopt;
    std::string field(row->field);
    if (name.intervalOver)
        field += "_above_" + std::to_string(name.intervalOver) + "s_interval";
    for (const auto shape : {name.resolution, name.size})
        field += (shape.empty() ? "" : "_") + std::string(shape);
    if (name.aboveTokens)
        field += "_above_" + std::to_string(name.aboveTokens / 1000) + "k_tokens";
    if (!name.tier.empty())
        field += tier->suffix;
    return readPriceName(field) == name ? std::optional(field) : std::nullopt;      // only what reads back as itself
}

bool isAppliedPriceField(std::string_view name) { return readPriceName(name) || holds(structures, name); }

bool isPriceField(std::string_view name) { return isAppliedPriceField(name) || holds(withoutEffect, name); }

} // namespace portreeve
