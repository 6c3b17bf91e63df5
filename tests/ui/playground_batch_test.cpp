// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/playground_stage.h"
#include "ui/models/csv.h"
#include "ui/pages/playground/batch_run.h"
#include "ui/pages/playground/batch_sheet.h"
#include "ui/pages/playground/variables.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/table.h"

#include <QFile>
#include <QFileDialog>
#include <QJsonDocument>
#include <QTest>

using namespace portreeve::ui;

namespace {

class Batch : public Bench
{
public:
    void open(const QString &csv)
    {
        act("playground.batch");
        sheet = window.findChild<BatchSheet *>();
        sheet->findChild<TextArea *>(QStringLiteral("playground.batch.values"))->setPlainText(csv);
    }
    template <class T>
    T *part(const char *name)
    {
        return sheet->findChild<T *>(QLatin1String("playground.batch.") + QLatin1String(name));
    }
    void press(const char *name) { QTest::keyClick(part<Button>(name), Qt::Key_Space); }
    void pass()
    {
        settle();
        QCoreApplication::processEvents();
        settle();
    }
    void answer(int stream, const QByteArray &words)
    {
        transport.head(stream, 200, {{"x-litellm-call-id", "call-1"}});
        transport.feed(stream, chunk("{\"content\":\"" + words + "\"}") + chunk("{}", "\"stop\"") + usageEvent + doneEvent);
        transport.end(stream);
        pass();
    }
    void refuse(int stream)
    {
        transport.head(stream, 500);
        transport.feed(stream, "{\"error\":{\"message\":\"overloaded\"}}");
        transport.end(stream);
        pass();
    }
    QString asked(int stream) { return QJsonDocument::fromJson(transport.streamCall(stream).body)["messages"].toArray().last()["content"].toString(); }
    QString progress() { return part<Label>("progress")->text(); }
    BatchRun *run() { return qobject_cast<BatchRun *>(part<Table>("grid")->model()); }
    BatchSheet *sheet = nullptr;
};

QString rows(int count)
{
    QString text = QStringLiteral("city\r\n");
    for (int i = 0; i < count; ++i)
        text += QStringLiteral("c%1\r\n").arg(i);
    return text;
}

} // namespace

class PlaygroundBatchTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { stillTheme(); }

    void tablesAreRead_data()
    {
        using Rows = QList<QStringList>;
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<QStringList>>("table"); // heads first
        QTest::newRow("plain") << QStringLiteral("a,b\n1,2\n3,4") << Rows{{"a", "b"}, {"1", "2"}, {"3", "4"}};
        QTest::newRow("crlf and mark") << QStringLiteral("\uFEFFa,b\r\n1,2\r\n") << Rows{{"a", "b"}, {"1", "2"}};
        QTest::newRow("cr") << QStringLiteral("a\r1\r2") << Rows{{"a"}, {"1"}, {"2"}};
        QTest::newRow("quotes") << QStringLiteral("\"a\",\" b \"\n\"x, y\",\"say \"\"hi\"\"\"") << Rows{{"a", "b"}, {"x, y", "say \"hi\""}};
        QTest::newRow("lines in a field") << QStringLiteral("a,b\n\"one\r\ntwo\n\",2\n") << Rows{{"a", "b"}, {"one\r\ntwo\n", "2"}};
        QTest::newRow("empty fields") << QStringLiteral("a,b,c\n,,\n\"\",x,") << Rows{{"a", "b", "c"}, {"", "", ""}, {"", "x", ""}};
        QTest::newRow("spaces stay") << QStringLiteral("a , b\n 1, 2 ") << Rows{{"a", "b"}, {" 1", " 2 "}};
        QTest::newRow("empty lines") << QStringLiteral("\n\na,b\n\n1,2\n\n") << Rows{{"a", "b"}, {"1", "2"}};
        QTest::newRow("semicolons") << QStringLiteral("a;b\n1,5;2") << Rows{{"a", "b"}, {"1,5", "2"}};
        QTest::newRow("tabs") << QStringLiteral("a\tb\n1\t2") << Rows{{"a", "b"}, {"1", "2"}};
        QTest::newRow("separator in a quoted head") << QStringLiteral("\"a;x\",b\n1,2") << Rows{{"a;x", "b"}, {"1", "2"}};
        QTest::newRow("heads alone") << QStringLiteral("a,b\n") << Rows{{"a", "b"}};
    }

    void tablesAreRead()
    {
        QFETCH(QString, text);
        QFETCH(QList<QStringList>, table);
        QString error;
        const auto read = readCsv(text, &error);
        QVERIFY2(read, qPrintable(error));
        QCOMPARE(QList<QStringList>{read->heads} + read->rows, table);
    }

    void faultsNameTheirLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << QString() << QStringLiteral("no heads");
        QTest::newRow("missing") << QStringLiteral("a,b\n1,2\n3") << QStringLiteral("Line 3: 1 of 2 fields, b is missing");
        QTest::newRow("too many") << QStringLiteral("a,b\r\n1,2,3") << QStringLiteral("Line 2: 3 fields for 2 heads");
        QTest::newRow("open quote") << QStringLiteral("a\n1\n\"2\n3\n") << QStringLiteral("Line 3: the quote that begins here");
        QTest::newRow("behind a quote") << QStringLiteral("a,b\n\"1\"x,2") << QStringLiteral("Line 2: something stands behind");
        QTest::newRow("inside a field") << QStringLiteral("a,b\n1\"2,3") << QStringLiteral("Line 2: a quote stands inside");
        QTest::newRow("after lines in a field") << QStringLiteral("a,b\n\"x\ny\r\nz\",1\n2") << QStringLiteral("Line 5");
        QTest::newRow("no head") << QStringLiteral("a,,c\n") << QStringLiteral("column 2 has no head");
        QTest::newRow("two of a name") << QStringLiteral("a,b,a \n") << QStringLiteral("two columns are called a");
    }

    void faultsNameTheirLine()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        QString error;
        QVERIFY(!readCsv(text, &error));
        QVERIFY2(error.contains(words), qPrintable(error));
    }

    void variablesAreFilledOnce()
    {
        QCOMPARE(variablesIn(QStringLiteral("{{a}} {{ b c }} {{a}} {{}} {{{x}}} {d} {{ö-1}}")), (QStringList{"a", "b c", "x", QStringLiteral("ö-1")}));
        QCOMPARE(filled(QStringLiteral("{{a}}-{{ b }}-{{none}}"), {{"a", "{{b}}"}, {"b", "2"}}), QStringLiteral("{{b}}-2-{{none}}")); // a value is never read again
        ChatQuestion question;
        question.system = QStringLiteral("be {{tone}}");
        question.turns = {QJsonObject{{"role", "assistant"}, {"content", "{{said}}"}}, QJsonObject{{"role", "user"}, {"content", QJsonArray{QJsonObject{{"type", "text"}, {"text", "in {{city}}"}}, QJsonObject{{"type", "text"}, {"text", "a.txt:\n{{file}}"}, {"about", QJsonObject{{"name", "a.txt"}}}}}}}};
        QCOMPARE(variablesIn(question), (QStringList{"tone", "city"}));
        const ChatQuestion full = filled(question, {{"tone", "brief"}, {"city", "Ulm"}, {"said", "x"}, {"file", "x"}});
        QCOMPARE(full.system, QStringLiteral("be brief"));
        QCOMPARE(full.turns.at(1)["content"].toArray().at(0)["text"].toString(), QStringLiteral("in Ulm"));
        QCOMPARE(full.turns.at(0), question.turns.at(0)); // what a model said and what is in a file stays
        QCOMPARE(full.turns.at(1)["content"].toArray()[1], question.turns.at(1)["content"].toArray()[1]);
    }

    void whatCannotRunIsSaid()
    {
        Batch bench;
        QVERIFY(!bench.actions.find(QStringLiteral("playground.batch"))->isEnabled());
        bench.type(QStringLiteral("weather in {{city}}?"));
        bench.open(QStringLiteral("town\nUlm"));
        auto *field = bench.sheet->findChild<Field *>();
        QVERIFY2(field->error().contains(QStringLiteral("{{city}}")) && field->error().contains(QStringLiteral("town")), qPrintable(field->error()));
        QVERIFY(!bench.part<Button>("run")->isEnabled());
        bench.part<TextArea>("values")->setPlainText(QStringLiteral("city,town\nUlm"));
        QVERIFY2(field->error().contains(QStringLiteral("Line 2")), qPrintable(field->error()));
        bench.part<TextArea>("values")->setPlainText(rows(501));
        QVERIFY2(field->error().contains(QStringLiteral("501")), qPrintable(field->error()));
        bench.part<TextArea>("values")->setPlainText(QStringLiteral("city\n"));
        QVERIFY(field->error().isEmpty() && !bench.part<Button>("run")->isEnabled());
        bench.part<TextArea>("values")->setPlainText(QStringLiteral("city\nUlm"));
        QVERIFY(bench.part<Button>("run")->isEnabled());
    }

    void filesAreReadInTheirEncoding_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("city"); // empty: refused
        QTest::newRow("utf-8") << QStringLiteral("city\nKöln\n").toUtf8() << QStringLiteral("Köln");
        QTest::newRow("utf-8 with a mark") << QStringLiteral("\uFEFFcity\r\nKöln").toUtf8() << QStringLiteral("Köln");
        QTest::newRow("utf-16") << QByteArray::fromHex("fffe63006900740079000a004b00f6006c006e00") << QStringLiteral("Köln");
        QTest::newRow("latin-1") << QStringLiteral("city\nKöln\n").toLatin1() << QString();
    }

    void filesAreReadInTheirEncoding()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, city);
        Batch bench;
        bench.type(QStringLiteral("{{city}}"));
        bench.open(QStringLiteral("city\nbefore"));
        QFile file(bench.profile.filePath(QStringLiteral("values.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        bench.sheet->read(file.fileName());
        const QString text = bench.part<TextArea>("values")->toPlainText();
        QVERIFY2(text.contains(city.isEmpty() ? QStringLiteral("before") : city), qPrintable(text));
        QCOMPARE(bench.sheet->findChild<Field *>()->error().contains(QStringLiteral("UTF-8")), city.isEmpty());
        QVERIFY(bench.part<Button>("run")->isEnabled());
    }

    void savingSaysWhereAndWhyNot()
    {
        Batch bench;
        bench.type(QStringLiteral("{{city}}"));
        bench.open(rows(1));
        bench.press("run");
        bench.answer(0, "fine");
        const QString name = bench.profile.filePath(QStringLiteral("answers.csv"));
        bench.sheet->write(name);
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll().contains("fine"));
        QCOMPARE(bench.toasts.history().first().detail, name);
        bench.sheet->write(bench.profile.filePath(QStringLiteral("none/answers.csv")));
        QCOMPARE(int(bench.toasts.history().first().tone), int(Tone::Bad));
    }

    void everyRowIsAskedOfEveryModel()
    {
        Batch bench;
        bench.act("playground.add");
        bench.page->findChild<TextField *>(QStringLiteral("playground.system"))->setText(QStringLiteral("be {{tone}}"));
        bench.type(QStringLiteral("weather in {{city}}?"));
        QVERIFY(bench.page->findChild<Button *>(QStringLiteral("playground.variables"))->isVisible());
        bench.open(QStringLiteral("city,tone\nUlm,brief\n\"Bad, Homburg\",kind\nKiel,kind"));
        bench.press("run");
        QCOMPARE(bench.transport.streams(), 4); // of six
        QCOMPARE(bench.asked(0), QStringLiteral("weather in Ulm?"));
        QCOMPARE(bench.asked(2), QStringLiteral("weather in Bad, Homburg?"));
        QCOMPARE(QJsonDocument::fromJson(bench.transport.streamCall(1).body)["model"].toString(), QStringLiteral("gpt-5-mini"));
        QCOMPARE(QJsonDocument::fromJson(bench.transport.streamCall(3).body)["messages"].toArray().first()["content"].toString(), QStringLiteral("be kind"));
        bench.answer(1, "-sunny, \\\"hot\\\"");
        QCOMPARE(bench.transport.streams(), 5);
        bench.refuse(0);
        for (int stream = 2; stream < 6; ++stream)
            bench.answer(stream, "fine");
        QVERIFY2(bench.progress().contains(QStringLiteral("5 of 6 answered")) && bench.progress().contains(QStringLiteral("1 failed")), qPrintable(bench.progress()));
        BatchRun *run = bench.run();
        QCOMPARE(run->rowCount(), 3);
        QCOMPARE(run->columnCount(), 4);
        QVERIFY(run->whole(run->index(0, 2)).contains(QStringLiteral("overloaded")));
        QCOMPARE(run->data(run->index(0, 2), role::Tone).toInt(), int(Tone::Bad));
        bench.part<Table>("grid")->setCurrentIndex(run->index(0, 3));
        QCOMPARE(bench.part<TextArea>("cell")->toPlainText(), QStringLiteral("-sunny, \"hot\""));

        QString error; // what is saved is read back
        const auto table = readCsv(run->csv(), &error);
        QVERIFY2(table, qPrintable(error));
        QCOMPARE(table->heads.size(), 12);
        QCOMPARE(table->rows[1][0], QStringLiteral("Bad, Homburg"));
        QVERIFY(table->rows[0][3].contains(QStringLiteral("overloaded")));
        QCOMPARE(table->rows[0][7], QStringLiteral("'-sunny, \"hot\"")); // no spreadsheet takes it for a formula
        QCOMPARE(table->rows[0][10], QStringLiteral("148"));
        QCOMPARE(table->rows[0][11], QStringLiteral("0.003129000")); // the ledger's own
    }

    void stopEndsWhatIsOnItsWayAndAsksNoMore()
    {
        Batch bench;
        bench.type(QStringLiteral("{{city}}"));
        bench.open(rows(7)); // below what is asked for first
        bench.press("run");
        bench.answer(0, "x");
        QCOMPARE(bench.transport.streams(), 5);
        QVERIFY(bench.actions.find(QStringLiteral("playground.stop"))->isEnabled());
        bench.press("stop");
        bench.pass();
        for (int stream = 1; stream < 5; ++stream)
            QVERIFY(!bench.transport.isListening(stream));
        QCOMPARE(bench.transport.streams(), 5);
        QVERIFY2(bench.progress().contains(QStringLiteral("1 of 7 answered")) && bench.progress().contains(QStringLiteral("6 stopped")), qPrintable(bench.progress()));
        QVERIFY(!bench.run()->isRunning() && !bench.actions.find(QStringLiteral("playground.stop"))->isEnabled());
        bench.sheet->reject();
        bench.act("playground.batch"); // the grid is still there
        QVERIFY(bench.window.findChildren<BatchSheet *>().last()->findChild<Table *>()->model()->rowCount() == 7);
        bench.act("playground.stop"); // nothing to stop, and no harm
    }

    void theGuardCountsTheWholeGrid()
    {
        Batch bench;
        bench.settings.set(QStringLiteral("playground.ask_above"), QStringLiteral("0.10"));
        bench.type(QStringLiteral("{{city}}"));
        bench.open(rows(2)); // 6 cents each
        bench.press("run");
        QCOMPARE(bench.transport.streams(), 0);
        QList<Sheet *> sheets = bench.window.findChildren<Sheet *>();
        QCOMPARE(sheets.size(), 2);
        for (Sheet *each : sheets) {
            if (each != bench.sheet)
                each->accept();
        }
        bench.settle();
        QCOMPARE(bench.transport.streams(), 2);
    }
};

QTEST_MAIN(PlaygroundBatchTest)
#include "playground_batch_test.moc"
