// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <boost/json.hpp>

#include "gateway/base/json.h"
#include "gateway/dialects/errors.h"
#include "tests/gateway/dialect_kit.h"

using namespace portreeve;

class DialectErrorTest : public QObject {
    Q_OBJECT
private slots:
    void provider_data();
    void provider();
    void headers();
    void transport();
    void bodies();
    void inWholeAnswers();
};

void DialectErrorTest::provider_data()
{
    QTest::addColumn<QString>("slug");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("told");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *slug, int status, const char *body, int told, const char *type, const char *code, const char *message) {
        QTest::newRow(name) << QString(slug) << status << QByteArray(body) << told << QString(type) << QString(code) << QString(message);
    };
    row("400", "openai", 400, R"({"error":{"message":"Invalid value for temperature.","type":"invalid_request_error","param":"temperature","code":null}})", 400, "invalid_request_error", "400",
        "litellm.BadRequestError: OpenAIException - Invalid value for temperature.");
    row("401", "openai", 401, R"({"error":{"message":"Incorrect API key provided.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}})", 401, "authentication_error", "invalid_api_key",
        "litellm.AuthenticationError: AuthenticationError: OpenAIException - Incorrect API key provided.");
    row("403", "openai", 403, R"({"error":{"message":"No."}})", 403, "permission_error", "403", "litellm.APIError: APIError: OpenAIException - No.");
    row("404", "openai", 404, R"({"error":{"message":"No model.","code":"model_not_found"}})", 404, "invalid_request_error", "model_not_found", "litellm.NotFoundError: OpenAIException - No model.");
    row("429", "openai", 429, R"({"error":{"message":"Rate limit reached.","type":"tokens","code":"rate_limit_exceeded"}})", 429, "throttling_error", "rate_limit_exceeded",
        "litellm.RateLimitError: RateLimitError: OpenAIException - Rate limit reached.");
    row("500", "openai", 500, R"({"error":{"message":"Oops"}})", 500, "internal_server_error", "500", "litellm.InternalServerError: InternalServerError: OpenAIException - Oops");
    row("502 html", "openai", 502, "<html><body>Bad gateway</body></html>", 502, "internal_server_error", "502", "litellm.BadGatewayError: BadGatewayError: OpenAIException - the provider answered with status 502");
    row("503 text", "openai", 503, "Service down", 503, "internal_server_error", "503", "litellm.ServiceUnavailableError: ServiceUnavailableError: OpenAIException - Service down");
    row("empty", "openai", 500, "", 500, "internal_server_error", "500", "litellm.InternalServerError: InternalServerError: OpenAIException - the provider answered with status 500");
    row("context by code", "openai", 400, R"({"error":{"message":"Too long","code":"context_length_exceeded"}})", 400, "invalid_request_error", "context_length_exceeded",
        "litellm.ContextWindowExceededError: litellm.BadRequestError: ContextWindowExceededError: OpenAIException - Too long");
    row("context by text", "openai", 400, R"({"error":{"message":"This model's maximum context length is 128000 tokens."}})", 400, "invalid_request_error", "400",
        "litellm.ContextWindowExceededError: litellm.BadRequestError: ContextWindowExceededError: OpenAIException - This model's maximum context length is 128000 tokens.");
    row("policy", "azure", 400, R"({"error":{"code":"content_filter","message":"The response was filtered","innererror":{"code":"ResponsibleAIPolicyViolation"}}})", 400, "invalid_request_error", "content_filter",
        "litellm.ContentPolicyViolationError: litellm.BadRequestError: ContentPolicyViolationError: AzureException - The response was filtered");
    row("azure plain", "azure", 401, R"({"statusCode":401,"message":"Access denied due to invalid subscription key"})", 401, "authentication_error", "401",
        "litellm.AuthenticationError: AuthenticationError: AzureException - Access denied due to invalid subscription key");
    row("groq flex", "groq", 498, R"({"error":{"message":"capacity"}})", 498, "throttling_error", "498", "litellm.RateLimitError: RateLimitError: GroqException - capacity");
    row("xai 400 text", "xai", 400, R"({"code":"Client specified an invalid argument","error":"Argument not supported"})", 400, "invalid_request_error", "Client specified an invalid argument",
        "litellm.BadRequestError: XaiException - Argument not supported");
    row("mistral detail", "mistral", 422, R"({"detail":[{"loc":["body"],"msg":"Field required"}]})", 422, "invalid_request_error", "422",
        "litellm.UnprocessableEntityError: UnprocessableEntityError: MistralException - Field required");
    row("mistral 1300", "mistral", 429, R"({"object":"error","message":"Requests rate limit exceeded","type":"rate_limited","code":"1300"})", 429, "throttling_error", "1300",
        "litellm.RateLimitError: RateLimitError: MistralException - Requests rate limit exceeded");
    row("dotted code", "fireworks_ai", 400, R"({"fault":{"faultstring":"slow down","detail":{"errorcode":"policies.ratelimit.QuotaViolation"}}})", 429, "throttling_error", "policies.ratelimit.QuotaViolation",
        "litellm.RateLimitError: RateLimitError: Fireworks_aiException - slow down");
    row("anthropic 429", "anthropic", 429, R"({"type":"error","error":{"type":"rate_limit_error","message":"Slow"},"request_id":"r"})", 429, "throttling_error", "429", "litellm.RateLimitError: AnthropicException - Slow");
    row("anthropic 529", "anthropic", 529, R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})", 529, "internal_server_error", "529", "litellm.InternalServerError: AnthropicException - Overloaded");
    row("anthropic 413", "anthropic", 413, R"({"type":"error","error":{"type":"request_too_large","message":"Big"}})", 413, "invalid_request_error", "413", "litellm.BadRequestError: AnthropicException - Big");
    row("anthropic long", "anthropic", 400, R"({"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 201 tokens > 200 maximum"}})", 400, "invalid_request_error", "400",
        "litellm.ContextWindowExceededError: litellm.BadRequestError: ContextWindowExceededError: AnthropicException - prompt is too long: 201 tokens > 200 maximum");
}

void DialectErrorTest::provider()
{
    QFETCH(QString, slug);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, told);
    QFETCH(QString, type);
    QFETCH(QString, code);
    QFETCH(QString, message);
    const Provider &provider = kit::provider(slug.toStdString());
    const Refusal refusal = kit::dialectOf(provider.slug).readError(status, {}, body.toStdString(), provider);
    QCOMPARE(refusal.status, told);
    QCOMPARE(QString::fromStdString(refusal.type), type);
    QCOMPARE(QString::fromStdString(refusal.message), message);
    const json::value shown = json::parse(findDialect("openai")->errorBody(refusal, "x"));
    QCOMPARE(QString::fromUtf8(shown.at("error").at("code").as_string().c_str()), code);
}

void DialectErrorTest::headers()
{
    const Headers given = {{"retry-after", "7"}, {"retry-after-ms", "7000"}, {"x-ratelimit-remaining-tokens", "0"}, {"set-cookie", "a=b"}, {"anthropic-ratelimit-requests-limit", "5"}, {"x-request-id", "r"}};
    const Refusal refusal = findDialect("openai")->readError(429, given, "{}", kit::provider("openai"));
    QCOMPARE(refusal.headers.size(), std::size_t(4));
    QCOMPARE(refusal.headers.front().second, std::string("7"));
    const Refusal withParam = findDialect("openai")->readError(400, {}, R"({"error":{"message":"m","param":"stop"}})", kit::provider("openai"));
    QCOMPARE(withParam.param, std::optional<std::string>("stop"));
    const std::string longText(20'000, 'x');
    QVERIFY(findDialect("openai")->readError(500, {}, longText, kit::provider("openai")).message.size() < 5000);
    QVERIFY(findDialect("openai")->readError(500, {}, "\xff\xfe", kit::provider("openai")).message.ends_with("status 500"));
}

void DialectErrorTest::transport()
{
    const Provider &openai = kit::provider("openai");
    const Refusal timeout = transportRefusal("timed_out", openai, 2, "");
    QCOMPARE(timeout.status, 408);
    QCOMPARE(timeout.message, std::string("litellm.Timeout: APITimeoutError - Request timed out. Error_str: Request timed out. - timeout value=2.0, time taken=2.0 seconds"));
    QCOMPARE(timeout.type, std::string("invalid_request_error"));
    const Refusal refused = transportRefusal("refused", openai, 0, "connection refused");
    QCOMPARE(refused.status, 500);
    QCOMPARE(refused.message, std::string("litellm.InternalServerError: InternalServerError: OpenAIException - Connection error."));
    const Refusal cut = transportRefusal("reset", kit::provider("anthropic"), 0, "connection reset");
    QCOMPARE(cut.status, 500);
    QCOMPARE(cut.message, std::string("litellm.APIConnectionError: APIConnectionError: AnthropicException - connection reset"));
    QCOMPARE(transportRefusal("bad_framing", openai, 0, "two lengths").status, 502);
    QCOMPARE(badAnswer(&openai, "x").status, 502);
}

void DialectErrorTest::bodies()
{
    Refusal refusal;
    refusal.status = 429;
    refusal.type = "throttling_error";
    refusal.message = "a \"b\"\n";
    QCOMPARE(findDialect("openai")->errorBody(refusal, "id"), std::string(R"({"error":{"message":"a \"b\"\n","type":"throttling_error","param":null,"code":"429"}})"));
    QCOMPARE(findDialect("anthropic")->errorBody(refusal, "id"), std::string(R"({"type":"error","error":{"type":"rate_limit_error","message":"a \"b\"\n"},"request_id":"id"})"));
    refusal.param = "None";
    refusal.providerFields = R"({"error":"x"})";
    refusal.code = "own";
    QCOMPARE(findDialect("openai")->errorBody(refusal, ""), std::string(R"({"error":{"message":"a \"b\"\n","type":"throttling_error","param":"None","code":"own","provider_specific_fields":{"error":"x"}}})"));
    const std::pair<int, const char *> types[] = {{400, "invalid_request_error"}, {401, "authentication_error"}, {402, "billing_error"}, {403, "permission_error"}, {404, "not_found_error"},
        {408, "timeout_error"}, {413, "request_too_large"}, {422, "invalid_request_error"}, {429, "rate_limit_error"}, {500, "api_error"}, {502, "api_error"}, {504, "timeout_error"}, {529, "overloaded_error"}};
    for (const auto &[status, type] : types) {
        Refusal other;
        other.status = status;
        const json::value shown = json::parse(findDialect("anthropic")->errorBody(other, ""));
        QCOMPARE(std::string(shown.at("error").at("type").as_string()), std::string(type));
    }
    refusal.body = "as it is";
    QCOMPARE(findDialect("openai")->errorBody(refusal, ""), std::string("as it is"));
}

// A 200 that is none.
void DialectErrorTest::inWholeAnswers()
{
    const auto status = [](const char *slug, const char *body) {
        int told = 0;
        for (const char *client : {"openai", "anthropic"}) {
            const auto reply = translateReply(kit::dialectOf(slug), *findDialect(client), body, kit::options(slug));
            if (reply)
                return 200;
            if (told && told != reply.refusal().status)
                return -1;
            told = reply.refusal().status;
        }
        return told;
    };
    QCOMPARE(status("openai", ""), 502);
    QCOMPARE(status("openai", "[]"), 502);
    QCOMPARE(status("openai", "{}"), 502);
    QCOMPARE(status("openai", R"({"choices":[]})"), 502);
    QCOMPARE(status("openai", R"({"choices":[{}]})"), 502);
    QCOMPARE(status("openai", R"({"choices":"x"})"), 502);
    QCOMPARE(status("openai", R"({"choices":[{"message":{"content":"a"},"finish_reason":"stop"}]} x)"), 502);
    QCOMPARE(status("openai", "{\"choices\":[{\"message\":{\"content\":\"\xff\"},\"finish_reason\":\"stop\"}]}"), 502);
    QCOMPARE(status("openai", R"({"choices":[{"message":{"content":"a"},"finish_reason":"error"}]})"), 500);
    QCOMPARE(status("openrouter", R"({"error":{"code":429,"message":"slow"}})"), 429);
    QCOMPARE(status("openrouter", R"({"error":{"message":"Provider returned error","code":402}})"), 402);
    QCOMPARE(status("openai", R"({"error":{"message":"bad","type":"invalid_request_error"}})"), 400);
    QCOMPARE(status("anthropic", R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})"), 529);
    QCOMPARE(status("anthropic", R"({"type":"error","error":{"type":"invalid_request_error","message":"No"}})"), 400);
    QCOMPARE(status("anthropic", R"({"type":"message"})"), 502);
    QCOMPARE(status("anthropic", R"({"type":"message","content":[)"), 502);
}

QTEST_APPLESS_MAIN(DialectErrorTest)
#include "dialect_error_test.moc"
