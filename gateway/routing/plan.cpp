// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/routing/plan.h"

#include <algorithm>

#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr Micros longestWait = 8 * microsPerSecond;
constexpr Micros longestWish = 60 * microsPerSecond;      // of a provider that names the time; beyond it, it is not waited for

// What a retry_policy says of an error class.
std::optional<int> policyFor(const RetryPolicy &policy, const std::string &errorClass)
{
    struct Row {
        std::string_view errorClass;
        std::optional<int> RetryPolicy::*count;
    };
    static constexpr Row rows[] = {{"BadRequestError", &RetryPolicy::badRequest},
                                   {"AuthenticationError", &RetryPolicy::authentication},
                                   {"Timeout", &RetryPolicy::timeout},
                                   {"RateLimitError", &RetryPolicy::rateLimit},
                                   {"ContentPolicyViolationError", &RetryPolicy::contentPolicy},
                                   {"InternalServerError", &RetryPolicy::internalServer},
                                   {"ServiceUnavailableError", &RetryPolicy::serviceUnavailable},
                                   {"NotFoundError", &RetryPolicy::notFound}};
    for (const auto &row : rows) {
        if (row.errorClass == errorClass && (policy.*row.count))
            return policy.*row.count;
    }
    return policy.otherwise;
}

bool isRetryableStatus(int status) { return status == 408 || status == 409 || status == 429 || status >= 500; }

} // namespace

Plan::Plan(const Snapshot &snapshot, std::shared_ptr<const ModelGroup> group, Wishes wishes, const Random &random)
    : m_snapshot(snapshot), m_group(std::move(group)), m_firstGroup(m_group->name), m_wishes(std::move(wishes)), m_random(random)
{
    m_groupsTried.push_back(m_firstGroup);
}

void Plan::failed(const Failure &failure)
{
    m_failure = failure;
    if (!m_firstFailure)
        m_firstFailure = failure;
}

std::optional<Step> Plan::next()
{
    if (!m_started) {
        m_started = true;
        auto target = choose();
        if (!target)
            return nextFallback();
        return Step{std::move(target), m_group->name};
    }
    if (mayRetry()) {
        const Micros wait = retryWait();
        if (auto target = choose()) {
            ++m_retriesHere;
            ++m_retries;
            return Step{std::move(target), m_group->name, wait, true, false};
        }
    }
    return nextFallback();
}

// The group's other deployments first; a lone one is asked again.
std::shared_ptr<const Target> Plan::choose()
{
    auto target = m_tried.empty() ? firstChoice(*m_group, m_random) : weightedShuffle(m_group->targets, m_tried, m_random);
    if (!target && !m_tried.empty()) {
        m_tried.clear();
        target = firstChoice(*m_group, m_random);
    }
    if (target)
        m_tried.push_back(target.get());
    return target;
}

int Plan::allowedRetries() const
{
    if (m_wishes.retries)
        return *m_wishes.retries;
    if (!m_tried.empty() && m_tried.back()->record->maxRetries)
        return int(*m_tried.back()->record->maxRetries);
    return m_snapshot.settings.numRetries;
}

bool Plan::mayRetry() const
{
    const Settings &settings = m_snapshot.settings;
    if (!m_failure || (m_wishes.retries && *m_wishes.retries == 0))
        return false;
    if (m_failure->retryAfter.value_or(0) > longestWish && !otherIsFree())
        return false;
    const auto ofGroup = settings.groupRetryPolicy.find(m_group->name);
    const RetryPolicy &policy = ofGroup != settings.groupRetryPolicy.end() ? ofGroup->second : settings.retryPolicy;
    if (const auto count = policyFor(policy, m_failure->errorClass))
        return m_retriesHere < *count;
    // It may have been done: asking again may pay twice (goal N3).
    if (m_failure->outcomeUnknown)
        return false;
    const bool otherCredential = (m_failure->status == 401 || m_failure->status == 403) && hasSiblings();
    if (!isRetryableStatus(m_failure->status) && !otherCredential)
        return false;
    return m_retriesHere < allowedRetries();
}

Micros Plan::retryWait()
{
    if (otherIsFree())
        return 0;
    Micros wait = std::min<Micros>(longestWait, (microsPerSecond / 2) << std::min(m_retriesHere, 5));
    if (m_failure->retryAfter && *m_failure->retryAfter > 0 && *m_failure->retryAfter <= longestWish)
        wait = *m_failure->retryAfter;
    wait = std::max<Micros>(wait, m_snapshot.settings.retryAfter.count() * 1000);
    return wait + Micros(randomBelow(m_random, 750'000));
}

const std::vector<std::string> &Plan::fallbackList() const
{
    static const std::vector<std::string> none;
    const Settings &settings = m_snapshot.settings;
    if (!m_wishes.fallbacks.empty())
        return m_wishes.fallbacks;
    const auto listOf = [&](const FallbackLists &lists) -> const std::vector<std::string> * {
        auto found = lists.find(m_firstGroup);
        if (found == lists.end())
            found = lists.find("*");
        return found == lists.end() ? nullptr : &found->second;
    };
    const std::string &errorClass = m_firstFailure ? m_firstFailure->errorClass : std::string();
    const FallbackLists *own = errorClass == "ContextWindowExceededError" ? &settings.contextWindowFallbacks
        : errorClass == "ContentPolicyViolationError"                     ? &settings.contentPolicyFallbacks
                                                                          : nullptr;
    if (own && !own->empty()) {
        const auto *list = listOf(*own);
        return list ? *list : none;
    }
    const auto *list = listOf(settings.fallbacks);
    return list ? *list : settings.defaultFallbacks;
}

std::optional<Step> Plan::nextFallback()
{
    if (m_wishes.disableFallbacks || m_fallbacks >= m_snapshot.settings.maxFallbacks)
        return std::nullopt;
    for (const auto &name : fallbackList()) {
        if (std::find(m_groupsTried.begin(), m_groupsTried.end(), name) != m_groupsTried.end())
            continue;
        m_groupsTried.push_back(name);
        auto group = m_snapshot.resolve(name);
        if (!group)
            continue;
        m_group = std::move(group);
        m_tried.clear();
        m_retriesHere = 0;
        auto target = choose();
        if (!target)
            continue;
        ++m_fallbacks;
        return Step{std::move(target), m_group->name, 0, false, true};
    }
    return std::nullopt;
}

std::string Plan::epilogue(const std::string &lastError) const
{
    const std::string start = "\n\nLiteLLM: model group '" + m_firstGroup + "' failed with the error above";
    if (m_fallbacks > 0)
        return start + ". Fallback to " + m_groupsTried.back() + " also failed: " + lastError;
    const Settings &settings = m_snapshot.settings;
    if (m_wishes.disableFallbacks || (settings.fallbacks.empty() && settings.defaultFallbacks.empty()))
        return start + ". No fallback was attempted.";
    std::vector<std::string> configured;
    for (const auto &[name, list] : settings.fallbacks)
        configured.push_back(name);
    return start + " and no fallback model group was found for it, so the request was not retried on another model. Fallbacks are configured for: "
        + join(configured, ", ") + ". Add a fallbacks entry for that model group (Router fallbacks or proxy router_settings.fallbacks) to retry on another model.";
}

} // namespace portreeve
