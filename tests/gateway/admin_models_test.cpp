// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <sstream>

#include "admin_fixture.h"

using namespace portreeve;

namespace {

constexpr const char *canary = "sk-canary-77c0ffee5f1e9a";

// A config with one deployment and one credential of the file.
Config fileConfig()
{
    Config config;
    Deployment deployment;
    deployment.id = "of-the-file";
    deployment.modelName = "filed";
    deployment.model = "openai/gpt-4o-mini";
    deployment.apiKey = Secret("sk-file-0123456789");
    deployment.fromFile = true;
    deployment.place = "config.yaml:3";
    config.deployments.push_back(deployment);
    Credential credential;
    credential.name = "filed";
    credential.values = json::object{{"api_key", "sk-file-credential-0123"}};
    credential.fromFile = true;
    config.credentials.push_back(credential);
    return config;
}

std::string bytesOf(const Desk &desk)
{
    std::ostringstream all;
    for (const auto &entry : std::filesystem::directory_iterator(desk.directory.path())) {
        if (entry.is_regular_file())
            all << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    }
    return all.str();
}

std::shared_ptr<const Target> inForce(Desk &desk, const std::string &id)
{
    const auto snapshot = desk.rules->current();
    const auto found = snapshot->targetsById.find(id);
    return found == snapshot->targetsById.end() ? nullptr : found->second;
}

} // namespace

class AdminModelsTest : public QObject {
    Q_OBJECT
private slots:
    void isCallableAtOnce();
    void refused_data();
    void refused();
    void pricesAreExact();
    void pricesThatAreStructures();
    void fractionalWeights();
    void furtherParams();
    void update();
    void readAndSentBack();
    void patchErrors();
    void fileModelsAreReadOnly();
    void block();
    void remove();
    void info();
    void infoForKeys();
    void pagedInfo();
    void groups();
    void routerSettings();
    void deprecations();
    void credentials();
    void credentialErrors();
    void credentialPatch();
    void credentialOfModel();
    void secretsAreNowhere();
};

void AdminModelsTest::isCallableAtOnce()
{
    Desk desk;
    const Answer made = desk.post("/model/new", R"({"model_name":"fast","litellm_params":{"model":"openai/gpt-4o-mini","api_key":"sk-mine-0123456789","rpm":5,
        "timeout":2.5,"tags":["a"]},"model_info":{"id":"chosen","mode":"chat","own":1}})");
    QCOMPARE(made.status, 200);
    QCOMPARE(made.say("model_id"), std::string("chosen"));
    QCOMPARE(made.say("model_name"), std::string("fast"));
    QCOMPARE(made.say("litellm_params.model"), std::string("openai/gpt-4o-mini"));
    QCOMPARE(made.say("litellm_params.timeout"), std::string("2.5"));
    QCOMPARE(made.say("model_info.own"), std::string("1"));
    QCOMPARE(made.say("model_info.db_model"), std::string("true"));
    QCOMPARE(made.say("created_by"), std::string("default_user_id"));
    QVERIFY(!made.at("litellm_params").get_object().contains("api_key"));
    const auto target = inForce(desk, "chosen");
    QVERIFY(target);
    QCOMPARE(target->fault, std::string());
    QCOMPARE(target->apiKey.reveal(), std::string("sk-mine-0123456789"));
    QCOMPARE(target->upstreamModel, std::string("gpt-4o-mini"));
    QVERIFY(target->timeout == std::chrono::milliseconds(2500));
    QVERIFY(desk.rules->current()->resolve("fast"));
    const std::string id = newModel(desk, "");                      // ids of our own differ
    QVERIFY(id != newModel(desk, ""));
    QCOMPARE(desk.rules->current()->resolve("m")->targets.size(), 2u);
}

void AdminModelsTest::refused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("say");
    const auto row = [](const char *title, const char *body, int status, const char *say) {
        QTest::newRow(title) << QByteArray(body) << status << QByteArray(say);
    };
    row("no name", R"({"litellm_params":{"model":"openai/x"}})", 422, R"(detail=[{"type":"missing","loc":["body","model_name"],"msg":"Field required"}])");
    row("no params", R"({"model_name":"m"})", 422, R"(detail.0.loc=["body","litellm_params"])");
    row("no model", R"({"model_name":"m","litellm_params":{}})", 422, R"(detail.0.loc=["body","litellm_params","model"])");
    row("params of another type", R"({"model_name":"m","litellm_params":[]})", 422, "detail.0.type=dict_type");
    row("info of another type", R"({"model_name":"m","litellm_params":{"model":"openai/x"},"model_info":3})", 422, R"(detail.0.loc=["body","model_info"])");
    row("name of another type", R"({"model_name":3,"litellm_params":{"model":"openai/x"}})", 422, "detail.0.type=string_type");
    row("limit of another type", R"({"model_name":"m","litellm_params":{"model":"openai/x","rpm":"many"}})", 422, R"(detail.0.loc=["body","litellm_params","rpm"])");
    row("timeout that is no number", R"({"model_name":"m","litellm_params":{"model":"openai/x","timeout":"soon"}})", 422, "detail.0.type=float_parsing");
    row("price that is no number", R"({"model_name":"m","litellm_params":{"model":"openai/x","input_cost_per_token":"cheap"}})", 422, R"(detail.0.loc=["body","litellm_params","input_cost_per_token"])");
    row("negative weight", R"({"model_name":"m","litellm_params":{"model":"openai/x","weight":-1}})", 400, "error.param=litellm_params.weight");
    row("weight that is no number", R"({"model_name":"m","litellm_params":{"model":"openai/x","weight":"much"}})", 422, R"(detail.0.loc=["body","litellm_params","weight"])");
    row("negative price", R"({"model_name":"m","litellm_params":{"model":"openai/x","input_cost_per_token":-1}})", 400, "error.code=400");
    row("empty name", R"({"model_name":" ","litellm_params":{"model":"openai/x"}})", 400, "error.param=model_name");
    row("empty model", R"({"model_name":"m","litellm_params":{"model":""}})", 400, "error.param=litellm_params.model");
    row("unknown provider", R"({"model_name":"m","litellm_params":{"model":"opnai/x"}})", 400, "error.param=litellm_params.model");
    row("unknown member", R"({"model_name":"m","litellm_params":{"model":"openai/x"},"modelinfo":{}})", 400, "error.message=Unknown field `modelinfo`; did you mean `model_info`?");
    row("id of another type", R"({"model_name":"m","litellm_params":{"model":"openai/x"},"model_info":{"id":3}})", 422, R"(detail.0.loc=["body","model_info","id"])");
    row("id taken by the file", R"({"model_name":"m","litellm_params":{"model":"openai/x"},"model_info":{"id":"of-the-file"}})", 400, "error.param=model_info.id");
    row("id taken", R"({"model_name":"m","litellm_params":{"model":"openai/x"},"model_info":{"id":"taken"}})", 400, "error.param=model_info.id");
}

void AdminModelsTest::refused()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, say);
    Desk desk(fileConfig());
    newModel(desk, "", R"("model_info":{"id":"taken"})");
    const Answer answer = desk.post("/model/new", body.toStdString());
    QCOMPARE(answer.status, status);
    const auto equal = say.indexOf('=');
    QCOMPARE(answer.say(say.left(equal).toStdString()), say.mid(equal + 1).toStdString());
    QCOMPARE(desk.registry->all<Deployment>().size(), 1u);
    if (QByteArray(QTest::currentDataTag()) == "unknown provider")
        QVERIFY2(answer.say("error.message").find("openai") != std::string::npos, answer.text.c_str());      // the nearest
}

void AdminModelsTest::pricesAreExact()
{
    Desk desk;
    const std::string id = newModel(desk, R"("input_cost_per_token":1e-07,"output_cost_per_token":"0.0000003")");
    const auto stored = desk.registry->find<Deployment>(id);
    QCOMPARE(jsonText(stored->prices), std::string(R"({"input_cost_per_token":"1e-07","output_cost_per_token":"0.0000003"})"));
    const auto target = inForce(desk, id);
    QCOMPARE(target->price->mostInput({}), Picos(100'000));
    QCOMPARE(target->price->mostOutput({}), Picos(300'000));
    const Answer info = desk.get("/model/info?litellm_model_id=" + id);
    QCOMPARE(info.say("data.0.model_info.input_cost_per_token"), std::string("1e-07"));
    QCOMPARE(info.say("data.0.litellm_params.output_cost_per_token"), std::string("3e-07"));
    desk.call("PATCH", "/model/" + id + "/update", R"({"litellm_params":{"input_cost_per_token":null,"output_cost_per_token":null}})");
    QCOMPARE(desk.get("/model/info?litellm_model_id=" + id).say("data.0.model_info.input_cost_per_token"), std::string("1.5e-07"));   // the list's again
    const std::string stated = newModel(desk, "", R"("model_info":{"input_cost_per_token":0})");
    QCOMPARE(inForce(desk, stated)->price->mostInput({}), Picos(0));
}

void AdminModelsTest::pricesThatAreStructures()
{
    Desk desk;
    const std::string tiers = R"([{"range":[0,1000],"input_cost_per_token":1e-6,"output_cost_per_token":2e-6},{"range":[1000,9000],"input_cost_per_token":3e-6}])";
    const std::string id = newModel(desk, R"("tiered_pricing":)" + tiers + R"(,"input_dbu_cost_per_token":"1e-5","search_free_requests":{"count":5})");
    const auto stored = desk.registry->find<Deployment>(id);
    QVERIFY(stored->rest.is_null() || stored->rest.get_object().empty());      // none of it goes to the provider
    Usage usage;
    usage.input = 1'001;
    QCOMPARE(inForce(desk, id)->price->cost(usage, {}).total, 3'003'000);
    const Answer info = desk.get("/model/info?litellm_model_id=" + id);
    QCOMPARE(info.say("data.0.litellm_params.tiered_pricing.1.range.0"), std::string("1000"));
    QCOMPARE(desk.post("/model/new", R"({"model_name":"m","litellm_params":{"model":"openai/x","tiered_pricing":{"a":1}}})").status, 400);
    desk.call("PATCH", "/model/" + id + "/update", R"({"litellm_params":{"tiered_pricing":null}})");
    QVERIFY(!desk.registry->find<Deployment>(id)->prices.as_object().contains("tiered_pricing"));
}

void AdminModelsTest::furtherParams()
{
    Desk desk;
    const std::string id = newModel(desk, std::string(R"("temperature":0.2,"base_url":"https://example.test/v1","aws_secret_access_key":")") + canary
                                    + R"(","nested":{"list":[{"password":")" + canary + R"("}]},"extra_headers":{"x-a":")" + canary + R"("})");
    const auto stored = desk.registry->find<Deployment>(id);
    QCOMPARE(*stored->apiBase, std::string("https://example.test/v1"));
    QVERIFY(jsonText(stored->rest).find(canary) != std::string::npos);
    const Answer info = desk.get("/model/info?litellm_model_id=" + id);
    QCOMPARE(info.say("data.0.litellm_params.temperature"), std::string("0.2"));
    QCOMPARE(info.say("data.0.litellm_params.use_in_pass_through"), std::string("false"));
    QVERIFY(!info.say("data.0.litellm_params.aws_secret_access_key").empty());
    QVERIFY(info.text.find(canary) == std::string::npos);
}

void AdminModelsTest::fractionalWeights()
{
    Desk desk;
    const std::string light = newModel(desk, "\"weight\":0.25"), heavy = newModel(desk, "\"weight\":3"), none = newModel(desk, "");
    QCOMPARE(desk.get("/model/info?litellm_model_id=" + light).say("data.0.litellm_params.weight"), std::string("0.25"));
    QCOMPARE(desk.get("/model/info?litellm_model_id=" + heavy).say("data.0.litellm_params.weight"), std::string("3"));
    QCOMPARE(inForce(desk, light)->weight, std::int64_t(250'000));
    QCOMPARE(inForce(desk, heavy)->weight, std::int64_t(3'000'000));
    QCOMPARE(inForce(desk, none)->weight, std::int64_t(0));
    desk.call("PATCH", "/model/" + light + "/update", R"({"litellm_params":{"weight":0.125}})");
    QCOMPARE(inForce(desk, light)->weight, std::int64_t(125'000));
    QCOMPARE(desk.registry->find<Deployment>(light)->weight.value(), std::string("0.125"));
    desk.database->write([&](Connection &connection) {          // as a version before this one left it
        connection.execute("UPDATE deployments SET weight = 7 WHERE weight = '0.125'");
    });
    desk.rules->reloadRecords();
    QCOMPARE(inForce(desk, light)->weight, std::int64_t(7'000'000));
}

void AdminModelsTest::update()
{
    Desk desk;
    const std::string id = newModel(desk, R"("api_key":"sk-first-0123456789","rpm":5,"top_k":4)", R"("model_info":{"own":1,"mode":"chat"})");
    desk.clock.advance(microsPerSecond);
    const Answer changed = desk.post("/model/update", R"({"model_name":"n","litellm_params":{"rpm":6},"model_info":{"id":")" + id + R"(","own":2}})");
    QCOMPARE(changed.status, 200);
    QCOMPARE(changed.say("model_name"), std::string("n"));
    QCOMPARE(changed.say("litellm_params.rpm"), std::string("6"));
    QCOMPARE(changed.say("litellm_params.top_k"), std::string("4"));           // what is not given stays
    QCOMPARE(changed.say("model_info.own") + changed.say("model_info.mode"), std::string("2chat"));
    QVERIFY(changed.say("updated_at") > changed.say("created_at"));
    QCOMPARE(inForce(desk, id)->apiKey.reveal(), std::string("sk-first-0123456789"));
    QVERIFY(desk.rules->current()->resolve("n") && !desk.rules->current()->resolve("m"));
    const Answer cleared = desk.call("PATCH", "/model/" + id + "/update", R"({"litellm_params":{"rpm":null,"top_k":null,"api_key":"sk-second-0123456789"},"model_info":{"own":null}})");
    QVERIFY(!cleared.at("litellm_params").get_object().contains("rpm"));
    QVERIFY(!cleared.at("litellm_params").get_object().contains("top_k"));
    QVERIFY(!cleared.at("model_info").get_object().contains("own"));
    QCOMPARE(inForce(desk, id)->apiKey.reveal(), std::string("sk-second-0123456789"));
    QCOMPARE(desk.call("PATCH", "/model/" + id + "/update", R"({"litellm_params":{"model":"opnai/x"}})").status, 400);
    QCOMPARE(inForce(desk, id)->record->model, std::string("openai/gpt-4o-mini"));
}

// A script that reads a model, changes a member and sends all of it back changes that member and nothing else.
void AdminModelsTest::readAndSentBack()
{
    Desk desk;
    const std::string id = newModel(desk, R"("api_key":"sk-first-0123456789","extra_headers":{"x-a":"secret-header-value"},"azure_ad_token":"secret-token-value")");
    json::object seen = desk.get("/model/info?litellm_model_id=" + id).at("data.0").get_object();
    const std::string before = jsonText(recordObject(*desk.registry->find<Deployment>(id)));
    seen["litellm_params"].get_object()["rpm"] = 9;
    const Answer changed = desk.post("/model/update", jsonText(seen));
    QCOMPARE(changed.status, 200);
    auto after = *desk.registry->find<Deployment>(id);
    QCOMPARE(*after.rpm, std::int64_t(9));
    QVERIFY(after.prices.is_null() || after.prices.get_object().empty());      // the list's prices did not become its own
    QCOMPARE(jsonText(after.extraHeaders), std::string(R"({"x-a":"secret-header-value"})"));
    QCOMPARE(jsonText(after.rest), std::string(R"({"azure_ad_token":"secret-token-value"})"));
    QCOMPARE(after.apiKey.reveal(), std::string("sk-first-0123456789"));
    after.rpm.reset();
    after.updatedAt = desk.registry->find<Deployment>(id)->createdAt;
    QCOMPARE(jsonText(recordObject(after)), before);
}

void AdminModelsTest::patchErrors()
{
    Desk desk;
    const std::string id = newModel(desk, "");
    QCOMPARE(desk.call("PATCH", "/model/nobody/update", "{}").status, 404);
    QCOMPARE(desk.post("/model/update", R"({"model_info":{"id":"nobody"}})").say("error.message"), std::string("Model with id=nobody not found in db"));
    QCOMPARE(desk.post("/model/update", R"({"model_info":{"id":"nobody"}})").status, 400);
    QCOMPARE(desk.post("/model/update", R"({"litellm_params":{"rpm":1}})").status, 400);
    QCOMPARE(desk.call("PATCH", "/model/" + id + "/update", R"({"model_info":{"id":"other"}})").status, 400);
    QCOMPARE(desk.call("PATCH", "/model/" + id + "/update", R"({"litellm_params":{"rpm":[]}})").status, 422);
    QCOMPARE(desk.call("PATCH", "/model/" + id + "/update", R"({"model_name":" "})").status, 400);
}

void AdminModelsTest::fileModelsAreReadOnly()
{
    Desk desk(fileConfig());
    const std::string text = "Model with id=of-the-file not found in db";
    QCOMPARE(desk.call("PATCH", "/model/of-the-file/update", R"({"litellm_params":{"rpm":1}})").say("error.message"), text);
    QCOMPARE(desk.call("PATCH", "/model/of-the-file/update", "{}").status, 400);
    QCOMPARE(desk.post("/model/update", R"({"model_info":{"id":"of-the-file"}})").say("error.message"), text);
    QCOMPARE(desk.post("/model/delete", R"({"id":"of-the-file"})").say("error.message"), text);
    QCOMPARE(desk.post("/model/block", R"({"model_id":"of-the-file"})").say("error.message"), text);
    QVERIFY(inForce(desk, "of-the-file"));
    const Answer info = desk.get("/model/info?litellm_model_id=of-the-file");
    QCOMPARE(info.say("data.0.model_info.db_model"), std::string("false"));
    QCOMPARE(info.say("data.0.model_info.place"), std::string("config.yaml:3"));
}

void AdminModelsTest::block()
{
    Desk desk;
    const std::string id = newModel(desk, "");
    QCOMPARE(desk.post("/model/block", "{\"model_id\":\"" + id + "\"}").say("blocked"), std::string("true"));
    QVERIFY(inForce(desk, id)->record->blocked);
    const auto group = desk.rules->current()->resolve("m");
    QVERIFY(!group || group->targets.empty());
    QCOMPARE(desk.post("/model/unblock", "{\"model_id\":\"" + id + "\"}").say("blocked"), std::string("false"));
    QCOMPARE(desk.rules->current()->resolve("m")->targets.size(), 1u);
    QCOMPARE(desk.post("/model/block", "{\"model_id\":\"nobody\"}").status, 404);
    QCOMPARE(desk.post("/model/block", "{}").status, 422);
}

void AdminModelsTest::remove()
{
    Desk desk;
    const std::string id = newModel(desk, "");
    const Answer gone = desk.post("/model/delete", "{\"id\":\"" + id + "\"}");
    QCOMPARE(gone.text, "{\"message\":\"Model: " + id + " deleted successfully\"}");
    QVERIFY(!inForce(desk, id) && !desk.rules->current()->resolve("m"));
    const Answer again = desk.post("/model/delete", "{\"id\":\"" + id + "\"}");
    QCOMPARE(again.status, 400);
    QCOMPARE(again.say("error.message"), "Model with id=" + id + " not found in db");
    QCOMPARE(desk.post("/model/delete", "{}").status, 422);
}

void AdminModelsTest::info()
{
    Desk desk;
    const std::string id = newModel(desk, "", R"("model_info":{"max_input_tokens":1000})");
    const Answer info = desk.get("/v1/model/info");
    QCOMPARE(info.at("data").get_array().size(), 1u);
    QCOMPARE(info.say("data.0.model_info.id"), id);
    QCOMPARE(info.say("data.0.model_info.litellm_provider"), std::string("openai"));
    QCOMPARE(info.say("data.0.model_info.mode"), std::string("chat"));
    QCOMPARE(info.say("data.0.model_info.max_output_tokens"), std::string("16384"));
    QCOMPARE(info.say("data.0.model_info.max_input_tokens"), std::string("1000"));          // as given
    QCOMPARE(info.say("data.0.model_info.input_cost_per_token"), std::string("1.5e-07"));
    QCOMPARE(info.say("data.0.model_info.supports_function_calling"), std::string("true"));
    QVERIFY(info.say("data.0.model_info.supported_openai_params").find("\"temperature\"") != std::string::npos);
    const Answer unknown = desk.get("/model/info?litellm_model_id=x");
    QCOMPARE(unknown.status, 400);
    QCOMPARE(unknown.text, std::string(R"({"detail":{"error":"Model id = x not found on litellm proxy"}})"));
    newModel(desk, R"("api_base":"http://127.0.0.1:1")");
    const Answer unpriced = desk.post("/model/new", R"({"model_name":"u","litellm_params":{"model":"openai/of-nobodys-list"}})");
    QCOMPARE(desk.get("/model/info?litellm_model_id=" + unpriced.say("model_id")).say("data.0.model_info.input_cost_per_token"), std::string("null"));
}

void AdminModelsTest::infoForKeys()
{
    Desk desk(fileConfig());
    newModel(desk, "");
    const std::string secret = desk.newKey("\"models\":[\"m\"]");
    QCOMPARE(desk.call("GET", "/model/info", {}, secret).at("data").get_array().size(), 1u);
    QCOMPARE(desk.call("GET", "/model/info?litellm_model_id=of-the-file", {}, secret).status, 400);
    QCOMPARE(desk.call("GET", "/model_group/info", {}, secret).at("data").get_array().size(), 1u);
    QCOMPARE(desk.call("GET", "/v2/model/info", {}, secret).say("total_count"), std::string("1"));
    QCOMPARE(desk.call("POST", "/model/new", "{}", secret).status, 401);
}

void AdminModelsTest::pagedInfo()
{
    Desk desk(fileConfig());
    for (const char *name : {"alpha", "beta", "wild/*"}) {
        desk.clock.advance(microsPerSecond);
        desk.post("/model/new", R"({"model_name":")" + std::string(name) + R"(","litellm_params":{"model":"openai/*"},"model_info":{"id":")" + name + R"(","access_groups":["g-)" + name + R"("]}})");
    }
    const auto names = [&](const std::string &query) {
        std::string all;
        const Answer answer = desk.get("/v2/model/info?" + query);
        const json::value data = answer.at("data");
        for (const auto &entry : data.get_array())
            all += std::string(entry.at("model_name").get_string()) + " ";
        return all + answer.say("total_count") + "/" + answer.say("total_pages");
    };
    QCOMPARE(names(""), std::string("alpha beta filed wild/* 4/1"));
    QCOMPARE(names("size=3&page=2"), std::string("wild/* 4/2"));
    QCOMPARE(names("page=7"), std::string("4/1"));
    QCOMPARE(names("sortOrder=desc&size=2"), std::string("wild/* filed 4/2"));
    QCOMPARE(names("sortBy=created_at&sortOrder=desc&size=1"), std::string("wild/* 4/4"));
    QCOMPARE(names("search=ET"), std::string("beta 1/1"));
    QCOMPARE(names("model=alpha"), std::string("alpha 1/1"));
    QCOMPARE(names("modelId=of-the-file"), std::string("filed 1/1"));
    QCOMPARE(names("wildcard_only=true"), std::string("wild/* 1/1"));
    QCOMPARE(names("access_group=g-beta"), std::string("beta 1/1"));
    desk.post("/model/block", "{\"model_id\":\"beta\"}");
    QCOMPARE(names("blocked=true"), std::string("beta 1/1"));
    QCOMPARE(names("blocked=false"), std::string("alpha filed wild/* 3/1"));
    QCOMPARE(desk.get("/v2/model/info?page=0").status, 422);
    QCOMPARE(desk.get("/v2/model/info?sortBy=name").status, 400);
    QCOMPARE(desk.get("/v2/model/info?sortOrder=up").status, 400);
}

void AdminModelsTest::groups()
{
    Desk desk;
    newModel(desk, R"("rpm":5,"tpm":100)");
    newModel(desk, R"("rpm":7,"input_cost_per_token":1e-05)");
    const Answer all = desk.get("/model_group/info");
    QCOMPARE(all.at("data").get_array().size(), 1u);
    QCOMPARE(all.say("data.0.model_group"), std::string("m"));
    QCOMPARE(all.say("data.0.providers"), std::string("[\"openai\"]"));
    QCOMPARE(all.say("data.0.rpm") + " " + all.say("data.0.tpm"), std::string("12 100"));
    QCOMPARE(all.say("data.0.input_cost_per_token"), std::string("1e-05"));      // the dearest
    QCOMPARE(all.say("data.0.max_input_tokens"), std::string("128000"));
    QCOMPARE(all.say("data.0.supports_vision"), std::string("true"));
    QCOMPARE(all.say("data.0.mode"), std::string("chat"));
    QCOMPARE(desk.get("/model_group/info?model_group=other").say("data"), std::string("[]"));
}

void AdminModelsTest::routerSettings()
{
    Config config;
    config.settings.fallbacks = {{"m", {"n", "o"}}};
    config.settings.defaultFallbacks = {"p"};
    config.settings.numRetries = 4;
    Desk desk(config);
    const Answer answer = desk.get("/router/settings");
    QCOMPARE(answer.say("current_values.fallbacks"), std::string(R"([{"m":["n","o"]}])"));
    QCOMPARE(answer.say("current_values.default_fallbacks"), std::string(R"(["p"])"));
    QCOMPARE(answer.say("current_values.context_window_fallbacks"), std::string("[]"));
    QCOMPARE(answer.say("current_values.num_retries"), std::string("4"));
}

void AdminModelsTest::deprecations()
{
    Desk desk;
    newModel(desk, "");
    const Answer answer = desk.get("/model/deprecations?warn_within_days=10");
    QCOMPARE(answer.say("warn_within_days"), std::string("10"));
    for (const char *list : {"deprecated", "imminent", "upcoming"})
        QVERIFY(answer.at(list).is_array());
    QCOMPARE(desk.get("/model/deprecations?warn_within_days=-1").status, 422);
}

void AdminModelsTest::credentials()
{
    Desk desk(fileConfig());
    const Answer made = desk.post("/credentials", R"({"credential_name":"mine","display_name":"Mine","credential_info":{"note":"n"},"credential_values":{"api_key":"sk-credential-0123456789"}})");
    QCOMPARE(made.text, std::string(R"({"success":true,"message":"Credential created successfully"})"));
    const Answer all = desk.get("/credentials");
    QCOMPARE(all.say("success"), std::string("true"));
    QCOMPARE(all.say("credentials.0.credential_name") + all.say("credentials.0.source"), std::string("filedconfig"));
    QCOMPARE(all.say("credentials.1.credential_name") + all.say("credentials.1.source"), std::string("minedb"));
    QCOMPARE(all.say("credentials.1.display_name"), std::string("Mine"));
    QCOMPARE(all.say("credentials.1.credential_info"), std::string("{\"note\":\"n\"}"));
    QVERIFY(all.text.find("credential-0123") == std::string::npos);
    QCOMPARE(desk.get("/credentials/by_name/mine").say("credential_name"), std::string("mine"));
    const std::string id = newModel(desk, R"("litellm_credential_name":"mine")");
    QCOMPARE(inForce(desk, id)->apiKey.reveal(), std::string("sk-credential-0123456789"));          // in force at once
    QCOMPARE(desk.get("/credentials/by_model/" + id).say("credential_name"), std::string("mine"));
    QCOMPARE(desk.call("DELETE", "/credentials/mine").status, 200);
    QCOMPARE(desk.get("/credentials/by_name/mine").status, 404);
    QVERIFY(!desk.rules->current()->credentials.contains("mine"));
}

void AdminModelsTest::credentialErrors()
{
    Desk desk(fileConfig());
    desk.post("/credentials", R"({"credential_name":"taken","credential_values":{"api_key":"x"}})");
    QCOMPARE(desk.post("/credentials", "{}").say("detail.0.loc"), std::string("[\"body\",\"credential_name\"]"));
    QCOMPARE(desk.post("/credentials", R"({"credential_name":" ","credential_values":{}})").status, 400);
    QCOMPARE(desk.post("/credentials", R"({"credential_name":"n"})").status, 400);
    QCOMPARE(desk.post("/credentials", R"({"credential_name":"n","credential_values":[]})").status, 422);
    QCOMPARE(desk.post("/credentials", R"({"credential_name":"n","model_id":"nobody"})").status, 404);
    QCOMPARE(desk.post("/credentials", R"({"credential_name":"n","credential_values":{},"credential_valves":{}})").status, 400);
    QCOMPARE(desk.post("/credentials", R"({"credential_name":"taken","credential_values":{}})").say("error.message"), std::string("Credential with name 'taken' already exists"));
    QCOMPARE(desk.post("/credentials", R"({"credential_name":"filed","credential_values":{}})").status, 400);
    QCOMPARE(desk.call("PATCH", "/credentials/filed", R"({"credential_values":{"api_key":"y"}})").status, 400);
    QCOMPARE(desk.call("DELETE", "/credentials/filed").status, 400);
    QCOMPARE(desk.call("PATCH", "/credentials/nobody", "{}").status, 404);
    QCOMPARE(desk.call("DELETE", "/credentials/nobody").status, 404);
    QCOMPARE(desk.call("PATCH", "/credentials/taken", R"({"credential_name":"other"})").status, 400);
    QCOMPARE(desk.call("PATCH", "/credentials/taken", R"({"credential_values_to_delete":"x"})").status, 422);
    QCOMPARE(desk.get("/credentials/by_name/nobody").say("error.type"), std::string("not_found_error"));
    QCOMPARE(desk.get("/credentials/by_model/nobody").status, 404);
}

void AdminModelsTest::credentialPatch()
{
    Desk desk;
    desk.post("/credentials", R"({"credential_name":"a/b","credential_values":{"api_key":"sk-first-0123456789","region":"eu","gone":"g"}})");
    const json::value shown = desk.get("/credentials/by_name/a/b").at("credential_values");
    json::object body{{"credential_name", "a/b"}, {"display_name", "AB"}, {"credential_values", shown}, {"credential_values_to_delete", json::array{"gone"}}};
    body["credential_values"].get_object()["added"] = "new";
    QCOMPARE(desk.call("PATCH", "/credentials/a/b", jsonText(body)).say("message"), std::string("Credential updated successfully"));
    const auto kept = desk.registry->find<Credential>("a/b");
    QCOMPARE(jsonText(kept->values), std::string(R"({"api_key":"sk-first-0123456789","region":"eu","added":"new"})"));     // masked texts sent back are no change
    QCOMPARE(*kept->displayName, std::string("AB"));
    for (int round = 0; round < 50; ++round)                                                     // goal K2: sealed once, not twice
        desk.call("PATCH", "/credentials/a/b", R"({"credential_info":{"round":)" + std::to_string(round) + "}}");
    QCOMPARE(desk.registry->find<Credential>("a/b")->values.at("api_key"), json::value("sk-first-0123456789"));
    QCOMPARE(desk.registry->find<Credential>("a/b")->info.at("round"), json::value(49));
}

void AdminModelsTest::credentialOfModel()
{
    Desk desk;
    const std::string id = newModel(desk, R"("api_key":"sk-of-the-model-012345","api_base":"https://example.test","azure_ad_token":"tok")");
    QCOMPARE(desk.post("/credentials", R"({"credential_name":"taken-over","model_id":")" + id + R"("})").status, 200);
    const auto kept = desk.registry->find<Credential>("taken-over");
    QCOMPARE(jsonText(kept->values), std::string(R"({"api_key":"sk-of-the-model-012345","api_base":"https://example.test","azure_ad_token":"tok"})"));
    const Answer shown = desk.get("/credentials/by_model/" + id);
    QCOMPARE(shown.status, 200);
    QVERIFY(shown.text.find("of-the-model") == std::string::npos);
}

// Goals K1, K4: planted secrets are in no reply and no byte of the files.
void AdminModelsTest::secretsAreNowhere()
{
    Desk desk;
    const std::string secret(canary);
    const std::string id = newModel(desk, "\"api_key\":\"" + secret + "\",\"vertex_credentials\":{\"private_key\":\"" + secret + "\"},\"extra_body\":{\"token\":\"" + secret + "\"}");
    desk.post("/credentials", "{\"credential_name\":\"c\",\"credential_values\":{\"api_key\":\"" + secret + "\",\"more\":{\"deep\":[\"" + secret + "\"]}}}");
    desk.get("/model/info");
    desk.get("/v2/model/info");
    desk.get("/model_group/info");
    desk.get("/credentials");
    desk.get("/credentials/by_name/c");
    desk.get("/credentials/by_model/" + id);
    desk.call("PATCH", "/model/" + id + "/update", "{\"litellm_params\":{\"rpm\":3,\"api_key\":\"" + secret + "\"}}");
    desk.call("PATCH", "/model/" + id + "/update", "{\"litellm_params\":{\"rpm\":[],\"api_key\":\"" + secret + "\"}}");
    desk.post("/model/new", "{\"model_name\":\"x\",\"litellm_params\":{\"model\":\"opnai/x\",\"api_key\":\"" + secret + "\"}}");
    desk.call("PATCH", "/credentials/c", "{\"credential_values\":{\"api_key\":\"" + secret + "\"}}");
    desk.post("/model/delete", "{\"id\":\"" + id + "\"}");
    QVERIFY(desk.said.size() > 3000);
    QVERIFY(desk.said.find(secret) == std::string::npos);
    QVERIFY(desk.said.find("canary-77c0") == std::string::npos);
    const std::string bytes = bytesOf(desk);
    QVERIFY(bytes.find("credential_values") != std::string::npos);
    QVERIFY(bytes.find("canary-77c0") == std::string::npos);
}

QTEST_APPLESS_MAIN(AdminModelsTest)
#include "admin_models_test.moc"
