// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <limits>

#include "gateway/model/prices.h"

using namespace portreeve;

namespace {

using Fields = std::map<std::string, std::string>;
using PricePtr = std::shared_ptr<const Price>;

PricePtr priced(const Fields &fields, PricePtr base = {}, std::string_view provider = {})
{
    const auto made = customPrice(fields, std::move(base), provider);
    return made ? *made : PricePtr();
}

PricePtr listed(const char *provider, const char *model) { return PriceBook::builtIn().find(provider, model)->price; }

// Contract 18.8: the model of the worked cases.
const Fields worked{{"input_cost_per_token", "2e-6"}, {"output_cost_per_token", "8e-6"}, {"input_cost_per_token_above_200k_tokens", "4e-6"},
                    {"output_cost_per_token_above_200k_tokens", "12e-6"}, {"cache_read_input_token_cost", "2e-7"},
                    {"cache_creation_input_token_cost", "2.5e-6"}, {"cache_creation_input_token_cost_above_1hr", "4e-6"},
                    {"output_cost_per_reasoning_token", "1e-5"}, {"input_cost_per_token_priority", "3e-6"}, {"input_cost_per_audio_token", "2e-5"}};

const char *tiers = R"([{"range": [0, 32000], "input_cost_per_token": 1e-06, "output_cost_per_token": 2e-06},
                        {"range": [32000.0, 128000], "input_cost_per_token": "3e-06", "output_cost_per_token": 6e-06}])";

Usage used(std::int64_t input, std::int64_t output, std::int64_t cacheRead = 0)
{
    Usage usage;
    usage.input = input;
    usage.output = output;
    usage.cacheRead = cacheRead;
    return usage;
}

Nanos inputOf(const Cost &cost) { return cost.input + cost.cacheRead + cost.cacheWrite; }
Nanos outputOf(const Cost &cost) { return cost.output + cost.reasoning; }

Fields with(Fields fields, const Fields &more)
{
    for (const auto &[name, value] : more)
        fields[name] = value;
    return fields;
}

Fields without(Fields fields, std::string_view part)
{
    std::erase_if(fields, [&](const auto &field) { return field.first.find(part) != std::string::npos; });
    return fields;
}

} // namespace

class CustomPriceTest : public QObject {
    Q_OBJECT

private slots:
    void workedCases_data();
    void workedCases();
    void knowsTheFields_data();
    void knowsTheFields();
    void refusesWhatIsNoPrice_data();
    void refusesWhatIsNoPrice();
    void nothingOfAPrice();
    void highestThresholdWins();
    void thresholdBeatsTier();
    void tierThinksAtItsOwnPrice();
    void batchIsHalfUnlessSaid();
    void bothPricesReplaceTheBase();
    void oneOfThemKeepsTheOther();
    void otherFieldsJoinTheBase();
    void tiersReplaceThresholds();
    void zeroIsFree();
    void timeIsBilled();
    void searchesRequestsAndPictures();
    void multipliers();
    void offPeak();
    void offPeakIsRefused_data();
    void offPeakIsRefused();
    void bounds();
    void listedFieldsSayTheSameAgain();
    void foreignBaseIsLeftOut();
};

void CustomPriceTest::workedCases_data()
{
    QTest::addColumn<Fields>("fields");
    QTest::addColumn<Usage>("usage");
    QTest::addColumn<QString>("tier");
    QTest::addColumn<QString>("where");       // provider or region
    QTest::addColumn<qint64>("input");        // nano-dollars
    QTest::addColumn<qint64>("output");
    const auto row = [](const char *name, const Fields &fields, const Usage &usage, qint64 input, qint64 output, const char *tier = "", const char *where = "") {
        QTest::newRow(name) << fields << usage << tier << where << input << output;
    };
    row("1,000 in, 500 out", worked, used(1'000, 500), 2'000'000, 4'000'000);
    row("400 of the 1,000 cached", worked, used(600, 500, 400), 1'280'000, 4'000'000);
    row("at the threshold", worked, used(200'000, 1'000), 400'000'000, 8'000'000);
    row("at the threshold, xai", worked, used(200'000, 1'000), 800'000'000, 12'000'000, "", "xai");
    row("above it, half cached", worked, used(100'001, 1'000, 100'000), 420'004'000, 12'000'000);
    Usage thinking = used(0, 200);
    thinking.reasoning = 300;
    row("500 out of which 300 reasoning", worked, thinking, 0, 4'600'000);
    row("priority", worked, used(1'000, 500), 3'000'000, 4'000'000, "priority");
    row("fast is priority", worked, used(1'000, 500), 3'000'000, 4'000'000, "fast");
    row("no cache price", without(worked, "cache"), used(600, 0, 400), 2'000'000, 0);
    Usage written = used(700, 0);
    written.cacheWrite = 100;
    written.cacheWrite1h = 200;
    row("written for 5 minutes and for an hour", worked, written, 2'450'000, 0);
    Usage heard = used(900, 0);
    heard.audioInput = 100;
    row("100 of 1,000 audio", worked, heard, 3'800'000, 0);
    row("text and cached add up to the prompt", worked, used(600, 0, 400), 1'280'000, 0);
    row("tiers, at the end of the first", {{"tiered_pricing", tiers}}, used(32'000, 100), 32'000'000, 200'000);
    row("tiers, one above", {{"tiered_pricing", tiers}}, used(32'001, 100), 96'003'000, 600'000);
    row("tiers, above the last", {{"tiered_pricing", tiers}}, used(200'000, 100), 600'000'000, 600'000);
    row("eu", with(worked, {{"regional_processing_uplift_multiplier_eu", "1.1"}}), used(1'000, 500), 2'200'000, 4'400'000, "", "eu");
}

void CustomPriceTest::workedCases()
{
    QFETCH(Fields, fields);
    QFETCH(Usage, usage);
    QFETCH(QString, tier);
    QFETCH(QString, where);
    QFETCH(qint64, input);
    QFETCH(qint64, output);
    const auto served = tier.toStdString(), place = where.toStdString();
    PriceContext context;
    context.serviceTier = served;
    context.region = place == "eu" ? std::string_view(place) : std::string_view();
    const auto price = priced(fields, {}, place);
    QVERIFY(price);
    const Cost cost = price->cost(usage, context);
    QCOMPARE(inputOf(cost), input);
    QCOMPARE(outputOf(cost), output);
    QCOMPARE(cost.total, input + output);
    // The bound of a hold covers all of them.
    const auto bound = (__int128(price->mostInput(context)) * usage.prompt() + __int128(price->mostOutput(context)) * usage.completion() + 999) / 1000;
    QVERIFY(bound >= cost.total);
}

void CustomPriceTest::knowsTheFields_data()
{
    QTest::addColumn<bool>("isPrice");
    QTest::addColumn<bool>("isApplied");
    const auto rows = [](bool isPrice, bool isApplied, std::initializer_list<const char *> names) {
        for (const char *name : names)
            QTest::newRow(name) << isPrice << isApplied;
    };
    rows(true, true, {"input_cost_per_token", "output_cost_per_token", "input_cost_per_token_above_512k_tokens", "input_cost_per_token_balanced",
                      "output_cost_per_token_above_100k_tokens_batches", "output_cost_per_token_above_272k_tokens_ultrafast",
                      "input_cost_per_token_above_272k_tokens_decisions", "cache_read_input_token_cost_above_200k_tokens_priority",
                      "cache_creation_input_token_cost_above_1hr", "cache_creation_input_token_cost_above_1hr_above_200k_tokens",
                      "cache_creation_input_token_cost_above_100k_tokens_batches", "cache_creation_input_audio_token_cost",
                      "cache_read_input_audio_token_cost_flex", "cache_read_input_image_token_cost", "input_cost_per_token_cache_hit",
                      "input_cost_per_audio_token_above_200k_tokens_batches", "output_cost_per_audio_token", "input_cost_per_image_token_batches",
                      "output_cost_per_image_token_priority", "input_cost_per_video_token", "output_cost_per_video_token", "output_cost_per_reasoning_token",
                      "cost_per_second", "input_cost_per_second", "output_cost_per_second_1080p", "input_cost_per_audio_per_second_above_128k_tokens",
                      "input_cost_per_video_per_second_above_15s_interval", "output_cost_per_video_per_second", "input_cost_per_image_above_128k_tokens",
                      "output_cost_per_image_0.5K", "output_cost_per_pixel", "input_cost_per_character_above_128k_tokens", "output_cost_per_character",
                      "input_cost_per_query", "input_cost_per_request", "ocr_cost_per_page_batches", "ocr_cost_per_credit", "annotation_cost_per_page",
                      "citation_cost_per_token", "search_context_cost_per_query", "google_maps_grounding_cost_per_query", "code_interpreter_cost_per_session",
                      "tiered_pricing", "provider_specific_entry", "regional_processing_uplift_multiplier_eu", "regional_processing_uplift_multiplier_us",
                      "regional_endpoint_uplift_multiplier", "off_peak_pricing"});
    rows(true, false, {"input_dbu_cost_per_token", "output_dbu_cost_per_token", "guardrail_cost_per_unit", "input_cost_per_pixel",
                       "input_cost_per_text_message", "explicit_cache_read_input_token_cost", "web_search_billing_unit"});
    rows(false, false, {"", "model", "api_key", "max_tokens", "input_cost", "input_cost_per_token_", "input_cost_per_tokens", "input_cost_per_token_above_k_tokens",
                        "input_cost_per_token_above_200k", "input_cost_per_token_priority_above_200k_tokens", "input_cost_per_token_cheap", "rpm",
                        "input_cost_per_token_above_-1k_tokens", "regional_processing_uplift_multiplier_mars", "output_cost_per_second_9000p"});
}

void CustomPriceTest::knowsTheFields()
{
    QFETCH(bool, isPrice);
    QFETCH(bool, isApplied);
    QCOMPARE(isPriceField(QTest::currentDataTag()), isPrice);
    QCOMPARE(isAppliedPriceField(QTest::currentDataTag()), isApplied);
    if (isPrice && !isApplied)
        QVERIFY(!priced({{QTest::currentDataTag(), "0.5"}}));
}

void CustomPriceTest::refusesWhatIsNoPrice_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *field, const char *value, const char *message) { QTest::addRow("%s %s", field, value) << field << value << message; };
    row("input_cost_per_token", "free", "input_cost_per_token is \"free\": expected a price in dollars, a decimal number of 0 or more");
    row("input_cost_per_token", "", "input_cost_per_token is \"\": expected a price in dollars, a decimal number of 0 or more");
    row("input_cost_per_token", "-1e-6", "input_cost_per_token is \"-1e-6\": expected a price in dollars, a decimal number of 0 or more");
    row("output_cost_per_token_priority", "nan", "output_cost_per_token_priority is \"nan\": expected a price in dollars, a decimal number of 0 or more");
    row("input_cost_per_token", "10", "input_cost_per_token is \"10\": expected a price of at most 9.2 dollars a token");
    row("tiered_pricing", "[", "tiered_pricing is \"[\": expected a list of {\"range\": [from, to], \"input_cost_per_token\": ...}");
    row("tiered_pricing", "[{\"input_cost_per_token\": 1}]", "tiered_pricing is \"[{\"input_cost_per_token\": 1}]\": expected a list of {\"range\": [from, to], \"input_cost_per_token\": ...}");
    row("tiered_pricing", "[{\"range\": [0, 1], \"input_cost_per_token\": -1}]", "");
    row("tiered_pricing", "[{\"range\": [\"a\"], \"input_cost_per_token\": 1}]", "");
    row("provider_specific_entry", "{\"us\": 0}", "provider_specific_entry is \"{\"us\": 0}\": expected an object of factors, decimal numbers above 0");
    row("provider_specific_entry", "[]", "");
    row("regional_processing_uplift_multiplier_us", "x", "regional_processing_uplift_multiplier_us is \"x\": expected a factor, a decimal number above 0");
    row("search_context_cost_per_query", "{\"search_context_size_low\": true}", "");
    row("search_context_cost_per_query", "7", "");
}

void CustomPriceTest::refusesWhatIsNoPrice()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(QString, message);
    const auto made = customPrice(with(worked, {{field.toStdString(), value.toStdString()}}), {});
    QVERIFY(!made);
    QCOMPARE(made.refusal().status, 400);
    QCOMPARE(*made.refusal().param, field.toStdString());
    QCOMPARE(made.refusal().type, std::string("invalid_request_error"));
    if (!message.isEmpty())
        QCOMPARE(QString::fromStdString(made.refusal().message), message);
}

void CustomPriceTest::nothingOfAPrice()
{
    QVERIFY(customPrice({}, {}));
    QVERIFY(!priced({}));
    QVERIFY(!priced({{"rpm", "5"}, {"api_key", "sk-1"}}, listed("openai", "gpt-4o")));
}

void CustomPriceTest::highestThresholdWins()
{
    const auto price = priced(with(worked, {{"input_cost_per_token_above_128k_tokens", "3e-6"}, {"input_cost_per_token_above_512k_tokens", "5e-6"}}));
    QCOMPARE(price->cost(used(128'000, 0), {}).total, 256'000'000);
    QCOMPARE(price->cost(used(128'001, 0), {}).total, 384'003'000);
    QCOMPARE(price->cost(used(300'000, 0), {}).total, 1'200'000'000);
    QCOMPARE(outputOf(price->cost(used(600'000, 1'000), {})), 12'000'000);       // no output price there: that of 200,000 holds on
    QCOMPARE(inputOf(price->cost(used(600'000, 1'000), {})), 3'000'000'000);
}

void CustomPriceTest::thresholdBeatsTier()
{
    PriceContext priority;
    priority.serviceTier = "priority";
    auto price = priced(worked);
    QCOMPARE(inputOf(price->cost(used(300'000, 0), priority)), 1'200'000'000);   // 4e-6, the plain price there
    price = priced(with(worked, {{"input_cost_per_token_above_200k_tokens_priority", "6e-6"}}));
    QCOMPARE(inputOf(price->cost(used(300'000, 0), priority)), 1'800'000'000);
    QCOMPARE(inputOf(price->cost(used(300'000, 0), {})), 1'200'000'000);
    price = priced(with(worked, {{"input_cost_per_token_above_128k_tokens_priority", "9e-6"}}));
    QCOMPARE(inputOf(price->cost(used(300'000, 0), priority)), 1'200'000'000);   // a higher threshold, priced plainly
}

void CustomPriceTest::tierThinksAtItsOwnPrice()
{
    PriceContext priority;
    priority.serviceTier = "priority";
    Usage usage;
    usage.reasoning = 1'000;
    QCOMPARE(priced(worked)->cost(usage, priority).total, 10'000'000);
    auto price = priced(with(worked, {{"output_cost_per_token_priority", "16e-6"}}));
    QCOMPARE(price->cost(usage, priority).total, 16'000'000);
    QCOMPARE(price->cost(usage, {}).total, 10'000'000);
    price = priced(with(worked, {{"output_cost_per_token_priority", "16e-6"}, {"output_cost_per_reasoning_token_priority", "20e-6"}}));
    QCOMPARE(price->cost(usage, priority).total, 20'000'000);
}

void CustomPriceTest::batchIsHalfUnlessSaid()
{
    PriceContext batch;
    batch.serviceTier = "batch";
    QCOMPARE(priced(worked)->cost(used(1'000, 500), batch).total, 3'000'000);
    const auto said = priced(with(worked, {{"input_cost_per_token_batches", "1.5e-6"}}));
    QCOMPARE(said->cost(used(1'000, 500), batch).total, 1'500'000 + 4'000'000);
}

void CustomPriceTest::bothPricesReplaceTheBase()
{
    const auto base = listed("openai", "gpt-5.6-sol");
    const auto price = priced({{"input_cost_per_token", "1e-6"}, {"output_cost_per_token", "2e-6"}}, base);
    Usage usage = used(300'000, 1'000, 1'000);
    usage.webSearches = 1;
    PriceContext context;
    context.serviceTier = "priority";
    context.region = "eu";
    QCOMPARE(price->cost(usage, context).total, 301'000'000 + 2'000'000);
    QCOMPARE(price->fields().size(), std::size_t(2));
}

void CustomPriceTest::oneOfThemKeepsTheOther()
{
    const auto base = listed("openai", "gpt-5.6-sol");                    // 4/20, read 0.4; above 272,000 8/30; eu 1.1
    auto price = priced({{"input_cost_per_token", "1e-6"}}, base);
    Cost cost = price->cost(used(1'000, 1'000, 1'000), {});
    QCOMPARE(cost.input, 1'000'000);
    QCOMPARE(cost.cacheRead, 1'000'000);                                  // at the price of input given, not at the list's
    QCOMPARE(cost.output, 20'000'000);
    PriceContext europe;
    europe.region = "eu";
    cost = price->cost(used(300'000, 1'000), europe);
    QCOMPARE(cost.input, 300'000'000);
    QCOMPARE(cost.output, 33'000'000);
    price = priced({{"output_cost_per_token", "1e-6"}}, base);
    cost = price->cost(used(300'000, 1'000), europe);
    QCOMPARE(cost.input, 2'640'000'000);
    QCOMPARE(cost.output, 1'000'000);
    price = priced({{"input_cost_per_token", "1e-6"}});                    // nothing known of the output
    QCOMPARE(price->cost(used(1'000, 1'000), {}).total, 1'000'000);
}

void CustomPriceTest::otherFieldsJoinTheBase()
{
    const auto base = listed("openai", "gpt-5.6-sol");
    auto price = priced({{"cache_read_input_token_cost", "1e-7"}, {"input_cost_per_request", "0.01"}}, base);
    Cost cost = price->cost(used(300'000, 1'000, 1'000), {});
    QCOMPARE(cost.input, 2'400'000'000);
    QCOMPARE(cost.cacheRead, 100'000);                                     // above the list's threshold too
    QCOMPARE(cost.tools, 10'000'000);
    QCOMPARE(price->perRequest(), 10'000'000'000);
    price = priced({{"input_cost_per_token_flex", "3e-6"}}, base);
    PriceContext flex;
    flex.serviceTier = "flex";
    QCOMPARE(price->cost(used(1'000, 1'000), flex).total, 3'000'000 + 10'000'000);
    QCOMPARE(price->cost(used(1'000, 1'000), {}).total, 24'000'000);
}

void CustomPriceTest::tiersReplaceThresholds()
{
    const auto price = priced(with(worked, {{"tiered_pricing", tiers}}));
    QCOMPARE(inputOf(price->cost(used(300'000, 0), {})), 900'000'000);
    QCOMPARE(inputOf(price->cost(used(30'000, 0, 1'000), {})), 31'000'000);        // what is cached costs the tier's input price
    const auto later = priced(with(worked, {{"tiered_pricing", R"([{"range": [1000, 2000], "input_cost_per_token": 1e-6, "cache_read_input_token_cost": 5e-7}])"}}));
    QCOMPARE(later->cost(used(1'000, 0), {}).total, 2'000'000);
    QCOMPARE(later->cost(used(1'000, 1'000, 1'000), {}).total, 1'000'000 + 500'000 + 8'000'000);
    PriceContext context;
    context.inputTokens = 30'000;
    QCOMPARE(priced({{"tiered_pricing", tiers}})->mostInput(context), 1'000'000);
    context.inputTokens = 0;
    QCOMPARE(priced({{"tiered_pricing", tiers}})->mostInput(context), 3'000'000);
}

void CustomPriceTest::zeroIsFree()
{
    const auto free = priced({{"input_cost_per_token", "0"}, {"output_cost_per_token", "0.0"}}, listed("openai", "gpt-4o"));
    QVERIFY(free->isFree());
    QCOMPARE(free->cost(used(1'000'000, 1'000'000), {}).total, 0);
    QCOMPARE(free->mostInput({}) + free->mostOutput({}), 0);
    QVERIFY(!priced({{"input_cost_per_token", "0"}, {"output_cost_per_token", "1e-9"}})->isFree());
    QVERIFY(!priced({{"input_cost_per_token", "0"}, {"output_cost_per_token", "0"}, {"input_cost_per_request", "0.1"}})->isFree());
}

void CustomPriceTest::timeIsBilled()
{
    PriceContext context;
    context.duration = 2'500'000;
    const auto price = priced({{"input_cost_per_second", "0.001"}, {"output_cost_per_second", "0.002"}}, listed("openai", "gpt-4o"));
    const Cost cost = price->cost(used(1'000, 1'000), context);
    QCOMPARE(cost.total, 7'500'000);
    QCOMPARE(cost.input, 2'500'000);
    QCOMPARE(cost.output, 5'000'000);
    const auto both = priced({{"input_cost_per_second", "0.001"}, {"input_cost_per_token", "1e-6"}});
    QCOMPARE(both->cost(used(1'000, 0), context).total, 1'000'000);                // tokens are priced: time is not
    QCOMPARE(*costOf(*both, {{"second", "input", 2'000'000}}, {}), 2'000'000);
}

void CustomPriceTest::searchesRequestsAndPictures()
{
    const auto price = priced({{"search_context_cost_per_query", R"({"search_context_size_low": 0.005, "search_context_size_medium": "0.008", "other": []})"},
                               {"input_cost_per_request", "0.02"}, {"output_cost_per_image", "0.04"}, {"output_cost_per_image_1024", "0.08"}});
    Usage usage;
    usage.webSearches = 2;
    QCOMPARE(price->cost(usage, {}).total, 36'000'000);
    CallContext large;
    large.size = "1024";
    QCOMPARE(*costOf(*price, {{"image", "output", 3'000'000}}, large), 240'000'000 + 20'000'000);
    QCOMPARE(*costOf(*price, {{"image", "output", 3'000'000}}, {}), 120'000'000 + 20'000'000);
    const auto pictures = priced({{"input_cost_per_token", "1e-6"}, {"output_cost_per_image_token", "4e-5"}});
    QCOMPARE(pictures->cost(used(0, 1'000), {}).total, 40'000'000);                // contract 18.4
    const auto hit = priced(with(without(worked, "cache_read"), {{"input_cost_per_token_cache_hit", "1e-8"}}));
    QCOMPARE(hit->cost(used(0, 0, 1'000), {}).total, 10'000);
}

void CustomPriceTest::multipliers()
{
    const auto price = priced(with(worked, {{"provider_specific_entry", R"({"us": 1.1, "fast": "2"})"}}));
    PriceContext context;
    QCOMPARE(price->cost(used(1'000, 0), context).total, 2'000'000);
    context.inferenceGeo = "us";
    QCOMPARE(price->cost(used(1'000, 0), context).total, 2'200'000);
    context.speed = "fast";
    QCOMPARE(price->cost(used(1'000, 0), context).total, 4'400'000);
    QCOMPARE(price->cost(used(1, 0), context).total, 4'400);
    const auto vertex = priced(with(worked, {{"regional_endpoint_uplift_multiplier", "1.1"}}));
    PriceContext place;
    QCOMPARE(vertex->cost(used(1'000, 500), place).total, 6'000'000);
    place.region = "global";
    QCOMPARE(vertex->cost(used(1'000, 500), place).total, 6'000'000);
    QCOMPARE(vertex->mostOutput(place), 12'000'000);
    place.region = "us-east1";
    QCOMPARE(vertex->cost(used(1'000, 500), place).total, 6'600'000);
    QCOMPARE(vertex->mostOutput(place), 13'200'000);
    const auto fields = vertex->fields();
    QVERIFY(std::find(fields.begin(), fields.end(), std::pair<std::string, std::string>("regional_endpoint_uplift_multiplier", "1.1")) != fields.end());
}

// DeepSeek's hours: off peak but for 01:00 to 04:00 and 06:00 to 10:00 UTC from Monday to Friday. Every minute of a fortnight.
void CustomPriceTest::offPeak()
{
    const std::string rules = R"({"windows": [{"hours_utc": ["00:00-01:00", "04:00-06:00", "10:00-00:00"], "weekdays": [1, "Tue", "wednesday", 4, 5]},
        {"hours_utc": "00:00-00:00", "weekdays": [6, 7]}], "weekday_timezone": "ZONE", "input_cost_per_token": 1e-7, "cache_read_input_token_cost": "1e-9"})";
    for (const char *zone : {"UTC", "Asia/Shanghai"}) {
        std::string text = rules;
        text.replace(text.find("ZONE"), 4, zone);
        const auto price = priced(with(worked, {{"off_peak_pricing", text}}));
        QVERIFY(price);
        PriceContext context;
        context.plainText = true;
        const QDateTime monday(QDate(2026, 11, 16), QTime(0, 0), Qt::UTC);
        for (int minute = 0; minute < 14 * 1440; ++minute) {
            const QDateTime now = monday.addSecs(minute * 60);
            const QDateTime there = QLatin1String(zone) == QLatin1String("UTC") ? now : now.toOffsetFromUtc(8 * 3600);
            const int hour = now.time().hour();
            const bool isPeak = there.date().dayOfWeek() <= 5 && ((hour >= 1 && hour < 4) || (hour >= 6 && hour < 10));
            const bool isFree = there.date().dayOfWeek() > 5;
            const bool isOff = !isPeak && (isFree || hour < 1 || (hour >= 4 && hour < 6) || hour >= 10);
            context.day = now.toMSecsSinceEpoch() * 1000;
            QCOMPARE(price->cost(used(1'000, 100), context).total, (isOff ? 100'000 : 2'000'000) + 800'000);
        }
        // over thresholds; its other prices stay
        context.day = monday.addSecs(12 * 3600).toMSecsSinceEpoch() * 1000;
        QCOMPARE(price->cost(used(200'001, 1'000, 100'000), context).total, 20'000'100 + 100'000 + 12'000'000);
        QCOMPARE(price->mostInput(context), 4'000'000);       // a write, above the threshold: none is said for off peak
    }
}

void CustomPriceTest::offPeakIsRefused_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *value, const char *message) { QTest::newRow(value) << value << message; };
    row("[]", "off_peak_pricing: expected an object of hours_utc or windows, and of prices");
    row(R"({"input_cost_per_token": 1})", "off_peak_pricing: it names no hours: give hours_utc, such as \"16:30-00:30\", or windows");
    row(R"({"hours_utc": "16:30"})", "off_peak_pricing: hours_utc holds \"16:30\": expected hours such as \"16:30-00:30\"");
    row(R"({"hours_utc": ["16:30-24:00"]})", "off_peak_pricing: hours_utc holds \"16:30-24:00\": expected hours such as \"16:30-00:30\"");
    row(R"({"hours_utc": "01:00-02:00", "input_cost_per_token": -1})",
        "off_peak_pricing: input_cost_per_token is -1: expected a price in dollars, a decimal number of 0 or more");
    row(R"({"hours_utc": "01:00-02:00", "rate": 1})", "off_peak_pricing: it knows no rate");
    row(R"({"windows": [{"hours_utc": "01:00-02:00", "weekdays": [0]}]})", "off_peak_pricing: weekdays holds 0: expected 1 (Monday) to 7, or the name of a day");
    row(R"({"windows": ["01:00-02:00"]})", "off_peak_pricing: a window is \"01:00-02:00\": expected {\"hours_utc\": ..., \"weekdays\": [...]}");
    row(R"({"hours_utc": "01:00-02:00", "weekday_timezone": "Mars/Olympus"})", "off_peak_pricing: there is no time zone `Mars/Olympus` below /usr/share/zoneinfo");
}

void CustomPriceTest::offPeakIsRefused()
{
    QFETCH(QString, value);
    QFETCH(QString, message);
    const auto price = customPrice({{"off_peak_pricing", value.toStdString()}}, nullptr);
    QVERIFY(!price);
    QCOMPARE(QString::fromStdString(price.refusal().message), message);
    QCOMPARE(price.refusal().status, 400);
}

void CustomPriceTest::bounds()
{
    const auto price = priced(worked);
    QCOMPARE(price->mostInput({}), 20'000'000);                                    // audio
    PriceContext text;
    text.plainText = true;
    QCOMPARE(price->mostInput(text), 4'000'000);
    text.inputTokens = 1'000;
    QCOMPARE(price->mostInput(text), 4'000'000);                                   // written for an hour
    QCOMPARE(price->mostOutput(text), 10'000'000);                                 // thought
    text.serviceTier = "batch";
    QCOMPARE(price->mostInput(text), 4'000'000);                                   // half is not promised: it may be served as usual
    QCOMPARE(priced({{"input_cost_per_token", "1.0000001e-12"}})->mostInput({}), 2);
    QCOMPARE(priced({{"input_cost_per_token", "9.2"}})->mostInput({}), 9'200'000'000'000);
    QVERIFY(priced({{"input_cost_per_token", "9.2"}})->cost(used(std::numeric_limits<std::int64_t>::max(), 0), {}).total == std::numeric_limits<Nanos>::max());
}

// What /model/info says of a listed model, given as custom prices, costs the same. Tiers: where the list prices them beyond each
// threshold too; else LiteLLM takes the threshold's plain price, and the list the tier's.
void CustomPriceTest::listedFieldsSayTheSameAgain()
{
    for (const auto &[provider, model] : {std::pair("openai", "gpt-4o"), {"openai", "gpt-5.6-sol"}, {"gemini", "gemini-2.5-pro"}, {"dashscope", "qwen3-max"},
                                          {"anthropic", "claude-opus-4-6"}, {"openai", "gpt-6-sol"}}) {
        const auto price = listed(provider, model);
        Fields fields;
        for (const auto &[name, value] : price->fields())
            fields[name] = value;
        const auto again = priced(fields);
        QCOMPARE(again->fields().size(), price->fields().size());
        const bool hasAllTiers = model == std::string_view("gpt-5.6-sol") || model == std::string_view("gpt-6-sol");
        for (const char *tier : {"", "priority", "flex", "batch"}) {
            if (*tier && !hasAllTiers)
                continue;
            for (const std::int64_t input : {1'000, 32'001, 128'001, 200'001, 272'001}) {
                Usage usage = used(input, 777, 3);
                usage.cacheWrite = 5;
                usage.reasoning = 9;
                PriceContext context;
                context.serviceTier = tier;
                QCOMPARE(again->cost(usage, context).total, price->cost(usage, context).total);
            }
        }
    }
}

void CustomPriceTest::foreignBaseIsLeftOut()
{
    struct Other : Price {
        Cost cost(const Usage &, const PriceContext &) const override { return {}; }
        Picos mostInput(const PriceContext &) const override { return 1; }
        Picos mostOutput(const PriceContext &) const override { return 1; }
        Picos perRequest() const override { return 1; }
        std::vector<std::pair<std::string, std::string>> fields() const override { return {{"input_cost_per_token", "1e-06"}}; }
    };
    const auto other = std::make_shared<Other>();
    QCOMPARE(priced({{"output_cost_per_token", "1e-6"}}, other)->cost(used(1'000, 1'000), {}).total, 1'000'000);
    QVERIFY(!other->isFree());
    QVERIFY(!costOf(*other, {}, {}));
}


QTEST_APPLESS_MAIN(CustomPriceTest)
#include "custom_price_test.moc"
