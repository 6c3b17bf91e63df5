// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/supply.h"

#include "tests/ui/support/figures.h"
#include "ui/pages/deployments/deployment.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QUrl>
#include <QUrlQuery>

namespace portreeve::ui {
namespace {

struct Line {
    const char *id, *name, *model, *provider, *credential, *base, *mode;
    double input, cached, output; ///< dollars a million; negative: not known
    int context, maxOut, weight;
    bool inFile;
};

constexpr Line lines[] = {
    {"d1", "claude-sonnet-4-5", "anthropic/claude-sonnet-4-5", "anthropic", "anthropic-1", "", "chat", 3, 0.3, 15, 200'000, 64'000, 60, true},
    {"d2", "claude-sonnet-4-5", "bedrock/eu.anthropic.claude-sonnet-4-5", "bedrock", "bedrock-eu", "", "chat", 3, 0.3, 15, 200'000, 64'000, 40, true},
    {"d3", "claude-haiku-4-5", "bedrock/eu.anthropic.claude-haiku-4-5", "bedrock", "bedrock-eu", "", "chat", 1, 0.1, 5, 200'000, 64'000, 0, true},
    {"d4", "gpt-5", "openai/gpt-5", "openai", "openai-1", "", "chat", 1.25, 0.125, 10, 400'000, 128'000, 0, true},
    {"d5", "gpt-5-nano", "openai/gpt-5-nano", "openai", "openai-1", "", "chat", 0.05, 0.005, 0.4, 400'000, 128'000, 0, false},
    {"d6", "gpt-5-mini", "openai/gpt-5-mini", "openai", "openai-1", "", "chat", 0.25, 0.025, 2, 400'000, 128'000, 0, false},
    {"d7", "gemini-2.5-flash", "vertex_ai/gemini-2.5-flash", "vertex_ai", "vertex-eu", "", "chat", 0.3, 0.03, 2.5, 1'000'000, 65'536, 0, true},
    {"d8", "llama-3.3-70b", "groq/llama-3.3-70b-versatile", "groq", "groq-1", "", "chat", 0.59, -1, 0.79, 128'000, 32'768, 80, false},
    {"d9", "llama-3.3-70b", "ollama/llama3.3:70b", "ollama", "", "http://127.0.0.1:11434", "chat", 0, -1, 0, 128'000, 0, 20, false},
    {"d10", "text-embedding-3-large", "openai/text-embedding-3-large", "openai", "openai-1", "", "embedding", 0.13, -1, -1, 8'191, 0, 0, true},
    {"d11", "mistral-small-3.2", "ollama/mistral-small3.2", "ollama", "", "http://127.0.0.1:11434", "chat", 0, -1, 0, 128'000, 0, 0, false},
    {"d12", "qwen3-32b", "ollama/qwen3:32b", "ollama", "", "http://127.0.0.1:11434", "chat", -1, -1, -1, 32'000, 0, 0, false},
};

void put(QJsonObject &object, const char *name, double perMillion)
{
    if (perMillion >= 0)
        object.insert(QLatin1String(name), perMillion * 1e-6);
}

QJsonObject rowOf(const Line &line)
{
    QJsonObject params{{"model", line.model}};
    if (*line.credential)
        params.insert("litellm_credential_name", line.credential);
    if (*line.base)
        params.insert("api_base", line.base);
    if (line.weight)
        params.insert("weight", line.weight);
    QJsonObject info{{"id", line.id}, {"db_model", !line.inFile}, {"litellm_provider", line.provider}, {"mode", line.mode}, {"max_input_tokens", line.context}, {"supports_vision", true}, {"updated_at", "2026-11-20T09:00:00.000000Z"}};
    if (line.maxOut)
        info.insert("max_output_tokens", line.maxOut);
    if (line.inFile)
        info.insert("place", QStringLiteral("config.yaml:%1").arg(8 + 6 * QString(QLatin1String(line.id)).mid(1).toInt()));
    put(info, "input_cost_per_token", line.input);
    put(info, "cache_read_input_token_cost", line.cached);
    put(info, "output_cost_per_token", line.output);
    info.insert("blocked", qstrcmp(line.id, "d5") == 0);
    return {{"model_name", line.name}, {"litellm_params", params}, {"model_info", info}};
}

Answer answerOf(const QJsonObject &object, int status = 200)
{
    return json(status, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Answer refusal(int status, const QString &message, const QString &param = {})
{
    return answerOf({{"error", QJsonObject{{"message", message}, {"type", "invalid_request_error"}, {"param", param}, {"code", QString::number(status)}}}}, status);
}

QJsonObject bodyOf(const Call &call)
{
    return QJsonDocument::fromJson(call.body).object();
}

QString lastPart(const Call &call)
{
    return QUrl::fromPercentEncoding(call.path.section(QLatin1Char('?'), 0, 0).section(QLatin1Char('/'), -1).toUtf8());
}

QJsonObject masked(const QJsonObject &values)
{
    QJsonObject out = values;
    for (const QString &name : values.keys()) {
        if (isSecretName(name))
            out[name] = maskedSecret(values[name].toString());
    }
    return out;
}

void lay(QJsonObject &over, const QJsonObject &given)
{
    for (const QString &name : given.keys()) {
        if (given[name].isNull())
            over.remove(name);
        else
            over.insert(name, given[name]);
    }
}

QJsonObject groupOf(const QString &name, qint64 requests, qint64 failed, qint64 nanos, int p95)
{
    QJsonArray perStep;
    for (int i = 0; i < 48; ++i)
        perStep.append(double(requests) / 48 * (1 + 0.6 * ((i * 7 + name.size()) % 5 - 2) / 2.0));
    return {{"name", name}, {"label", name}, {"requests", perStep}, {"total", QJsonObject{{"requests", requests}, {"failed", failed}, {"cost_nanos", nanos}, {"p95_ms", p95 > 0 ? QJsonValue(p95) : QJsonValue()}}}};
}

Answer series(const Call &call)
{
    const QUrlQuery query(QUrl(call.path).query());
    const bool isRecent = query.queryItemValue("to").toLongLong() - query.queryItemValue("from").toLongLong() < 3'600'000;
    const qint64 part = isRecent ? 96 : 1; // the last hour or less
    QJsonArray groups;
    if (query.queryItemValue("by") == QLatin1String("model")) {
        groups = {groupOf("claude-sonnet-4-5", 9'640 / part, 120 / part, 61'840'000'000 / part, 2'400), groupOf("claude-haiku-4-5", 4'210 / part, 2 / part, 5'310'000'000 / part, 1'300),
                  groupOf("gpt-5", 7'130 / part, 6 / part, 27'660'000'000 / part, 1'120),              groupOf("gpt-5-mini", 41'208 / part, 30 / part, 34'100'000'000 / part, 900),
                  groupOf("gemini-2.5-flash", 25'700 / part, 28 / part, 14'920'000'000 / part, 940),   groupOf("llama-3.3-70b", 2'204 / part, 842 / part, 2'370'000'000 / part, 3'020),
                  groupOf("text-embedding-3-large", 18'900 / part, 0, 1'180'000'000 / part, 210),      groupOf("mistral-small-3.2", 812 / part, 0, 0, 1'800)};
    } else {
        groups = {groupOf("openai", 67'238 / part, 54 / part, 62'940'000'000 / part, 1'120), groupOf("anthropic", 5'784 / part, 76 / part, 52'900'000'000 / part, 2'400),
                  groupOf("bedrock", 8'066 / part, 2 / part, 14'250'000'000 / part, 2'180),  groupOf("vertex_ai", 25'700 / part, 28 / part, 14'920'000'000 / part, 940),
                  groupOf("groq", 1'763 / part, isRecent ? 14 : 673, 2'370'000'000 / part, 0),  groupOf("ollama", 1'253 / part, 0, 0, 3'020)};
    }
    return answerOf({{"from", 0}, {"to", 1}, {"step_ms", 1'800'000}, {"groups", groups}});
}

Answer failures()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QJsonArray rows;
    const auto add = [&](const char *id, int secondsAgo, int status, const char *model, const char *provider, const char *deployment, const char *message) {
        rows.append(QJsonObject{{"id", id}, {"time", now - secondsAgo * 1000}, {"status", status}, {"model_asked", model}, {"provider", provider}, {"deployment", deployment}, {"error_message", message}});
    };
    add("r1", 40, 503, "llama-3.3-70b", "groq", "d8", "Service unavailable: over capacity, please try again later");
    add("r2", 55, 503, "llama-3.3-70b", "groq", "d8", "Service unavailable: over capacity, please try again later");
    add("r3", 70, 429, "claude-sonnet-4-5", "anthropic", "d1", "This request would exceed your organization's rate limit of 80,000 input tokens per minute");
    for (int i = 0; i < 20; ++i)
        add("r4", 100 + i, 503, "llama-3.3-70b", "groq", "d8", "Service unavailable: over capacity, please try again later");
    add("r5", 7'200, 400, "gpt-5", "openai", "d4", "Unsupported parameter: 'max_tokens' is not supported with this model");
    return answerOf({{"rows", rows}});
}

/// d8 fails, d1 was told to wait, d4 was well, though one of its attempts had to be made good.
Answer attempts()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const auto row = [&](const char *id, int all, int failed, int limited, const QJsonValue &last) {
        return QJsonObject{{"deployment", id}, {"attempts", all}, {"failed", failed}, {"limited", limited}, {"last_failure", last}};
    };
    const auto last = [&](int secondsAgo, int status, const char *provider, const char *message) {
        return QJsonObject{{"time", now - secondsAgo * 1000}, {"status", status}, {"provider", provider}, {"error_class", "APIError"}, {"error_message", message}};
    };
    return answerOf({{"rows", QJsonArray{row("d1", 61, 1, 1, last(70, 429, "anthropic", "This request would exceed your organization's rate limit of 80,000 input tokens per minute")), row("d2", 40, 0, 0, QJsonValue()),
                                         row("d4", 74, 1, 0, last(300, 500, "openai", "The server had an error while processing your request")), row("d5", 0, 0, 0, QJsonValue()), row("d6", 320, 0, 0, QJsonValue()),
                                         row("d8", 36, 22, 0, last(40, 503, "groq", "Service unavailable: over capacity, please try again later"))}}});
}

QJsonObject formField(const QString &key, const QString &label, bool isSecret, const QJsonValue &standard, bool isRequired = false)
{
    return {{"key", key}, {"label", label}, {"placeholder", standard}, {"tooltip", QStringLiteral("What %1 means.").arg(label)}, {"required", isRequired}, {"field_type", isSecret ? "password" : "text"}, {"options", QJsonValue()}, {"default_value", standard}};
}

QJsonObject modelField(const char *name, const char *type, const char *label, bool isAdvanced = false)
{
    return {{"name", name}, {"type", type}, {"label", label}, {"help", QStringLiteral("What %1 means.").arg(QLatin1String(label).toString().toLower())}, {"flags", isAdvanced ? QJsonArray{"advanced"} : QJsonArray()}, {"choices", QJsonArray()}};
}

QJsonObject recordFields()
{
    return {{"record", "model"},
            {"fields", QJsonArray{QJsonObject{{"name", "model_id"}, {"type", "text"}, {"label", "Id"}, {"help", ""}, {"flags", QJsonArray{"read_only", "identity"}}}, modelField("model_name", "text", "Model name"), modelField("model", "text", "Provider's model"),
                                  modelField("custom_llm_provider", "text", "Provider", true), modelField("api_key", "secret", "API key"), modelField("litellm_credential_name", "text", "Credential"), modelField("api_base", "text", "Address"),
                                  modelField("api_version", "text", "API version", true), modelField("rpm", "integer", "Requests per minute"), modelField("tpm", "integer", "Tokens per minute"),
                                  modelField("max_parallel_requests", "integer", "Parallel requests"), modelField("weight", "number", "Weight"), modelField("order", "integer", "Order", true), modelField("timeout", "number", "Time limit"),
                                  modelField("extra_headers", "object", "Further headers", true), modelField("drop_params", "boolean", "Drop unknown parameters", true), modelField("tags", "list", "Tags", true),
                                  modelField("model_info", "object", "Facts", true), modelField("blocked", "boolean", "Blocked")}}};
}

} // namespace

QString maskedSecret(const QString &secret)
{
    return secret.size() < 8 ? QStringLiteral("****") : QStringLiteral("sk-...") + secret.right(4);
}

void SupplyScript::fill()
{
    for (const Line &line : lines)
        deployments.append(rowOf(line));
    const auto credential = [&](const char *name, const char *provider, const char *source, const QJsonObject &values) {
        credentials.append(QJsonObject{{"credential_name", name}, {"display_name", QJsonValue()}, {"credential_info", QJsonObject{{"custom_llm_provider", provider}}}, {"credential_values", values}, {"source", source}});
    };
    credential("openai-1", "openai", "db", {{"api_key", "sk-proj-abcdefghij19f2"}});
    credential("openai-eu", "openai", "db", {{"api_key", "sk-proj-abcdefghij7c01"}, {"api_base", "https://eu.api.openai.com/v1"}});
    credential("anthropic-1", "anthropic", "config", {{"api_key", "sk-ant-abcdefghijd4c1"}});
    credential("bedrock-eu", "bedrock", "db", {{"aws_access_key_id", "AKIAABCDEFGHIJ12"}, {"aws_secret_access_key", "abcdefghijklmnopqrstuv77"}, {"aws_region_name", "eu-central-1"}});
    credential("vertex-eu", "vertex_ai", "config", {{"vertex_location", "europe-west4"}});
    credential("groq-1", "groq", "db", {{"api_key", "gsk_abcdefghijklmc07"}});
    localServers = {QJsonObject{{"name", "Ollama"}, {"provider", "ollama"}, {"api_base", "http://127.0.0.1:11434"}, {"models", QJsonArray{"llama3.3:70b", "qwen3:32b"}}},
                    QJsonObject{{"name", "LM Studio"}, {"provider", "lm_studio"}, {"api_base", "http://127.0.0.1:1234/v1"}, {"models", QJsonArray{"gemma-3-12b"}}}};
}

void SupplyScript::addDemo()
{
    for (const char *name : {"demo/assistant", "demo/slow"})
        add({{"model_name", name}, {"litellm_params", QJsonObject{{"model", name}}}, {"model_info", QJsonObject{{"id", name}, {"db_model", false}, {"litellm_provider", "demo"}, {"mode", "chat"}, {"place", "--demo"}, {"max_input_tokens", 128'000}}}});
}

QJsonObject SupplyScript::deployment(const QString &id) const
{
    for (const auto &row : deployments) {
        if (row[QLatin1String("model_info")][QLatin1String("id")].toString() == id)
            return row.toObject();
    }
    return {};
}

Answer SupplyScript::list(const Call &call) const
{
    const QString id = QUrlQuery(QUrl(call.path).query()).queryItemValue("litellm_model_id");
    if (!id.isEmpty())
        return answerOf({{"data", QJsonArray{deployment(id)}}});
    return answerOf({{"data", deployments}, {"total_count", deployments.size()}, {"current_page", 1}, {"total_pages", 1}, {"size", 1000}});
}

Answer SupplyScript::create(const Call &call)
{
    const QJsonObject body = bodyOf(call);
    QJsonObject params = body[QLatin1String("litellm_params")].toObject();
    if (params[QLatin1String("model")].toString().startsWith("nobody/"))
        return refusal(400, "litellm_params.model `nobody/x` cannot be called: no provider `nobody`", "litellm_params.model");
    params.remove("api_key");
    const QString id = QStringLiteral("new-%1").arg(++m_made);
    QJsonObject info = body[QLatin1String("model_info")].toObject();
    info.insert("id", id);
    info.insert("db_model", true);
    info.insert("litellm_provider", params[QLatin1String("model")].toString().section('/', 0, 0));
    const QJsonObject row{{"model_id", id}, {"model_name", body[QLatin1String("model_name")]}, {"litellm_params", params}, {"model_info", info}};
    deployments.append(row);
    return answerOf(row);
}

Answer SupplyScript::change(const Call &call)
{
    const QString id = QUrl::fromPercentEncoding(call.path.section('/', 2, -2).toUtf8());
    for (auto each : deployments) {
        QJsonObject row = each.toObject();
        if (row[QLatin1String("model_info")][QLatin1String("id")].toString() != id)
            continue;
        const QJsonObject body = bodyOf(call);
        QJsonObject params = row[QLatin1String("litellm_params")].toObject(), info = row[QLatin1String("model_info")].toObject();
        lay(params, body[QLatin1String("litellm_params")].toObject());
        lay(info, body[QLatin1String("model_info")].toObject());
        params.remove("api_key");
        row[QLatin1String("litellm_params")] = params;
        row[QLatin1String("model_info")] = info;
        if (body.contains("model_name"))
            row[QLatin1String("model_name")] = body[QLatin1String("model_name")];
        row[QLatin1String("model_id")] = id;
        each = row;
        return answerOf(row);
    }
    return refusal(404, "Model with id=" + id + " not found in db");
}

Answer SupplyScript::block(const Call &call, bool on)
{
    const QString id = bodyOf(call)[QLatin1String("model_id")].toString();
    for (auto each : deployments) {
        QJsonObject row = each.toObject(), info = row[QLatin1String("model_info")].toObject();
        if (info[QLatin1String("id")].toString() != id)
            continue;
        info[QLatin1String("blocked")] = on;
        row[QLatin1String("model_info")] = info;
        each = row;
        return answerOf(row);
    }
    return refusal(404, "no such model");
}

Answer SupplyScript::remove(const Call &call)
{
    const QString id = bodyOf(call)[QLatin1String("id")].toString();
    for (int i = 0; i < deployments.size(); ++i) {
        if (deployments[i][QLatin1String("model_info")][QLatin1String("id")].toString() == id) {
            deployments.removeAt(i);
            return answerOf({{"message", "deleted"}});
        }
    }
    return refusal(400, "Model with id=" + id + " not found in db");
}

Answer SupplyScript::tell(const Call &call) const
{
    QJsonArray told;
    for (const auto &each : credentials) {
        QJsonObject row = each.toObject();
        row[QLatin1String("credential_values")] = masked(row[QLatin1String("credential_values")].toObject());
        if (call.path.contains("/by_name/") && row[QLatin1String("credential_name")].toString() == lastPart(call))
            return answerOf(row);
        told.append(row);
    }
    if (call.path.contains("/by_name/"))
        return refusal(404, "Credential not found");
    if (call.path.contains("/by_model/"))
        return answerOf({{"credential_name", "own"}, {"credential_values", QJsonObject{{"api_key", "sk-...19f2"}}}});
    return answerOf({{"success", true}, {"credentials", told}});
}

Answer SupplyScript::keep(const Call &call)
{
    const QJsonObject body = bodyOf(call);
    for (int i = 0; i < credentials.size(); ++i) {
        QJsonObject row = credentials[i].toObject();
        if (call.verb == "POST" || row[QLatin1String("credential_name")].toString() != lastPart(call))
            continue;
        if (call.verb == "DELETE") {
            credentials.removeAt(i);
            return answerOf({{"success", true}});
        }
        QJsonObject values = row[QLatin1String("credential_values")].toObject();
        lay(values, body[QLatin1String("credential_values")].toObject());
        for (const auto &gone : body[QLatin1String("credential_values_to_delete")].toArray())
            values.remove(gone.toString());
        row[QLatin1String("credential_values")] = values;
        credentials[i] = row;
        return answerOf({{"success", true}});
    }
    if (call.verb != "POST")
        return refusal(404, "Credential not found");
    QJsonObject row = body;
    row[QLatin1String("source")] = "db";
    credentials.append(row);
    return answerOf({{"success", true}});
}

Answer SupplyScript::discover(const Call &call) const
{
    const QJsonObject body = bodyOf(call);
    if (body[QLatin1String("api_key")].toString().contains("wrong"))
        return answerOf({{"models", QJsonArray()}, {"message", "Incorrect API key provided: sk-wrong. You can find your API key at https://platform.openai.com/account/api-keys."}, {"remedy", "The key is not accepted. Copy it again from the provider's console, all of it."}});
    const auto model = [](const char *id, const char *mode, const QJsonValue &input, const QJsonValue &output, int context, bool isAdded) {
        return QJsonObject{{"id", id}, {"mode", mode}, {"known", !input.isNull()}, {"input_cost_per_token", input}, {"output_cost_per_token", output}, {"max_input_tokens", context ? QJsonValue(context) : QJsonValue()}, {"max_output_tokens", context ? QJsonValue(16'384) : QJsonValue()}, {"is_added", isAdded}};
    };
    return answerOf({{"models", QJsonArray{model("gpt-5", "chat", "0.00000125", "0.00001", 400'000, true), model("gpt-5-mini", "chat", "0.00000025", "0.000002", 400'000, true), model("gpt-4o", "chat", "0.0000025", "0.00001", 128'000, false),
                                           model("gpt-4o-mini", "chat", "0.00000015", "0.0000006", 128'000, false), model("o4-mini", "chat", "0.0000011", "0.0000044", 200'000, false), model("text-embedding-3-small", "embedding", "0.00000002", QJsonValue(), 8'191, false),
                                           model("gpt-experimental-2026-11", "chat", QJsonValue(), QJsonValue(), 0, false)}}});
}

/// d8 is the one that fails.
Answer SupplyScript::byDeployment() const
{
    QJsonArray rows;
    for (const Deployment &each : readDeployments({{"data", deployments}})) {
        const QString id = each.id;
        const bool isFailing = id == QLatin1String("d8");
        rows.append(QJsonObject{{"name", id}, {"label", id}, {"requests", isFailing ? 1'763 : 4'820}, {"cost_nanos", qint64(isFailing ? 2'370'000'000 : 30'920'000'000)},
                                {"failed", isFailing ? 673 : 60}, {"p95_ms", 2'100}});
    }
    return answerOf({{"rows", rows}, {"count", rows.size()}});
}

void SupplyScript::serveLiteLlm(ScriptedTransport &transport)
{
    transport.answer("GET", "/v2/model/info", [this](const Call &call) { return list(call); });
    transport.answer("GET", "/v1/model/info", [this](const Call &call) { return list(call); });
    transport.answer("POST", "/model/new", [this](const Call &call) { return create(call); });
    transport.answer("PATCH", "/model/*", [this](const Call &call) { return change(call); });
    transport.answer("POST", "/model/block", [this](const Call &call) { return block(call, true); });
    transport.answer("POST", "/model/unblock", [this](const Call &call) { return block(call, false); });
    transport.answer("POST", "/model/delete", [this](const Call &call) { return remove(call); });
    transport.answer("GET", "/credentials*", [this](const Call &call) { return tell(call); });
    for (const char *verb : {"POST", "PATCH", "DELETE"})
        transport.answer(verb, "/credentials*", [this](const Call &call) { return keep(call); });
    transport.answer("GET", "/public/providers/fields", QJsonDocument(providerFieldsAnswer()).toJson(QJsonDocument::Compact));
    transport.answer("GET", "/key/list", R"({"keys": [{"key_alias": "support-triage", "models": ["gpt-5-mini", "gpt-5"]}, {"key_alias": "ci-evals", "models": ["gpt-5-mini"]}, {"key_alias": "open", "models": []}], "total_count": 3, "total_pages": 1})");
    transport.answer("GET", "/router/settings", R"({"current_values": {"fallbacks": [{"gpt-5": ["gpt-5-mini", "claude-haiku-4-5"]}]}})");
    transport.answer("POST", "/health/test_connection", R"({"status": "success", "result": {}})");
}

void SupplyScript::serve(ScriptedTransport &transport)
{
    serveLiteLlm(transport);
    transport.answer("GET", "/portreeve/series", series);
    transport.answer("GET", "/portreeve/requests", [](const Call &) { return failures(); });
    transport.answer("GET", "/portreeve/top", [this](const Call &) { return byDeployment(); });
    transport.answer("GET", "/portreeve/attempts", [](const Call &) { return attempts(); });
    transport.answer("GET", "/portreeve/server", R"({"price_version": "2026-11-15", "price_count": 2900})");
    transport.answer("GET", "/portreeve/records/model/fields", recordFields());
    transport.answer("GET", "/portreeve/prices", R"({"input_cost_per_token": 1.5e-07, "output_cost_per_token": 6e-07, "max_input_tokens": 128000})");
    transport.answer("GET", "/portreeve/local-servers", [this](const Call &) { return answerOf({{"servers", localServers}}); });
    transport.answer("POST", "/portreeve/discover", [this](const Call &call) { return discover(call); });
    transport.answer("POST", "/portreeve/test", testAnswer(true));
}

QJsonObject testAnswer(bool isOk)
{
    const auto step = [](const char *name, bool ok, const QJsonValue &ms, const char *detail) { return QJsonObject{{"name", name}, {"ok", ok}, {"ms", ms}, {"detail", detail}}; };
    if (isOk)
        return {{"ok", true}, {"steps", QJsonArray{step("resolve", true, 3.1, "api.openai.com is 162.159.140.245"), step("connect", true, 21.4, "TLS 1.3"), step("authenticate", true, 102, "key accepted"), step("answer", true, 412, "gpt-5-mini-2026-08-07")}},
                {"latency_ms", 538}, {"first_token_ms", 402}, {"cost_nanos", 5'491}, {"usage", QJsonObject{{"input", 9}, {"output", 12}}}, {"reply", "Hello. How can I help you today?"}, {"status", 200}};
    return {{"ok", false}, {"steps", QJsonArray{step("resolve", true, 3.1, "api.openai.com is 162.159.140.245"), step("connect", true, 21.4, "TLS 1.3"), step("authenticate", false, 98, "401"), step("answer", false, QJsonValue(), "not reached")}},
            {"latency_ms", 123}, {"cost_nanos", QJsonValue()}, {"reply", ""}, {"status", 401}, {"message", "Incorrect API key provided: sk-proj-…19f2. You can find your API key at https://platform.openai.com/account/api-keys."},
            {"remedy", "The key is not accepted. Rotate the credential's key, or check that it belongs to this organisation."}};
}

QJsonArray providerFieldsAnswer()
{
    QFile file(QFileInfo(QString::fromUtf8(__FILE__)).dir().filePath(QStringLiteral("../../../resources/providers.json")));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no providers.json");
    QJsonArray rows;
    for (const auto &each : QJsonDocument::fromJson(file.readAll())[QLatin1String("providers")].toArray()) {
        const QJsonObject env = each[QLatin1String("env")].toObject();
        QJsonArray fields;
        if (each[QLatin1String("auth")][QLatin1String("kind")].toString() != QLatin1String("none"))
            fields.append(formField("api_key", "API key", true, QJsonValue(), env[QLatin1String("key")].toArray().isEmpty() && !each[QLatin1String("auth")][QLatin1String("optional")].toBool()));
        const QString base = each[QLatin1String("base_url")].toString();
        fields.append(formField("api_base", "Address", false, base.isEmpty() || base.contains('{') ? QJsonValue() : QJsonValue(base), each[QLatin1String("base_url_required")].toBool() && env[QLatin1String("base")].toArray().isEmpty()));
        if (!env[QLatin1String("version")].toArray().isEmpty())
            fields.append(formField("api_version", "API version", false, each[QLatin1String("default_api_version")]));
        for (const QString &variable : env[QLatin1String("other")].toObject().keys())
            fields.append(formField(variable.toLower(), variable, isSecretName(variable), QJsonValue()));
        rows.append(QJsonObject{{"provider", each[QLatin1String("slug")]}, {"provider_display_name", each[QLatin1String("name")]}, {"litellm_provider", each[QLatin1String("slug")]}, {"kind", each[QLatin1String("kind")]}, {"dialect", each[QLatin1String("dialect")]}, {"docs", each[QLatin1String("docs")]}, {"local", each[QLatin1String("local")].toBool()}, {"served", each[QLatin1String("dialect")] != QLatin1String("vertex")}, {"key_variables", env[QLatin1String("key")]}, {"dialect_name", "OpenAI's HTTP API"}, {"credential_fields", fields}});
    }
    return rows;
}

} // namespace portreeve::ui
