// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gateway/base/money.h"
#include "gateway/base/secret.h"
#include "gateway/base/time_zone.h"

namespace portreeve {

// {"ours": ["first", "second"]}
using FallbackLists = std::map<std::string, std::vector<std::string>>;

// How often an error class is tried again; unset: as numRetries says. LiteLLM's retry_policy.
struct RetryPolicy {
    std::optional<int> badRequest, authentication, timeout, rateLimit, contentPolicy, internalServer, serviceUnavailable, notFound, otherwise;
};

// The settings that the data path reads, of litellm_settings, router_settings and general_settings.
struct Settings {
    // general_settings
    Secret masterKey;
    bool permitWeakMasterKey = false;             // dangerously_permit_weak_or_unset_master_key
    std::string keyHeaderName;                    // litellm_key_header_name; empty: only the usual ones
    std::optional<std::int64_t> maxParallelRequests;
    bool storePrompts = false;
    bool requireKeyForMetrics = true;
    bool openReadinessDetails = false;
    bool alwaysIncludeStreamUsage = false;
    std::size_t mostBody = 32u << 20;             // max_request_size_mb
    std::string completionModel;                  // asked for every chat, whatever its client names; empty: what it names
    // litellm_settings
    bool dropParams = false;
    bool blockUnpriced = false;                   // block_requests_for_models_without_pricing
    int budgetExceededStatus = 422;
    int fallbackMaxTokens = 4096;                 // where a provider demands one and the model's maximum is not known
    bool sslVerify = true;
    std::string sslCaFile;                        // ssl_verify, given as a path
    std::string sslCertificate, sslKey;           // of our server: general_settings.ssl_certfile_path, ssl_keyfile_path
    std::optional<Nanos> proxyBudget;             // max_budget of the whole proxy
    std::string proxyBudgetDuration;
    std::string timeZone = "UTC";                 // timezone, as named
    DayStart dayStart;                            // of budgets: timezone and budget_reset_time
    std::int64_t streamPingSeconds = 15;
    // router_settings
    int numRetries = 2;
    int maxFallbacks = 5;
    std::chrono::milliseconds timeout{6'000'000};
    std::optional<std::chrono::milliseconds> streamTimeout;
    std::chrono::milliseconds retryAfter{0};
    RetryPolicy retryPolicy;
    std::map<std::string, RetryPolicy> groupRetryPolicy;
    FallbackLists fallbacks, contextWindowFallbacks, contentPolicyFallbacks;
    std::vector<std::string> defaultFallbacks;
    std::map<std::string, std::string> aliases;   // model_group_alias
    std::vector<std::string> hiddenAliases;
};

} // namespace portreeve
