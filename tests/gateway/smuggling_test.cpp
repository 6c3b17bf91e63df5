// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that two parsers might read differently, against a whole engine, with an upstream that keeps every byte it was sent.
#include <algorithm>
#include <random>
#include <set>

#include <QtTest>

#include "gateway/base/json.h"
#include "gateway/base/text.h"
#include "gateway/net/head.h"
#include "stage.h"
#include "tests/support/results.h"

using namespace portreeve;
using namespace portreeve::tests;

namespace {

const std::string firstLine = "POST /v1/chat/completions HTTP/1.1\r\n";

std::string question(const std::string &model)
{
    return R"({"model":")" + model + R"(","messages":[{"role":"user","content":"A toll, please."}]})";
}

std::string headers(const std::string &more)
{
    return "Host: gateway\r\nAuthorization: Bearer " + master + "\r\nContent-Type: application/json\r\n" + more;
}

// A request of model `open` under the given framing lines, and behind it what must not be taken for another request.
std::string withSuffix(const std::string &framing, bool isChunked)
{
    const std::string body = question("open"), inner = question("smuggled");
    const std::string second = firstLine + headers("Content-Length: " + std::to_string(inner.size()) + "\r\n\r\n") + inner;
    std::string whole = body;
    if (isChunked) {
        char size[16];
        std::snprintf(size, sizeof size, "%zx", body.size());
        whole = std::string(size) + "\r\n" + body + "\r\n0\r\n\r\n";
    }
    return firstLine + headers(framing + "\r\n") + whole + second;
}

// Framing lines that must be refused: by a name that is none, a coding that is not "chunked", a length that is no number, or two of them.
std::vector<std::string> badFramings()
{
    const std::string right = std::to_string(question("open").size()), nul(1, '\0');
    const std::vector<std::string> names = {"Transfer-Encoding ", "Transfer-Encoding\t", " Transfer-Encoding", "\tTransfer-Encoding", "Transfer-Encoding" + nul, "Transfer\rEncoding",
        "\vTransfer-Encoding", "Transfer-Encoding\v", "Transfer Encoding", "Transfer-Encod\xc3\xafng", "\xefTransfer-Encoding", "Transfer-Encoding:", "(Transfer-Encoding)", "\"Transfer-Encoding\"",
        "Transfer-Encoding\r", "\nTransfer-Encoding", "Transfer-Encoding\n"};
    const std::vector<std::string> codings = {"xchunked", "chunkedx", "chunked,", ",chunked", "chunked, identity", "identity, chunked", "identity", "gzip, chunked", "chunked, gzip", "chunked, chunked",
        "\"chunked\"", "'chunked'", "chunked;q=1", "chunked;", "chunked\v", "\vchunked", "\fchunked", nul + "chunked", "chunked" + nul, "cow", "", "c hunked", "chunked\r\n ", "\r\n chunked",
        "\r\n\tchunked", "chunk\xc3\xa9" "d", "\xa0" "chunked", "ch\runked", "chunked\r", "chun\nked", "chunked\nX: y", "0", "[chunked]", "chunked x", "chunked/1", "deflate", "x-gzip"};
    const std::vector<std::string> lengths = {"+" + right, "-" + right, "0x5c", right + "," + right, right + ", " + right, right + " " + right, right + ";", right + ".0", "", " ", right + "\r", "\v" + right,
        nul + right, right + nul, "1e2", right + "L", "99999999999999999999", "18446744073709551617", "-1", "0b1", "\xef\xbc\x91", "'" + right + "'", "\"" + right + "\"", right + "_0", right + "\r\n 0"};
    std::vector<std::string> all;
    const std::string length = "Content-Length: " + right + "\r\n", zero = "Content-Length: 0\r\n", chunked = "Transfer-Encoding: chunked\r\n";
    for (const auto &name : names) {
        for (const std::string &coding : {std::string("chunked"), std::string("Chunked"), std::string("identity")}) {
            for (const auto &other : {std::string(), length, zero, chunked}) {
                all.push_back(name + ": " + coding + "\r\n" + other);
                all.push_back(other + name + ": " + coding + "\r\n");
            }
        }
    }
    for (const auto &coding : codings) {
        for (const auto &other : {std::string(), length, zero, chunked}) {
            all.push_back("Transfer-Encoding: " + coding + "\r\n" + other);
            all.push_back(other + "transfer-encoding:" + coding + "\r\n");
        }
    }
    for (const auto &bad : lengths) {
        for (const auto &other : {std::string(), length, chunked}) {
            all.push_back("Content-Length: " + bad + "\r\n" + other);
            all.push_back(other + "content-length:" + bad + "\r\n");
        }
    }
    for (const std::string &two : {length + length, length + zero, zero + length, length + chunked, chunked + length, chunked + chunked, zero + chunked})
        all.push_back(two);
    return all;
}

// What no header of ours may be to the upstream.
const std::set<std::string> &hopByHop()
{
    static const std::set<std::string> names = {"transfer-encoding", "te", "trailer", "upgrade", "keep-alive", "proxy-authorization", "proxy-connection", "x-hop", "cookie", "x-api-key", "expect",
        "forwarded", "x-forwarded-for", "x-http-method-override", "content-encoding"};
    return names;
}

// Empty: one request, framed one way, with our credential only.
std::string faultOf(const AcceptedRequest &request, const std::string &host)
{
    std::map<std::string, std::vector<std::string>> found;
    std::string_view rest = request.head;
    if (!rest.starts_with(firstLine))
        return "request line";
    rest.remove_prefix(firstLine.size());
    while (!rest.starts_with("\r\n")) {
        const auto end = rest.find("\r\n");
        const auto line = rest.substr(0, end);
        const auto colon = line.find(": ");
        if (end == rest.npos || colon == line.npos)
            return "a line that is no header";
        if (!isToken(line.substr(0, colon)) || !isFieldValue(line.substr(colon + 2)))
            return "a header that is none";
        found[lower(line.substr(0, colon))].emplace_back(line.substr(colon + 2));
        rest.remove_prefix(end + 2);
    }
    for (const auto &[name, values] : found) {
        if (hopByHop().contains(name) || (values.size() > 1))
            return name;
    }
    if (found["content-length"] != std::vector{std::to_string(request.body.size())})
        return "content-length";
    if (found["authorization"] != std::vector<std::string>{"Bearer sk-upstream"})
        return "authorization";
    if (found["host"] != std::vector{host})
        return "host";
    std::vector<JsonMember> members;
    return scanObject(request.body, members) ? "body" : request.model == "open" ? "" : "model " + request.model;
}

// A client that has closed its half is taken for gone when its answer takes long, as one may on a busy machine: asked until there is one.
std::string answerTo(Stage &stage, const std::string &bytes)
{
    std::string answer = stage.ask(bytes);
    for (int i = 0; i < 20 && answer.empty(); ++i)
        answer = stage.ask(bytes);
    return answer;
}

std::string mutated(std::string bytes, std::mt19937_64 &random)
{
    static const std::vector<std::string> pieces = {"\r\n", "\n", "\r", std::string(1, '\0'), " ", "\t", ":", ",", ";", "chunked", "Transfer-Encoding: chunked\r\n", "Content-Length: 0\r\n", "Content-Length: 1",
        "Connection: close, x-hop\r\n", "Host: other\r\n", "0\r\n\r\n", "\r\n ", "HTTP/1.0", "HTTP/1.1\r\n", "Expect: 100-continue\r\n", "\v", "\x7f", "\xc3\xa9", "%0d%0a", "GET / HTTP/1.1\r\n", "http://other/",
        "Upgrade: h2c\r\n", "TE: trailers\r\n", "\\u006d", "\"model\":\"smuggled\",", "X-Api-Key: k\r\n", "Content-Encoding: gzip\r\n", "Authorization: Bearer x\r\n"};
    const auto below = [&random](std::size_t count) { return count ? std::size_t(random() % count) : 0; };
    for (std::size_t times = 1 + below(2); times > 0; --times) {
        const std::size_t at = below(bytes.size() + 1);
        switch (below(5)) {
        case 0: bytes.insert(at, pieces[below(pieces.size())]); break;
        case 1: bytes.erase(at, 1 + below(4)); break;
        case 2: bytes.insert(at, 1, char(random())); break;
        case 3: bytes.insert(at, bytes.substr(below(bytes.size()), below(40))); break;
        default:
            if (at < bytes.size())
                bytes[at] = char(bytes[at] ^ (1 << below(8)));
        }
    }
    return bytes;
}

} // namespace

class SmugglingTest : public QObject {
    Q_OBJECT

private slots:
    void refused();
    void forwarded();
};

// Goal H1: what must be refused is, the connection ends there, and the upstream hears of nothing.
void SmugglingTest::refused()
{
    Proof proof("H1");
    Stage stage;
    const auto framings = badFramings();
    for (const auto &framing : framings) {
        for (const bool isChunked : {false, true}) {
            const std::string answer = stage.ask(withSuffix(framing, isChunked));
            const std::string told = portreeve::quoted(framing) + ": " + answer.substr(0, 60);
            QVERIFY2(answer.starts_with("HTTP/1.1 400") || answer.starts_with("HTTP/1.1 501") || answer.starts_with("HTTP/1.1 413"), told.c_str());
            QVERIFY2(answer.find("HTTP/1.1", 5) == answer.npos && answer.find("Connection: close") != answer.npos, told.c_str());
        }
    }
    QCOMPARE(stage.faultd.counters().requests, std::uint64_t(0));
    QCOMPARE(stage.faultd.counters().malformed, std::uint64_t(0));
    // and that it is the framing that is refused
    const std::string answer = answerTo(stage, withSuffix("Transfer-Encoding: chunked\r\n", true));
    QVERIFY2(answer.starts_with("HTTP/1.1 200"), answer.c_str());
    QCOMPARE(stage.faultd.requests().back().model, std::string("smuggled"));
    proof.count("vectors", std::int64_t(2 * framings.size()));
}

// Goal H2: whatever was accepted, the upstream sees one request, framed one way, and nothing of the client's head but what we say.
void SmugglingTest::forwarded()
{
    constexpr std::uint64_t seed = 20261121;
    Proof proof("H2", seed);
    const int count = timesOf(40'000, 100'000);
    if (count < 100'000)
        proof.isPart();
    Stage stage;
    std::mt19937_64 random(seed);
    const std::string body = question("open");
    const std::string plain = firstLine + headers("Connection: keep-alive, x-hop\r\nX-Hop: secret\r\nTE: trailers\r\nCookie: a=b\r\nProxy-Authorization: Basic x\r\nContent-Length: "
                                                  + std::to_string(body.size()) + "\r\n\r\n") + body;
    const std::string pieces = firstLine + headers("Transfer-Encoding: chunked\r\nTrailer: X-Hop\r\n\r\n") + "5\r\n" + body.substr(0, 5) + "\r\n" + [&] {
        char size[16];
        std::snprintf(size, sizeof size, "%zx", body.size() - 5);
        return std::string(size);
    }() + "\r\n" + body.substr(5) + "\r\n0\r\nX-Hop: secret\r\n\r\n";
    for (const auto &base : {plain, pieces}) {
        const std::string answer = answerTo(stage, base);
        QVERIFY2(answer.starts_with("HTTP/1.1 200"), answer.c_str());
    }
    stage.faultd.forget();
    std::uint64_t answered = 0;
    for (int i = 0; i < count; ++i) {
        const std::string bytes = mutated(random() % 3 ? plain : pieces, random);
        const std::string answer = stage.ask(bytes);
        for (std::size_t at = 0; (at = answer.find("HTTP/1.1 200", at)) != answer.npos; ++at)
            ++answered;
    }
    const auto seen = stage.faultd.requests();
    const std::string host = stage.faultd.url().substr(7);
    for (const AcceptedRequest &request : seen) {
        const std::string fault = faultOf(request, host);
        if (fault == "model smuggled" || fault == "model ")      // a mutation may ask for another model; it says what it asks
            continue;
        QVERIFY2(fault.empty(), (fault + " in " + portreeve::quoted(request.head + request.body)).c_str());
    }
    QCOMPARE(stage.faultd.counters().malformed, std::uint64_t(0));
    // a client that has closed its half may be taken for gone; nobody else goes without an answer
    QVERIFY2(seen.size() <= answered + seen.size() / 50 && answered <= seen.size() + seen.size() / 10, (std::to_string(seen.size()) + " sent, " + std::to_string(answered) + " answered").c_str());
    QVERIFY2(seen.size() > std::size_t(count) / 15, std::to_string(seen.size()).c_str());
    proof.count("inputs", count);
    proof.count("accepted", std::int64_t(seen.size()));
}

QTEST_APPLESS_MAIN(SmugglingTest)
#include "smuggling_test.moc"
