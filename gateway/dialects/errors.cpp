// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/errors.h"

#include <array>
#include <cstdio>
#include <optional>

#include <boost/json.hpp>

#include "gateway/base/json.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr std::size_t mostMessage = 4000;     // bytes of a provider's words that are passed on

// What a provider's error body says, found with its row's pointers.
struct Said {
    std::string message, type, code, param;
    std::string mappedType, mappedCode;       // the shape's own map: stronger than the status
};

const json::object *shapeOf(const Provider &provider)
{
    const json::value &shapes = ProviderTable::builtIn().head("error_shapes");
    if (!shapes.is_object())
        return nullptr;
    const json::value *name = provider.row.is_object() ? provider.row.get_object().if_contains("errors") : nullptr;
    const json::value *shape = name && name->is_string() ? shapes.get_object().if_contains(name->get_string()) : nullptr;
    if (!shape)
        shape = shapes.get_object().if_contains("openai_or_message");
    return shape && shape->is_object() ? &shape->get_object() : nullptr;
}

std::string asText(const json::value &value)
{
    if (value.is_string())
        return std::string(value.get_string());
    return value.is_int64() || value.is_uint64() ? json::serialize(value) : std::string();
}

// The first of the shape's pointers that finds a text, or a number.
std::string firstOf(const json::object &shape, const char *name, const json::value &body)
{
    const json::value *pointers = shape.if_contains(name);
    if (!pointers || !pointers->is_array())
        return {};
    for (const json::value &pointer : pointers->get_array()) {
        if (!pointer.is_string() || !pointer.get_string().starts_with('/'))
            continue;
        boost::system::error_code error;
        const json::value *found = body.find_pointer(pointer.get_string(), error);
        if (found && !error) {
            if (std::string text = asText(*found); !text.empty())
                return text;
        }
    }
    return {};
}

// Vendors' codes are dotted now and then: the longest prefix that is in the map counts.
const json::array *mapped(const json::object &map, std::string_view code)
{
    while (!code.empty()) {
        if (const json::value *pair = map.if_contains(code); pair && pair->is_array() && pair->get_array().size() == 2)
            return &pair->get_array();
        const auto dot = code.rfind('.');
        code = dot == std::string_view::npos ? std::string_view() : code.substr(0, dot);
    }
    return nullptr;
}

void readMap(const json::object &shape, Said &said)
{
    const json::value *map = shape.if_contains("map");
    if (!map || !map->is_object())
        return;
    const json::array *pair = mapped(map->get_object(), said.code);
    if (!pair)
        pair = mapped(map->get_object(), said.type);
    if (!pair)
        return;
    said.mappedType = asText((*pair)[0]);
    said.mappedCode = asText((*pair)[1]);
}

Said readBody(std::string_view body, const Provider &provider)
{
    Said said;
    auto value = parseJson(body);
    if (const json::object *shape = value ? shapeOf(provider) : nullptr) {
        // Some servers wrap their one error in a list.
        const json::value &root = value->is_array() && value->get_array().size() == 1 ? value->get_array()[0] : *value;
        said.message = firstOf(*shape, "message", root);
        said.type = firstOf(*shape, "type", root);
        said.code = firstOf(*shape, "code", root);
        said.param = firstOf(*shape, "param", root);
        readMap(*shape, said);
    }
    if (said.message.empty() && isUtf8(body) && !body.starts_with('<'))
        said.message = std::string(body);
    said.message = shortened(said.message, mostMessage);
    return said;
}

bool says(const char *list, const std::string &lowered)
{
    const json::value &texts = ProviderTable::builtIn().head(list);
    if (!texts.is_array())
        return false;
    for (const json::value &text : texts.get_array()) {
        if (text.is_string() && lowered.find(std::string_view(text.get_string())) != std::string::npos)
            return true;
    }
    return false;
}

// Kinds of a 400 that policy treats apart: by code where there is one, else by the message.
bool isContextWindow(const Said &said, const std::string &lowered)
{
    return said.mappedCode == "context_length_exceeded" || said.code == "context_length_exceeded"
        || (said.mappedCode.empty() && says("context_window_text", lowered));
}

bool isContentPolicy(const Said &said, const std::string &lowered)
{
    return said.mappedCode == "content_policy_violation" || (said.mappedCode.empty() && says("content_policy_text", lowered));
}

// A 400, or a 200 with an error inside, says little: the kind that the body names says more.
int statusOf(int status, const Said &said, const std::string &lowered)
{
    if (status >= 400 && status != 400)
        return status;
    static constexpr std::array<std::pair<std::string_view, int>, 7> statuses{{{"authentication_error", 401}, {"insufficient_quota", 429},
        {"permission_error", 403}, {"not_found_error", 404}, {"timeout_error", 408}, {"rate_limit_error", 429}, {"server_error", 500}}};
    if (said.mappedCode == "overloaded")
        return said.type == "overloaded_error" ? 529 : 503;
    for (const auto &[type, its] : statuses) {
        if (said.mappedType == type)
            return its;
    }
    const auto named = toInteger(said.code);
    if (named && *named >= 400 && *named <= 599)
        return int(*named);
    if (status == 400 || !said.mappedType.empty() || said.type == "invalid_request_error")
        return 400;
    return says("rate_limit_text", lowered) ? 429 : 500;
}

struct Class {
    std::string_view name;
    bool isDoubled;           // "litellm.X: X: ", as LiteLLM does for OpenAI's kind
};

Class classOf(int status)
{
    switch (status) {
    case 401: return {"AuthenticationError", true};
    case 402: return {"PaymentRequiredError", true};
    case 403: return {"APIError", true};
    case 404: return {"NotFoundError", false};
    case 408: case 504: return {"Timeout", true};
    case 422: return {"UnprocessableEntityError", true};
    case 429: case 498: return {"RateLimitError", true};
    case 502: return {"BadGatewayError", true};
    case 503: return {"ServiceUnavailableError", true};
    default: return status < 500 ? Class{"BadRequestError", false} : Class{"InternalServerError", true};
    }
}

std::string prefixOf(int status, const Provider &provider)
{
    const Class its = classOf(status);
    std::string prefix = "litellm." + std::string(its.name) + ": ";
    if (its.isDoubled && provider.dialect != "anthropic")
        prefix += std::string(its.name) + ": ";
    return prefix + exceptionName(provider) + " - ";
}

Headers keptHeaders(const Headers &headers)
{
    Headers kept;
    for (const auto &header : headers) {
        const std::string_view name = header.first;
        if (name == "retry-after" || name == "retry-after-ms" || name == "x-should-retry" || name.starts_with("x-ratelimit-")
            || name.starts_with("anthropic-ratelimit-") || name.starts_with("anthropic-priority-"))
            kept.push_back(header);
    }
    return kept;
}

// As Python prints a float: 2.0, 0.5, 15.0.
std::string pythonFloat(double seconds)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", seconds);
    const std::string_view view = text;
    return view.find_first_of(".e") == std::string_view::npos ? std::string(view) + ".0" : std::string(view);
}

Refusal refusalOf(int status, std::string message)
{
    Refusal refusal;
    refusal.status = status;
    refusal.type = typeOfStatus(status);
    refusal.message = std::move(message);
    return refusal;
}

} // namespace

std::string_view typeOfStatus(int status)
{
    switch (status) {
    case 401: return "authentication_error";
    case 403: return "permission_error";
    case 429: case 498: return "throttling_error";
    default: return status < 500 ? "invalid_request_error" : "internal_server_error";
    }
}

std::string exceptionName(const Provider &provider)
{
    if (provider.slug == "openai" || provider.slug.empty())
        return "OpenAIException";
    std::string name = provider.slug;
    if (name[0] >= 'a' && name[0] <= 'z')
        name[0] = char(name[0] - 32);
    return name + "Exception";
}

Refusal providerRefusal(int status, const Headers &headers, std::string_view body, const Provider &provider)
{
    const Said said = readBody(body, provider);
    const std::string lowered = lower(said.message);
    const int told = statusOf(status, said, lowered);
    const std::string message = said.message.empty() ? "the provider answered with status " + std::to_string(status) : said.message;
    Refusal refusal = refusalOf(told, prefixOf(told, provider) + message);
    if (told == 400 && isContextWindow(said, lowered))
        refusal.message = "litellm.ContextWindowExceededError: litellm.BadRequestError: ContextWindowExceededError: " + exceptionName(provider) + " - " + message;
    else if (told == 400 && isContentPolicy(said, lowered))
        refusal.message = "litellm.ContentPolicyViolationError: litellm.BadRequestError: ContentPolicyViolationError: " + exceptionName(provider) + " - " + message;
    refusal.code = said.code;
    if (!said.param.empty())
        refusal.param = said.param;
    refusal.headers = keptHeaders(headers);
    return refusal;
}

Refusal transportRefusal(std::string_view kind, const Provider &provider, double seconds, std::string_view text)
{
    const std::string exception = exceptionName(provider);
    if (kind == "timed_out" || kind == "timeout") {
        const std::string limit = pythonFloat(seconds);
        return refusalOf(408, "litellm.Timeout: APITimeoutError - Request timed out. Error_str: Request timed out. - timeout value=" + limit
                                  + ", time taken=" + limit + " seconds");
    }
    if (kind == "refused" || kind == "unreachable" || kind == "dns" || kind == "tls") {
        std::string message = "litellm.InternalServerError: InternalServerError: " + exception + " - Connection error.";
        if (!text.empty() && kind != "refused")
            message += " " + std::string(text);
        return refusalOf(500, message);
    }
    if (kind == "configuration")
        return refusalOf(500, "litellm.InternalServerError: InternalServerError: " + exception + " - " + std::string(text));
    if (kind == "bad_framing" || kind == "too_large")
        return refusalOf(502, "litellm.BadGatewayError: BadGatewayError: " + exception + " - " + std::string(text));
    return refusalOf(500, "litellm.APIConnectionError: APIConnectionError: " + exception + " - "
                              + (text.empty() ? "The connection broke before the answer was complete" : std::string(text)));
}

Refusal brokenStream(const Provider *provider, std::string_view what)
{
    static const Provider none;
    return transportRefusal("truncated", provider ? *provider : none, 0, what);
}

Refusal badAnswer(const Provider *provider, std::string_view what)
{
    const std::string exception = provider ? exceptionName(*provider) : "OpenAIException";
    return refusalOf(502, "litellm.APIResponseValidationError: APIResponseValidationError: " + exception + " - " + std::string(what));
}

Refusal badRequest(std::string message, std::string_view param)
{
    Refusal refusal = refusalOf(400, std::move(message));
    if (!param.empty())
        refusal.param = std::string(param);
    return refusal;
}

Refusal unsupportedParams(std::string_view provider, std::string_view model, const std::vector<std::string> &names)
{
    std::string list = "[";
    for (const auto &name : names)
        list += (list.size() > 1 ? ", '" : "'") + name + "'";
    list += "]";
    return badRequest("litellm.UnsupportedParamsError: " + std::string(provider) + " does not support parameters: " + list + ", for model="
                          + std::string(model) + ". To drop these, set `litellm.drop_params=True` or for proxy:\n\n`litellm_settings:\n drop_params: true`\n. \n"
                          + " If you want to use these params dynamically send allowed_openai_params=" + list + " in your request.",
                      names.empty() ? std::string_view() : std::string_view(names.front()));
}

} // namespace portreeve
