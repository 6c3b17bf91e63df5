// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include <QtTest>

#include "gateway/net/chunked.h"

using namespace portreeve;
using State = ChunkedDecoder::State;

namespace {

struct Result {
    State state = State::More;
    std::string data;
    std::string rest;
};

// `cuts` are the places where one read ends and the next begins.
Result decode(const std::string &bytes, const std::vector<std::size_t> &cuts)
{
    ChunkedDecoder decoder;
    Result result;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= cuts.size() && result.state == State::More; ++i) {
        const std::size_t to = i < cuts.size() ? cuts[i] : bytes.size();
        std::string part = bytes.substr(from, to - from);
        const ChunkedDecoder::Decoded decoded = decoder.decode(part.data(), part.size());
        result.state = decoded.state;
        result.data += decoded.data;
        if (decoded.state == State::End)
            result.rest = bytes.substr(from + decoded.used);
        from = to;
    }
    return result;
}

} // namespace

class NetChunkedTest : public QObject {
    Q_OBJECT

private slots:
    void cutAnywhere()
    {
        const std::string bytes = "5\r\nhello\r\n1;a=b\r\n \r\n00B;x=\"q;\\\"\";y\r\nbrave world\r\n000\r\nTrailer: x\r\nOther:\r\n\r\nnext";
        for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
            for (std::size_t second = cut; second <= bytes.size(); second += 7) {
                const Result result = decode(bytes, {cut, second});
                QCOMPARE(result.state, State::End);
                QCOMPARE(result.data, std::string("hello brave world"));
                QCOMPARE(result.rest, std::string("next"));
            }
        }
    }

    void randomBodies()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 500; ++round) {
            std::string body, bytes;
            for (int chunk = int(random() % 8); chunk >= 0; --chunk) {
                const std::string data(random() % 300 + 1, char('a' + random() % 26));
                body += data;
                char size[16];
                std::snprintf(size, sizeof size, random() % 2 ? "%zx\r\n" : "%zX\r\n", data.size());
                bytes += size + data + "\r\n";
            }
            bytes += "0\r\n\r\n";
            std::vector<std::size_t> cuts;
            for (std::size_t at = 0; at < bytes.size(); at += random() % 90 + 1)
                cuts.push_back(at);
            const Result result = decode(bytes, cuts);
            QCOMPARE(result.state, State::End);
            QCOMPARE(result.data, body);
            QCOMPARE(decode(bytes.substr(0, bytes.size() - 1), {}).state, State::More);
        }
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const std::vector<std::string> bad{
            "0x10\r\n", "+5\r\nhello\r\n", "-1\r\n", "\r\n", "g\r\n", " 5\r\nhello", "5 \r\nhello", "5\t\r\n", "5\nhello", "5\r\rhello", "5;\r\nhello",
            "5;a=\"x\r\n", "5;a=b c\r\n", "5;=b\r\n", "5;a\x01\r\n", "5\r\nhelloX", "5\r\nhello\n", "5\r\nhello\rX", "0\r\n\n", "0\r\nX\r\n", "0\r\nX : y\r\n",
            "0\r\nX: y\n", "0\r\n x: y\r\n", "0\r\nX: \x01\r\n", "00000000000000001\r\n", "5\r\nhello\r\n\r\n", "5; a=b\r\n",
            "0\r\nContent-Length: 5\r\n\r\n", "0\r\nX: y\r\ntransfer-ENCODING: chunked\r\n\r\n", "0\r\nConnection: close\r\n\r\n",
            "0\r\nHost: a\r\n\r\n", "0\r\n: y\r\n"};
        for (const std::string &bytes : bad)
            QTest::newRow(QByteArray::fromStdString(bytes).toPercentEncoding(" ;=+:").constData()) << QByteArray(bytes.data(), qsizetype(bytes.size()));
    }
    void refused()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(decode(bytes.toStdString(), {}).state, State::Bad);
        std::vector<std::size_t> each;
        for (std::size_t i = 1; i < std::size_t(bytes.size()); ++i)
            each.push_back(i);
        QCOMPARE(decode(bytes.toStdString(), each).state, State::Bad);
    }

    void bounds()
    {
        QCOMPARE(decode("ffffffffffffffff\r\nabc", {}).state, State::More);
        QCOMPARE(decode("1;" + std::string(ChunkedDecoder::mostExtension + 1, 'a'), {}).state, State::Bad);
        QCOMPARE(decode("0\r\nX: " + std::string(ChunkedDecoder::mostTrailer, 'a'), {}).state, State::Bad);
        QCOMPARE(decode("0\r\nContent-Lengths: 5\r\nX-Transfer-Encoding: a\r\nTransfer-Encodin: b\r\n\r\n", {}).state, State::End);
        std::string many;
        for (int i = 0; i < 5000; ++i)
            many += "1;abc\r\nx\r\n";      // each bounded by itself
        QCOMPARE(decode(many + "0\r\n\r\n", {}).data, std::string(5000, 'x'));
    }

    void nothingAfterTheEnd()
    {
        ChunkedDecoder decoder;
        std::string bytes = "0\r\n\r\n";
        QCOMPARE(decoder.decode(bytes.data(), bytes.size()).state, State::End);
        QCOMPARE(decoder.decode(bytes.data(), bytes.size()).used, std::size_t(0));
    }
};

QTEST_APPLESS_MAIN(NetChunkedTest)
#include "net_chunked_test.moc"
