// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <random>

#include <QtTest>

#include <boost/json.hpp>

#include "gateway/base/json.h"
#include "gateway/base/sse.h"
#include "gateway/base/text.h"
#include "tests/support/results.h"

using namespace portreeve;

namespace {

struct Given {
    std::string type, data, id;
    bool operator==(const Given &) const = default;
};

struct Row {
    std::string name, bytes;
    std::vector<std::size_t> chunks;
    std::vector<Given> events;
};

std::vector<Row> corpus()
{
    std::vector<Row> rows;
    std::ifstream file(SOURCE_DIR "/tests/data/corpora/sse.jsonl");
    std::string line;
    while (std::getline(file, line)) {
        const json::value value = json::parse(line);
        Row row;
        row.name = value.at("name").as_string();
        row.bytes = *fromBase64(std::string_view(value.at("bytes_base64").as_string()));
        for (const auto &size : value.at("chunks").as_array())
            row.chunks.push_back(std::size_t(size.as_int64()));
        for (const auto &event : value.at("events").as_array())
            row.events.push_back({std::string(event.at("type").as_string()), std::string(event.at("data").as_string()), std::string(event.at("id").as_string())});
        rows.push_back(std::move(row));
    }
    return rows;
}

void collect(SseParser &parser, std::vector<Given> &events)
{
    SseEvent event;
    while (parser.next(event))
        events.push_back({event.type.empty() ? "message" : std::string(event.type), std::string(event.data), std::string(event.id)});
}

std::vector<Given> parsed(std::string_view bytes, const std::vector<std::size_t> &sizes)
{
    SseParser parser;
    std::vector<Given> events;
    for (const std::size_t size : sizes) {
        parser.feed(bytes.substr(0, size));
        bytes.remove_prefix(std::min(size, bytes.size()));
        collect(parser, events);
    }
    parser.feed(bytes);
    collect(parser, events);
    return events;
}

} // namespace

class SseTest : public QObject {
    Q_OBJECT
private slots:
    void corpusAsChunked();
    void corpusCutEverywhere();
    void corpusByteByByte();
    void overflow();
    void partial();
};

void SseTest::corpusAsChunked()
{
    Proof proof("F2");
    proof.count("sse", 97);
    const auto rows = corpus();
    QCOMPARE(rows.size(), std::size_t(97));
    for (const Row &row : rows)
        QVERIFY2(parsed(row.bytes, row.chunks) == row.events, row.name.c_str());
}

// Two pieces, at every place.
void SseTest::corpusCutEverywhere()
{
    for (const Row &row : corpus()) {
        const std::size_t step = row.bytes.size() > 2000 ? 997 : 1;
        for (std::size_t cut = 0; cut <= row.bytes.size(); cut += step)
            QVERIFY2(parsed(row.bytes, {cut}) == row.events, (row.name + " cut at " + std::to_string(cut)).c_str());
    }
}

void SseTest::corpusByteByByte()
{
    for (const Row &row : corpus())
        QVERIFY2(parsed(row.bytes, std::vector<std::size_t>(row.bytes.size(), 1)) == row.events, row.name.c_str());
}

void SseTest::overflow()
{
    // one long line
    SseParser line(1000);
    SseEvent event;
    line.feed("data: " + std::string(2000, 'x'));
    QVERIFY(!line.next(event));
    QVERIFY(line.overflowed());
    // many lines of one event
    SseParser lines(1000);
    for (int i = 0; i < 200; ++i) {
        lines.feed("data: ten bytes.\n");
        QVERIFY(!lines.next(event));
    }
    QVERIFY(lines.overflowed());
    lines.feed("\n\n");
    QVERIFY(!lines.next(event));
    // many events, none too long
    SseParser events(1000);
    int given = 0;
    for (int i = 0; i < 2000; ++i) {
        events.feed("data: ten bytes.\n\n: a comment\n\n");
        while (events.next(event))
            ++given;
    }
    QCOMPARE(given, 2000);
    QVERIFY(!events.overflowed());
}

void SseTest::partial()
{
    SseParser parser;
    SseEvent event;
    QVERIFY(!parser.hasPartial());
    parser.feed("data: a\n");
    QVERIFY(!parser.next(event));
    QVERIFY(parser.hasPartial());
    parser.feed("\r\n");
    QVERIFY(parser.next(event));
    QVERIFY(!parser.next(event));
    QVERIFY(!parser.hasPartial());
}

QTEST_APPLESS_MAIN(SseTest)
#include "sse_test.moc"
