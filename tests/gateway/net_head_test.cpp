// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "gateway/net/head.h"

using namespace portreeve;

namespace {

constexpr HeadLimits limits;

struct Parsed {
    Checked fault;
    RequestHead head;
    std::string bytes;       // what the views point into
    std::size_t length = 0;
};

// Fed as a connection would: cut once, in two reads.
void parse(std::string_view text, std::size_t cut, Parsed *out)
{
    out->bytes = text;
    HeadScan scan;
    out->fault = scan.scan(text.substr(0, cut), limits);
    if (!out->fault && scan.length() == 0)
        out->fault = scan.scan(text, limits);
    out->length = scan.length();
    if (!out->fault && out->length > 0)
        out->fault = parseRequestHead(out->bytes.data(), out->length, limits, &out->head);
}

int statusOf(std::string_view text)
{
    Parsed parsed;
    parse(text, text.size(), &parsed);
    if (parsed.fault)
        return parsed.fault->status;
    if (parsed.length == 0)
        return 0;
    Framing framing;
    if (Checked fault = readFraming(parsed.head.fields, parsed.head.minor, &framing))
        return fault->status;
    if (Checked fault = checkHost(framing, parsed.head.minor))
        return fault->status;
    std::string store;
    RequestTarget target;
    if (Checked fault = readTarget(parsed.head.method, parsed.head.target, &store, &target))
        return fault->status;
    return 200;
}

int responseStatusOf(std::string text)
{
    HeadScan scan;
    if (scan.scan(text, limits) || scan.length() == 0)
        return -1;
    StatusHead head;
    return parseStatusHead(text.data(), scan.length(), limits, &head) ? -1 : head.status;
}

} // namespace

class NetHeadTest : public QObject {
    Q_OBJECT

private slots:
    void cutAnywhere()
    {
        const std::string text = "POST /v1/chat?x=1 HTTP/1.1\r\nHost: a:1\r\nX-Empty:\r\nX-Odd:\t two  words \t\r\nContent-Length: 3\r\n\r\nabc";
        for (std::size_t cut = 0; cut <= text.size(); ++cut) {
            Parsed parsed;
            parse(text, cut, &parsed);
            QVERIFY2(!parsed.fault, parsed.fault ? parsed.fault->text : "");
            QCOMPARE(parsed.length, text.size() - 3);
            QCOMPARE(parsed.head.method, std::string_view("POST"));
            QCOMPARE(parsed.head.target, std::string_view("/v1/chat?x=1"));
            const Fields wanted{{"host", "a:1"}, {"x-empty", ""}, {"x-odd", "two  words"}, {"content-length", "3"}};
            QVERIFY(parsed.head.fields == wanted);
        }
    }

    void heads_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const std::string &head, int status) {
            QTest::newRow(name) << QByteArray(head.data(), qsizetype(head.size())) << status;
        };
        const std::string host = "Host: a\r\n";
        row("plain", "GET / HTTP/1.1\r\n" + host + "\r\n", 200);
        row("1.0 without host", "GET / HTTP/1.0\r\n\r\n", 200);
        row("1.1 without host", "GET / HTTP/1.1\r\n\r\n", 400);
        row("two hosts", "GET / HTTP/1.1\r\n" + host + host + "\r\n", 400);
        row("host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400);
        row("host with user", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", 400);
        row("host with blanks", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400);
        row("version 2", "GET / HTTP/2.0\r\n" + host + "\r\n", 505);
        row("version 1.2", "GET / HTTP/1.2\r\n" + host + "\r\n", 505);
        row("lower case version", "GET / http/1.1\r\n" + host + "\r\n", 400);
        row("no version", "GET /\r\n" + host + "\r\n", 400);
        row("two blanks", "GET  / HTTP/1.1\r\n" + host + "\r\n", 400);
        row("blank after version", "GET / HTTP/1.1 \r\n" + host + "\r\n", 400);
        row("tab", "GET\t/ HTTP/1.1\r\n" + host + "\r\n", 400);
        row("bad method", "G(T / HTTP/1.1\r\n" + host + "\r\n", 400);
        for (const char *method : {"FOO", "get", "GETS", "CONNECT", "TRACE", "PRI", "PROPFIND"})
            row((std::string("method ") + method).c_str(), method + (" / HTTP/1.1\r\n" + host + "\r\n"), 501);
        for (const char *method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
            row((std::string("method ") + method).c_str(), method + (" / HTTP/1.1\r\n" + host + "\r\n"), 200);
        row("bare LF", "GET / HTTP/1.1\n" + host + "\r\n", 400);
        row("bare LF in fields", "GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n", 400);
        row("bare CR in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: b\rc\r\n\r\n", 400);
        row("bare CR in the request line", "GET / HTTP/1.1\rX: y\r\n" + host + "\r\n", 400);
        row("folded", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n", 400);
        row("folded first", "GET / HTTP/1.1\r\n X: b\r\nHost: a\r\n\r\n", 400);
        row("blank before colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400);
        row("no colon", "GET / HTTP/1.1\r\nHost: a\r\nX\r\n\r\n", 400);
        row("empty name", "GET / HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n", 400);
        row("name with quote", "GET / HTTP/1.1\r\nHost: a\r\nX\"Y: x\r\n\r\n", 400);
        row("NUL in a value", std::string("GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 35), 400);
        row("DEL in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: a\x7f\r\n\r\n", 400);
        row("UTF-8 in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: D\xc3\xbc\r\n\r\n", 200);
        row("UTF-8 in the target", "GET /\xc3\xbc HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        for (const char *value : {"-1", "+1", "0x10", "1 2", "1,1", "", "1234567890123456789", "1.0"})
            row((std::string("length ") + value).c_str(), "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::string(value) + "\r\n\r\n", 400);
        row("blanks around a length", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length:  1  \r\n\r\n", 200);
        row("two expectations", "GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nExpect: 100-continue\r\n\r\n", 400);
        row("tab behind a length", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\t\r\n\r\n", 400);
        row("tab before a length", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length:\t1\r\n\r\n", 400);
        row("tab beside a coding", "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked \t\r\n\r\n", 400);
        row("length 007", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 007\r\n\r\n", 200);
        row("same length twice", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n", 400);
        row("length and chunked", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
        row("chunked", "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n", 200);
        row("chunked twice", "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
        row("chunked in 1.0", "GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
        for (const char *value : {"gzip, chunked", "chunked, identity", "identity", "xchunked", "chunked;q=1", "\"chunked\"", "chunked,", ""})
            row((std::string("coding ") + value).c_str(), "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: " + std::string(value) + "\r\n\r\n", 501);
        row("unfinished", "GET / HTTP/1.1\r\nHost: a\r\n", 0);
        row("long target", "GET /" + std::string(8192, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 414);
        row("long target, unfinished", "GET /" + std::string(9000, 'a'), 414);
        row("large head", "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(33000, 'a') + "\r\n\r\n", 431);
        row("large head, unfinished", "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(33000, 'a'), 431);
        std::string many = "GET / HTTP/1.1\r\nHost: a\r\n";
        for (int i = 0; i < 99; ++i)
            many += "X: y\r\n";
        row("100 headers", many + "\r\n", 200);
        row("101 headers", many + "X: y\r\n\r\n", 431);
    }
    void heads()
    {
        QFETCH(QByteArray, head);
        QFETCH(int, status);
        QCOMPARE(statusOf({head.constData(), std::size_t(head.size())}), status);
    }

    void targets_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("path");      // "-": refused
        QTest::addColumn<QByteArray>("query");
        const auto row = [](const char *target, const char *path, const char *query = "") {
            QTest::newRow(target) << QByteArray(target) << QByteArray(path) << QByteArray(query);
        };
        row("/", "/");
        row("/v1/models", "/v1/models");
        row("/v1/models/", "/v1/models/");
        row("/v1/models?a=b&c=%2f", "/v1/models", "a=b&c=%2f");
        row("/a?b?c//../d", "/a", "b?c//../d");
        row("/a%20b/%C3%BC", "/a b/\xc3\xbc");
        row("/a%2Bb%3Aq?z=1", "/a+b:q", "z=1");
        row("/%2525", "/%25");
        row("/...", "/...");
        row("/.well-known/x", "/.well-known/x");
        row("http://h/x?y", "/x", "y");
        row("HTTPS://h:1/x", "/x");
        row("http://h", "/");
        row("http://h?y=%41", "/", "y=%41");
        row("http://h/%41?y", "/A", "y");
        for (const char *bad : {"//", "//a", "/a//b", "/a/./b", "/a/../b", "/..", "/.", "/a/..", "/a%2fb", "/a%2Fb", "/a%5cb", "/a\\b", "/%2e%2e/a",
                                "/%2E", "/a%2eb", "/a%00", "/a%0d%0a", "/a%7f", "/a%", "/a%1", "/a%zz", "/a#b", "/a?b#c", "*", "a", "a/b", "h:1",
                                "http://", "http:///x", "http://u@h/x", "http://h\\i/x", "http://h\"/x", "http://h|/x", "ftp://h/x", "http://h//x", "?x"})
            row(bad, "-");
    }
    void targets()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, query);
        const std::string kept = target.toStdString();      // the views point into it
        std::string store;
        RequestTarget read;
        const Checked fault = readTarget("GET", kept, &store, &read);
        QCOMPARE(fault.has_value(), path == "-");
        if (fault)
            return;
        QCOMPARE(QByteArray(read.path.data(), qsizetype(read.path.size())), path);
        QCOMPARE(QByteArray(read.query.data(), qsizetype(read.query.size())), query);
        QVERIFY(read.whole.starts_with('/'));
    }

    void asteriskIsForOptions()
    {
        std::string store;
        RequestTarget target;
        QVERIFY(!readTarget("OPTIONS", "*", &store, &target));
        QVERIFY(readTarget("GET", "*", &store, &target));
    }

    void connectionOptions()
    {
        Framing framing;
        QVERIFY(!readFraming({{"connection", "foo, Close ,bar"}}, 1, &framing));
        QVERIFY(framing.close && !framing.keepAlive);
        QVERIFY(!readFraming({{"connection", ",,keep-alive"}, {"connection", "x"}}, 1, &framing));
        QVERIFY(!framing.close && framing.keepAlive);
        QVERIFY(!readFraming({{"connection", "closed"}}, 1, &framing));
        QVERIFY(!framing.close);
    }

    void statusLines_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("status");
        const auto row = [](const char *line, int status) { QTest::newRow(line) << QByteArray(line) + "\r\n\r\n" << status; };
        row("HTTP/1.1 200 OK", 200);
        row("HTTP/1.0 404 Not Found", 404);
        row("HTTP/1.1 529", 529);
        row("HTTP/1.1 200 ", 200);
        row("HTTP/1.1 200  OK", 200);
        for (const char *bad : {"HTTP/0.9 200 OK", "HTTP/2 200 OK", "HTTP/3.0 200 OK", "HTTP/1.1 20 OK", "HTTP/1.1 2000 OK", "HTTP/1.1 600 x",
                                "HTTP/1.1 099 x", "HTTP/1.1  200 OK", "HTTP/1.1\t200 OK", "HTTP/1.1 2a0 OK", "ICY 200 OK", "HTTP/1.1 200 a\x01", "hello"})
            row(bad, -1);
    }
    void statusLines()
    {
        QFETCH(QByteArray, head);
        QFETCH(int, status);
        QCOMPARE(responseStatusOf(head.toStdString()), status);
    }
};

QTEST_APPLESS_MAIN(NetHeadTest)
#include "net_head_test.moc"
