// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <thread>
#include <vector>

#include <QtTest>

#include "gateway/base/clock.h"
#include "gateway/base/ids.h"
#include "tests/support/results.h"

using namespace portreeve;

namespace {

// Stands still, goes back, and now and then goes on: the worst that a wall clock does.
class OddClock final : public Clock {
public:
    Micros wall() const override { return 1'795'000'000 * microsPerSecond + (m_reads++ / 5000 % 7 - 3) * 1000; }
    Micros monotonic() const override { return 0; }

private:
    mutable std::int64_t m_reads = 0;
};

} // namespace

class IdsTest : public QObject {
    Q_OBJECT

private slots:
    // Goal D4: a million ids of eight threads at the same moments, none twice.
    void neverTwice()
    {
        Proof proof("D4");
        constexpr std::size_t threads = 8, each = 125'000;
        std::vector<std::vector<Uuid>> made(threads);
        std::vector<std::thread> running;
        for (std::size_t i = 0; i < threads; ++i) {
            running.emplace_back([&made, i] {
                const OddClock clock;
                IdSource ids(clock, systemRandom());
                for (std::size_t n = 0; n < each; ++n)
                    made[i].push_back(ids.next());
            });
        }
        for (auto &thread : running)
            thread.join();
        std::vector<Uuid> all;
        for (const auto &ids : made) {
            QVERIFY(std::is_sorted(ids.begin(), ids.end()));
            all.insert(all.end(), ids.begin(), ids.end());
        }
        std::sort(all.begin(), all.end());
        QCOMPARE(all.size(), threads * each);
        QVERIFY(std::adjacent_find(all.begin(), all.end()) == all.end());
        proof.count("ids", std::int64_t(all.size()));
        proof.count("collisions", 0);
    }

    // Many workers begin in the same millisecond, each start of each process anew.
    void startsDoNotMeet()
    {
        const OddClock clock;
        std::vector<Uuid> firsts;
        for (int i = 0; i < 20'000; ++i)
            firsts.push_back(IdSource(clock, systemRandom()).next());
        std::sort(firsts.begin(), firsts.end());
        QVERIFY(std::adjacent_find(firsts.begin(), firsts.end()) == firsts.end());
    }

    void textsComeBack()
    {
        const OddClock clock;
        IdSource ids(clock, seededRandom(4));
        for (int i = 0; i < 1000; ++i) {
            const Uuid id = ids.next();
            const auto read = Uuid::parse(id.text());
            QVERIFY(read && *read == id);
            QCOMPARE(id.bytes[6] >> 4, 7);
        }
    }
};

QTEST_APPLESS_MAIN(IdsTest)
#include "ids_test.moc"
