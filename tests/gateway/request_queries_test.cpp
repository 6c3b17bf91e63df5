// SPDX-License-Identifier: GPL-3.0-or-later
#include <sqlite3.h>

#include "varied_books.h"

using namespace varied;

class RequestQueriesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { books = std::make_unique<VariedBooks>(directory, 1200, 3); }
    void cleanupTestCase() { books.reset(); }

    void sqlAndMatcherAgree()
    {
        Dice dice(11);
        std::int64_t pairs = 0, meant = 0;
        for (int round = 0; round < 600; ++round) {
            std::string text;
            for (std::uint64_t terms = 1 + dice() % 3; terms > 0; --terms)
                text += (dice() % 4 ? "" : "-") + someTerm(dice, books->rows) + " ";
            const auto filter = parsed(text);
            std::set<std::int64_t> expected;
            for (const auto &row : books->rows) {
                if (matches(filter, row))
                    expected.insert(row.id);
            }
            std::set<std::int64_t> found;
            read([&](Connection &connection) {
                scanRequests(connection, {filter, {}}, "r.id", [&](const Statement &row) { found.insert(row.integer(0)); });
            });
            if (found != expected)
                qFatal("they disagree on %s: SQL finds %zu, the matcher %zu", text.c_str(), found.size(), expected.size());
            pairs += std::int64_t(books->rows.size());
            meant += std::int64_t(expected.size());
        }
        QVERIFY(pairs >= 100'000);
        QVERIFY(meant > pairs / 50);
    }

    void pages_data()
    {
        QTest::addColumn<int>("sort");
        QTest::addColumn<bool>("ascending");
        QTest::addColumn<QString>("filter");
        for (int sort = 0; sort < 6; ++sort) {
            for (const char *filter : {"", "model:gpt-4o", "has:error"})
                QTest::addRow("%d %s", sort, filter) << sort << (sort % 2 == 0) << QString(filter);
        }
    }

    // Walking down, walking up and jumping show the same list.
    void pages()
    {
        QFETCH(int, sort);
        QFETCH(bool, ascending);
        QFETCH(QString, filter);
        const RequestSearch search{parsed(filter.toStdString()), {}};
        RequestPageAsk ask;
        ask.sort = sortOf(sort);
        ask.ascending = ascending;
        ask.limit = 5000;
        const auto all = idsOf(search, ask);
        QCOMPARE(all.size(), std::size_t(std::count_if(books->rows.begin(), books->rows.end(), [&](const SpendRow &row) { return matches(search.filter, row); })));
        ask.limit = 37;
        std::vector<std::int64_t> down;
        std::vector<RequestCursor> cursors;
        for (auto page = pageOf(search, ask); !page.rows.empty(); page = pageOf(search, ask)) {
            for (const auto &row : page.rows)
                down.push_back(row.id);
            cursors.insert(cursors.end(), page.cursors.begin(), page.cursors.end());
            ask.below = RequestCursor::parse(page.cursors.back().text());
        }
        QCOMPARE(down, all);
        ask.below.reset();
        ask.above = cursors.back();
        const auto up = pageOf(search, ask);
        std::vector<std::int64_t> expected(all.end() - 38, all.end() - 1);
        QCOMPARE(ids(up), expected);
        ask.above.reset();
        ask.at = 50;
        QCOMPARE(ids(pageOf(search, ask)), std::vector<std::int64_t>(all.begin() + 50, all.begin() + 87));
    }

    // A place in a window is found by numbers, although some requests ran across its begin or end.
    void jumpsInAWindow()
    {
        Dice dice(17);
        for (int round = 0; round < 60; ++round) {
            RequestSearch search;
            const auto moment = [&] { return books->rows[dice() % books->rows.size()].started + Micros(dice() % 3) - 1; };
            const auto one = moment(), other = moment();
            if (round % 4)
                search.window.from = std::min(one, other);
            if (round % 3)
                search.window.before = std::max(one, other) + 1;
            RequestPageAsk ask;
            ask.ascending = round % 2;
            ask.limit = 5000;
            const auto all = idsOf(search, ask);
            ask.limit = 7;
            for (int jump = 0; jump < 6 && !all.empty(); ++jump) {
                ask.at = std::int64_t(dice() % all.size());
                const auto begin = all.begin() + ask.at;
                QCOMPARE(ids(pageOf(search, ask)), std::vector<std::int64_t>(begin, begin + std::min<std::ptrdiff_t>(7, all.end() - begin)));
            }
        }
    }

    // Where nothing came for hours, a place is still found by numbers: not by reading all that is above it.
    void jumpsAfterSilence()
    {
        TestDirectory own;
        VariedBooks some(own, 2600, 4);              // fewer are found by time
        const auto byStart = [](const SpendRow &a, const SpendRow &b) { return a.started < b.started; };
        const Micros newest = std::max_element(some.rows.begin(), some.rows.end(), byStart)->started;
        const auto stepsUntil = [&](Micros before, RequestPage &page) {
            std::int64_t steps = 0;
            RequestPageAsk ask;
            ask.limit = 5;
            ask.at = 2000;
            some.database->read([&](Connection &connection) {
                sqlite3_progress_handler(connection.raw(), 10, [](void *count) { return ++*static_cast<std::int64_t *>(count), 0; }, &steps);
                page = requestPage(connection, {{}, {std::nullopt, before}}, ask);
                sqlite3_progress_handler(connection.raw(), 0, nullptr, nullptr);
            });
            return steps;
        };
        RequestPage near, far;
        const auto atOnce = stepsUntil(newest + 1, near), later = stepsUntil(newest + 6 * 3600 * microsPerSecond, far);
        QCOMPARE(ids(far), ids(near));
        QCOMPARE(far.rows.size(), std::size_t(5));
        QVERIFY2(later <= atOnce + 20, qPrintable(QStringLiteral("%1 steps after silence, %2 without").arg(later).arg(atOnce)));
    }

    void sortedAsSaid()
    {
        RequestPageAsk ask;
        ask.limit = 5000;
        ask.sort = RequestSort::Duration;
        const auto page = pageOf({}, ask);
        QVERIFY(std::is_sorted(page.rows.begin(), page.rows.end(), [](const SpendRow &a, const SpendRow &b) { return a.duration > b.duration; }));
        ask.sort = RequestSort::Cost;
        ask.ascending = true;
        const auto cheap = pageOf({}, ask);
        QVERIFY(!cheap.rows.front().cost);       // unknown prices stand below free
        QVERIFY(std::is_sorted(cheap.rows.begin(), cheap.rows.end(), [](const SpendRow &a, const SpendRow &b) { return a.cost.value_or(-1) < b.cost.value_or(-1); }));
    }

    // What comes new is above; nothing of what was there moves.
    void newRowsAreAbove()
    {
        TestDirectory own;
        VariedBooks some(own, 40, 5);
        RequestPageAsk ask;
        RequestPage first;
        some.database->read([&](Connection &connection) { first = requestPage(connection, {}, ask); });
        const auto old = some.rows.size();
        for (int i = 0; i < 7; ++i)
            some.add(i);
        some.ledger->drained();
        ask.above = first.cursors.front();
        some.database->read([&](Connection &connection) {
            const auto page = requestPage(connection, {}, ask);
            QCOMPARE(page.rows.size(), std::size_t(7));
            QCOMPARE(page.rows.back().id, std::int64_t(old + 1));
            QVERIFY(page.newest > first.newest);
        });
    }

    void windows_data()
    {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("before");
        QTest::newRow("all") << qint64(0) << qint64(0);
        QTest::newRow("a minute") << qint64(3000) << qint64(3060);
        QTest::newRow("cut quarters") << qint64(700) << qint64(9000);
        QTest::newRow("whole quarters") << qint64(1820) << qint64(4520);
        QTest::newRow("from") << qint64(5000) << qint64(0);
        QTest::newRow("until") << qint64(0) << qint64(5000);
        QTest::newRow("nothing yet") << qint64(900'000) << qint64(0);
        QTest::newRow("before all") << qint64(-9000) << qint64(-8000);
    }

    // Counts from sums and from rows, lists, facets and the strip: one truth.
    void windows()
    {
        QFETCH(qint64, from);
        QFETCH(qint64, before);
        for (const char *text : {"", "model:gpt-4o", "-key:\"key 1\" provider:openai", "team:team-1", "status:error", "has:session dur:>1s", "model:none"}) {
            RequestSearch search{parsed(text), windowOf(from, before)};
            const auto expected = expectedCount(search);
            read([&](Connection &connection) {
                const auto count = requestCount(connection, search, {});
                QCOMPARE(qint64(count.count), qint64(expected.count));
                QCOMPARE(qint64(count.failed), qint64(expected.failed));
                QCOMPARE(qint64(count.cost), qint64(expected.cost));
                QCOMPARE(qint64(count.input), qint64(expected.input));
                QCOMPARE(qint64(count.output), qint64(expected.output));
                QVERIFY(count.latency == expected.latency);
                QVERIFY(count.isExact);
                RequestPageAsk ask;
                ask.limit = 5000;
                QCOMPARE(qint64(requestPage(connection, search, ask).rows.size()), qint64(expected.count));
                const auto strip = requestHistogram(connection, search, 50, books->clock.wall());
                QVERIFY(strip.ok.size() <= 51);
                QCOMPARE(qint64(std::accumulate(strip.failed.begin(), strip.failed.end(), std::int64_t(0))), qint64(expected.failed));
                QCOMPARE(qint64(std::accumulate(strip.ok.begin(), strip.ok.end(), std::int64_t(0))), qint64(expected.count - expected.failed));
            });
        }
    }

    // Books from before there were sums of hours: what is older comes from the quarters.
    void hoursThatAreNotKept()
    {
        TestDirectory own;
        VariedBooks some(own, 400, 6);
        const auto count = [&] {
            RequestCount found;
            some.database->read([&](Connection &connection) { found = requestCount(connection, {}, {}); });
            return found;
        };
        const auto before = count();
        const std::int64_t hour = some.number("SELECT max(hour) FROM sums_hour WHERE kind = 0");
        some.database->write([&](Connection &connection) {
            connection.prepare("DELETE FROM sums_hour WHERE hour < ?1").bind(1, hour).run();
            connection.prepare("UPDATE ledger_facts SET value = ?1 WHERE name = 'hours_from'").bind(1, hour).run();
        });
        const auto after = count();
        QCOMPARE(qint64(after.count), qint64(some.rows.size()));
        QCOMPARE(qint64(after.cost), qint64(before.cost));
        QVERIFY(after.latency == before.latency);
        // and the hours are what is read where they are there
        some.database->write([&](Connection &connection) { connection.execute("UPDATE sums_hour SET requests = requests + 1 WHERE kind = 0"); });
        QVERIFY(count().count > after.count);
    }

    void stripPutsRowsWhereTheyAre()
    {
        const RequestSearch search{parsed("status:error"), {}};
        RequestHistogram strip;
        read([&](Connection &connection) { strip = requestHistogram(connection, search, 60, books->clock.wall()); });
        std::vector<std::int64_t> failed(strip.failed.size());
        for (const auto &row : books->rows)
            failed[std::size_t((row.started - strip.from) / strip.step)] += row.flags & flag::failed ? 1 : 0;
        QCOMPARE(strip.failed, failed);
        QCOMPARE(strip.from % strip.step, Micros(0));
    }

    void facets()
    {
        const auto filter = parsed("status:error model:(gpt-4o OR claude)");
        std::vector<Facet> found;
        read([&](Connection &connection) { found = requestFacets(connection, {filter, {}}, {"status", "model", "key", "team", "error", "provider", "deployment"}, 2, {}); });
        QCOMPARE(found.size(), std::size_t(7));
        for (const auto &facet : found) {
            const RequestField *field = findRequestField(facet.field);
            const auto rest = filter.without(facet.field);
            std::int64_t listed = facet.others;
            for (const auto &value : facet.values) {
                const auto narrowed = std::count_if(books->rows.begin(), books->rows.end(), [&](const SpendRow &row) {
                    if (!matches(rest, row))
                        return false;
                    if (field->number)
                        return std::to_string(*field->number(row)) == value.value;
                    const auto texts = field->texts(row);
                    return std::find(texts.begin(), texts.end(), value.value) != texts.end();
                });
                QCOMPARE(qint64(value.count), qint64(narrowed));
                listed += value.count;
            }
            QVERIFY(facet.values.size() <= 2);
            QVERIFY(facet.isExact);
            const auto all = std::count_if(books->rows.begin(), books->rows.end(), [&](const SpendRow &row) {
                return matches(rest, row) && (field->number ? field->number(row).has_value() : matches(parsed("has:" + facet.field), row) && !field->texts(row).front().empty());
            });
            if (facet.field != "key")
                QCOMPARE(qint64(listed), qint64(all));
        }
    }

    // Bare texts over more rows than one run has: what is found in runs, in names and in the rows after them is what the rows say.
    void textsOfRuns()
    {
        TestDirectory own;
        VariedBooks some(own, 2 * 4096 + 300, 8);
        QCOMPARE(some.number("SELECT count(*) FROM row_texts"), std::int64_t(2));
        Dice dice(9);
        std::vector<std::string> parts{"broke", "night ly", "100%", "openai", "[x]", "req-1", "a\"b", "key", "019", "too many", "kund", "s1", "gpt-4o", "team-1", "deployment-2", "nobody",
                                       "e", "\"env:prod\",\"", "ratelimit", "chatcmpl-ab812", "\x1f", "a\nb"};
        for (int i = 0; i < 24; ++i) {
            const SpendRow &row = oneOf(dice, some.rows);
            const std::string text = oneOf<std::string>(dice, {row.callId.text(), row.replyId, row.sessionId, row.errorMessage, row.tags});
            if (text.size() > 4)
                parts.push_back(text.substr(dice() % (text.size() - 3), 3 + dice() % 9));
            parts.push_back(row.callId.text().substr(dice() % 32, 4 + dice() % 32));
        }
        for (const auto &part : parts) {
            for (const char *how : {"", "-", "model:gpt-4o "}) {
                RequestFilter filter = parsed(std::string(how) + "placeholder");
                filter.terms.back().texts.front().text = lower(part);
                std::vector<std::int64_t> expected;
                for (auto row = some.rows.rbegin(); row != some.rows.rend(); ++row) {
                    if (matches(filter, *row))
                        expected.push_back(row->id);
                }
                some.database->read([&](Connection &connection) { checkLists(connection, filter, expected, part); });
            }
        }
    }

    // Customers are found by the texts of runs, too: all of a name, any case, stars, several, and what is too short for it.
    void customersOfRuns()
    {
        TestDirectory own;
        VariedBooks some(own, 4096 + 300, 8);
        QCOMPARE(some.number("SELECT count(*) FROM row_texts"), std::int64_t(1));
        std::set<std::string> names;
        for (const auto &row : some.rows)
            names.insert(row.endUser);
        std::vector<std::string> texts{"nobody", "*", "k*", "*und*", "kun*", "KUN*", "(nobody OR *und*)", "a*zz"};
        for (const auto &name : names) {
            if (!name.empty())
                texts.push_back('"' + name + '"');
        }
        QVERIFY(texts.size() > 10);
        std::size_t meant = 0;
        for (const auto &text : texts) {
            for (const char *how : {"", "-", "has:error ", "too "}) {
                const RequestFilter filter = parsed(std::string(how) + "customer:" + text);
                std::vector<std::int64_t> expected;
                for (auto row = some.rows.rbegin(); row != some.rows.rend(); ++row) {
                    if (matches(filter, *row))
                        expected.push_back(row->id);
                }
                meant += expected.size();
                some.database->read([&](Connection &connection) { checkLists(connection, filter, expected, text); });
            }
        }
        QVERIFY(meant > 0);
    }

    // Books from before there were runs of texts: they are made at the next start.
    void textsOfOldBooks()
    {
        TestDirectory own;
        {
            VariedBooks some(own, 4096 + 100, 8);
            some.database->write([](Connection &connection) { connection.execute("DELETE FROM row_texts"); });
        }
        VariedBooks again(own, 1, 9);
        QCOMPARE(again.number("SELECT count(*) FROM row_texts"), std::int64_t(1));
        QCOMPARE(again.number("SELECT last FROM row_texts"), std::int64_t(4096));
    }

    void byId()
    {
        const SpendRow &row = books->rows[100];
        read([&](Connection &connection) {
            QCOMPARE(requestById(connection, row.callId.text())->id, row.id);
            QVERIFY(!requestById(connection, "nobody"));
            const auto named = std::find_if(books->rows.rbegin(), books->rows.rend(), [](const SpendRow &each) { return each.clientCallId == "Req-3"; });
            QVERIFY(named != books->rows.rend());
            QCOMPARE(requestById(connection, "Req-3")->id, named->id);      // the newest
        });
    }

    // A statement that nobody waits for ends.
    void stops()
    {
        auto gone = std::make_shared<std::atomic<bool>>(true);
        const std::string endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";
        const auto run = [&](std::chrono::milliseconds most, QueryLimit::Gone whether) {
            bool stopped = false;
            read([&](Connection &connection) {
                const QueryLimit limit(connection, most, whether);
                PassingQuery query(connection, endless);
                try {
                    query->step();
                } catch (const DatabaseError &error) {
                    stopped = wasStopped(error);
                }
            });
            return stopped;
        };
        QVERIFY(run(std::chrono::hours(1), gone));
        QVERIFY(run(std::chrono::milliseconds(20), nullptr));
        read([&](Connection &connection) { QCOMPARE(qint64(requestCount(connection, {}, {}).count), qint64(books->rows.size())); });     // and the connection goes on
    }

private:
    void read(const std::function<void(Connection &)> &work) { books->database->read(work); }

    RequestPage pageOf(const RequestSearch &search, const RequestPageAsk &ask)
    {
        RequestPage page;
        read([&](Connection &connection) { page = requestPage(connection, search, ask); });
        return page;
    }

    static std::vector<std::int64_t> ids(const RequestPage &page)
    {
        std::vector<std::int64_t> all;
        for (const auto &row : page.rows)
            all.push_back(row.id);
        return all;
    }
    std::vector<std::int64_t> idsOf(const RequestSearch &search, const RequestPageAsk &ask) { return ids(pageOf(search, ask)); }

    // All of a list, its pages in both directions, from a place, and its count. `expected`: the newest first.
    static void checkLists(Connection &connection, const RequestFilter &filter, const std::vector<std::int64_t> &expected, const std::string &part)
    {
        const auto idsOf = [&](const RequestPageAsk &ask) {
            std::vector<std::int64_t> ids;
            for (const auto &cursor : requestPage(connection, {filter, {}}, ask).cursors)
                ids.push_back(cursor.id);
            return ids;
        };
        std::vector<std::int64_t> all;
        scanRequests(connection, {filter, {}}, "r.id", [&](const Statement &row) { all.push_back(row.integer(0)); });
        std::sort(all.rbegin(), all.rend());
        QVERIFY2(all == expected, part.c_str());
        RequestPageAsk ask;
        QVERIFY2(requestCount(connection, {filter, {}}, {}).count == std::int64_t(expected.size()), part.c_str());
        if (expected.size() < 9)
            return;
        ask.limit = 3;
        const auto middle = expected.begin() + std::ptrdiff_t(expected.size() / 2);
        ask.at = middle - expected.begin();
        QVERIFY2(idsOf(ask) == std::vector(middle, middle + 3), part.c_str());
        ask.at = 0;
        ask.below = RequestCursor{0, *middle};
        QVERIFY2(idsOf(ask) == std::vector(middle + 1, middle + 4), part.c_str());
        ask.below.reset();
        ask.above = RequestCursor{0, *middle};
        QVERIFY2(idsOf(ask) == std::vector(middle - 3, middle), part.c_str());
    }

    RequestCount expectedCount(const RequestSearch &search)
    {
        RequestCount count;
        for (const auto &row : books->rows) {
            if (!matches(search.filter, row) || row.started < search.window.from.value_or(0) || row.started >= search.window.before.value_or(INT64_MAX))
                continue;
            ++count.count;
            const bool failed = row.flags & flag::failed;
            count.failed += failed;
            count.cost += row.cost.value_or(0);
            count.input += row.prompt;
            count.output += row.completion;
            if (!failed)
                count.latency.add(row.duration);
        }
        return count;
    }

    TestDirectory directory;
    std::unique_ptr<VariedBooks> books;
};

QTEST_APPLESS_MAIN(RequestQueriesTest)
#include "request_queries_test.moc"
