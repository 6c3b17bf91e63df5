// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/filter_grammar.h"
#include "ui/models/filter_state.h"
#include "ui/models/request_source.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace portreeve::ui;

class FilterStateTest : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void printsWhatItReads();
    void quotesWhatNeedsIt();
    void facetsAndTextAreOne();
    void findsTheTermOfAFault();
    void completes();
    void namesTheNearestField();
    void liteLlmSaysWhatItCannot_data();
    void liteLlmSaysWhatItCannot();
    void liteLlmSaysWhatItCan();
};

void FilterStateTest::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("terms"); // sign, field, value
    QTest::newRow("empty") << "" << QStringList();
    QTest::newRow("spaces") << "  \t " << QStringList();
    QTest::newRow("field") << "model:gpt-5*" << QStringList{"+|model|gpt-5*"};
    QTest::newRow("negated") << "-team:ci" << QStringList{"-|team|ci"};
    QTest::newRow("several") << "dur:>2s  status:500..599" << QStringList{"+|dur|>2s", "+|status|500..599"};
    QTest::newRow("list") << "model:(a OR \"b c\") x" << QStringList{"+|model|(a OR \"b c\")", "+||x"};
    QTest::newRow("quoted text") << "\"rate limit\"" << QStringList{"+||\"rate limit\""};
    QTest::newRow("quoted colon") << "\"a:b\"" << QStringList{"+||\"a:b\""};
    QTest::newRow("escaped quote") << "error:\"say \\\"no\\\" twice\"" << QStringList{"+|error|\"say \\\"no\\\" twice\""};
    QTest::newRow("tag") << "tag.env:prod" << QStringList{"+|tag.env|prod"};
    QTest::newRow("lonely minus") << "-" << QStringList{"+||-"};
    QTest::newRow("open quote") << "error:\"half" << QStringList{"+|error|\"half"};
    QTest::newRow("open bracket") << "model:(a OR b" << QStringList{"+|model|(a OR b"};
}

void FilterStateTest::reads()
{
    QFETCH(QString, text);
    QFETCH(QStringList, terms);
    QStringList read;
    for (const Term &term : parseFilter(text))
        read.append(QStringLiteral("%1|%2|%3").arg(term.negated ? "-" : "+", term.key, term.value));
    QCOMPARE(read, terms);
}

/// parse(print(x)) = x, for any values a person or a facet could put in.
void FilterStateTest::printsWhatItReads()
{
    QRandomGenerator random(7);
    const QString letters = QStringLiteral("ab \"\\()*:.>-=OR\u00e4\u4e2d,\t");
    const QStringList fields{QString(), QStringLiteral("model"), QStringLiteral("tag.env"), QStringLiteral("error")};
    for (int round = 0; round < 5000; ++round) {
        QList<Term> terms;
        for (int i = 0; i < int(random.bounded(4)); ++i) {
            QStringList values;
            for (int v = 0; v <= int(random.bounded(3)); ++v) {
                QString value;
                for (int c = 0; c < 1 + int(random.bounded(6)); ++c)
                    value += letters[int(random.bounded(quint32(letters.size())))];
                values.append(value);
            }
            Term term = termOf(fields[int(random.bounded(4))], values);
            if (term.key.isEmpty()) // bare text has no field that its value could be taken for
                term.value = QLatin1Char('"') + QString(values.first()).replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('"'), QStringLiteral("\\\"")) + QLatin1Char('"');
            term.negated = random.bounded(3) == 0;
            if (!term.key.isEmpty())
                QCOMPARE(valuesOf(term), values);
            terms.append(term);
        }
        QCOMPARE(parseFilter(printFilter(terms)), terms);
    }
}

void FilterStateTest::quotesWhatNeedsIt()
{
    QCOMPARE(quotedValue(QStringLiteral("gpt-4o")), QStringLiteral("gpt-4o"));
    QCOMPARE(quotedValue(QStringLiteral("a b")), QStringLiteral("\"a b\""));
    QCOMPARE(quotedValue(QStringLiteral("a*")), QStringLiteral("\"a*\""));
    QCOMPARE(quotedValue(QStringLiteral(">5")), QStringLiteral("\">5\""));
    QCOMPARE(quotedValue(QStringLiteral("1..2")), QStringLiteral("\"1..2\""));
    QCOMPARE(quotedValue(QStringLiteral("OR")), QStringLiteral("\"OR\""));
    QVERIFY(valuesOf({QStringLiteral("dur"), QStringLiteral(">2s"), false}).isEmpty());
    QVERIFY(valuesOf({QStringLiteral("status"), QStringLiteral("500..599"), false}).isEmpty());
    QVERIFY(takesIn({QStringLiteral("model"), QStringLiteral("claude-*"), false}, QStringLiteral("Claude-sonnet")));
    QVERIFY(!takesIn({QStringLiteral("model"), QStringLiteral("claude-?"), false}, QStringLiteral("claude-s")));
    QVERIFY(takesIn({QStringLiteral("model"), QStringLiteral("(a OR \"b c\")"), false}, QStringLiteral("b c")));
}

void FilterStateTest::facetsAndTextAreOne()
{
    FilterState state;
    QSignalSpy changed(&state, &FilterState::changed);
    state.setText(QStringLiteral("model:a -team:ci"));
    state.setValues(QStringLiteral("model"), {QStringLiteral("a"), QStringLiteral("b c")});
    QCOMPARE(state.text(), QStringLiteral("model:(a OR \"b c\") -team:ci"));
    state.setValues(QStringLiteral("team"), {QStringLiteral("x")}); // what is left out stays left out
    QCOMPARE(state.text(), QStringLiteral("model:(a OR \"b c\") -team:ci team:x"));
    state.setValues(QStringLiteral("model"), {});
    QCOMPARE(state.text(), QStringLiteral("-team:ci team:x"));
    QCOMPARE(changed.count(), 4);
    state.add(QStringLiteral("team:x"));
    state.setText(state.text());
    QCOMPARE(changed.count(), 4); // nothing changed, nobody asks
    state.remove(0);
    QCOMPARE(state.text(), QStringLiteral("team:x"));
    state.remove(7);
    state.clear();
    QVERIFY(state.isEmpty());
}

void FilterStateTest::findsTheTermOfAFault()
{
    FilterState state;
    state.setText(QStringLiteral("model:a dur:>2x -z"));
    int within = -1;
    QCOMPARE(state.termAt(0, &within), 0);
    QCOMPARE(state.termAt(12, &within), 1);
    QCOMPARE(within, 4);
    QCOMPARE(state.termAt(16, &within), 2);
    QCOMPARE(state.termAt(40), -1);
}

namespace {

FilterGrammar grammar()
{
    return FilterGrammar::read(QJsonDocument::fromJson(R"({"fields":[
        {"name":"model","kind":"text","units":[],"example":"model:gpt-5*","values":["gpt-5-mini","claude sonnet"]},
        {"name":"dur","kind":"duration","units":["ms","s","m"],"example":"dur:>2s","values":[]},
        {"name":"tokens","kind":"number","units":["k","M"],"example":"tokens:>8k","values":[]},
        {"name":"tag.","kind":"text","units":[],"example":"tag.env:prod","values":[]}]})").object());
}

} // namespace

void FilterStateTest::completes()
{
    const FilterGrammar known = grammar();
    QCOMPARE(known.hint(QStringLiteral("mo")).completion, QStringLiteral("del:"));
    QCOMPARE(known.hint(QStringLiteral("mo")).suggestions, QStringList{QStringLiteral("model:")});
    QCOMPARE(known.hint(QStringLiteral("-du")).suggestions, QStringList{QStringLiteral("-dur:")});
    QCOMPARE(known.hint(QStringLiteral("dur:>2")).completion, QStringLiteral("s"));
    QVERIFY(known.hint(QStringLiteral("dur:>2")).example.contains(QStringLiteral("dur:>2s")));
    QCOMPARE(known.hint(QStringLiteral("dur:>2s")).completion, QString());
    QCOMPARE(known.hint(QStringLiteral("model:gp")).completion, QStringLiteral("t-5-mini"));
    QCOMPARE(known.hint(QStringLiteral("model:cl")).suggestions, QStringList{QStringLiteral("model:\"claude sonnet\"")});
    QCOMPARE(known.hint(QStringLiteral("tag.env:x")).error, QString());
    QCOMPARE(known.hint(QStringLiteral("\"free text")).error, QString());
    QCOMPARE(FilterGrammar().hint(QStringLiteral("anything:at")).error, QString()); // before the server has told its fields nothing is wrong
}

void FilterStateTest::namesTheNearestField()
{
    const TypedHint hint = grammar().hint(QStringLiteral("-modle:x"));
    QVERIFY2(hint.error.contains(QStringLiteral("modle")) && hint.error.contains(QStringLiteral("model")), qPrintable(hint.error));
    QCOMPARE(hint.errorFrom, 1);
    QCOMPARE(hint.errorLength, 5);
    QVERIFY(!grammar().hint(QStringLiteral("zzzzzz:x")).error.isEmpty());
}

void FilterStateTest::liteLlmSaysWhatItCannot_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("from");
    QTest::newRow("field") << "model:a dur:>2s" << 8;
    QTest::newRow("negated") << "-model:a" << 0;
    QTest::newRow("star") << "model:gpt*" << 0;
    QTest::newRow("list") << "model:(a OR b)" << 0;
    QTest::newRow("range") << "status:500..599" << 0;
    QTest::newRow("unknown") << "colour:red" << 0;
    QTest::newRow("twice") << "model:a model:b" << 8;
    QTest::newRow("money") << "cost:>lots" << 0;
}

void FilterStateTest::liteLlmSaysWhatItCannot()
{
    QFETCH(QString, text);
    QFETCH(int, from);
    const auto source = makeRequestSource(ServerKind::LiteLlm);
    const RequestSource::Fault fault = source->check(text);
    QVERIFY(!fault.text.isEmpty());
    QCOMPARE(fault.from, from);
    QVERIFY(fault.length > 0);
}

void FilterStateTest::liteLlmSaysWhatItCan()
{
    const auto source = makeRequestSource(ServerKind::LiteLlm);
    RequestQuery query;
    query.filter = QStringLiteral("model:gpt-4o key:mobile-app cost:0.01..0.5 status:failed \"rate limit\"");
    query.from = 1'700'000'000'000;
    query.to = 1'700'003'600'000;
    QCOMPARE(source->check(query.filter).text, QString());
    PageAsk ask;
    ask.page = 2;
    const QString path = source->page(query, ask);
    for (const char *part : {"/spend/logs/v2?", "start_date=2023-11-14%2022%3A13%3A20", "model=gpt-4o", "key_alias=mobile-app", "min_spend=0.01", "max_spend=0.5", "status_filter=failure", "search=rate%20limit",
                             "page=3", "page_size=100"})
        QVERIFY2(path.contains(QLatin1String(part)), qPrintable(path + QStringLiteral(" lacks ") + QLatin1String(part)));
    QVERIFY(source->grammar().find(QStringLiteral("dur"))->reason.contains(QStringLiteral("LiteLLM")));
    QVERIFY(source->grammar().find(QStringLiteral("model"))->reason.isEmpty());
}

QTEST_GUILESS_MAIN(FilterStateTest)
#include "filter_state_test.moc"
