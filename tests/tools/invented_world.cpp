// SPDX-License-Identifier: GPL-3.0-or-later
#include "invented_world.h"

#include <cmath>
#include <stdexcept>

#include <boost/json.hpp>

#include "gateway/base/sha.h"

namespace portreeve {

namespace {

struct InventedDeployment {
    const char *id, *name, *model, *credential;
};

constexpr InventedModel models[] = {
    {"gpt-4o-mini", 26, 95, 0.35, 900, 260, 0.25, 0, "gemini-2.5-flash"},
    {"gpt-4.1", 14, 70, 0.55, 2400, 420, 0.45, 0, "claude-sonnet-4-5"},
    {"gpt-5-mini", 9, 110, 1.4, 1800, 500, 0.3, 0.9, "gpt-4.1"},
    {"claude-sonnet-4-5", 17, 62, 0.9, 9000, 700, 0.7, 0.2, "gpt-4.1"},
    {"claude-haiku-4-5", 8, 120, 0.45, 3000, 380, 0.5, 0, "gpt-4o-mini"},
    {"gemini-2.5-flash", 9, 150, 0.4, 1500, 300, 0.2, 0.3, "gpt-4o-mini"},
    {"gemini-2.5-pro", 3, 80, 2.1, 6000, 900, 0.3, 0.9, "claude-sonnet-4-5"},
    {"mistral-large", 3, 55, 0.6, 1200, 350, 0, 0, nullptr},
    {"deepseek-chat", 3, 35, 1.2, 2000, 600, 0.5, 0, nullptr},
    {"llama-3.3-70b", 3, 280, 0.2, 800, 250, 0, 0, nullptr},
    {"local-qwen", 1, 22, 0.8, 700, 220, 0, 0, nullptr},
    {"text-embedding-3-small", 4, 0, 0.12, 600, 0, 0, 0, nullptr, Operation::Embeddings},
};

constexpr InventedDeployment deployments[] = {
    {"openai-4o-mini", "gpt-4o-mini", "openai/gpt-4o-mini", "openai"},
    {"openai-41", "gpt-4.1", "openai/gpt-4.1", "openai"},
    {"azure-41-eu", "gpt-4.1", "azure/gpt-4.1", "azure-eu"},
    {"openai-5-mini", "gpt-5-mini", "openai/gpt-5-mini", "openai"},
    {"anthropic-sonnet", "claude-sonnet-4-5", "anthropic/claude-sonnet-4-5", "anthropic"},
    {"anthropic-haiku", "claude-haiku-4-5", "anthropic/claude-haiku-4-5", "anthropic"},
    {"gemini-flash", "gemini-2.5-flash", "gemini/gemini-2.5-flash", "gemini"},
    {"gemini-pro", "gemini-2.5-pro", "gemini/gemini-2.5-pro", "gemini"},
    {"mistral-large", "mistral-large", "mistral/mistral-large-latest", "mistral"},
    {"deepseek", "deepseek-chat", "deepseek/deepseek-chat", "deepseek"},
    {"groq-llama", "llama-3.3-70b", "groq/llama-3.3-70b-versatile", "groq"},
    {"ollama-desk", "local-qwen", "ollama/qwen2.5:14b", "ollama-desk"},
    {"openai-embed", "text-embedding-3-small", "openai/text-embedding-3-small", "openai"},
};

constexpr const char *credentials[][2] = {
    {"openai", ""}, {"azure-eu", "https://example-eu.openai.azure.com"}, {"anthropic", ""}, {"gemini", ""}, {"mistral", ""}, {"deepseek", ""},
    {"groq", ""}, {"ollama-desk", "http://127.0.0.1:11434"},
};

struct InventedOwner {
    const char *alias, *user, *team;
    double weight;
    const char *agent, *address, *favourites, *tags;
    double budget;                                   // dollars a month; 0: none
    bool hasSessions, hasCustomers;
};

constexpr InventedOwner owners[] = {
    {"web-app", "mara", "product", 22, "OpenAI/Python 1.55.0", "10.20.0.11", "gpt-4o-mini,gpt-4.1", "env:prod,app:web", 900, true, true},
    {"support-assistant", "jonas", "support", 15, "OpenAI/JS 4.73.0", "10.20.0.12", "claude-sonnet-4-5,gpt-4o-mini", "env:prod,app:support", 600, true, true},
    {"search-index", "svc-index", "platform", 9, "python-httpx/0.27.2", "10.20.1.5", "text-embedding-3-small", "env:prod", 50, false, false},
    {"ci-bot", "svc-ci", "platform", 8, "claude-cli/1.0.83 (external)", "10.20.1.7", "claude-sonnet-4-5", "env:ci", 400, true, false},
    {"code-review", "svc-review", "platform", 7, "OpenAI/Python 1.51.2", "10.20.1.8", "claude-sonnet-4-5,gpt-5-mini", "env:prod", 300, false, false},
    {"night-batch", "svc-batch", "data", 7, "OpenAI/Python 1.55.0", "10.20.2.3", "gpt-4o-mini,gemini-2.5-flash", "job:enrich", 250, false, false},
    {"notebooks", "ines", "data", 4, "OpenAI/Python 1.54.4", "10.20.2.19", "", "env:dev", 120, false, false},
    {"chat-internal", "svc-chat", "people", 6, "Open WebUI", "10.20.3.2", "", "env:prod", 200, true, false},
    {"translations", "amelie", "product", 4, "LangChain/0.3", "10.20.0.31", "gemini-2.5-flash,mistral-large", "app:i18n", 80, false, false},
    {"mobile-app", "mara", "product", 5, "OpenAI/Swift 0.3", "203.0.113.24", "gpt-4o-mini", "env:prod,app:mobile", 350, true, true},
    {"mobile-beta", "mara", "product", 1.2, "OpenAI/Swift 0.4", "203.0.113.77", "gpt-5-mini", "env:beta,app:mobile", 40, true, true},
    {"sales-mail", "tom", "sales", 2.5, "n8n", "198.51.100.9", "gpt-4.1", "app:mail", 60, false, true},
    {"crm-sync", "svc-crm", "sales", 2, "python-requests/2.32", "198.51.100.10", "gpt-4o-mini", "", 30, false, false},
    {"research", "yuki", "research", 2, "OpenAI/Python 1.55.0", "10.20.4.4", "gemini-2.5-pro,gpt-5-mini", "env:dev", 500, true, false},
    {"eval-suite", "yuki", "research", 1.6, "inspect-ai/0.3", "10.20.4.5", "", "env:eval", 150, false, false},
    {"agents-lab", "leo", "research", 1.2, "anthropic-sdk-python/0.39", "10.20.4.9", "claude-sonnet-4-5", "env:dev", 200, true, false},
    {"jonas-laptop", "jonas", "support", 0.8, "curl/8.5.0", "10.20.9.14", "", "", 20, false, false},
    {"ines-laptop", "ines", "data", 0.8, "OpenAI/Python 1.55.0", "10.20.9.15", "", "", 20, false, false},
    {"mara-cursor", "mara", "product", 1.5, "Cursor/0.43", "10.20.9.16", "claude-sonnet-4-5", "", 50, true, false},
    {"leo-cursor", "leo", "research", 1.4, "Cursor/0.43", "10.20.9.17", "claude-sonnet-4-5,claude-haiku-4-5", "", 50, true, false},
    {"docs-site", "amelie", "product", 1, "OpenAI/JS 4.70.1", "10.20.0.40", "claude-haiku-4-5", "app:docs", 25, false, false},
    {"invoice-ocr", "svc-ocr", "finance", 0.9, "python-httpx/0.27.0", "10.20.5.2", "gemini-2.5-flash", "job:ocr", 45, false, false},
    {"forecasts", "svc-fin", "finance", 0.4, "OpenAI/Python 1.40.0", "10.20.5.3", "deepseek-chat", "", 15, false, false},
    {"hackday", "leo", "research", 0.3, "Mozilla/5.0", "10.20.9.40", "llama-3.3-70b,local-qwen", "env:dev", 10, false, false},
};

std::vector<std::string> listed(const std::string &text)
{
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(',', at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

void saveCredentials(Registry &registry, Micros now)
{
    for (const auto &[name, base] : credentials) {
        Credential credential;
        credential.name = name;
        boost::json::object values;
        if (std::string(name) != "ollama-desk")
            values["api_key"] = "sk-made-up-" + std::string(name) + "-0123456789";
        if (*base)
            values["api_base"] = base;
        credential.values = std::move(values);
        credential.info = boost::json::object();
        credential.createdAt = credential.updatedAt = {now};
        registry.save(credential);
    }
}

void saveDeployments(Registry &registry, Micros now)
{
    for (const auto &row : deployments) {
        Deployment deployment;
        deployment.id = row.id;
        deployment.modelName = row.name;
        deployment.model = row.model;
        deployment.credentialName = row.credential;
        deployment.createdAt = deployment.updatedAt = {now};
        registry.save(deployment);
    }
}

std::shared_ptr<const Key> saveKey(Registry &registry, const InventedOwner &owner, Dice &dice, Micros now)
{
    auto key = std::make_shared<Key>();
    const std::string secret = "sk-made-up-" + std::to_string(dice());
    key->token = sha256Hex(secret);
    key->keyName = "sk-..." + secret.substr(secret.size() - 4);
    key->keyAlias = owner.alias;
    key->userId = owner.user;
    key->teamId = owner.team;
    key->models = listed(owner.favourites);
    key->tags = listed(owner.tags);
    key->metadata = boost::json::object();
    if (owner.budget > 0) {
        key->maxBudget = Nanos(owner.budget * double(nanosPerDollar));
        key->budgetDuration = "30d";
        key->budgetResetAt = now + 12 * microsPerDay;
    }
    if (owner.weight < 2)
        key->rpmLimit = 120;
    key->createdAt = key->updatedAt = {now - 100 * microsPerDay};
    key->createdBy = key->updatedBy = "default_user_id";
    parseDigest(key->token, &key->digest);
    registry.save(*key);
    return key;
}

InventedKey masterKey()
{
    InventedKey master;
    master.weight = 1.5;
    master.agent = "Portreeve playground";
    master.address = "127.0.0.1";
    return master;
}

} // namespace

double chance(Dice &dice) { return std::uniform_real_distribution<double>(0, 1)(dice); }

std::int64_t between(Dice &dice, std::int64_t least, std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(least, most)(dice); }

std::int64_t skewed(Dice &dice, double middle, double spread)
{
    return std::int64_t(std::lognormal_distribution<double>(std::log(std::max(1.0, middle)), spread)(dice));
}

const InventedModel &InventedWorld::model(const std::string &name) const
{
    for (const auto &model : models) {
        if (name == model.name)
            return model;
    }
    throw std::out_of_range("no model " + name);
}

InventedWorld inventWorld(Registry &registry, Rules &rules, Dice &dice, Micros now)
{
    saveCredentials(registry, now);
    saveDeployments(registry, now);
    InventedWorld world;
    world.models.assign(std::begin(models), std::end(models));
    for (const auto &owner : owners) {
        InventedKey key;
        key.record = saveKey(registry, owner, dice, now);
        key.weight = owner.weight;
        key.agent = owner.agent;
        key.address = owner.address;
        key.models = listed(owner.favourites);
        key.tags = listed(owner.tags);
        key.hasSessions = owner.hasSessions;
        key.hasCustomers = owner.hasCustomers;
        world.keys.push_back(std::move(key));
    }
    world.keys.push_back(masterKey());
    rules.reloadRecords();
    world.snapshot = rules.current();
    return world;
}

} // namespace portreeve
