// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <set>
#include <thread>

#include <boost/json.hpp>

#include "gateway/model/provider.h"

using namespace portreeve;

namespace {

namespace json = boost::json;

const ProviderTable &table() { return ProviderTable::builtIn(); }

// The file as any reader sees it, to hold the table against.
json::value wholeFile()
{
    QFile file(SOURCE_DIR "/resources/providers.json");
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no providers.json");
    const QByteArray text = file.readAll();
    return json::parse(std::string_view(text.data(), std::size_t(text.size())));
}

} // namespace

class ProviderTest : public QObject {
    Q_OBJECT

private slots:
    void startsQuickly();
    void hasEveryRow();
    void knowsAliases();
    void hasTheHeads();
    void typesARow();
    void readsFromManyThreads();
    void openaiSurfaces();
    void modelNames_data();
    void modelNames();
};

// First, while nothing is indexed yet.
void ProviderTest::startsQuickly()
{
    QElapsedTimer timer;
    timer.start();
    QVERIFY(table().find("openai"));
    const auto micros = timer.nsecsElapsed() / 1000;
    qInfo("index and first row: %lld us", static_cast<long long>(micros));
    QVERIFY(micros < 100'000);
}

void ProviderTest::hasEveryRow()
{
    const json::value file = wholeFile();
    const json::array &rows = file.at("providers").as_array();
    QCOMPARE(table().slugs().size(), rows.size());
    for (const json::value &row : rows) {
        const Provider *provider = table().find(std::string_view(row.at("slug").as_string()));
        QVERIFY2(provider, row.at("slug").as_string().c_str());
        QVERIFY(provider->row == row);
        QCOMPARE(provider->slug, std::string(row.at("slug").as_string()));
        QVERIFY(!provider->dialect.empty() && !provider->authKind.empty() && !provider->endpoints.empty());
        QCOMPARE(table().find(std::string_view(row.at("slug").as_string())), provider);
    }
    QVERIFY(!table().find(""));
    QVERIFY(!table().find("opena"));
    QVERIFY(!table().find("openai "));
}

void ProviderTest::knowsAliases()
{
    const json::value file = wholeFile();
    std::set<std::string_view> names;
    int aliases = 0;
    for (const json::value &row : file.at("providers").as_array()) {
        QVERIFY(names.insert(row.at("slug").as_string()).second);
        const json::value *list = row.as_object().if_contains("aliases");
        if (!list)
            continue;
        for (const json::value &alias : list->as_array()) {
            QVERIFY(names.insert(alias.as_string()).second);
            const Provider *provider = table().find(std::string_view(alias.as_string()));
            QVERIFY2(provider, alias.as_string().c_str());
            QCOMPARE(provider->slug, std::string(row.at("slug").as_string()));
            ++aliases;
        }
    }
    QVERIFY(aliases > 20);
}

void ProviderTest::hasTheHeads()
{
    const json::value file = wholeFile();
    for (const auto &member : file.as_object()) {
        if (member.key() != "providers")
            QVERIFY2(table().head(member.key()) == member.value(), std::string(member.key()).c_str());
    }
    QVERIFY(table().head("nothing").is_null());
    QVERIFY(table().head("providers").is_null());
}

void ProviderTest::typesARow()
{
    const Provider &openai = *table().find("openai");
    QCOMPARE(openai.baseUrl, std::string("https://api.openai.com/v1"));
    QCOMPARE(openai.authKind, std::string("bearer"));
    QCOMPARE(openai.keyVariables, std::vector<std::string>{"OPENAI_API_KEY"});
    QCOMPARE(openai.baseVariables, (std::vector<std::string>{"OPENAI_BASE_URL", "OPENAI_API_BASE"}));
    QCOMPARE(openai.endpoints.at("chat"), std::string("/chat/completions"));
    QVERIFY(!openai.authOptional);
    const Provider &anthropic = *table().find("anthropic");
    QCOMPARE(anthropic.authKind, std::string("header"));
    QCOMPARE(anthropic.authName, std::string("x-api-key"));
    QVERIFY(anthropic.headers == (std::vector<std::pair<std::string, std::string>>{{"anthropic-version", "2023-06-01"}}));
    QCOMPARE(anthropic.endpoints.at("batches"), std::string("/v1/messages/batches"));
    const Provider &azure = *table().find("azure");
    QCOMPARE(azure.versionVariables.front(), std::string("AZURE_API_VERSION"));
    QVERIFY(table().find("hosted_vllm")->authOptional);
    const Provider &demo = *table().find("demo");
    QCOMPARE(demo.dialect, std::string("openai"));
    QCOMPARE(demo.authKind, std::string("none"));
}

void ProviderTest::readsFromManyThreads()
{
    const std::vector<std::string> slugs = table().slugs();
    std::vector<std::thread> threads;
    std::atomic<int> wrong{0};
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&, t] {
            for (std::size_t i = 0; i < slugs.size(); ++i) {
                const std::string &slug = slugs[(i * 7 + std::size_t(t)) % slugs.size()];
                const Provider *provider = table().find(slug);
                wrong += !provider || provider->slug != slug || table().head("status_map").as_array().empty();
            }
        });
    }
    for (auto &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

void ProviderTest::openaiSurfaces()
{
    const auto surface = [](const char *slug) { return table().openaiSurface(*table().find(slug)); };
    const Provider *gemini = surface("gemini");
    QVERIFY(gemini);
    QCOMPARE(gemini, surface("gemini"));
    QCOMPARE(gemini->slug, std::string("gemini"));
    QCOMPARE(gemini->dialect, std::string("openai"));
    QCOMPARE(gemini->baseUrl, std::string("https://generativelanguage.googleapis.com/v1beta/openai"));
    QCOMPARE(gemini->authKind, std::string("bearer"));
    QCOMPARE(gemini->endpoints.at("embeddings"), std::string("/embeddings"));
    QVERIFY(surface("ollama")->authOptional);
    QVERIFY(!surface("cohere")->row.as_object().contains("params"));
    // signed, or nowhere to be found
    QVERIFY(!surface("oci"));
    QVERIFY(!surface("vertex_ai"));
}

void ProviderTest::modelNames_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("custom");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("rest");
    const auto row = [](const char *model, const char *custom, const char *base, const char *provider, const char *rest) {
        QTest::addRow("%s|%s|%s", model, custom, base) << model << custom << base << provider << rest;
    };
    row("openai/gpt-4o", "", "", "openai", "gpt-4o");
    row("custom_openai/any/thing", "", "", "openai", "any/thing");
    row("openrouter/anthropic/claude-3.5-sonnet", "", "", "openrouter", "anthropic/claude-3.5-sonnet");
    row("azure/my-deployment", "", "", "azure", "my-deployment");
    row("azure_ai/doc-intelligence/prebuilt-layout", "", "", "azure_document_intelligence", "prebuilt-layout");
    row("vllm/meta-llama/Llama-3", "", "", "hosted_vllm", "meta-llama/Llama-3");
    row("gpt-4o", "", "", "openai", "gpt-4o");
    row("o3-mini", "", "", "openai", "o3-mini");
    row("claude-sonnet-4-5", "", "", "anthropic", "claude-sonnet-4-5");
    row("text-embedding-3-small", "", "", "openai", "text-embedding-3-small");
    row("llama-3.3-70b", "", "https://api.groq.com/openai/v1", "groq", "llama-3.3-70b");
    row("llama-3.3-70b", "groq", "", "groq", "llama-3.3-70b");
    row("groq/llama-3.3-70b", "groq", "", "groq", "llama-3.3-70b");
    row("meta/llama", "openai", "http://localhost:1", "openai", "meta/llama");
    row("mystery", "", "", "", "which provider serves `mystery` cannot be told; write provider/model, for instance openai/mystery");
    row("opnai/gpt-4o", "", "", "", "there is no provider `opnai`; did you mean `openai`?");
    row("zzzzzzzzzzzz/x", "", "", "", "there is no provider `zzzzzzzzzzzz`; for a server that speaks OpenAI's API write openai/MODEL and set api_base");
    row("auto_router/x", "", "", "", "`auto_router` is not served: LiteLLM's own router by prompt similarity");
    row("x", "grok", "", "", "there is no provider `grok`; did you mean `groq`?");
    row("", "", "", "", "which provider serves `` cannot be told; write provider/model, for instance openai/");
}

void ProviderTest::modelNames()
{
    QFETCH(QString, model);
    QFETCH(QString, custom);
    QFETCH(QString, base);
    QFETCH(QString, provider);
    QFETCH(QString, rest);
    const ModelName name = readModelName(model.toStdString(), custom.toStdString(), base.toStdString());
    QCOMPARE(QString::fromStdString(name.provider ? name.provider->slug : std::string()), provider);
    QCOMPARE(QString::fromStdString(name.provider ? name.model : name.unknown), rest);
}

QTEST_APPLESS_MAIN(ProviderTest)
#include "provider_test.moc"
