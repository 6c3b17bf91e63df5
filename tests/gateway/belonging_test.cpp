// SPDX-License-Identifier: GPL-3.0-or-later
// Goal H8: every answer belongs to its request, pipelined or over connections used again and again.
#include <random>
#include <thread>

#include <QtTest>

#include "stage.h"
#include "tests/support/results.h"

using namespace portreeve;
using namespace portreeve::tests;

namespace {

enum class Kind { Whole, Slow, Stream, Refused, NoJson, NoModel, NoHead };

struct Asked {
    Kind kind;
    std::string marker, bytes;
};

Asked asked(Kind kind, const std::string &marker)
{
    static const std::string behaviours[] = {"ok:echo", "ok:echo:head-delay=2", "ok:echo:tokens=3", "error:status=400:message=" };
    std::string model = kind == Kind::NoModel ? "none-" + marker : "oa/fault:" + behaviours[std::min<int>(int(kind), 3)];
    if (kind == Kind::Refused)
        model += marker;
    std::string body = R"({"model":")" + model + R"(","messages":[{"role":"user","content":")" + marker + R"("}])" + (kind == Kind::Stream ? R"(,"stream":true})" : "}");
    if (kind == Kind::NoJson)
        body = "{\"" + marker;
    return {kind, marker, "POST /v1/chat/completions HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer " + master + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n"
                + (kind == Kind::NoHead ? "Content-Length: 1\r\n" : "") + "\r\n" + body};
}

// What the model said, its pieces put together.
std::string said(const std::string &answer)
{
    static const std::string start = "\"content\":\"";
    std::string text;
    for (std::size_t at = 0; (at = answer.find(start, at)) != answer.npos; ) {
        at += start.size();
        text += answer.substr(at, answer.find('"', at) - at);
    }
    return text;
}

// Empty: this is the answer to that.
std::string mismatch(const Asked &to, const std::string &answer)
{
    static const char *const statuses[] = {"200", "200", "200", "400", "400", "400", "400"};
    if (!answer.starts_with(std::string("HTTP/1.1 ") + statuses[int(to.kind)]))
        return "status";
    const bool says = to.kind != Kind::NoJson && to.kind != Kind::NoHead;
    const std::string where = to.kind <= Kind::Stream ? said(answer) : answer;
    return says && where.find(to.marker) == answer.npos ? "marker" : "";
}

} // namespace

class BelongingTest : public QObject {
    Q_OBJECT

private slots:
    void pipelined();
    void reused();
};

// Eight at once, good and bad mixed: answered in order, or the connection ends behind one whose head is none.
void BelongingTest::pipelined()
{
    Proof proof("H8", 7);
    Stage stage;
    std::mt19937_64 random(7);
    int answers = 0;
    for (int batch = 0; batch < 1000; ++batch) {
        std::vector<Asked> all;
        std::string bytes;
        for (int i = 0; i < 8; ++i) {
            static constexpr Kind kinds[] = {Kind::Whole, Kind::Whole, Kind::Slow, Kind::Refused, Kind::NoJson, Kind::NoModel, Kind::Whole, Kind::NoHead};
            const std::size_t kind = random() % 40;
            all.push_back(asked(kinds[kind == 39 ? 7 : kind % 7], "m" + std::to_string(batch) + "x" + std::to_string(i) + "y"));
            bytes += all.back().bytes;
        }
        Peer peer = stage.connect();
        peer.send(bytes);
        for (const Asked &one : all) {
            const std::string answer = peer.receiveMessage();
            const std::string wrong = mismatch(one, answer);
            QVERIFY2(wrong.empty(), (wrong + " of " + one.bytes + ": " + answer).c_str());
            ++answers;
            if (one.kind == Kind::NoHead) {
                QCOMPARE(peer.receiveMessage(), std::string());
                break;
            }
        }
    }
    proof.count("batches", 1000);
    proof.count("answers", answers);
}

// 200 connections, used again and again with mixed outcomes, streams among them.
void BelongingTest::reused()
{
    const int count = timesOf(20'000, 100'000);
    Proof proof("H8", 8);
    if (count < 100'000)
        proof.isPart();
    Stage stage;
    constexpr int threads = 4, connections = 50;
    std::atomic<int> wrong{0}, done{0};
    std::mutex mutex;
    std::string first;
    const auto client = [&](int number) {
        std::mt19937_64 random{std::uint64_t(number) + 8};
        std::vector<Peer> peers;
        for (int i = 0; i < connections; ++i)
            peers.push_back(stage.connect());
        for (int round = 0; round < count / threads / connections && wrong == 0; ++round) {
            std::vector<Asked> all;
            for (int i = 0; i < connections; ++i) {
                all.push_back(asked(Kind(random() % 6), "t" + std::to_string(number) + "r" + std::to_string(round) + "c" + std::to_string(i) + "y"));
                peers[std::size_t(i)].send(all.back().bytes);
            }
            for (int i = 0; i < connections; ++i) {
                const Asked &one = all[std::size_t(i)];
                Peer &peer = peers[std::size_t(i)];
                const std::string answer = one.kind == Kind::Stream ? peer.receiveUntil("\r\n0\r\n\r\n") : peer.receiveMessage();
                const std::string why = mismatch(one, answer);
                done += why.empty();
                if (why.empty())
                    continue;
                const std::lock_guard lock(mutex);
                if (wrong++ == 0)
                    first = why + " of " + one.bytes + ": " + answer;
            }
        }
    };
    std::vector<std::thread> all;
    for (int i = 0; i < threads; ++i)
        all.emplace_back(client, i);
    for (auto &thread : all)
        thread.join();
    QVERIFY2(wrong == 0, first.c_str());
    QCOMPARE(done.load(), count);
    proof.count("requests", done);
    proof.count("connections", threads * connections);
}

QTEST_APPLESS_MAIN(BelongingTest)
#include "belonging_test.moc"
