// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "gateway/sinks/request_filter.h"

using namespace portreeve;

namespace {

RequestFilter parsed(const std::string &text)
{
    auto either = parseRequestFilter(text);
    if (const auto *fault = std::get_if<FilterFault>(&either))
        qFatal("%s: %s", text.c_str(), fault->message.c_str());
    return std::get<RequestFilter>(std::move(either));
}

FilterFault faultOf(const std::string &text)
{
    const auto either = parseRequestFilter(text);
    if (!std::holds_alternative<FilterFault>(either))
        qFatal("%s was taken", text.c_str());
    return std::get<FilterFault>(either);
}

NumberValue numberOf(const std::string &text)
{
    const auto filter = parsed(text);
    return filter.terms.at(0).numbers.at(0);
}

SpendRow someRow()
{
    SpendRow row;
    row.callId = *Uuid::parse("019a8f30-5b7c-7d10-8a3b-112233445566");
    row.clientCallId = "Req-77";
    row.replyId = "chatcmpl-AbC";
    row.modelGroup = "gpt-4o-mini";
    row.model = "gpt-4o-mini-2024-07-18";
    row.alias = "CI bot";
    row.token = std::string(64, 'a');
    row.provider = "openai";
    row.status = 200;
    row.cost = 50'000'000;
    row.duration = 2 * microsPerSecond;
    row.prompt = 8000;
    row.completion = 500;
    row.sessionId = "S1";
    row.tags = "[\"env:prod\",\"night ly\",\"quo\\\"te\"]";
    row.userAgent = "claude-cli/1.0";
    return row;
}

bool holds(const std::string &filter, const SpendRow &row) { return matches(parsed(filter), row); }

} // namespace

class RequestFilterTest : public QObject {
    Q_OBJECT

private slots:
    void empty()
    {
        QVERIFY(parsed("").isEmpty());
        QVERIFY(parsed("  \t ").isEmpty());
        QVERIFY(matches(parsed(""), someRow()));
    }

    void terms()
    {
        const auto filter = parsed("model:gpt-4* -status:200 cost:>0.05 \"two words\" key:(a OR \"b c\" OR d*)");
        QCOMPARE(filter.terms.size(), std::size_t(5));
        QCOMPARE(std::string(filter.terms[0].field->name), std::string("model"));
        QVERIFY(filter.terms[0].texts[0].isGlob);
        QVERIFY(filter.terms[1].isNegated);
        QCOMPARE(filter.terms[3].texts[0].text, std::string("two words"));
        QVERIFY(!filter.terms[3].field);
        QCOMPARE(filter.terms[4].texts.size(), std::size_t(3));
        QCOMPARE(filter.terms[4].texts[1].text, std::string("b c"));
        QVERIFY(filter.terms[4].texts[2].isGlob);
        QCOMPARE(filter.terms[1].from, std::size_t(13));
        QCOMPARE(filter.terms[1].length, std::size_t(11));
        QCOMPARE(filter.without("model").terms.size(), std::size_t(4));
    }

    void numbers_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<qint64>("least");
        QTest::addColumn<qint64>("most");
        const auto row = [](const char *filter, qint64 least, qint64 most) { QTest::newRow(filter) << QString(filter) << least << most; };
        row("cost:>0.05", 50'000'001, INT64_MAX);
        row("cost:>=$0.05", 50'000'000, INT64_MAX);
        row("cost:<1usd", INT64_MIN, 999'999'999);
        row("dur:>2s", 2'000'001, INT64_MAX);
        row("dur:>2", 2'000'001, INT64_MAX);
        row("dur:1.5m", 90'000'000, 90'000'000);
        row("ttft:>=500ms", 500'000, INT64_MAX);
        row("ttft:500ms..2s", 500'000, 2'000'000);
        row("tokens:>8k", 8001, INT64_MAX);
        row("tokens:>8.5k", 8501, INT64_MAX);
        row("tokens:>=8.0005k", 8001, INT64_MAX);
        row("tokens:<8.0005k", INT64_MIN, 8000);
        row("tokens:<=8.0005k", INT64_MIN, 8000);
        row("tokens:=8.0005k", 1, 0);
        row("in:1M", 1'000'000, 1'000'000);
        row("status:500..599", 500, 599);
        row("status:4xx", 400, 499);
        row("status:404", 404, 404);
        row("tps:>=30.5", 30'500, INT64_MAX);
        row("retries:=0", 0, 0);
        row("stream:yes", 1, 1);
        row("cache:miss", 0, 0);
    }

    void numbers()
    {
        QFETCH(QString, filter);
        QFETCH(qint64, least);
        QFETCH(qint64, most);
        const auto number = numberOf(filter.toStdString());
        QCOMPARE(qint64(number.least), least);
        QCOMPARE(qint64(number.most), most);
    }

    // Every one is said, with its place: nothing of a filter is passed over.
    void faults_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *filter, int from, int length, const char *says) { QTest::newRow(filter) << QString::fromUtf8(filter) << from << length << QString(says); };
        row("modell:x", 0, 6, "Did you mean `model:`?");
        row("ok xyzzy:1", 3, 5, "There is no field `xyzzy:`");
        row("http://a", 0, 4, "put it in quotes");
        row("guardrail:pii", 0, 9, "not recorded");
        row("has:guardrail", 4, 9, "not recorded");
        row("has:", 0, 4, "needs the name");
        row("model:", 0, 6, "needs a value");
        row("model: x", 0, 6, "needs a value");
        row("model:>x", 6, 2, "knows no >");
        row("dur:2kg", 4, 3, "takes a number with us, ms, s");
        row("cost:>5eur", 5, 5, "takes a number with usd");
        row("status:2s", 7, 2, "without a unit");
        row("tokens:..5", 7, 3, "takes a number");
        row("status:599..500", 7, 8, "write 500..599");
        row("stream:maybe", 7, 5, "yes or no");
        row("tokens:\"5\"", 7, 3, "no quoted");
        row("dur:9000000000d", 4, 11, "too large");
        row("\"open", 0, 5, "no end");
        row("key:(a", 4, 2, "no end");
        row("key:(a b)", 7, 1, "joined by OR");
        row("key:(a OR )", 10, 1, "A value is missing");
        row("key:()", 5, 1, "A value is missing");
        row("key:(a)b", 7, 1, "A space is missing");
        row("ke\"y", 2, 1, "before and after");
        row("-", 0, 1, "nothing follows");
        row("- a", 0, 1, "nothing follows");
        row("\"\"", 0, 2, "between the quotes");
        row("key:\"\"", 4, 2, "-has:key");
        row("\"\xf0\x9f\x98\x80\xc3\xa9\" modell:x", 6, 6, "Did you mean");       // an emoji is two units
    }

    void faults()
    {
        QFETCH(QString, filter);
        QFETCH(int, from);
        QFETCH(int, length);
        QFETCH(QString, says);
        const auto fault = faultOf(filter.toStdString());
        QVERIFY2(QString::fromStdString(fault.message).contains(says), fault.message.c_str());
        QCOMPARE(int(fault.from), from);
        QCOMPARE(int(fault.length), length);
    }

    void limits()
    {
        faultOf(std::string(5000, 'a'));
        faultOf("\xff");
        std::string many;
        for (int i = 0; i < 65; ++i)
            many += "a ";
        QVERIFY(faultOf(many).message.find("at most 64") != std::string::npos);
        std::string list = "key:(a";
        for (int i = 0; i < 100; ++i)
            list += " OR a";
        faultOf(list + ")");
    }

    void matching_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<bool>("isMeant");
        const auto row = [](const char *filter, bool isMeant) { QTest::newRow(filter) << QString(filter) << isMeant; };
        row("model:gpt-4*", true);
        row("group:GPT-4O-MINI", true);
        row("model:gpt-4o", false);
        row("-model:gpt-4o", true);
        row("served:*2024*", true);
        row("key:\"ci bot\"", true);
        row("key:(x OR \"CI BOT\")", true);
        row("key:aaaa*", true);
        row("status:200", true);
        row("status:ok", true);
        row("status:error", false);
        row("status:(500 OR ok)", true);
        row("status:(4xx OR 5xx)", false);
        row("cost:>0.05", false);
        row("cost:>=0.05", true);
        row("cost:0.05", true);
        row("dur:1s..2s", true);
        row("tokens:8.5k", true);
        row("tps:250", true);
        row("ttft:<1s", false);           // there was none
        row("-ttft:<1s", true);
        row("has:ttft", false);
        row("has:error", false);
        row("has:session", true);
        row("session:S1", true);
        row("session:s1", false);
        row("session:S*", true);
        row("id:Req-77", true);
        row("id:req-77", false);
        row("id:019a8f30-5b7c-7d10-8a3b-112233445566", true);
        row("id:019a8f30*", true);
        row("tag:ENV:prod", true);
        row("tag.env:prod", true);
        row("tag.env:(dev OR pro*)", true);
        row("has:tag.env", true);
        row("has:tag.job", false);
        row("tag:\"night ly\"", true);
        row("tag:\"quo\\\"te\"", true);
        row("tag:quo*", true);
        row("app:claude-cli*", true);
        row("chatcmpl", true);
        row("8f30-5b", true);
        row("f30", false);                // too short to be part of our id
        row("\"CI b\"", true);
        row("-nowhere", true);
        row("nowhere", false);
        row("model:gpt-4* status:500", false);
        row("type:chat", true);
        row("stream:no", true);
        row("priced:yes", true);
    }

    void matching()
    {
        QFETCH(QString, filter);
        QFETCH(bool, isMeant);
        QCOMPARE(holds(filter.toStdString(), someRow()), isMeant);
    }

    // What the list for people shows must be a filter.
    void examples()
    {
        for (const auto &field : requestFields()) {
            parsed(field.example);
            parsed(std::string("has:") + field.name);
            QVERIFY(*field.help);
            QCOMPARE(bool(field.texts), field.kind == FieldKind::Text);
            QVERIFY(bool(field.number) != bool(field.texts));
        }
    }
};

QTEST_APPLESS_MAIN(RequestFilterTest)
#include "request_filter_test.moc"
