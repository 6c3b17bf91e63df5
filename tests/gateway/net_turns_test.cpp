// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <vector>

#include <malloc.h>
#include <sys/eventfd.h>

#include <QtTest>

#include "net_kit.h"
#include "gateway/base/allocation.h"
#include "gateway/net/poller.h"

using namespace portreeve;
using namespace portreeve::tests;

// Who goes first is told in every round, however many others have something to tell.
namespace {

// Counts how often it is told. "Ready" is said by rouse().
class Bell final : public Watch {
public:
    Bell(Poller &poller, Turn turn = Turn::Usual) : Watch(poller, eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC), EPOLLIN, turn) {}

    void rouse() const
    {
        if (eventfd_write(fd(), 1) != 0)
            qFatal("eventfd: %s", strerror(errno));
    }
    int told = 0;
    std::function<void()> act;

private:
    void onEvents(std::uint32_t) override
    {
        ++told;
        if (const auto now = std::exchange(act, nullptr))
            now();
    }
};

struct Stage {
    explicit Stage(int count)
    {
        for (int i = 0; i < count; ++i)
            usual.push_back(std::make_unique<Bell>(poller));
    }

    void rouseAll() const
    {
        for (const auto &bell : usual)
            bell->rouse();
    }

    // Until the first of them was told; the rest of its round comes with it.
    void oneRound()
    {
        context.restart();
        while (told() == 0 && context.run_one_for(1s) > 0) {}
    }

    void untilQuiet()
    {
        context.restart();
        for (int i = 0; i < 50; ++i)
            context.poll();
    }

    int told() const
    {
        int sum = 0;
        for (const auto &bell : usual)
            sum += bell->told;
        return sum;
    }

    boost::asio::io_context context{1};
    Poller &poller = Poller::of(context);
    std::vector<std::unique_ptr<Bell>> usual;
};

} // namespace

class NetTurnsTest : public QObject {
    Q_OBJECT

private slots:
    void theFirstAreToldInARoundThatDoesNotHoldAll()
    {
        Stage stage(1000);
        Bell first(stage.poller, Turn::First);
        stage.rouseAll();
        first.rouse();
        stage.oneRound();
        QCOMPARE(first.told, 1);
        QVERIFY(stage.told() < 1000);
        stage.untilQuiet();
        QCOMPARE(first.told, 1);
        QCOMPARE(stage.told(), 1000);
    }

    void theOthersAreToldHoweverManyAreFirst()
    {
        Stage stage(1);
        std::vector<std::unique_ptr<Bell>> many;
        for (int i = 0; i < 1000; ++i)
            many.push_back(std::make_unique<Bell>(stage.poller, Turn::First));
        for (const auto &bell : many)
            bell->rouse();
        stage.rouseAll();
        stage.oneRound();
        QCOMPARE(stage.told(), 1);
        stage.untilQuiet();
        for (const auto &bell : many)
            QCOMPARE(bell->told, 1);
    }

    void whoChangesTurnsMissesNothing()
    {
        Stage stage(1);
        Bell &bell = *stage.usual.front();
        for (const Turn turn : {Turn::First, Turn::First, Turn::Usual, Turn::First, Turn::Usual}) {
            bell.rouse();                    // before it changes, and after
            bell.setTurn(turn);
            stage.untilQuiet();
            QVERIFY(bell.told > 0);
            bell.told = 0;
            bell.rouse();
            stage.untilQuiet();
            QCOMPARE(bell.told, 1);
            bell.told = 0;
        }
    }

    void whoGoesIsNotTold_data()
    {
        QTest::addColumn<int>("turn");
        QTest::newRow("first") << int(Turn::First);
        QTest::newRow("usual") << int(Turn::Usual);
    }

    // One takes the others away while all of them are about to be told, those that changed turns among them.
    void whoGoesIsNotTold()
    {
        QFETCH(int, turn);
        Stage stage(0);
        std::vector<std::unique_ptr<Bell>> bells;
        for (int i = 0; i < 20; ++i)
            bells.push_back(std::make_unique<Bell>(stage.poller, Turn(turn)));
        int gone = 0;
        for (auto &bell : bells) {
            bell->rouse();
            bell->act = [&] {
                for (auto &other : bells) {
                    if (other && other->told == 0) {
                        other->setTurn(turn == int(Turn::First) ? Turn::Usual : Turn::First);
                        other.reset();
                        ++gone;
                    }
                }
            };
        }
        stage.untilQuiet();
        QCOMPARE(gone, 19);
    }

    // A worker keeps the small blocks of its requests for the next ones, until none come.
    void memoryGoesBackWhenNothingHappens()
    {
        static_cast<void>(mallinfo2());
        keepBlocks(8 << 20);
        Stage stage(1);
        const std::size_t before = mallinfo2().uordblks;
        {
            std::vector<std::unique_ptr<std::array<char, 200>>> blocks(10'000);
            for (auto &block : blocks)
                block = std::make_unique<std::array<char, 200>>();
        }
        if (mallinfo2().uordblks < before + 1'000'000)
            QSKIP("a sanitizer brings its own allocation");
        stage.rouseAll();
        const auto end = SteadyClock::now() + 20s;
        while (mallinfo2().uordblks > before + 500'000 && SteadyClock::now() < end) {
            stage.context.restart();
            stage.context.run_for(100ms);
        }
        QVERIFY(mallinfo2().uordblks < before + 500'000);
    }
};

QTEST_APPLESS_MAIN(NetTurnsTest)
#include "net_turns_test.moc"
