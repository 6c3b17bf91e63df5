// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/playground_stage.h"
#include "ui/pages/playground/chat_question.h"
#include "ui/pages/playground/chat_stream.h"
#include "ui/pages/playground/history.h"
#include "ui/pages/playground/parameters.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QTextTable>

using namespace portreeve::ui;

class PlaygroundPageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { stillTheme(); }

    void streamsAreReadWhereverTheyAreCut()
    {
        const QByteArray whole = wholeStream();
        for (qsizetype cut = 0; cut <= whole.size(); ++cut) {
            ChatStream stream;
            stream.feed(whole.left(cut));
            stream.feed(whole.mid(cut));
            stream.end();
            QCOMPARE(stream.text(), QStringLiteral("Grüße dich"));
            QCOMPARE(stream.thinking(), QStringLiteral("hm"));
            QCOMPARE(stream.finish(), QStringLiteral("stop"));
            QCOMPARE(stream.output(), 148);
            QCOMPARE(stream.cached(), 4);
            QCOMPARE(stream.error(), QString());
        }
    }

    void whatBrokeOffIsNoAnswer_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("error");
        QTest::newRow("nothing") << QByteArray() << QStringLiteral("broke off");
        QTest::newRow("no finish") << chunk("{\"content\":\"half\"}") << QStringLiteral("broke off");
        QTest::newRow("error event") << chunk("{\"content\":\"half\"}") + "data: {\"error\":{\"message\":\"overloaded\",\"code\":\"529\"}}\n\n" << QStringLiteral("overloaded");
        QTest::newRow("error body") << QByteArray("{\"error\":{\"message\":\"no such model\"}}") << QStringLiteral("no such model");
        QTest::newRow("whole answer") << QByteArray("{\"choices\":[{\"message\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}]}") << QString();
        QTest::newRow("nonsense") << QByteArray("data: {\"choices\":[7,\"a\"]}\n\ndata: nonsense\n\n") << QStringLiteral("broke off");
    }

    void whatBrokeOffIsNoAnswer()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, error);
        ChatStream stream;
        stream.feed(bytes);
        stream.end();
        if (error.isEmpty())
            QCOMPARE(stream.error(), QString());
        else
            QVERIFY2(stream.error().contains(error), qPrintable(stream.error()));
    }

    void toolCallsAreAssembled()
    {
        ChatStream stream;
        stream.feed(chunk("{\"tool_calls\":[{\"index\":0,\"id\":\"t0\",\"function\":{\"name\":\"a\",\"arguments\":\"{\\\"x\"}}]}"));
        stream.feed(chunk("{\"tool_calls\":[{\"index\":1,\"id\":\"t1\",\"function\":{\"name\":\"b\",\"arguments\":\"{}\"}}]}"));
        stream.feed(chunk("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\":1}\"}}]}") + chunk("{}", "\"tool_calls\"") + doneEvent);
        stream.feed(chunk("{\"tool_calls\":[{\"index\":100000,\"function\":{\"name\":\"far\"}}]}")); // no array of a hundred thousand
        stream.end();
        QCOMPARE(stream.toolCalls().size(), 2);
        QCOMPARE(stream.toolCalls()[0].toObject()["function"].toObject()["arguments"].toString(), QStringLiteral("{\"x\":1}"));
        QCOMPARE(stream.turn()["tool_calls"].toArray().size(), 2);
    }

    void questionsSayOnlyWhatWasChosen()
    {
        ChatQuestion question;
        question.model = QStringLiteral("m");
        question.turns = {QJsonObject{{"role", "user"}, {"content", "hi"}}};
        QCOMPARE(question.body().keys(), (QStringList{"messages", "model", "stream", "stream_options"}));
        question.system = QStringLiteral("be brief");
        question.parameters = {0.4, 0.9, 600, 7, QStringLiteral("END\nSTOP"), QStringLiteral("low"), QStringLiteral("{\"type\":\"object\"}")};
        const QJsonObject body = question.body();
        QCOMPARE(body["messages"].toArray().size(), 2);
        QCOMPARE(body["stop"].toArray().size(), 2);
        QCOMPARE(body["response_format"].toObject()["json_schema"].toObject()["schema"].toObject()["type"].toString(), QStringLiteral("object"));
        QCOMPARE(AskParameters::restored(question.parameters.save()), question.parameters);
        for (const Sample &sample : question.samples(QStringLiteral("http://127.0.0.1:4000"))) {
            QVERIFY(sample.code.contains(QStringLiteral("PORTREEVE_KEY")));
            QVERIFY(!sample.code.contains(QStringLiteral("stream")));
        }
    }

    void toolsAreTakenInEveryForm_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("count"); // -1: refused
        QTest::newRow("none") << QStringLiteral("  \n") << 0;
        QTest::newRow("openai") << QStringLiteral("[{\"type\":\"function\",\"function\":{\"name\":\"a\"}}]") << 1;
        QTest::newRow("bare") << QStringLiteral("{\"name\":\"a\",\"parameters\":{}}") << 1;
        QTest::newRow("two") << QStringLiteral("[{\"name\":\"a\"},{\"name\":\"b\"}]") << 2;
        QTest::newRow("no name") << QStringLiteral("[{\"description\":\"a\"}]") << -1;
        QTest::newRow("no json") << QStringLiteral("[{\n\"name\": }]") << -1;
    }

    void toolsAreTakenInEveryForm()
    {
        QFETCH(QString, text);
        QFETCH(int, count);
        QString error;
        const auto tools = readTools(text, &error);
        QCOMPARE(tools ? int(tools->size()) : -1, count);
        QCOMPARE(error.isEmpty(), count >= 0);
    }

    void parametersAreRefusedInWords()
    {
        ParameterForm form({});
        QSignalSpy changed(&form, &ParameterForm::changed);
        auto lines = form.findChildren<TextField *>();
        QTest::keyClicks(lines[0], QStringLiteral("3"));
        QVERIFY(!form.isRight());
        QCOMPARE(changed.count(), 0);
        lines[0]->clear();
        QTest::keyClicks(lines[0], QStringLiteral("0.4"));
        QVERIFY(form.isRight());
        QCOMPARE(form.parameters().temperature, std::optional(0.4));
    }

    void twoModelsAreAskedAtOnce()
    {
        Bench bench;
        QCOMPARE(bench.card(0)->model(), QStringLiteral("claude-sonnet-4-5"));
        bench.act("playground.add");
        QCOMPARE(bench.card(1)->model(), QStringLiteral("gpt-5-mini")); // the first that is not there yet; no embedding, no pattern
        QVERIFY(!bench.actions.find(QStringLiteral("playground.send"))->isEnabled());
        bench.type(QStringLiteral("How should I draw a burn-down?"));
        QVERIFY(bench.actions.find(QStringLiteral("playground.send"))->isEnabled());
        bench.act("playground.send");
        QCOMPARE(bench.transport.streams(), 2);
        const QJsonObject sent = QJsonDocument::fromJson(bench.transport.streamCall(1).body).object();
        QCOMPARE(sent["model"].toString(), QStringLiteral("gpt-5-mini"));
        QVERIFY(sent["stream"].toBool());
        QVERIFY(bench.actions.find(QStringLiteral("playground.stop"))->isEnabled());
        bench.answerAll(0);
        QVERIFY2(shown(bench.card(0)).contains(QStringLiteral("Grüße dich")), qPrintable(shown(bench.card(0))));
        QCOMPARE(bench.card(0)->asking().figures().costNanos, std::optional<qint64>(3129000)); // the log's row, to the last nano-dollar
        QCOMPARE(bench.card(0)->asking().figures().output, 148);
        QVERIFY(!bench.actions.find(QStringLiteral("playground.stop"))->isEnabled());

        bench.type(QStringLiteral("And then?"));
        bench.act("playground.send");
        const QJsonArray messages = QJsonDocument::fromJson(bench.transport.streamCall(2).body).object()["messages"].toArray();
        QCOMPARE(messages.size(), 3); // the conversation goes on
        QVERIFY(!messages[1].toObject().contains("thinking"));
        bench.answerAll(2);
    }

    void stoppingClosesAndKeepsWhatCame()
    {
        Bench bench;
        bench.type(QStringLiteral("tell"));
        bench.act("playground.send");
        bench.transport.head(0, 200, {{"x-litellm-call-id", "call-1"}});
        bench.transport.feed(0, chunk("{\"content\":\"Once upon\"}"));
        bench.settle();
        bench.act("playground.stop");
        QVERIFY(!bench.transport.isListening(0));
        QVERIFY(shown(bench.card(0)).contains(QStringLiteral("Once upon")));
        QCOMPARE(int(bench.card(0)->asking().state()), int(Asking::State::Stopped));
    }

    void refusalsAreSaidInTheGatewaysWords()
    {
        Bench bench;
        bench.type(QStringLiteral("tell"));
        bench.act("playground.send");
        bench.transport.head(0, 422);
        bench.transport.feed(0, "{\"error\":{\"message\":\"Budget has been exceeded!\",\"code\":\"422\"}}");
        bench.transport.end(0);
        bench.settle();
        QCOMPARE(int(bench.card(0)->asking().state()), int(Asking::State::Failed));
        QVERIFY2(bench.card(0)->asking().error().contains(QStringLiteral("Budget has been exceeded")), qPrintable(bench.card(0)->asking().error()));
        bench.type(QStringLiteral("again"));
        bench.act("playground.send");
        bench.transport.head(1, 200);
        bench.transport.feed(1, chunk("{\"content\":\"half\"}"));
        bench.transport.end(1, QStringLiteral("The connection was closed."));
        bench.settle();
        QCOMPARE(int(bench.card(0)->asking().state()), int(Asking::State::Failed)); // never a finished answer
    }

    void toolResultsGoBack()
    {
        Bench bench;
        bench.type(QStringLiteral("weather?"));
        bench.act("playground.send");
        bench.transport.head(0, 200);
        bench.transport.feed(0, chunk("{\"tool_calls\":[{\"index\":0,\"id\":\"t0\",\"function\":{\"name\":\"get\",\"arguments\":\"{}\"}}]}") + chunk("{}", "\"tool_calls\"") + doneEvent);
        bench.transport.end(0);
        bench.settle();
        QVERIFY(shown(bench.card(0)).contains(QStringLiteral("get({})")));
        bench.type(QStringLiteral("12 degrees"));
        bench.act("playground.send");
        const QJsonArray messages = QJsonDocument::fromJson(bench.transport.streamCall(1).body).object()["messages"].toArray();
        QCOMPARE(messages.last().toObject()["role"].toString(), QStringLiteral("tool"));
        QCOMPARE(messages.last().toObject()["tool_call_id"].toString(), QStringLiteral("t0"));
    }

    void hostileMarkdownFetchesNothing()
    {
        AnswerText view;
        view.resize(400, 300);
        view.setTurns({QJsonObject{{"role", "assistant"}, {"content", "![x](http://127.0.0.1:1/pixel.png) <img src=\"file:///etc/passwd\"> <script>x</script> [link](javascript:alert(1))"}}});
        view.show();
        QVERIFY(!view.grab().isNull());
        QVERIFY(!view.loadResource(QTextDocument::ImageResource, QUrl(QStringLiteral("file:///etc/passwd"))).isValid());
        QVERIFY(view.toPlainText().contains(QStringLiteral("<script>")));
    }

    void tablesBeginWithWhatWasWritten()
    {
        AnswerText view;
        view.setTurns({QJsonObject{{"role", "assistant"}, {"content", "```python\nprint(1)\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |"}}});
        const QTextTable *table = nullptr;
        for (QTextFrame *frame : view.document()->rootFrame()->childFrames())
            table = qobject_cast<QTextTable *>(frame);
        QVERIFY(table);
        for (int column = 0; column < 2; ++column) {
            const QTextCursor cell = table->cellAt(0, column).firstCursorPosition();
            QCOMPARE(cell.block().text(), QString(QChar('a' + column)));
            QVERIFY(cell.block().begin().fragment().charFormat().fontWeight() >= QFont::DemiBold);
        }
        QVERIFY(table->cellAt(1, 0).firstCursorPosition().block().begin().fragment().charFormat().fontWeight() < QFont::DemiBold);
    }

    void dearQuestionsAskFirst()
    {
        Bench bench;
        bench.settings.set(QStringLiteral("playground.ask_above"), QStringLiteral("0.01"));
        bench.type(QStringLiteral("tell"));
        bench.act("playground.send");
        QCOMPARE(bench.transport.streams(), 0); // 4,096 tokens at $15 a million are 6 cents
    }

    void historyIsKeptAndFound()
    {
        QTemporaryDir place;
        PlaygroundHistory history(place.path());
        QString error;
        for (int i = 0; i < 205; ++i)
            QVERIFY(history.keep({QString::number(i), i, QStringLiteral("question %1").arg(i), {QStringLiteral("m")}, {{"system", "s"}}}, &error));
        PlaygroundHistory again(place.path());
        QCOMPARE(again.entries().size(), 200);
        QCOMPARE(again.entries().first().id, QStringLiteral("204"));
        QCOMPARE(QFile::permissions(place.filePath(QStringLiteral("playground.json"))) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QFile broken(place.filePath(QStringLiteral("playground.json")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{half");
        broken.close();
        PlaygroundHistory third(place.path());
        QCOMPARE(third.entries().size(), 0);
        QVERIFY(QFile::exists(place.filePath(QStringLiteral("playground.json.broken"))));
    }

    void pictures()
    {
        if (shotsPlace.isEmpty())
            QSKIP("PORTREEVE_SHOTS names no folder");
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            stillTheme(scheme);
            const QString suffix = schemeWord(scheme);
            Bench bench;
            bench.window.grab().save(shotsPlace + QStringLiteral("/playground-empty-%1.png").arg(suffix));
            bench.act("playground.add");
            bench.type(QStringLiteral("How should I draw a burn-down for a monthly AI budget? Mention the forecast."));
            bench.act("playground.send");
            bench.transport.head(0, 200, {{"x-litellm-call-id", "call-1"}});
            bench.transport.feed(0, chunk("{\"content\":\"A burn-down answers one question: at this pace, when is the money gone?\\n\\n1. Start the line at the whole budget.\\n2. Draw the even pace as a "
                                          "thin dashed line.\\n3. Show the forecast as a **band**.\\n\\n```python\\nprint(1)\\n```\\n\\n| a | b |\\n|---|---|\\n| 1 | 2 |\"}") + chunk("{}", "\"stop\"") + usageEvent + doneEvent);
            bench.transport.end(0);
            bench.transport.head(1, 200, {{"x-litellm-call-id", "call-1"}});
            bench.transport.feed(1, chunk("{\"content\":\"Think of a candle. The unspent budget is the wax that is left, and the flame burns\"}"));
            bench.settle();
            QTest::qWait(60);
            bench.type(QStringLiteral("And the weekend?"));
            bench.settle();
            bench.window.grab().save(shotsPlace + QStringLiteral("/playground-full-%1.png").arg(suffix));
        }
    }
};

QTEST_MAIN(PlaygroundPageTest)
#include "playground_page_test.moc"
