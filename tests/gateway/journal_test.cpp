// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>

#include <QtTest>

#include "gateway/base/ids.h"
#include "gateway/store/journal.h"
#include "journal_fixture.h"
#include "ledger_fixture.h"

using namespace portreeve;

namespace {

std::string frameOf(std::string_view payload)
{
    std::string frame;
    const auto begin = beginFrame(frame);
    frame += payload;
    finishFrame(frame, begin);
    return frame;
}

std::vector<std::string> framesIn(std::string_view bytes)
{
    std::vector<std::string> all;
    FrameReader reader(bytes);
    std::string_view payload;
    while (reader.next(payload))
        all.emplace_back(payload);
    return all;
}

std::string bytesOf(const std::string &file)
{
    std::string bytes;
    readFile(file, 0, std::filesystem::file_size(file), bytes);
    return bytes;
}

// What a start after a crash would read.
std::vector<std::string> allFrames(const std::string &directory)
{
    std::vector<std::string> all;
    for (const auto &name : journalFiles(directory)) {
        const auto bytes = bytesOf(directory + '/' + name.text());
        if (!bytes.starts_with(journalMagic))
            continue;
        for (auto &frame : framesIn(std::string_view(bytes).substr(journalMagic.size())))
            all.push_back(std::move(frame));
    }
    return all;
}

std::string payload(int number) { return "payload " + std::to_string(number) + std::string(std::size_t(number % 50), '.'); }

struct TestJournal {
    TestDirectory directory;
    std::shared_ptr<TroubledDisk> disk = std::make_shared<TroubledDisk>();
    std::unique_ptr<Journal> journal;

    explicit TestJournal(std::size_t segmentBytes = 1u << 20, bool syncEach = false)
    {
        journal = std::make_unique<Journal>(JournalOptions{directory.path().string(), 3, 5, segmentBytes, syncEach, disk});
    }
    Trouble &trouble() { return disk->trouble; }
    std::vector<std::string> frames() const { return allFrames(directory.path().string()); }
};

} // namespace

class JournalTest : public QObject {
    Q_OBJECT

private slots:
    void framesComeBack()
    {
        std::string bytes;
        for (int i = 0; i < 100; ++i)
            bytes += frameOf(payload(i));
        const auto back = framesIn(bytes);
        QCOMPARE(back.size(), 100u);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(back[std::size_t(i)], payload(i));
    }

    void severalFramesShareABuffer()
    {
        std::string buffer = "before";
        const auto begin = beginFrame(buffer);
        buffer += "inner";
        finishFrame(buffer, begin);
        QCOMPARE(framesIn(std::string_view(buffer).substr(6)), std::vector<std::string>{"inner"});
    }

    // A tail cut at any byte loses the frame it cuts and no other, and is not taken for damage.
    void aTornTailAtEveryByte()
    {
        const std::string whole = frameOf(payload(1)) + frameOf(payload(2));
        const std::string last = frameOf(payload(3));
        for (std::size_t cut = 0; cut < last.size(); ++cut) {
            const std::string bytes = whole + last.substr(0, cut);
            FrameReader reader(bytes);
            std::string_view read;
            int count = 0;
            while (reader.next(read))
                ++count;
            QCOMPARE(count, 2);
            QCOMPARE(reader.at(), whole.size());
            QVERIFY(!holdsFrame(std::string_view(bytes).substr(reader.at() + (cut > 0))));
        }
    }

    // Any single bit flipped anywhere: the frame is not taken for sound, those before it are, those behind it are seen.
    void aFlippedBitIsSeen()
    {
        const std::string first = frameOf(payload(1)), second = frameOf(payload(22)), third = frameOf(payload(3));
        for (std::size_t bit = 0; bit < second.size() * 8; ++bit) {
            std::string bad = second;
            bad[bit / 8] = char(bad[bit / 8] ^ (1 << bit % 8));
            const std::string bytes = first + bad + third;
            FrameReader reader(bytes);
            std::string_view read;
            QVERIFY(reader.next(read));
            QVERIFY2(!reader.next(read), qPrintable(QString::number(bit)));
            QVERIFY(holdsFrame(std::string_view(bytes).substr(reader.at() + 1)));
        }
    }

    void lengthsThatCannotBeAreNotFollowed()
    {
        std::string_view read;
        for (const std::uint32_t length : {0u, 0xffffffffu, std::uint32_t(mostPayload + 1), 100u}) {
            std::string bytes(8, '\0');
            for (std::size_t i = 0; i < 4; ++i)
                bytes[i] = char(length >> (8 * i));
            bytes += "short";
            QVERIFY(!FrameReader(bytes).next(read));
        }
        QVERIFY(!FrameReader("").next(read));
        QVERIFY(!holdsFrame(std::string(100000, '\0')));
        QVERIFY(!holdsFrame(std::string(100000, 'x')));
    }

    void namesComeBack()
    {
        QCOMPARE(JournalName({3, 17}).text(), std::string("3-17.journal"));
        QVERIFY(JournalName::parse("3-17.journal") == (JournalName{3, 17}));
        for (const char *other : {"3-17.journal.12.bad", "x-1.journal", "3.journal", "3-0.journal", "-1-2.journal", "books.db", ""})
            QVERIFY2(!JournalName::parse(other), other);
    }

    void whatIsWrittenIsThere()
    {
        TestJournal test;
        for (int i = 0; i < 500; ++i)
            QCOMPARE(test.journal->append(frameOf(payload(i))), 0);
        const auto back = test.frames();
        QCOMPARE(back.size(), 500u);
        QCOMPARE(back[499], payload(499));
        QCOMPARE(test.journal->total(), std::uint64_t(std::filesystem::file_size(test.directory.file("3-5.journal"))));
    }

    void beginsNewFilesAndForgetsOldOnes()
    {
        TestJournal test(1000);
        for (int i = 0; i < 200; ++i)
            QCOMPARE(test.journal->append(frameOf(payload(i))), 0);
        const auto segments = test.journal->segments();
        QVERIFY(segments.size() > 5);
        QCOMPARE(segments.front().name.segment, 5u);
        for (std::size_t i = 1; i < segments.size(); ++i) {
            QCOMPARE(segments[i].begin, segments[i - 1].end);
            QCOMPARE(segments[i].name.segment, segments[i - 1].name.segment + 1);
        }
        QCOMPARE(segments.back().end, test.journal->total());
        QCOMPARE(test.frames().size(), 200u);
        test.journal->forget(segments.front().name);
        QCOMPARE(test.journal->segments().size(), segments.size() - 1);
    }

    // Of writes that fail, at any point and however much of them is on the disk: what was acknowledged is there, in order,
    // what was refused is not, and what must be kept gets there in the end.
    void theNthWriteFails_data()
    {
        QTest::addColumn<int>("torn");
        QTest::addColumn<bool>("lasting");
        QTest::addColumn<bool>("syncEach");
        for (const int torn : {0, 7, 20}) {
            QTest::addRow("once, %d bytes", torn) << torn << false << false;
            QTest::addRow("lasting, %d bytes", torn) << torn << true << false;
        }
        QTest::addRow("once, sync each") << 7 << false << true;
    }

    void theNthWriteFails()
    {
        QFETCH(int, torn);
        QFETCH(bool, lasting);
        QFETCH(bool, syncEach);
        for (int nth = 0; nth < (syncEach ? 12 : 40); ++nth) {
            TestJournal test(400, syncEach);
            test.trouble().torn = std::size_t(torn);
            test.trouble().lasting = lasting;
            test.trouble().writesUntil = nth;
            std::vector<std::string> expected;
            for (int i = 0; i < 40; ++i) {
                if (i == 30)
                    test.trouble().heal();
                if (i % 3 == 2) {
                    test.journal->keep(frameOf(payload(i)));
                    expected.push_back(payload(i));
                } else if (test.journal->append(frameOf(payload(i))) == 0) {
                    expected.push_back(payload(i));
                } else {
                    QVERIFY(test.journal->isTroubled());
                    QCOMPARE(test.journal->lastError(), ENOSPC);
                }
            }
            QVERIFY(!test.journal->isTroubled());
            QCOMPARE(test.journal->waiting(), 0u);
            QCOMPARE(test.frames(), expected);
        }
    }

    void theNthSyncFails()
    {
        for (int nth = 0; nth < 12; ++nth) {
            TestJournal test(400, true);
            test.trouble().error = EIO;
            test.trouble().syncsUntil = nth;
            std::vector<std::string> expected;
            for (int i = 0; i < 15; ++i) {
                if (i % 3 == 2) {
                    test.journal->keep(frameOf(payload(i)));
                    expected.push_back(payload(i));
                } else if (test.journal->append(frameOf(payload(i))) == 0) {
                    expected.push_back(payload(i));
                }
            }
            test.journal->tend();
            QVERIFY(!test.journal->isTroubled());
            QCOMPARE(test.frames(), expected);
        }
    }

    void aNewFileThatCannotBeMadeStopsNothing()
    {
        TestJournal test(400);
        test.trouble().lasting = true;
        test.trouble().createsUntil = 0;
        for (int i = 0; i < 100; ++i)
            QCOMPARE(test.journal->append(frameOf(payload(i))), 0);
        QCOMPARE(test.frames().size(), 100u);
        QCOMPARE(test.journal->segments().size(), 1u);
    }

    void roomIsSetAsideForWhatMustFollow()
    {
        TestJournal test;
        QCOMPARE(test.journal->append(frameOf(payload(1)), 4096), 0);
        test.trouble().lasting = true;
        test.trouble().reservesUntil = 0;
        int taken = 0;
        while (test.journal->append(frameOf(payload(2)), 4096) == 0)
            ++taken;
        QVERIFY(taken > 100 && taken < 300);              // of the first MiB
        QVERIFY(test.journal->isTroubled());
        test.journal->keep(frameOf(payload(3)), 4096);     // finds the room that was promised
        QCOMPARE(test.journal->waiting(), 0u);
        QCOMPARE(test.frames().size(), std::size_t(taken + 2));
        test.trouble().heal();
        test.journal->tend();
        QVERIFY(!test.journal->isTroubled());
        QCOMPARE(test.journal->append(frameOf(payload(4)), 4096), 0);
    }

    void aDiskThatCannotReserveIsUsedAllTheSame()
    {
        TestJournal test;
        test.trouble().error = EOPNOTSUPP;
        test.trouble().lasting = true;
        test.trouble().reservesUntil = 0;
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(test.journal->append(frameOf(payload(i)), 4096), 0);
        QVERIFY(!test.journal->isTroubled());
    }

    void tendWritesWhatWaits()
    {
        TestJournal test;
        test.trouble().lasting = true;
        test.trouble().writesUntil = 0;
        test.journal->keep(frameOf(payload(1)));
        test.journal->keep(frameOf(payload(2)));
        QVERIFY(test.journal->waiting() > 0);
        test.journal->tend();
        QVERIFY(test.journal->isTroubled());
        test.trouble().heal();
        test.journal->tend();
        QVERIFY(!test.journal->isTroubled());
        QCOMPARE(test.journal->lastError(), 0);
        QCOMPARE(test.frames(), (std::vector<std::string>{payload(1), payload(2)}));
    }

    void syncReachesEveryFileOnceAndOnlyWhenNeeded()
    {
        TestJournal test(400);
        QCOMPARE(test.journal->sync(), 0);
        const int before = test.trouble().syncs;
        QCOMPARE(test.journal->sync(), 0);
        QCOMPARE(test.trouble().syncs, before);
        for (int i = 0; i < 50; ++i)
            test.journal->append(frameOf(payload(i)));
        const auto files = int(test.journal->segments().size());
        QVERIFY(files > 3);
        QCOMPARE(test.journal->sync(), 0);
        QCOMPARE(test.trouble().syncs - before, files);
    }

    void aFailedSyncIsToldUntilOneSucceedsAndBeginsANewFile()
    {
        TestJournal test;
        test.journal->append(frameOf(payload(1)));
        test.trouble().error = EIO;
        test.trouble().syncsUntil = 0;
        QCOMPARE(test.journal->sync(), EIO);
        QVERIFY(test.journal->syncFailed());
        QCOMPARE(test.journal->append(frameOf(payload(2))), 0);
        QCOMPARE(test.journal->segments().size(), 2u);
        QCOMPARE(test.journal->sync(), 0);
        QVERIFY(!test.journal->syncFailed());
        QCOMPARE(test.journal->lastError(), 0);
        QCOMPARE(test.frames(), (std::vector<std::string>{payload(1), payload(2)}));
    }

    // Seeded: any mix of failures, and what is in the files is what was said to be there.
    void whateverFails()
    {
        for (std::uint64_t seed = 1; seed <= 100; ++seed) {
            const auto random = seededRandom(seed);
            TestJournal test(600, seed % 16 == 0);
            std::vector<std::string> expected;
            for (int i = 0; i < 60; ++i) {
                Trouble &trouble = test.trouble();
                switch (randomBelow(random, 12)) {
                case 0: trouble.writesUntil = int(randomBelow(random, 3)); break;
                case 1: trouble.syncsUntil = int(randomBelow(random, 2)); break;
                case 2: trouble.createsUntil = 0; break;
                case 3: trouble.reservesUntil = 0; break;
                case 4: trouble.lasting = true; break;
                case 5: trouble.lasting = false; trouble.heal(); break;
                case 6: test.journal->tend(); break;
                case 7: test.journal->sync(); break;
                default: break;
                }
                trouble.torn = std::size_t(randomBelow(random, 30));
                if (randomBelow(random, 2) == 0) {
                    test.journal->keep(frameOf(payload(i)), 64);
                    expected.push_back(payload(i));
                } else if (test.journal->append(frameOf(payload(i)), 64) == 0) {
                    expected.push_back(payload(i));
                }
            }
            test.trouble().heal();
            test.journal->tend();
            QCOMPARE(test.journal->sync(), 0);
            QVERIFY2(test.frames() == expected, qPrintable(QString("seed %1").arg(seed)));
        }
    }
};

QTEST_APPLESS_MAIN(JournalTest)
#include "journal_test.moc"
