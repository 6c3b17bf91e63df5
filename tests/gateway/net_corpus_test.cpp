// SPDX-License-Identifier: GPL-3.0-or-later
// The message corpus of llhttp (tests/data/corpora/http1.jsonl), end to end: every request row goes to our server, every
// response row comes to our client.
#include <map>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "net_kit.h"
#include "tests/support/results.h"

using namespace portreeve;
using namespace portreeve::tests;

namespace {

struct Row {
    std::string name, kind, expect, server, reason, note, bytes;
};

std::vector<Row> readRows(const std::string &kind)
{
    QFile file(SOURCE_DIR "/tests/data/corpora/http1.jsonl");
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the corpus is missing");
    std::vector<Row> rows;
    while (!file.atEnd()) {
        const QJsonObject row = QJsonDocument::fromJson(file.readLine()).object();
        const auto text = [&row](const char *key) { return row[key].toString().toStdString(); };
        if (text("kind") == kind)
            rows.push_back({text("name"), kind, text("expect"), text("rfc9112_server"), text("rfc9112_reason"), text("note"),
                            QByteArray::fromBase64(row["bytes_base64"].toString().toLatin1()).toStdString()});
    }
    return rows;
}

bool contains(const std::string &text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

bool isIncomplete(const Row &row)
{
    return contains(row.note, "incomplete");
}

std::string withHost(std::string bytes)
{
    for (std::size_t at = 0; (at = bytes.find(" HTTP/1.1\r\n", at)) != std::string::npos; at += 11)
        bytes.insert(at + 11, "Host: example.com\r\n");
    return bytes;
}

// Messages that a parser may pass and this server refuses, with the status it gives.
int stricterStatus(const Row &row)
{
    static const std::map<std::string, int> known{
        {"request/sample: No HTTP version", 400},
        {"request/uri: Fragment in URI", 400},
        {"request/uri: `host:port` and basic auth", 400},            // user information
        {"request/method: OPTIONS request with RTSP", 400},
        {"request/transfer-encoding: POST with `chunked` as last transfer-encoding", 400},
        {"request/transfer-encoding: POST with `chunked` as last transfer-encoding (multiple headers)", 400},
    };
    constexpr std::array<std::string_view, 7> methods{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    const auto at = known.find(row.name);
    if (at != known.end())
        return at->second;
    const std::size_t from = row.bytes.find_first_not_of("\r\n");
    return std::find(methods.begin(), methods.end(), row.bytes.substr(from, row.bytes.find(' ') - from)) == methods.end() ? 501 : 0;
}

// Answers that a parser passes and this client does not take: HTTP/1 only, nothing unasked, one transfer coding.
bool isStricterClient(const Row &row)
{
    const std::string &bytes = row.bytes;
    return bytes.starts_with("HTTP/1.1 101") || !bytes.starts_with("HTTP/1.") || contains(bytes, "chunked, deflate")
        || contains(bytes, "deflate, chunked") || contains(bytes, "chunked, identity") || contains(bytes, "chunkedchunked")
        || contains(bytes, "Transfer-Encoding: chunked\r\nTransfer-Encoding") || contains(bytes, "Transfer-Encoding: identity")
        || contains(bytes, "100 Continue\r\n\r\n\r\n") || bytes.starts_with("\r\n")
        || contains(bytes, "Content-Length: 17\r\n\r\nresponse content");      // a byte short
}

} // namespace

class NetCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void requests()
    {
        Proof proof("F2");
        proof.count("http_requests", 166);
        std::atomic<int> calls{0};
        Served served([&calls](ServerExchange &x) -> awaitable<void> {
            ++calls;
            co_await echo(x);
        });
        const auto callsFor = [&](const std::string &bytes, std::string *answer) {
            calls = 0;
            *answer = served.ask(bytes);
            return calls.load();
        };
        int accepted = 0, refused = 0;
        for (const Row &row : readRows("request")) {
            const char *name = row.name.c_str();
            std::string answer;
            const bool mustRefuse = row.expect == "reject" || row.server == "reject";
            const int asItIs = callsFor(row.bytes, &answer);
            if (mustRefuse) {
                QVERIFY2(asItIs == 0, name);
                QVERIFY2(answer.empty() || answer.starts_with("HTTP/1.1 4") || answer.starts_with("HTTP/1.1 5"), name);
                QVERIFY2(answer.empty() || contains(answer, "Connection: close"), name);
                ++refused;
            }
            if (row.expect != "accept")
                continue;
            const int withOne = callsFor(contains(row.reason, "no Host") ? withHost(row.bytes) : row.bytes, &answer);
            if (const int status = stricterStatus(row)) {
                QVERIFY2(withOne == 0 && (answer.empty() || answer.starts_with("HTTP/1.1 " + std::to_string(status)) || status == 400), name);
                continue;
            }
            QVERIFY2(isIncomplete(row) ? withOne == 0 : withOne > 0, name);
            QVERIFY2(!contains(row.note, "bytes after a closing message") || withOne == 1, name);
            accepted += withOne > 0;
        }
        QVERIFY(refused > 130);
        QVERIFY(accepted > 55);
    }

    void responses()
    {
        Proof proof("F2");
        proof.count("http_responses", 85);
        int accepted = 0, refused = 0;
        std::mutex mutex;
        std::string bytes;
        Upstream upstream([&](Peer &peer, int) {
            peer.receiveUntil("\r\n\r\n");
            const std::lock_guard lock(mutex);
            peer.send(bytes);
            peer.endWriting();
            peer.receiveAll();
        });
        Caller caller(upstream.port());
        caller.request.method = "GET";
        for (const Row &row : readRows("response")) {
            const char *name = row.name.c_str();
            {
                const std::lock_guard lock(mutex);
                bytes = row.bytes;
            }
            const Called called = caller.call();
            const bool good = row.expect == "accept" && !isIncomplete(row) && !isStricterClient(row);
            QVERIFY2(called.error.has_value() != good, name);
            if (called.error && row.expect == "reject")
                QVERIFY2(called.error->kind == Break::BadFraming || called.error->kind == Break::Truncated, name);
            accepted += good;
            refused += !good;
        }
        QVERIFY(accepted > 40);
        QVERIFY(refused > 28);
    }
};

QTEST_APPLESS_MAIN(NetCorpusTest)
#include "net_corpus_test.moc"
