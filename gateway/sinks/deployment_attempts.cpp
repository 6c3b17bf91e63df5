// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/deployment_attempts.h"

#include <map>

#include "gateway/sinks/passing_query.h"
#include "gateway/sinks/request_series.h"
#include "gateway/sinks/spend_reader.h"

namespace portreeve {

namespace {

struct Newest {
    std::int64_t id = 0, provider = 0;
    Micros at = 0;
};

constexpr char failures[] = "SELECT a.id, a.deployment, a.provider, a.started, a.status FROM attempts AS a INDEXED BY attempts_by_request"
                            " JOIN requests AS r ON r.id = a.request WHERE a.request >= ?1 AND r.started >= ?2 AND r.started < ?3"
                            " AND (a.error_class != 0 OR a.error_message IS NOT NULL) AND a.status != 499";

void tellNewest(Connection &connection, const Newest &newest, LedgerTexts &texts, DeploymentAttempts &to)
{
    auto row = connection.prepare("SELECT status, error_class, error_message FROM attempts WHERE id = ?1");
    if (!row.bind(1, newest.id).step())
        return;
    to.provider = texts[newest.provider];
    to.lastAt = newest.at;
    to.lastStatus = row.integer(0);
    to.lastClass = texts[row.integer(1)];
    to.lastMessage = row.text(2);
}

} // namespace

std::vector<DeploymentAttempts> deploymentAttempts(Connection &connection, const TimeWindow &window)
{
    LedgerTexts texts(connection);
    std::map<std::string, DeploymentAttempts> all;
    for (const auto &group : requestGroups(connection, {{}, window}, GroupBy::Deployment)) {
        if (!group.name.empty())                     // refused at the gate
            all[group.name].attempts = group.total.requests - group.total.failed;
    }
    const RequestPlan plan = planOf(connection, {{}, window});
    std::map<std::int64_t, Newest> newest;
    PassingQuery rows(connection, failures);
    rows->bind(1, plan.firstId).bind(2, window.from.value_or(INT64_MIN)).bind(3, window.before.value_or(INT64_MAX));
    while (rows->step()) {
        const std::int64_t deployment = rows->integer(1);
        DeploymentAttempts &to = all[texts[deployment]];
        ++to.attempts;
        ++to.failed;
        to.limited += rows->integer(4) == 429;
        if (Newest &last = newest[deployment]; rows->integer(3) >= last.at)
            last = {rows->integer(0), rows->integer(2), rows->integer(3)};
    }
    for (const auto &[deployment, last] : newest)
        tellNewest(connection, last, texts, all[texts[deployment]]);
    std::vector<DeploymentAttempts> found;
    for (auto &[name, attempts] : all) {
        attempts.deployment = name;
        found.push_back(std::move(attempts));
    }
    return found;
}

} // namespace portreeve
