// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/store/config_settings.h"

#include <algorithm>
#include <cstdio>
#include <limits>

#include <boost/json.hpp>

#include "gateway/base/text.h"
#include "gateway/store/config_keys.h"
#include "gateway/store/config_routes.h"

namespace portreeve {

namespace json = boost::json;

namespace {

using std::chrono::milliseconds;

template <auto member>
void readBool(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path)
{
    to.*member = reading.boolean(value, path);
}

template <auto member>
json::value showPlain(const Settings &from)
{
    return json::value_from(from.*member);
}

template <auto member, std::int64_t least, std::int64_t most>
void readInteger(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path)
{
    using Type = std::decay_t<decltype(to.*member)>;
    to.*member = Type(reading.integer(value, path, least, most));
}

template <auto member>
json::value showOptional(const Settings &from)
{
    return from.*member ? json::value(*(from.*member)) : json::value();
}

template <auto member>
void readText(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path)
{
    to.*member = reading.text(value, path);
}

template <auto member>
json::value showText(const Settings &from)
{
    return (from.*member).empty() ? json::value() : json::value(from.*member);
}

// A time limit of nothing would refuse everything.
template <auto member>
void readTimeout(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path)
{
    const milliseconds limit = reading.seconds(value, path);
    if (limit.count() == 0)
        reading.fail(value, path + " must be more than 0 seconds");
    to.*member = limit;
}

json::value showSeconds(milliseconds time)
{
    if (time.count() % 1'000 == 0)
        return time.count() / 1'000;
    return json::parse(nanosText(time.count() * 1'000'000));
}

json::value showTimeout(const Settings &from) { return showSeconds(from.timeout); }
json::value showStreamTimeout(const Settings &from) { return from.streamTimeout ? showSeconds(*from.streamTimeout) : json::value(); }
json::value showRetryAfter(const Settings &from) { return showSeconds(from.retryAfter); }

void readRetryAfter(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path)
{
    to.retryAfter = reading.seconds(value, path);
}

void readMasterKey(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path)
{
    to.masterKey = Secret(reading.text(value, path));
}

json::value showMasterKey(const Settings &from) { return from.masterKey.isEmpty() ? json::value() : json::value(from.masterKey.masked()); }

void readMostBody(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path)
{
    to.mostBody = std::size_t(reading.integer(value, path, 1, 1'024)) << 20;
}

json::value showMostBody(const Settings &from) { return from.mostBody >> 20; }

// true, false, or the path of a file of authorities.
void readSslVerify(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path)
{
    const std::string text = reading.text(value, path);
    const auto truth = ConfigReading::truth(value);
    to.sslVerify = truth.value_or(true);
    to.sslCaFile = truth ? std::string() : text;
}

json::value showSslVerify(const Settings &from)
{
    return from.sslCaFile.empty() ? json::value(from.sslVerify) : json::value(from.sslCaFile);
}

// LiteLLM's 0 means no budget.
void readProxyBudget(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path)
{
    const Nanos budget = reading.dollars(value, path);
    to.proxyBudget = budget > 0 ? std::optional<Nanos>(budget) : std::nullopt;
}

json::value showProxyBudget(const Settings &from)
{
    return from.proxyBudget ? json::parse(nanosText(*from.proxyBudget)) : json::value();
}

void readBudgetDuration(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path)
{
    to.proxyBudgetDuration = reading.text(value, path);
    if (!durationSeconds(to.proxyBudgetDuration))
        reading.fail(value, path + " must be a duration such as 30s, 15m, 2h, 7d, 1w or 1mo, not `" + to.proxyBudgetDuration + "`");
}

void readTimeZone(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path)
{
    to.timeZone = reading.text(value, path);
    to.dayStart.zone = TimeZone::find(to.timeZone);
    if (!to.dayStart.zone)
        reading.fail(value, path + ": there is no time zone `" + to.timeZone + "` below /usr/share/zoneinfo; name one as Europe/Berlin, and see that tzdata is installed");
}

// HH:MM or HH:MM:SS
void readResetTime(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path)
{
    const std::string text = reading.text(value, path);
    const bool isTime = (text.size() == 5 || (text.size() == 8 && text[5] == ':')) && text[2] == ':';
    const auto part = [&](std::size_t at, std::int64_t most) {
        const auto number = at < text.size() ? toInteger(std::string_view(text).substr(at, 2)) : std::optional<std::int64_t>(0);
        return number && *number >= 0 && *number <= most ? number : std::nullopt;
    };
    const auto hours = isTime ? part(0, 23) : std::nullopt, minutes = isTime ? part(3, 59) : std::nullopt, seconds = isTime ? part(6, 59) : std::nullopt;
    if (!hours || !minutes || !seconds)
        reading.fail(value, path + " must be a time of day such as 06:00, in quotes, not `" + text + "`");
    to.dayStart.second = std::int32_t(*hours * 3600 + *minutes * 60 + *seconds);
}

json::value showResetTime(const Settings &from)
{
    const std::int32_t second = from.dayStart.second;
    char text[16];
    std::snprintf(text, sizeof text, second % 60 ? "%02d:%02d:%02d" : "%02d:%02d", second / 3600 % 24, second / 60 % 60, second % 60);
    return json::value(text);
}

void readPing(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path)
{
    to.streamPingSeconds = (reading.seconds(value, path).count() + 999) / 1'000;
}

constexpr std::int64_t anyInteger = std::numeric_limits<std::int32_t>::max();

using S = Settings;

const SettingKey rows[] = {
    {"general_settings", "master_key", readMasterKey, showMasterKey},
    {"general_settings", "dangerously_permit_weak_or_unset_master_key", readBool<&S::permitWeakMasterKey>, showPlain<&S::permitWeakMasterKey>,
     "LITELLM_DANGEROUSLY_PERMIT_WEAK_OR_UNSET_MASTER_KEY"},
    {"general_settings", "litellm_key_header_name", readText<&S::keyHeaderName>, showText<&S::keyHeaderName>},
    {"general_settings", "max_parallel_requests", readInteger<&S::maxParallelRequests, 0, anyInteger>, showOptional<&S::maxParallelRequests>},
    {"general_settings", "store_prompts_in_spend_logs", readBool<&S::storePrompts>, showPlain<&S::storePrompts>},
    {"general_settings", "allow_public_health_readiness_details", readBool<&S::openReadinessDetails>, showPlain<&S::openReadinessDetails>},
    {"general_settings", "always_include_stream_usage", readBool<&S::alwaysIncludeStreamUsage>, showPlain<&S::alwaysIncludeStreamUsage>},
    {"general_settings", "max_request_size_mb", readMostBody, showMostBody},
    {"general_settings", "completion_model", readText<&S::completionModel>, showText<&S::completionModel>},
    {"general_settings", "ssl_certfile_path", readText<&S::sslCertificate>, showText<&S::sslCertificate>, "SSL_CERTFILE_PATH"},
    {"general_settings", "ssl_keyfile_path", readText<&S::sslKey>, showText<&S::sslKey>, "SSL_KEYFILE_PATH"},
    {"litellm_settings", "require_auth_for_metrics_endpoint", readBool<&S::requireKeyForMetrics>, showPlain<&S::requireKeyForMetrics>},
    {"litellm_settings", "drop_params", readBool<&S::dropParams>, showPlain<&S::dropParams>, "LITELLM_DROP_PARAMS"},
    {"litellm_settings", "block_requests_for_models_without_pricing", readBool<&S::blockUnpriced>, showPlain<&S::blockUnpriced>},
    {"litellm_settings", "budget_exceeded_status_code", readInteger<&S::budgetExceededStatus, 400, 599>, showPlain<&S::budgetExceededStatus>},
    {"litellm_settings", "max_tokens", readInteger<&S::fallbackMaxTokens, 1, anyInteger>, showPlain<&S::fallbackMaxTokens>},
    {"litellm_settings", "ssl_verify", readSslVerify, showSslVerify, "SSL_VERIFY"},
    {"litellm_settings", "max_budget", readProxyBudget, showProxyBudget},
    {"litellm_settings", "budget_duration", readBudgetDuration, showText<&S::proxyBudgetDuration>},
    {"litellm_settings", "timezone", readTimeZone, showText<&S::timeZone>},
    {"litellm_settings", "budget_reset_time", readResetTime, showResetTime},
    {"litellm_settings", "anthropic_sse_ping_interval_seconds", readPing, showPlain<&S::streamPingSeconds>},
    {"litellm_settings", "request_timeout", readTimeout<&S::timeout>, nullptr, "REQUEST_TIMEOUT"},
    {"litellm_settings", "num_retries", readInteger<&S::numRetries, 0, 1'000>, nullptr, "DEFAULT_MAX_RETRIES"},
    {"litellm_settings", "max_fallbacks", readInteger<&S::maxFallbacks, 0, 1'000>, nullptr, "ROUTER_MAX_FALLBACKS"},
    {"litellm_settings", "fallbacks", readFallbacks<&S::fallbacks>, nullptr},
    {"litellm_settings", "context_window_fallbacks", readFallbacks<&S::contextWindowFallbacks>, nullptr},
    {"litellm_settings", "content_policy_fallbacks", readFallbacks<&S::contentPolicyFallbacks>, nullptr},
    {"litellm_settings", "default_fallbacks", readDefaultFallbacks, nullptr},
    {"litellm_settings", "model_alias_map", readAliasMap, nullptr},
    {"router_settings", "num_retries", readInteger<&S::numRetries, 0, 1'000>, showPlain<&S::numRetries>},
    {"router_settings", "max_fallbacks", readInteger<&S::maxFallbacks, 0, 1'000>, showPlain<&S::maxFallbacks>},
    {"router_settings", "timeout", readTimeout<&S::timeout>, showTimeout},
    {"router_settings", "stream_timeout", readTimeout<&S::streamTimeout>, showStreamTimeout},
    {"router_settings", "retry_after", readRetryAfter, showRetryAfter},
    {"router_settings", "retry_policy", readRetryPolicy, showRetryPolicy},
    {"router_settings", "model_group_retry_policy", readGroupRetryPolicy, showGroupRetryPolicy},
    {"router_settings", "fallbacks", readFallbacks<&S::fallbacks>, showFallbacks<&S::fallbacks>},
    {"router_settings", "context_window_fallbacks", readFallbacks<&S::contextWindowFallbacks>, showFallbacks<&S::contextWindowFallbacks>},
    {"router_settings", "content_policy_fallbacks", readFallbacks<&S::contentPolicyFallbacks>, showFallbacks<&S::contentPolicyFallbacks>},
    {"router_settings", "default_fallbacks", readDefaultFallbacks, showDefaultFallbacks},
    {"router_settings", "model_group_alias", readAliases, showAliases},
};

// In force here whatever the file says, or of no meaning here: nothing is missing, so nothing is said.
constexpr std::string_view settledKeys[] = {"store_model_in_db", "cancel_on_disconnect", "telemetry", "ignore_invalid_deployments",
                                            "disable_master_key_return", "set_verbose", "debug_level", "suppress_debug_info",
                                            "credential_list"};

const SettingKey *findSetting(std::string_view section, std::string_view name)
{
    const auto row = std::ranges::find_if(rows, [&](const SettingKey &key) { return key.section == section && key.name == name; });
    return row == std::end(rows) ? nullptr : row;
}

void readDefaults(ConfigReading &reading, const Environment &environment)
{
    for (const SettingKey &row : rows) {
        const auto given = row.variable && environment ? environment(row.variable) : std::nullopt;
        if (!given || given->empty())
            continue;
        YamlNode value;
        value.kind = YamlNode::Kind::Scalar;
        value.text = *given;
        value.variable = row.variable;
        try {
            row.read(reading, reading.config.settings, value, std::string(row.name));
        } catch (const ConfigFault &fault) {
            throw ConfigFault{std::string("environment variable ") + row.variable, fault.text};
        }
    }
}

void readSection(ConfigReading &reading, const YamlNode &section, const std::string &name)
{
    for (const YamlMember &member : reading.map(section, name).members) {
        const std::string path = name + "." + member.name;
        if (const SettingKey *row = findSetting(name, member.name)) {
            if (!member.value.isNull())
                row->read(reading, reading.config.settings, member.value, path);
            if (!row->isServed)
                reading.unservedKey(member, findKnownKey(name, member.name)->usual, path);
        } else if (const KnownKey *known = findKnownKey(name, member.name)) {
            if (std::ranges::find(settledKeys, member.name) == std::end(settledKeys))
                reading.unservedKey(member, known->usual, path);
        } else {
            reading.unknownKey(member, section.file, name, path);
        }
    }
}

} // namespace

std::span<const SettingKey> settingKeys() { return rows; }

void readSettings(ConfigReading &reading, const YamlNode &root, const Environment &environment)
{
    readDefaults(reading, environment);
    for (const char *name : {"general_settings", "litellm_settings", "router_settings"}) {
        if (const YamlNode *section = root.find(name); section && !section->isNull())
            readSection(reading, *section, name);
    }
}

} // namespace portreeve
