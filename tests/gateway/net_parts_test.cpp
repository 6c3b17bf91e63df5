// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <random>

#include <QtTest>

#include "gateway/net/addresses.h"
#include "gateway/net/alarms.h"
#include "gateway/net/answer_head.h"
#include "gateway/net/buffer.h"
#include "net_kit.h"

using namespace portreeve;
using namespace portreeve::tests;

namespace {

struct Bell final : Alarm {
    std::function<void()> action;
    void ring() override { action(); }
};

} // namespace

class NetPartsTest : public QObject {
    Q_OBJECT

private slots:
    // Every alarm rings once, never early, at most a step late; a moved or cleared one does not ring at its old time.
    void alarmsAgainstAModel()
    {
        std::mt19937 random(11);
        Alarms alarms;
        Instant now = 1'000'000;
        alarms.advance(now);
        std::map<std::size_t, Instant> due;       // the model
        std::vector<Bell> bells(200);
        int rung = 0;
        for (std::size_t i = 0; i < bells.size(); ++i) {
            bells[i].action = [&, i] {
                QVERIFY(due.contains(i));
                QVERIFY(due[i] <= now && now - due[i] <= 2 * Alarms::step);
                due.erase(i);
                ++rung;
            };
        }
        for (int round = 0; round < 40'000; ++round) {
            const std::size_t i = random() % bells.size();
            const auto kind = random() % 10;
            if (kind == 0) {
                alarms.set(bells[i], never);
                due.erase(i);
            } else if (kind < 6) {
                due[i] = now + Instant(random() % (kind == 1 ? 200'000 : 500));
                alarms.set(bells[i], due[i]);
            } else {
                const Instant next = alarms.next();
                for (const auto &[index, at] : due)
                    QVERIFY(next <= at + Alarms::step);
                now = kind == 6 && next != never ? std::max(now, next) : now + Instant(random() % Alarms::step);
                alarms.advance(now);
            }
        }
        for (int i = 0; i < 20'000; ++i)
            alarms.advance(now += Alarms::step);
        QVERIFY(due.empty());
        QVERIFY(rung > 1000);
    }

    void alarmsMayGoWhileOthersRing()
    {
        Alarms alarms;
        alarms.advance(10'000);
        auto first = std::make_unique<Bell>();
        auto second = std::make_unique<Bell>();
        int rung = 0;
        first->action = [&] {
            ++rung;
            second.reset();
        };
        second->action = [&] {
            ++rung;
            first.reset();
        };
        alarms.set(*first, 10'100);
        alarms.set(*second, 10'100);
        alarms.advance(20'000);
        QCOMPARE(rung, 1);
        QCOMPARE(alarms.next(), never);
    }

    void cancelGuardsInAnyOrder()
    {
        Cancel cancel;
        std::string order;
        auto a = std::make_unique<Cancel::Guard>(cancel, [&] { order += 'a'; });
        auto b = std::make_unique<Cancel::Guard>(cancel, [&] { order += 'b'; });
        auto c = std::make_unique<Cancel::Guard>(cancel, [&] { order += 'c'; });
        std::unique_ptr<Cancel::Guard> d;
        d = std::make_unique<Cancel::Guard>(cancel, [&] {
            order += 'd';
            a.reset();
            d.reset();
        });
        b.reset();
        cancel.request();
        QCOMPARE(order, std::string("dc"));
        cancel.request();
        QCOMPARE(order, std::string("dc"));
        const Cancel::Guard late(cancel, [&] { order += 'e'; });
        QCOMPARE(order, std::string("dce"));
        auto outlived = std::make_unique<Cancel>();
        const Cancel::Guard outliving(*outlived, [&] { order += 'x'; });
        outlived.reset();
        QCOMPARE(order, std::string("dce"));
    }

    void buffers()
    {
        std::mt19937 random(3);
        Blocks blocks;
        Buffer buffer(blocks);
        std::string model;
        for (int round = 0; round < 20'000; ++round) {
            switch (random() % 6) {
            case 0:
                buffer.release();
                model.clear();
                break;
            case 1: {
                const std::size_t bytes = random() % (model.size() + 1);
                buffer.consume(bytes);
                model.erase(0, bytes);
                break;
            }
            case 2: {
                const std::size_t bytes = random() % (model.size() + 1);
                buffer.truncate(bytes);
                model.resize(bytes);
                break;
            }
            case 3: {
                char *block = blocks.take();
                std::fill_n(block, 20'000, char('a' + round % 26));
                buffer.adopt(block, 20'000);
                model.assign(20'000, char('a' + round % 26));
                break;
            }
            default: {
                const std::string text(random() % 9000, char('A' + round % 26));
                buffer.append(text);
                model += text;
            }
            }
            QVERIFY(buffer.view() == model);
            if (!buffer.isEmpty())
                std::fill_n(buffer.data() + buffer.size(), Buffer::padding, '\0');      // the sanitizers watch
            Buffer moved = std::move(buffer);
            QVERIFY(moved.view() == model && buffer.isEmpty());
            buffer = std::move(moved);
        }
    }

    void urls_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("origin");      // empty: refused
        QTest::addColumn<QByteArray>("target");
        const auto row = [](const char *text, const char *origin, const char *target) { QTest::newRow(text) << QByteArray(text) << QByteArray(origin) << QByteArray(target); };
        row("https://api.openai.com/v1", "https://api.openai.com", "/v1");
        row("HTTP://Example.COM", "http://example.com", "/");
        row("http://localhost:11434/api?x=/#", "", "");
        row("http://localhost:11434/api?x=/", "http://localhost:11434", "/api?x=/");
        row("https://h:443/", "https://h", "/");
        row("http://h:80", "http://h", "/");
        row("http://h?q", "http://h", "/?q");
        row("http://[::1]:8080/a", "http://[::1]:8080", "/a");
        row("http://[2001:DB8::A]/", "http://[2001:db8::a]", "/");
        row("https://[2001:db8::1]", "https://[2001:db8::1]", "/");
        row("http://my_host.internal:4000/v1", "http://my_host.internal:4000", "/v1");
        for (const char *bad : {"", "api.openai.com", "ftp://h/", "http://", "http:///x", "http://:80/", "http://u:p@h/", "http://h:0/", "http://h:65536/",
                                "http://h:8a/", "http://h:-1", "http://h/#f", "http://h/ x", "http://h/\t", "http://h\\x/", "http://[::1/", "http://[x]/", "http://[::1]x/",
                                "http://h:80:80/", "https://[A0]/", "http://[10.0.0.1]/", "http://[::1::]/", "http://[:]/", "http://[1:2]/", "file:///etc/passwd", "http://h/\xc3\xbc", "http:/h", "//h/"})
            row(bad, "", "");
    }
    void urls()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, origin);
        QFETCH(QByteArray, target);
        const auto url = parseUrl(text.toStdString());
        QCOMPARE(url.has_value(), !origin.isEmpty());
        if (!url)
            return;
        QCOMPARE(QByteArray::fromStdString(url->origin.text()), origin);
        QCOMPARE(QByteArray::fromStdString(url->target), target);
        QVERIFY(parseUrl(url->origin.text() + url->target)->origin == url->origin);
    }

    void publicAddresses_data()
    {
        QTest::addColumn<bool>("isPublic");
        for (const char *good : {"8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.0", "100.63.255.255", "100.128.0.0", "192.167.255.255", "198.17.255.255",
                                 "223.255.255.255", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1", "2400:cb00::1"})
            QTest::newRow(good) << true;
        for (const char *bad : {"0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.255", "169.254.169.254", "172.16.0.1", "172.31.255.255",
                                "192.0.0.192", "192.168.0.1", "198.19.0.1", "203.0.113.7", "168.63.129.16", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1",
                                "::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1", "2001::1", "2001:db8::1", "3fff::1",
                                "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1", "100::1", "", "localhost", "0x7f.1", "127.1", "2130706433", "8.8.8.8 ", "[::1]"})
            QTest::newRow(*bad ? bad : "empty") << false;
    }
    void publicAddresses()
    {
        QFETCH(bool, isPublic);
        const QByteArray address = QTest::currentDataTag();
        QCOMPARE(isPublicAddress(address == "empty" ? std::string_view() : std::string_view(address.constData())), isPublic);
    }

    void breaksHaveNames()
    {
        QCOMPARE(std::string(name(Break::Refused)), std::string("refused"));
        QCOMPARE(std::string(name(Break::Dns)), std::string("dns"));
        QCOMPARE(std::string(name(Break::TimedOut)), std::string("timed_out"));
        QCOMPARE(std::string(name(Break::Cancelled)), std::string("cancelled"));
    }

    void dateLine()
    {
        DateLine line;
        const std::string text(line.now());
        const QRegularExpression form("^Date: (Sun|Mon|Tue|Wed|Thu|Fri|Sat), \\d\\d [A-Z][a-z][a-z] \\d{4} \\d\\d:\\d\\d:\\d\\d GMT\r\n$");
        QVERIFY(form.match(QString::fromStdString(text)).hasMatch());
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QVERIFY(text.find(QLocale::c().toString(now, "yyyy").toStdString()) != std::string::npos);
    }

    void workers()
    {
        Workers workers(3);
        std::vector<std::size_t> before;
        workers.onEach([&](std::size_t i) { before.push_back(Workers::current() * 10 + i); });      // not started: right here
        QCOMPARE(before, (std::vector<std::size_t>{0, 11, 22}));
        workers.start();
        QCOMPARE(Workers::current(), SIZE_MAX);
        std::vector<std::thread::id> threads(3);
        workers.onEach([&](std::size_t i) {
            if (Workers::current() == i)
                threads[i] = std::this_thread::get_id();
        });
        QVERIFY(threads[0] != threads[1] && threads[1] != threads[2] && threads[0] != std::thread::id());
        std::promise<std::size_t> where;
        workers.post(2, [&] { where.set_value(Workers::current()); });
        QCOMPARE(where.get_future().get(), std::size_t(2));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, workers.onEach([](std::size_t i) {
            if (i == 1)
                throw std::runtime_error("no");
        }));
        workers.post(0, [] { throw std::runtime_error("logged, not fatal"); });
        workers.onEach([](std::size_t) {});
        workers.stop();
        workers.stop();
        int after = 0;
        workers.onEach([&](std::size_t) { ++after; });
        QCOMPARE(after, 3);
    }
};

QTEST_APPLESS_MAIN(NetPartsTest)
#include "net_parts_test.moc"
