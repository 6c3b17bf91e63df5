// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <chrono>
#include <limits>

#include "gateway/model/prices.h"

using namespace portreeve;

namespace {

constexpr Micros someDay = 20'778LL * microsPerDay;                  // 2026-11-21
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

QJsonDocument parsed(const char *path)
{
    QFile file(QStringLiteral(SOURCE_DIR) + QLatin1String(path));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
}

std::vector<std::string> words(const QJsonValue &list)
{
    std::vector<std::string> out;
    for (const auto &word : list.toArray())
        out.push_back(word.toString().toStdString());
    return out;
}

// Texts that views of a context point to.
class Call {
public:
    explicit Call(const QJsonObject &when)
    {
        Micros day = someDay;
        parseIsoTime(text(when, "day", "2026-11-21"), &day);
        context.day = day;
        context.serviceTier = text(when, "service_tier");
        context.region = text(when, "region");
        context.speed = text(when, "speed");
        context.inferenceGeo = text(when, "inference_geo");
        context.size = text(when, "size");
        context.quality = text(when, "quality");
        context.steps = text(when, "steps");
        context.resolution = text(when, "resolution");
        context.results = number(when, "above_results");
        context.intervalSeconds = number(when, "interval_over_seconds");
        context.commitmentMonths = number(when, "commitment_months");
    }
    CallContext context;

private:
    const std::string &text(const QJsonObject &when, const char *name, const char *otherwise = "")
    {
        return m_texts.emplace_back(when.value(QLatin1String(name)).toString(QLatin1String(otherwise)).toStdString());
    }
    static std::optional<std::int64_t> number(const QJsonObject &when, const char *name)
    {
        const auto value = when.value(QLatin1String(name));
        return value.isUndefined() ? std::nullopt : std::optional(std::int64_t(value.toInteger()));
    }
    std::list<std::string> m_texts;
};

// {"mtok.input": 5}, in millionths.
struct Quantities {
    explicit Quantities(const QJsonObject &usage)
    {
        for (auto it = usage.begin(); it != usage.end(); ++it) {
            const auto parts = it.key().split(QLatin1Char('.'));
            const auto &unit = m_texts.emplace_back(parts[0].toStdString());
            const auto &meter = m_texts.emplace_back(parts[1].toStdString());
            all.push_back({unit, meter, it.value().toInteger()});
        }
    }
    std::vector<Quantity> all;

private:
    std::list<std::string> m_texts;
};

// The same as a Usage, where it can tell all of it.
std::optional<Usage> usageOf(const QJsonObject &quantities)
{
    static const QHash<QString, std::int64_t Usage::*> kinds{
        {"mtok.input", &Usage::input}, {"mtok.cache_read", &Usage::cacheRead}, {"mtok.cache_write", &Usage::cacheWrite},
        {"mtok.cache_write_1h", &Usage::cacheWrite1h}, {"mtok.audio_input", &Usage::audioInput}, {"mtok.image_input", &Usage::imageInput},
        {"mtok.output", &Usage::output}, {"mtok.reasoning", &Usage::reasoning}, {"mtok.audio_output", &Usage::audioOutput},
        {"mtok.image_output", &Usage::imageOutput}};
    Usage usage;
    for (auto it = quantities.begin(); it != quantities.end(); ++it) {
        const auto kind = kinds.find(it.key());
        if (kind == kinds.end())
            return std::nullopt;
        usage.*kind.value() = it.value().toInteger();
    }
    return usage;
}

Nanos sumOfParts(const Cost &cost)
{
    return cost.input + cost.output + cost.cacheRead + cost.cacheWrite + cost.reasoning + cost.tools;
}

// What a hold would take for so many tokens.
Nanos bound(const Price &price, const PriceContext &context, std::int64_t input, std::int64_t output)
{
    const auto picos = __int128(input) * price.mostInput(context) + __int128(output) * price.mostOutput(context) + price.perRequest();
    return Nanos((picos + 999) / 1000);
}

std::optional<ModelCard> card(const char *provider, const char *model) { return PriceBook::builtIn().find(provider, model); }

QString field(const ModelCard &card, const char *name)
{
    for (const auto &[key, value] : card.price->fields()) {
        if (key == name)
            return QString::fromStdString(value);
    }
    return QStringLiteral("none");
}

} // namespace

class PricesTest : public QObject {
    Q_OBJECT

private slots:
    void everyModelIsThere();
    void findsAliasesAndPrefixes();
    void findsBySize_data();
    void findsBySize();
    void listsModels();
    void examples_data();
    void examples();
    void equalsTheOracle();
    void roundsUpOnce();
    void servedTierWins();
    void searchesAndRequests();
    void absurdUsage();
    void boundsOfWhatIsAsked();
    void boundsKnowTheLengthOfTheInput();
    void freeIsKnownToBeFree();
    void fieldsHaveNamesOfLiteLlm();
    void costsLittle();
};

// All of the list, field by field, against the file itself.
void PricesTest::everyModelIsThere()
{
    const QJsonObject list = parsed("/resources/prices.json").object();
    const auto models = list.value("models").toArray();
    QVERIFY(models.size() > 9'000);
    const PriceBook &book = PriceBook::builtIn();
    QCOMPARE(book.size(), std::size_t(models.size()));
    QCOMPARE(book.version(), list.value("as_of").toString().toStdString());
    for (const auto &value : models) {
        const QJsonObject model = value.toObject();
        const auto provider = model["provider"].toString().toStdString(), id = model["id"].toString().toStdString();
        auto names = words(model["aliases"]);
        names.push_back(id);
        for (const auto &name : names) {
            const auto found = book.find(provider, name);
            QVERIFY2(found, (provider + "/" + name).c_str());
            QCOMPARE(found->provider, provider);
            QCOMPARE(found->id, id);
            QCOMPARE(found->mode, model["mode"].toString().toStdString());
            QCOMPARE(found->maxInput, model["max_input"].toInteger());
            QCOMPARE(found->maxOutput, model["max_output"].toInteger());
            QCOMPARE(found->caps, words(model["caps"]));
            QCOMPARE(found->lacks, words(model["lacks"]));
            QCOMPARE(found->efforts, words(model["efforts"]));
            QCOMPARE(found->deprecated, model["deprecated"].toString().toStdString());
            QCOMPARE(found->price != nullptr, model.contains("price"));
        }
    }
}

void PricesTest::findsAliasesAndPrefixes()
{
    QCOMPARE(card("fireworks_ai", "SSD-1B")->id, std::string("accounts/fireworks/models/SSD-1B"));
    QCOMPARE(card("openai", "ft:gpt-4o-2024-08-06:acme::abc123")->id, std::string("ft:gpt-4o-2024-08-06"));
    QCOMPARE(card("openai", "ft:gpt-3.5-turbo-0125:acme")->id, std::string("ft:gpt-3.5-turbo-0125"));     // not ft:gpt-3.5-turbo
    QCOMPARE(card("openai", "ft:gpt-3.5-turbo-9999:acme")->id, std::string("ft:gpt-3.5-turbo"));
    QVERIFY(!card("openai", "gpt-4o-but-not-listed"));
    QVERIFY(!card("azure", "ft:gpt-4o-2024-08-06:acme"));             // a prefix of another provider
    QVERIFY(!card("openai", ""));
    QVERIFY(!card("", "gpt-4o"));
    QVERIFY(!card("nobody", "gpt-4o"));
    QVERIFY(!card("zzz", "gpt-4o"));
    QVERIFY(card("nvidia_nim", "nvidia/nv-rerankqa-mistral-4b-v3"));
    QVERIFY(!card("nvidia_nim", "nvidia/nv-rerankqa-mistral-4b-v3")->price);
}

void PricesTest::findsBySize_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("input");       // dollars a token; none: not known
    const auto row = [](const char *provider, const char *model, const char *input) { QTest::addRow("%s/%s", provider, model) << provider << model << input; };
    row("fireworks_ai", "accounts/me/models/my-model-4b", "1e-07");
    row("fireworks_ai", "accounts/me/models/My-Model-8B-Instruct", "2e-07");
    row("fireworks_ai", "accounts/me/models/mine-70b-v2", "9e-07");
    row("fireworks_ai", "accounts/me/models/mine-8x7b", "5e-07");
    row("fireworks_ai", "accounts/me/models/mine-8x22b", "1.2e-06");
    row("fireworks_ai", "accounts/me/models/mine-235b-a22b", "none");
    row("fireworks_ai", "accounts/me/models/mine", "none");
    row("fireworks_ai", "accounts/me/models/b-side", "none");
    row("fireworks_ai", "accounts/me/models/99999999999999b", "none");
    row("fireworks_ai", "me/embed-0.3b", "1.6e-08");
    row("together_ai", "me/mine-1.5b", "1e-07");
    row("together_ai", "me/mine-21b", "3e-07");
    row("together_ai", "me/mine-405b", "none");
    row("openai", "mine-70b", "none");
}

void PricesTest::findsBySize()
{
    QFETCH(QString, provider);
    QFETCH(QString, model);
    QFETCH(QString, input);
    const auto found = PriceBook::builtIn().find(provider.toStdString(), model.toStdString());
    QCOMPARE(found ? field(*found, "input_cost_per_token") : QStringLiteral("none"), input);
}

void PricesTest::listsModels()
{
    const PriceBook &book = PriceBook::builtIn();
    const auto openai = book.models("openai");
    QVERIFY(std::is_sorted(openai.begin(), openai.end()));
    QVERIFY(std::binary_search(openai.begin(), openai.end(), "gpt-4o"));
    QVERIFY(!std::binary_search(openai.begin(), openai.end(), "ft:gpt-4.1-2025-04-14"));   // cannot be called so
    const auto fireworks = book.models("fireworks_ai");
    QVERIFY(!std::binary_search(fireworks.begin(), fireworks.end(), "SSD-1B"));             // an alias
    QVERIFY(book.models("nobody").empty());
    const auto providers = book.providers();
    QVERIFY(std::is_sorted(providers.begin(), providers.end()));
    std::size_t total = 0;
    for (const auto &provider : providers)
        total += book.models(provider).size();
    QCOMPARE(total, book.size() - 14);                                                      // the entries of prefixes
}

void PricesTest::examples_data()
{
    QTest::addColumn<QJsonObject>("example");
    const auto cases = parsed("/tests/data/price_examples.json").object().value("cases").toArray();
    QCOMPARE(cases.size(), 35);
    for (const auto &example : cases)
        QTest::addRow("%s", qPrintable(example.toObject()["why"].toString())) << example.toObject();
}

// Worked by hand: shared data README, section 1.4.
void PricesTest::examples()
{
    QFETCH(QJsonObject, example);
    const auto name = example["model"].toString();
    const auto found = PriceBook::builtIn().find(name.section('/', 0, 0).toStdString(), name.section('/', 1).toStdString());
    QVERIFY(found);
    QCOMPARE(found->price == nullptr, example["usd"].isNull());
    if (!found->price)
        return;
    QJsonObject quantities;
    const auto usage = example["usage"].toObject();
    for (auto unit = usage.begin(); unit != usage.end(); ++unit) {
        const auto meters = unit.value().toObject();
        const bool isMillionths = unit.key() == "mtok" || unit.key() == "mchar";
        for (auto meter = meters.begin(); meter != meters.end(); ++meter)
            quantities[unit.key() + "." + meter.key()] = qint64(meter.value().toDouble() * (isMillionths ? 1 : 1e6));
    }
    const Nanos expected = std::llround(example["usd"].toDouble() * 1e9);
    const Call call(example["when"].toObject());
    QCOMPARE(*costOf(*found->price, Quantities(quantities).all, call.context), expected);
    if (const auto tokens = usageOf(quantities))
        QCOMPARE(found->price->cost(*tokens, call.context).total, expected);
}

// Goal B9: 100,000 random calls, to the nano-dollar, and no cost beyond the bound of its hold.
void PricesTest::equalsTheOracle()
{
    QProcess oracle;
    oracle.start(QStringLiteral("python3"), {SOURCE_DIR "/tests/data/price_oracle.py", SOURCE_DIR "/resources/prices.json", "20261121", "100000"});
    QVERIFY2(oracle.waitForFinished(200'000) && oracle.exitCode() == 0, oracle.readAllStandardError().constData());
    int compared = 0, told = 0;
    while (oracle.canReadLine()) {
        const QByteArray line = oracle.readLine();
        const QJsonObject sample = QJsonDocument::fromJson(line).object();
        const auto found = PriceBook::builtIn().find(sample["provider"].toString().toStdString(), sample["model"].toString().toStdString());
        QVERIFY2(found, line.constData());
        QCOMPARE(found->price == nullptr, sample["nanos"].isNull());
        ++compared;
        if (!found->price)
            continue;
        const Call call(sample["when"].toObject());
        const Nanos expected = sample["nanos"].toInteger();
        QVERIFY2(*costOf(*found->price, Quantities(sample["usage"].toObject()).all, call.context) == expected, line.constData());
        const auto usage = usageOf(sample["usage"].toObject());
        if (!usage)
            continue;
        ++told;
        const Cost cost = found->price->cost(*usage, call.context);
        QVERIFY2(cost.total == expected, line.constData());
        QCOMPARE(sumOfParts(cost), cost.total);
        QVERIFY2(bound(*found->price, call.context, usage->prompt(), usage->completion()) >= cost.total, line.constData());
        CallContext exact = call.context;
        exact.inputTokens = usage->prompt();
        QVERIFY2(bound(*found->price, exact, usage->prompt(), usage->completion()) >= cost.total, line.constData());
    }
    QCOMPARE(compared, 100'000);
    QVERIFY(told > 50'000);
}

void PricesTest::roundsUpOnce()
{
    const auto price = card("anthropic", "claude-haiku-5-5")->price;      // 0.1 dollars a million in, 0.5 out, 0.01 read
    const auto nanos = [&](std::int64_t input, std::int64_t cacheRead, std::int64_t output) {
        Usage usage;
        usage.input = input;
        usage.cacheRead = cacheRead;
        usage.output = output;
        const Cost cost = price->cost(usage, {someDay, {}, {}, {}, {}});
        return sumOfParts(cost) == cost.total ? cost.total : -1;
    };
    QCOMPARE(nanos(0, 0, 0), 0);
    QCOMPARE(nanos(0, 1, 0), 10);
    QCOMPARE(nanos(1, 1, 1), 100 + 10 + 500);
    const auto odd = card("deepinfra", "MiniMaxAI/MiniMax-M2.1")->price;   // 0.0299999997 dollars a million read
    Usage usage;
    usage.cacheRead = 1;
    QCOMPARE(odd->cost(usage, {}).total, 30);                              // 29.9999997
    usage.cacheRead = 10'000'000;
    QCOMPARE(odd->cost(usage, {}).total, 299'999'997);                     // not 300,000,000: no rounding of the price itself
}

void PricesTest::servedTierWins()
{
    const auto price = card("openai", "gpt-5.6-sol")->price;
    Usage usage;
    usage.input = 1'000;
    PriceContext asked;
    asked.day = someDay;
    asked.serviceTier = "priority";
    const Nanos plain = 4'000'000, priority = 8'000'000, batch = 2'000'000;
    QCOMPARE(price->cost(usage, asked).total, priority);                   // the answer did not say
    usage.serviceTier = "default";
    QCOMPARE(price->cost(usage, asked).total, plain);
    usage.serviceTier = "batch";
    QCOMPARE(price->cost(usage, asked).total, batch);
    usage.serviceTier = "auto";
    QCOMPARE(price->cost(usage, asked).total, priority);
    usage.serviceTier = "fast";
    asked.serviceTier = {};
    QCOMPARE(price->cost(usage, asked).total, priority);
    const auto claude = card("anthropic", "claude-opus-5-5")->price;       // 4 dollars a million; fast: twice; us: 1.1
    usage.serviceTier = "standard";
    usage.speed = "fast";
    usage.inferenceGeo = "us";
    QCOMPARE(claude->cost(usage, asked).total, 8'800'000);
}

void PricesTest::searchesAndRequests()
{
    Usage usage;
    usage.input = usage.output = 1'000;
    usage.webSearches = 3;
    const auto openai = card("openai", "gpt-5.6-sol")->price;
    Cost cost = openai->cost(usage, {});
    QCOMPARE(cost.tools, 30'000'000);
    QCOMPARE(cost.total, 30'000'000 + 24'000'000);
    QCOMPARE(openai->perSearch({}), 10'000'000'000);
    cost = card("perplexity", "sonar-pro")->price->cost(usage, {});        // by how much is searched: medium, unless said
    QCOMPARE(cost.tools, 30'000'000);
    QCOMPARE(cost.input, 3'000'000);
    QCOMPARE(cost.output, 15'000'000);
}

void PricesTest::absurdUsage()
{
    const auto price = card("openai", "gpt-5.6-sol")->price;
    Usage usage;
    usage.input = usage.output = usage.reasoning = -5;
    usage.webSearches = -7;
    QCOMPARE(price->cost(usage, {}).total, 0);
    usage.input = most / 8;
    usage.output = usage.reasoning = usage.webSearches = most;
    const Cost cost = price->cost(usage, {});
    QVERIFY(cost.total > 0);
    QCOMPARE(sumOfParts(cost), cost.total);
    std::vector<Quantity> huge(50, Quantity{"mtok", "output", most});
    QVERIFY(*costOf(*price, huge, {}) > 0);
    QCOMPARE(*costOf(*price, {{"parsec", "input", 5}, {"mtok", "dreams", 5}, {"query", "dreams", 5}}, {}), 0);
}

void PricesTest::boundsOfWhatIsAsked()
{
    const auto price = card("openai", "gpt-5.6-sol")->price;
    PriceContext context;
    context.day = someDay;
    QCOMPARE(price->mostInput(context), 10'000'000);                       // above 272,000 tokens, a cache write
    QCOMPARE(price->mostOutput(context), 30'000'000);
    context.serviceTier = "priority";
    QCOMPARE(price->mostInput(context), 20'000'000);
    context.serviceTier = "batch";                                         // may be served as usual all the same
    QCOMPARE(price->mostInput(context), 10'000'000);
    context.region = "eu";
    QCOMPARE(price->mostInput(context), 11'000'000);
    QCOMPARE(price->perRequest(), 0);
    const auto dated = card("gemini", "gemini-4-argon")->price;
    const Picos before = dated->mostInput({someDay, {}, {}, {}, {}}), after = dated->mostInput({someDay + 30 * microsPerDay, {}, {}, {}, {}});
    QCOMPARE(after, 2 * before);
    const auto claude = card("anthropic", "claude-opus-5-5")->price;       // in 4, written for an hour 8; the answer may say us: 1.1
    PriceContext said;
    said.inferenceGeo = "global";
    QCOMPARE(claude->mostInput(said), 8'000'000);
    QCOMPARE(claude->mostInput({}), 8'800'000);
    said.speed = "fast";
    QCOMPARE(claude->mostInput(said), 16'000'000);
    const auto audio = card("openai", "gpt-4o-audio-preview")->price;
    PriceContext text;
    text.plainText = true;
    QVERIFY(audio->mostInput({}) > audio->mostInput(text));
    QVERIFY(audio->mostOutput({}) > audio->mostOutput(text));
}

void PricesTest::boundsKnowTheLengthOfTheInput()
{
    const auto price = card("gemini", "gemini-2.5-pro")->price;            // 1.25/10; above 200,000 tokens 2.5/15
    PriceContext context;
    QCOMPARE(price->mostInput(context), 2'500'000);
    context.inputTokens = 200'001;
    QCOMPARE(price->mostInput(context), 2'500'000);
    context.inputTokens = 200'000;
    QCOMPARE(price->mostInput(context), 1'250'000);
    QCOMPARE(price->mostOutput(context), 10'000'000);
}

void PricesTest::freeIsKnownToBeFree()
{
    QVERIFY(!card("openai", "gpt-5.6-sol")->price->isFree());
    QVERIFY(!card("openai", "whisper-1")->price->isFree());
    int free = 0;
    for (const auto &model : PriceBook::builtIn().models("openrouter")) {
        const auto found = card("openrouter", model.c_str());
        if (!found->price || !found->price->isFree())
            continue;
        ++free;
        QCOMPARE(found->price->mostInput({}) + found->price->mostOutput({}) + found->price->perRequest(), 0);
    }
    QVERIFY(free > 0);
}

void PricesTest::fieldsHaveNamesOfLiteLlm()
{
    const auto sol = *card("openai", "gpt-5.6-sol");
    QCOMPARE(field(sol, "input_cost_per_token"), QStringLiteral("4e-06"));
    QCOMPARE(field(sol, "output_cost_per_token"), QStringLiteral("2e-05"));
    QCOMPARE(field(sol, "cache_read_input_token_cost"), QStringLiteral("4e-07"));
    QCOMPARE(field(sol, "cache_creation_input_token_cost"), QStringLiteral("5e-06"));
    QCOMPARE(field(sol, "input_cost_per_token_above_272k_tokens"), QStringLiteral("8e-06"));
    QCOMPARE(field(sol, "output_cost_per_token_priority"), QStringLiteral("4e-05"));
    QCOMPARE(field(sol, "input_cost_per_token_batches"), QStringLiteral("2e-06"));
    QCOMPARE(field(sol, "cache_read_input_token_cost_above_272k_tokens_flex"), QStringLiteral("4e-07"));
    QCOMPARE(field(sol, "regional_processing_uplift_multiplier_eu"), QStringLiteral("1.1"));
    const auto haiku = *card("anthropic", "claude-haiku-5-5");
    QCOMPARE(field(haiku, "cache_creation_input_token_cost_above_1hr"), QStringLiteral("2e-07"));
    QCOMPARE(field(haiku, "cache_creation_input_token_cost_above_1hr_above_100k_tokens"), QStringLiteral("1e-06"));
    QCOMPARE(field(*card("openai", "whisper-1"), "input_cost_per_second"), QStringLiteral("0.0001"));
    QCOMPARE(field(*card("openai", "tts-1"), "input_cost_per_character"), QStringLiteral("1.5e-05"));
    QCOMPARE(field(*card("cohere", "rerank-v3.5"), "input_cost_per_query"), QStringLiteral("0.002"));
    QCOMPARE(field(*card("qwencloud", "wan3.0-video"), "output_cost_per_second_720p"), QStringLiteral("0.1"));
    for (const auto &provider : PriceBook::builtIn().providers()) {
        for (const auto &model : PriceBook::builtIn().models(provider)) {
            const auto found = PriceBook::builtIn().find(provider, model);
            std::map<std::string, int> names;
            for (const auto &[name, value] : found->price ? found->price->fields() : std::vector<std::pair<std::string, std::string>>()) {
                QVERIFY2(isAppliedPriceField(name) && ++names[name] == 1, name.c_str());
                QVERIFY2(scaledDecimal(value, 18), value.c_str());
            }
        }
    }
}

void PricesTest::costsLittle()
{
    const auto nanoseconds = [](int rounds, auto work) {
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < rounds; ++i)
            work();
        return double(std::chrono::nanoseconds(std::chrono::steady_clock::now() - start).count()) / rounds;
    };
    std::size_t sum = 0;
    const double find = nanoseconds(20'000, [&] { sum += std::size_t(card("openai", "gpt-5.6-sol")->maxInput); });
    const auto price = card("openai", "gpt-5.6-sol")->price;
    Usage usage;
    usage.input = usage.output = 1'000;
    PriceContext context;
    context.day = someDay;
    const double cost = nanoseconds(200'000, [&] { sum += std::size_t(price->cost(usage, context).total); });
    const double bound = nanoseconds(200'000, [&] { sum += std::size_t(price->mostInput(context) + price->mostOutput(context) + price->perRequest()); });
    qInfo("find %.0f ns, cost %.0f ns, bounds %.0f ns", find, cost, bound);
    QVERIFY(sum > 0 && find < 500'000 && cost < 100'000 && bound < 100'000);
}

QTEST_GUILESS_MAIN(PricesTest)
#include "prices_test.moc"
