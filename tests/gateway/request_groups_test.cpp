// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/deployment_attempts.h"
#include "varied_books.h"

using namespace varied;

class RequestGroupsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { books = std::make_unique<VariedBooks>(directory, 1200, 3); }
    void cleanupTestCase() { books.reset(); }

    // Statuses, errors and deployments where the sums know the rest, and where they do not: the rows themselves say the same.
    void groupsAreWhatRowsSay()
    {
        for (const auto by : {GroupBy::Status, GroupBy::Error, GroupBy::Deployment})
            checkGroups(*books, by);
    }

    // Books from before there were sums of deployments: what is older comes from the rows, and only that.
    void deploymentsThatAreNotKept()
    {
        TestDirectory own;
        VariedBooks some(own, 1200, 6);
        const std::int64_t first = some.number("SELECT min(quarter) FROM sums_deployment"), last = some.number("SELECT max(quarter) FROM sums_deployment");
        QVERIFY(last - first > 5);
        for (const std::int64_t from : {first, first + 3, first + 4, last}) {
            some.database->write([&](Connection &connection) {
                connection.prepare("DELETE FROM sums_deployment WHERE quarter < ?1").bind(1, from).run();
                connection.prepare("DELETE FROM sums_hour WHERE kind = 4 AND hour * 4 < ?1").bind(1, from).run();
                connection.prepare("UPDATE ledger_facts SET value = ?1 WHERE name = 'deployments_from'").bind(1, from).run();
            });
            checkGroups(some, GroupBy::Deployment);
        }
        // and the sums are what is read where they are there
        const auto requests = [&some](const TimeWindow &window) {
            std::int64_t all = 0;
            some.database->read([&](Connection &connection) {
                for (const auto &group : requestGroups(connection, {{}, window}, GroupBy::Deployment))
                    all += group.total.requests;
            });
            return all;
        };
        const TimeWindow quarter{last * microsPerQuarter, (last + 1) * microsPerQuarter}, hour{last / 4 * microsPerHour, (last / 4 + 1) * microsPerHour};
        for (const auto &[window, change] : {std::pair(quarter, "UPDATE sums_deployment SET requests = requests + 1"), {hour, "UPDATE sums_hour SET requests = requests + 1 WHERE kind = 4"}}) {
            some.database->write([&](Connection &connection) {
                connection.prepare("UPDATE ledger_facts SET value = 0 WHERE name = 'deployments_from'").run();
                connection.execute("INSERT OR IGNORE INTO sums_hour SELECT 4, quarter / 4, deployment, sum(requests), 0, 0, 0, 0, 0, x'' FROM sums_deployment GROUP BY 2, 3");
            });
            const auto before = requests(window);
            some.database->write([&](Connection &connection) { connection.execute(change); });
            QVERIFY(requests(window) > before);
        }
    }

    // What another attempt made good is a failure of its deployment, though no request tells of it.
    void attemptsOfDeployments()
    {
        std::int64_t madeGood = 0;
        for (const auto &window : {windowOf(0, 0), windowOf(700, 9000), windowOf(1820, 4520), windowOf(3000, 3060), windowOf(900'000, 0)}) {
            std::map<std::string, DeploymentAttempts> expected;
            for (const auto &row : books->rows) {
                if (row.started < window.from.value_or(0) || row.started >= window.before.value_or(INT64_MAX))
                    continue;
                const bool failed = row.flags & flag::failed;
                if (!row.deployment.empty())
                    expected[row.deployment].attempts += failed ? 0 : 1;
                for (const auto &attempt : row.attempts) {
                    if ((attempt.errorClass.empty() && attempt.errorMessage.empty()) || attempt.status == 499)
                        continue;
                    DeploymentAttempts &to = expected[attempt.deployment];
                    ++to.attempts;
                    ++to.failed;
                    to.limited += attempt.status == 429;
                    to.lastAt = std::max(to.lastAt, attempt.started);
                    madeGood += failed ? 0 : 1;
                }
            }
            std::vector<DeploymentAttempts> found;
            read([&](Connection &connection) { found = deploymentAttempts(connection, window); });
            QCOMPARE(found.size(), expected.size());
            for (const auto &one : found) {
                const auto &of = expected.at(one.deployment);
                QCOMPARE(one.attempts, of.attempts);
                QCOMPARE(one.failed, of.failed);
                QCOMPARE(one.limited, of.limited);
                QCOMPARE(one.lastAt, of.lastAt);
                QCOMPARE(one.lastMessage.empty() && one.lastClass.empty(), one.failed == 0);
            }
        }
        QVERIFY(madeGood > 50);
    }

    void facetsOfOneField()
    {
        for (const char *text : {"", "model:gpt-4o", "status:error", "error:RateLimit*"}) {
            const auto filter = parsed(text);
            for (const std::string_view field : {"status", "error", "deployment"}) {
                std::map<std::string, qint64> expected, found;
                for (const auto &row : books->rows) {
                    const std::string value = field == "status" ? std::to_string(row.status) : field == "error" ? row.errorClass : row.deployment;
                    if (!value.empty() && matches(filter.without(std::string(field)), row))
                        ++expected[value];
                }
                read([&](Connection &connection) {
                    const auto facets = requestFacets(connection, {filter, {}}, {std::string(field)}, 50, {});
                    for (const auto &value : facets.front().values)
                        found[value.value] = value.count;
                });
                QVERIFY2(found == expected, text);
            }
        }
    }

private:
    static void checkGroups(VariedBooks &some, GroupBy by)
    {
        using Told = std::map<std::string, std::array<qint64, 5>>;
        const auto kind = [](int status) { return status == 429 ? "429" : status == 499 ? "499" : status >= 500 ? "5xx" : status >= 400 ? "4xx" : "2xx"; };
        for (const char *text : {"", "model:gpt-4o", "status:error", "status:429", "has:session", "model:none"}) {
            for (const auto &window : {windowOf(0, 0), windowOf(700, 9000), windowOf(1820, 4520), windowOf(3000, 3060), windowOf(0, 5000), windowOf(5000, 0)}) {
                const RequestSearch search{parsed(text), window};
                Told expected, found;
                std::map<std::string, Bins> latencies;
                for (const auto &row : some.rows) {
                    if (!matches(search.filter, row) || row.started < window.from.value_or(0) || row.started >= window.before.value_or(INT64_MAX))
                        continue;
                    const std::string name = by == GroupBy::Status ? kind(int(row.status)) : by == GroupBy::Error ? row.errorClass : row.deployment;
                    auto &told = expected[name];
                    const bool failed = row.flags & flag::failed;
                    const std::array<qint64, 5> one{1, failed ? 1 : 0, row.cost.value_or(0), row.prompt, row.completion};
                    std::transform(told.begin(), told.end(), one.begin(), told.begin(), std::plus());
                    if (!failed)
                        latencies[name].add(row.duration);
                }
                some.database->read([&](Connection &connection) {
                    for (const auto &group : requestGroups(connection, search, by)) {
                        found[group.name] = {group.total.requests, group.total.failed, group.total.cost, group.total.input, group.total.output};
                        if (by == GroupBy::Deployment)
                            QVERIFY2(group.total.latency == latencies[group.name], text);
                    }
                });
                QVERIFY2(found == expected, text);
            }
        }
    }

    void read(const std::function<void(Connection &)> &work) { books->database->read(work); }

    TestDirectory directory;
    std::unique_ptr<VariedBooks> books;
};

QTEST_APPLESS_MAIN(RequestGroupsTest)
#include "request_groups_test.moc"
