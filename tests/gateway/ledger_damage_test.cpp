// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <map>
#include <sstream>

#include <QtTest>

#include "ledger_fixture.h"
#include "tests/support/results.h"

using namespace portreeve;

namespace {

constexpr std::size_t pageBytes = 4096;
using Spends = std::map<std::string, Nanos>;     // by scope

std::string bytesOf(const std::string &file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

void writeBytes(const std::string &file, const std::string &bytes) { std::ofstream(file, std::ios::binary) << bytes; }

// Books of some thousand requests, as their file, its log and its index of that (-wal, -shm) while it is open.
struct GoodBooks {
    std::string database, wal, shm;
    Spends spends;

    GoodBooks()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.openLedger();
        fill(books, 2000);
        books.database->write([](Connection &) {});
        copyOut(directory);
        database = bytesOf(directory.file("books.db"));
        fill(books, 40);
        wal = bytesOf(directory.file("books.db-wal"));
        shm = bytesOf(directory.file("books.db-shm"));
        walBase = bytesOf(directory.file("books.db"));
        books.database->read([&](Connection &connection) {
            auto rows = connection.prepare("SELECT scope, sum(spent) FROM spends GROUP BY 1");
            while (rows.step())
                spends[rows.text(0)] = rows.integer(1);
        });
    }
    std::string walBase;                          // what the log belongs to

private:
    // Everything into the file itself.
    static void copyOut(const TestDirectory &directory)
    {
        Connection connection(directory.file("books.db"), false);
        connection.prepare("PRAGMA wal_checkpoint(TRUNCATE)").step();
    }
    static void fill(TestBooks &books, int count)
    {
        for (int i = 0; i < count; ++i) {
            auto x = books.exchange(testKey(i % 20));
            books.addAttempt(x);
            books.ledger->hold(0, x);
            TestBooks::succeed(x, 1000 + i);
            books.ledger->close(0, x);
        }
        books.ledger->drained();
    }
};

enum class Seen { Refused, Told, Right, Other };

// What a start makes of a data directory.
Seen startOn(const TestDirectory &directory, const Spends &truth)
{
    auto opened = Database::open(directory.file("books.db"));
    if (!opened)
        return opened.refusal().message.size() > 40 ? Seen::Refused : Seen::Other;
    HandClock clock;
    LedgerOptions options;
    options.directory = directory.file("journal");
    try {
        Ledger ledger(**opened, clock, options);
        const Standings standings = ledger.open();
        Spends spends;
        for (const auto &spend : standings.spends)
            spends[spend.scope] += spend.spent;
        return standings.doubt != 0 ? Seen::Told : spends == truth ? Seen::Right : Seen::Other;
    } catch (const std::exception &) {
        return Seen::Refused;
    }
}

} // namespace

// Goal X4: whatever happens to the bytes of the database, a start refuses it and says what to do, or tells of the difference, or
// what the keys have spent is right. Never a crash.
class LedgerDamageTest : public QObject {
    Q_OBJECT

    std::unique_ptr<GoodBooks> m_good;

    Seen tryFiles(const std::string &database, const std::string *wal = nullptr, const std::string *shm = nullptr, const Spends *truth = nullptr)
    {
        TestDirectory directory;
        writeBytes(directory.file("books.db"), database);
        if (wal)
            writeBytes(directory.file("books.db-wal"), *wal);
        if (shm)
            writeBytes(directory.file("books.db-shm"), *shm);
        return startOn(directory, truth ? *truth : m_good->spends);
    }

private slots:
    void initTestCase() { m_good = std::make_unique<GoodBooks>(); }

    void soundFilesAreRight()
    {
        QCOMPARE(int(tryFiles(m_good->walBase, &m_good->wal, &m_good->shm)), int(Seen::Right));
        QCOMPARE(int(tryFiles(m_good->walBase, &m_good->wal)), int(Seen::Right));
    }

    void damagedDatabase()
    {
        const std::uint64_t seed = 20261121;
        Proof proof("X4", seed);
        const auto random = seededRandom(seed);
        TestDirectory sound;
        writeBytes(sound.file("books.db"), m_good->database);
        Spends truth;
        {
            auto opened = Database::open(sound.file("books.db"));
            (*opened)->read([&](Connection &connection) {
                auto rows = connection.prepare("SELECT scope, sum(spent) FROM spends GROUP BY 1");
                while (rows.step())
                    truth[rows.text(0)] = rows.integer(1);
            });
        }
        std::map<Seen, int> seen;
        const int variants = timesOf(150, 1000);
        for (int i = 0; i < variants; ++i) {
            const std::string bytes = damaged(i, random);
            const Seen what = tryFiles(bytes, nullptr, nullptr, &truth);
            if (what == Seen::Other)
                qWarning("variant %d: wrong, and not told; %s", i, qPrintable(kept(bytes)));
            ++seen[what];
        }
        qInfo("X4: %d variants: %d refused, %d told, %d right, %d other", variants, seen[Seen::Refused], seen[Seen::Told], seen[Seen::Right], seen[Seen::Other]);
        QCOMPARE(seen[Seen::Other], 0);
        QVERIFY(seen[Seen::Refused] > variants / 4);
        proof.count("variants", variants);
        proof.count("refused", seen[Seen::Refused]);
        proof.count("told", seen[Seen::Told]);
        proof.count("right", seen[Seen::Right]);
        if (variants < 1000)
            proof.isPart();
    }

    // A log that is cut short or has bits flipped ends where its checksums do: the state of some commit, never a mixture.
    void damagedLog()
    {
        const auto random = seededRandom(7);
        for (int i = 0; i < timesOf(40, 400); ++i) {
            std::string wal = m_good->wal, shm = m_good->shm;
            const auto at = std::size_t(randomBelow(random, wal.size()));
            if (i % 4 == 0)
                wal.resize(at);
            else if (i % 4 == 1)
                wal[at] = char(wal[at] ^ (1 << randomBelow(random, 8)));
            else if (i % 4 == 2)
                wal = std::string(wal.size(), 'x');
            else
                shm = std::string(shm.size(), char(randomBelow(random, 256)));
            TestDirectory directory;
            writeBytes(directory.file("books.db"), m_good->walBase);
            writeBytes(directory.file("books.db-wal"), wal);
            writeBytes(directory.file("books.db-shm"), shm);
            auto opened = Database::open(directory.file("books.db"));
            if (!opened) {
                QVERIFY(opened.refusal().message.find("books.db") != std::string::npos);
                continue;
            }
            (*opened)->read([&](Connection &connection) {
                auto row = connection.prepare("SELECT (SELECT sum(cost) FROM requests) - (SELECT sum(spent) FROM spends), (SELECT sum(cost) FROM requests) - (SELECT sum(cost) FROM sums_day)");
                QVERIFY(row.step());
                QCOMPARE(row.integer(0), 0);
                QCOMPARE(row.integer(1), 0);
            });
        }
    }

private:
    // For whoever looks into it.
    static QString kept(const std::string &bytes)
    {
        const QString file = QDir::temp().filePath(QStringLiteral("ledger_damage.db"));
        writeBytes(file.toStdString(), bytes);
        return file;
    }
    std::string damaged(int i, const Random &random) const
    {
        std::string bad = m_good->database;
        const auto pages = bad.size() / pageBytes;
        const auto page = [&] { return std::size_t(randomBelow(random, pages)) * pageBytes; };
        const auto at = std::size_t(randomBelow(random, bad.size()));
        switch (i % 8) {
        case 0: bad[at] = char(bad[at] ^ (1 << randomBelow(random, 8))); break;
        case 1: bad.resize(at); break;
        case 2: bad.replace(page(), pageBytes, std::string(pageBytes, '\0')); break;
        case 3: {
            const auto one = page(), other = page();
            bad.replace(one, pageBytes, m_good->database, other, pageBytes);
            bad.replace(other, pageBytes, m_good->database, one, pageBytes);
            break;
        }
        case 4: bad[at % 100] = char(randomBelow(random, 256)); break;                                 // the file's head
        case 5: bad[page() + randomBelow(random, 12)] ^= char(1 << randomBelow(random, 8)); break;     // a page's head
        case 6: bad.replace(page() + randomBelow(random, pageBytes - 64), 64, std::string(64, char(randomBelow(random, 256)))); break;
        default:
            for (int flips = 0; flips < 40; ++flips)
                bad[randomBelow(random, bad.size())] ^= char(1 << randomBelow(random, 8));
        }
        return bad;
    }
};

QTEST_APPLESS_MAIN(LedgerDamageTest)
#include "ledger_damage_test.moc"
