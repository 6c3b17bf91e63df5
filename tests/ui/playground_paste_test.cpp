// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/playground_stage.h"
#include "ui/pages/playground/attachment.h"
#include "ui/pages/playground/pasted_request.h"
#include "ui/pages/playground/shell_words.h"
#include "ui/widgets/button.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QJsonDocument>
#include <QMimeData>
#include <QTest>

using namespace portreeve::ui;

namespace {

const QString hostile = QStringLiteral("it's \"$HOME\" `id` $(id) \\n \\\\ \n\ttab ü 😀 #x; a|b & <<EOF !\r\n-d @file");

QJsonObject user(const QString &words)
{
    return {{"role", "user"}, {"content", words}};
}

QString curlOf(const ChatQuestion &question)
{
    return question.samples(QStringLiteral("http://127.0.0.1:4000")).first().code;
}

QString chat(const QString &body)
{
    return QStringLiteral("curl https://api.example.com/v1/chat/completions -H 'Authorization: Bearer sk-secret' -d '%1'").arg(body);
}

} // namespace

class PlaygroundPasteTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { stillTheme(); }

    void wordsAreThoseOfAShell_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("bare") << QStringLiteral("  a  b\tc ") << QStringList{"a", "b", "c"};
        QTest::newRow("single") << QStringLiteral("'a \"$b\" \\n'") << QStringList{"a \"$b\" \\n"};
        QTest::newRow("double") << QStringLiteral("\"a 'b' \\\"c\\\" \\\\ \\n \\$x\"") << QStringList{"a 'b' \"c\" \\ \\n $x"};
        QTest::newRow("joined") << QStringLiteral("a'b c'\"d e\"f") << QStringList{"ab cd ef"};
        QTest::newRow("quote in quote") << QStringLiteral("'it'\\''s'") << QStringList{"it's"};
        QTest::newRow("empty word") << QStringLiteral("a '' \"\" b") << QStringList{"a", "", "", "b"};
        QTest::newRow("continued") << QStringLiteral("a \\\n  b \\\r\n c") << QStringList{"a", "b", "c"};
        QTest::newRow("continued inside") << QStringLiteral("\"a\\\nb\" c\\\nd") << QStringList{"ab", "cd"};
        QTest::newRow("ansi") << QStringLiteral("$'a\\n\\t\\'\\\\\\x41\\u00fc\\101\\q'") << QStringList{QStringLiteral("a\n\t'\\AüA\\q")};
        QTest::newRow("ansi bytes") << QStringLiteral("$'\\xc3\\xbc'") << QStringList{QStringLiteral("ü")};
        QTest::newRow("ansi halves") << QStringLiteral("$'\\ud83d\\ude00 \\U0001F600'") << QStringList{QStringLiteral("😀 😀")};
        QTest::newRow("pipe") << QStringLiteral("a b | jq .") << QStringList{"a", "b"};
        QTest::newRow("redirected") << QStringLiteral("a 2>/dev/null >out b") << QStringList{"a", "b"};
        QTest::newRow("comment") << QStringLiteral("a b#c # d 'e\nf") << QStringList{"a", "b#c"};
        QTest::newRow("second line") << QStringLiteral("\na b\nc d") << QStringList{"a", "b"};
        QTest::newRow("backslash") << QStringLiteral("a\\ b \\' \\\"") << QStringList{"a b", "'", "\""};
        QTest::newRow("lone backslash") << QStringLiteral("a\\") << QStringList{"a\\"};
    }

    void wordsAreThoseOfAShell()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, words);
        QString error;
        const auto command = readCommand(line, &error);
        QVERIFY2(command, qPrintable(error));
        QStringList read;
        for (const ShellWord &word : command->words)
            read += word.text;
        QCOMPARE(read, words);
    }

    void expansionsAreSeen_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("expansion");
        QTest::newRow("name") << QStringLiteral("\"a $KEY b\"") << QStringLiteral("$KEY");
        QTest::newRow("braces") << QStringLiteral("x${KEY:-1}y") << QStringLiteral("${KEY:-1}");
        QTest::newRow("command") << QStringLiteral("\"$(base64 < 'a) b' | tr -d '\\n')\"") << QStringLiteral("$(base64 < 'a) b' | tr -d '\\n')");
        QTest::newRow("ticks") << QStringLiteral("`date`") << QStringLiteral("`date`");
        QTest::newRow("money") << QStringLiteral("\"$ 5\" 'a $KEY'") << QString();
        QTest::newRow("escaped") << QStringLiteral("\\$KEY \"\\`id\\`\"") << QString();
    }

    void expansionsAreSeen()
    {
        QFETCH(QString, line);
        QFETCH(QString, expansion);
        QString error;
        const auto command = readCommand(line, &error);
        QVERIFY2(command, qPrintable(error));
        QCOMPARE(command->words.first().expansion, expansion);
    }

    void readerEndsAtEveryCut() // whatever part of a command was copied: no hang, no crash, a message or a request
    {
        ChatQuestion question;
        question.model = QStringLiteral("m");
        question.turns = {user(hostile)};
        const QString whole = curlOf(question) + QStringLiteral(" \"x\" $'\\x4' <<'E'\nE\n");
        for (qsizetype cut = 0; cut < whole.size(); ++cut) {
            QString error;
            const auto read = readPasted(whole.left(cut), &error);
            QCOMPARE(!read, !error.isEmpty());
        }
    }

    void whatIsShownAsCurlIsReadBack()
    {
        QList<ChatQuestion> questions;
        for (const QString &words : {QStringLiteral("hi"), hostile, QStringLiteral("'"), QStringLiteral("\\"), QStringLiteral("")}) {
            ChatQuestion question;
            question.model = QStringLiteral("openai/gpt 5'\"$x");
            question.turns = {user(QStringLiteral("a") + words)};
            questions += question;
            question.system = words;
            question.turns = {user(words), QJsonObject{{"role", "assistant"}, {"content", QJsonValue::Null}, {"tool_calls", QJsonArray{QJsonObject{{"id", "t"}, {"type", "function"}, {"function", QJsonObject{{"name", "f"}, {"arguments", words}}}}}}},
                              QJsonObject{{"role", "tool"}, {"tool_call_id", "t"}, {"content", words}}};
            question.tools = {QJsonObject{{"type", "function"}, {"function", QJsonObject{{"name", "f"}, {"description", words}, {"parameters", QJsonObject{{"type", "object"}}}}}}};
            questions += question;
            question.parameters = {0.4, 0.9, 600, 7, QStringLiteral("END\nit's"), QStringLiteral("low"), QStringLiteral("{\"type\":\"object\",\"title\":\"it's\"}")};
            questions += question;
            question.parameters.format = QStringLiteral("json");
            question.turns.append(QJsonObject{{"role", "user"}, {"content", QJsonArray{QJsonObject{{"type", "text"}, {"text", words}}, QJsonObject{{"type", "image_url"}, {"image_url", QJsonObject{{"url", "https://x/y.png"}, {"detail", "low"}}}}}}});
            questions += question;
        }
        for (const ChatQuestion &question : std::as_const(questions)) {
            QString error;
            const auto back = readPasted(curlOf(question), &error);
            QVERIFY2(back, qPrintable(error + QLatin1Char('\n') + curlOf(question)));
            QCOMPARE(back->question.body(), question.body());
            QCOMPARE(back->question.parameters.stop, question.parameters.stop);
            QCOMPARE(back->leftOut, QStringList());
        }
    }

    void filesAreAskedFor() // the sample reads them where it runs
    {
        QString error;
        ChatQuestion question;
        question.model = QStringLiteral("m");
        QImage picture(4, 4, QImage::Format_RGB32);
        picture.fill(Qt::red);
        const auto file = attachmentOf(QStringLiteral("a.png"), picture, &error);
        question.turns = {QJsonObject{{"role", "user"}, {"content", contentOf(QStringLiteral("what?"), {file->part})}}};
        QVERIFY(!readPasted(curlOf(question), &error));
        QVERIFY2(error.contains(QStringLiteral("a.png")) && error.contains(QStringLiteral("attach")), qPrintable(error));
    }

    void commandsOfAllKindsAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words"); // of the last message
        const QString body = QStringLiteral("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
        const QString to = QStringLiteral(" https://h/v1/chat/completions ");
        QTest::newRow("-d") << QStringLiteral("curl") + to + QStringLiteral("-d '") + body + u'\'' << QStringLiteral("hi");
        QTest::newRow("glued") << QStringLiteral("curl -sSXPOST") + to + QStringLiteral("-d'") + body + u'\'' << QStringLiteral("hi");
        for (const char *option : {"--data", "--data-raw", "--data-binary", "--data-ascii", "--json"})
            QTest::newRow(option) << QStringLiteral("curl ") + QLatin1String(option) + QStringLiteral(" '") + body + QStringLiteral("' -m 5 -o out --max-time 3") + to << QStringLiteral("hi");
        QTest::newRow("--url") << QStringLiteral("curl --url 'https://h/v1/chat/completions?x=1' -H 'A: b' -d '") + body + u'\'' << QStringLiteral("hi");
        QTest::newRow("double quotes") << QStringLiteral("curl") + to + QStringLiteral("-d \"") + QString(body).replace(u'"', QStringLiteral("\\\"")) + u'"' << QStringLiteral("hi");
        QTest::newRow("ansi") << QStringLiteral("$ curl") + to + QStringLiteral("--data-raw $'") + QString(body).replace(QStringLiteral("hi"), QStringLiteral("h\\u0021i\\'")) + u'\'' << QStringLiteral("h!i'");
        QTest::newRow("prompt, variable, pipe") << QStringLiteral("% KEY=1 /usr/bin/curl \"$BASE/chat/completions\" -d '") + body + QStringLiteral("' | jq .") << QStringLiteral("hi");
        QTest::newRow("here-document") << QStringLiteral("curl") + to + QStringLiteral("-d @- <<EOF -s\n") + body + QStringLiteral("\nEOF\necho done") << QStringLiteral("hi");
        QTest::newRow("quoted document") << QStringLiteral("curl") + to + QStringLiteral("-d @- <<'EOF'\n") + QString(body).replace(QStringLiteral("hi"), QStringLiteral("$x `y`")) + QStringLiteral("\nEOF") << QStringLiteral("$x `y`");
        QTest::newRow("here-string") << QStringLiteral("curl") + to + QStringLiteral("--json @- <<< '") + body + u'\'' << QStringLiteral("hi");
        QTest::newRow("raw at") << QStringLiteral("curl") + to + QStringLiteral("--data-raw '") + body + QStringLiteral("' --next https://h/other") << QStringLiteral("hi");
    }

    void commandsOfAllKindsAreRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        QString error;
        const auto read = readPasted(text, &error);
        QVERIFY2(read, qPrintable(error));
        QCOMPARE(read->question.model, QStringLiteral("m"));
        QCOMPARE(read->question.turns.last()["content"].toString(), words);
        QVERIFY(isModelCurl(text));
    }

    void whatCannotBeReadIsSaid_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        const QString to = QStringLiteral("curl https://h/v1/chat/completions ");
        QTest::newRow("no curl") << QStringLiteral("wget x") << QStringLiteral("no curl");
        QTest::newRow("file") << to + QStringLiteral("-d @body.json") << QStringLiteral("in place of @body.json");
        QTest::newRow("input") << to + QStringLiteral("-d @-") << QStringLiteral("in place of @-");
        QTest::newRow("variable") << to + QStringLiteral("-d \"{\\\"model\\\": \\\"$MODEL\\\"}\"") << QStringLiteral("$MODEL");
        QTest::newRow("no body") << to << QStringLiteral("no body");
        QTest::newRow("open") << to + QStringLiteral("-d '{\"model\"") << QStringLiteral("Copy all of it");
        QTest::newRow("cut") << to + QStringLiteral("-d") << QStringLiteral("ends behind -d");
        QTest::newRow("not json") << to + QStringLiteral("-d '{\n\"model\": }'") << QStringLiteral("Line 2");
        QTest::newRow("a list") << to + QStringLiteral("-d '[]'") << QStringLiteral("object");
        QTest::newRow("no messages") << to + QStringLiteral("-d '{\"model\":\"m\"}'") << QStringLiteral("no messages");
        QTest::newRow("role") << to + QStringLiteral("-d '{\"messages\":[{\"role\":\"pirate\"}]}'") << QStringLiteral("pirate");
        QTest::newRow("embeddings") << QStringLiteral("curl https://h/v1/embeddings -d '{}'") << QStringLiteral("/v1/embeddings");
        QTest::newRow("form") << to + QStringLiteral("-F file=@x") << QStringLiteral("form");
        QTest::newRow("config") << to + QStringLiteral("-K all.txt") << QStringLiteral("all.txt");
        QTest::newRow("delete") << to + QStringLiteral("-X DELETE -d '{}'") << QStringLiteral("DELETE");
        QTest::newRow("no address") << QStringLiteral("curl -d '{}'") << QStringLiteral("no address");
        QTest::newRow("no end") << to + QStringLiteral("-d @- <<EOF\n{}") << QStringLiteral("<<EOF");
    }

    void whatCannotBeReadIsSaid()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        QString error;
        QVERIFY(!readPasted(text, &error));
        QVERIFY2(error.contains(words), qPrintable(error));
    }

    void otherMembersAreNamed()
    {
        QString error;
        const auto read = readPasted(chat(QStringLiteral("{\"model\":\"m\",\"messages\":[{\"role\":\"developer\",\"content\":\"be brief\"},{\"role\":\"user\",\"content\":\"hi\"}],\"max_completion_tokens\":9,"
                                                         "\"tool_choice\":\"auto\",\"user\":\"u\",\"stream\":true,\"stop\":\"END\",\"tools\":[{\"type\":\"web_search\"}],\"temperature\":\"warm\"}")), &error);
        QVERIFY2(read, qPrintable(error));
        QCOMPARE(read->question.system, QStringLiteral("be brief"));
        QCOMPARE(read->question.parameters.maxTokens, std::optional(9));
        QCOMPARE(read->question.parameters.stop, QStringLiteral("END"));
        QCOMPARE(read->leftOut, (QStringList{"temperature", "tool_choice", "tools", "user"}));
    }

    void azureNamesTheModelInItsAddress()
    {
        QString error;
        const auto read = readPasted(QStringLiteral("curl 'https://x.openai.azure.com/openai/deployments/my-gpt/chat/completions?api-version=2024-10-21' -H 'api-key: k' -d '{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}'"), &error);
        QVERIFY2(read, qPrintable(error));
        QCOMPARE(read->question.model, QStringLiteral("my-gpt"));
    }

    void anthropicBecomesOpenAi()
    {
        QString error;
        const auto read = readPasted(QStringLiteral(
            "curl https://api.anthropic.com/v1/messages -H 'x-api-key: sk-ant' -d '{\"model\":\"claude\",\"max_tokens\":64,\"top_k\":5,\"stop_sequences\":[\"A\",\"B\"],"
            "\"system\":[{\"type\":\"text\",\"text\":\"be brief\",\"cache_control\":{\"type\":\"ephemeral\"}}],"
            "\"tools\":[{\"name\":\"f\",\"description\":\"d\",\"input_schema\":{\"type\":\"object\"}},{\"type\":\"web_search_20250305\",\"name\":\"w\"}],"
            "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"},"
            "{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"hm\"},{\"type\":\"text\",\"text\":\"I look\"},{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"f\",\"input\":{\"x\":1}}]},"
            "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":[{\"type\":\"text\",\"text\":\"12\"}]},{\"type\":\"text\",\"text\":\"and?\"},"
            "{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"AA==\"}}]}]}'"), &error);
        QVERIFY2(read, qPrintable(error));
        const ChatQuestion &question = read->question;
        QCOMPARE(question.system, QStringLiteral("be brief"));
        QCOMPARE(question.parameters.maxTokens, std::optional(64));
        QCOMPARE(question.parameters.stop, QStringLiteral("A\nB"));
        QCOMPARE(question.tools.size(), 1);
        QCOMPARE(question.tools[0]["function"]["parameters"]["type"].toString(), QStringLiteral("object"));
        QCOMPARE(question.turns.size(), 4);
        QCOMPARE(question.turns[1]["tool_calls"][0]["function"]["arguments"].toString(), QStringLiteral("{\"x\":1}"));
        QCOMPARE(question.turns[2]["role"].toString(), QStringLiteral("tool"));
        QCOMPARE(question.turns[2]["content"].toString(), QStringLiteral("12"));
        QCOMPARE(question.turns[3]["content"][1]["image_url"]["url"].toString(), QStringLiteral("data:image/png;base64,AA=="));
        QCOMPARE(read->leftOut, (QStringList{"top_k", "web_search_20250305"}));
    }

    void pastingFillsThePageAndCanBeUndone()
    {
        Bench bench;
        bench.act("playground.add");
        auto *prompt = bench.page->findChild<TextArea *>(QStringLiteral("playground.prompt"));
        auto *system = bench.page->findChild<TextField *>(QStringLiteral("playground.system"));
        system->setText(QStringLiteral("before"));
        QApplication::clipboard()->setText(chat(QStringLiteral("{\"model\":\"gpt-4o\",\"temperature\":0.4,\"messages\":[{\"role\":\"system\",\"content\":\"be brief\"},{\"role\":\"user\",\"content\":\"one\"},"
                                                               "{\"role\":\"assistant\",\"content\":\"two\"},{\"role\":\"user\",\"content\":\"three\"}]}")));
        prompt->setFocus();
        QTest::keyClick(prompt, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(prompt->toPlainText(), QStringLiteral("three"));
        QCOMPARE(system->text(), QStringLiteral("be brief"));
        QCOMPARE(bench.card(0)->model(), QStringLiteral("gpt-4o"));
        QCOMPARE(bench.card(1)->model(), QStringLiteral("gpt-5-mini")); // the others stay, to compare with
        QCOMPARE(bench.transport.streams(), 0); // nothing is sent by a paste
        const Toast said = bench.toasts.history().first();
        QVERIFY2(said.detail.contains(QStringLiteral("no model gpt-4o")), qPrintable(said.detail));
        bench.act("playground.send");
        const Call call = bench.transport.streamCall(0);
        QVERIFY(call.bearer.isEmpty() && !call.body.contains("sk-secret")); // never the key of a header
        const QJsonObject sent = QJsonDocument::fromJson(call.body).object();
        QCOMPARE(sent["messages"].toArray().size(), 4);
        QCOMPARE(sent["temperature"].toDouble(), 0.4);
        said.onAction();
        QCOMPARE(system->text(), QStringLiteral("before"));
        QCOMPARE(bench.card(0)->model(), QStringLiteral("claude-sonnet-4-5"));
        QCOMPARE(prompt->toPlainText(), QString());
        QVERIFY(bench.card(0)->turns().isEmpty());
    }

    void whatCannotBeTakenOverChangesNothing()
    {
        Bench bench;
        auto *prompt = bench.page->findChild<TextArea *>(QStringLiteral("playground.prompt"));
        const QString text = QStringLiteral("curl https://h/v1/chat/completions -d @body.json");
        QApplication::clipboard()->setText(text);
        prompt->paste();
        QCOMPARE(prompt->toPlainText(), QString());
        const Toast said = bench.toasts.history().first();
        QVERIFY(said.detail.contains(QStringLiteral("body.json")));
        said.onAction(); // "Paste as text"
        QCOMPARE(prompt->toPlainText(), text);
        prompt->moveCursor(QTextCursor::End);
        prompt->paste(); // into what is typed already it is text
        QCOMPARE(prompt->toPlainText(), text + text);
        QApplication::clipboard()->setText(QStringLiteral("curl https://example.com/file"));
        prompt->selectAll();
        prompt->paste();
        QCOMPARE(prompt->toPlainText(), QStringLiteral("curl https://example.com/file"));
    }

    void anEndThatIsNoPromptIsAskedAsItIs()
    {
        Bench bench;
        QApplication::clipboard()->setText(chat(QStringLiteral("{\"model\":\"gpt-5-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"weather?\"},{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"t\",\"type\":\"function\","
                                                               "\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},{\"role\":\"tool\",\"tool_call_id\":\"t\",\"content\":\"12\"}]}")));
        bench.act("playground.paste");
        auto *use = bench.window.findChild<Button *>(QStringLiteral("playground.paste.use"));
        QVERIFY(use && use->isEnabled()); // the clipboard is in it already
        QTest::keyClick(use, Qt::Key_Space);
        QVERIFY(shown(bench.card(0)).contains(QStringLiteral("12")));
        QVERIFY(bench.actions.find(QStringLiteral("playground.send"))->isEnabled());
        bench.act("playground.send");
        const QJsonArray messages = QJsonDocument::fromJson(bench.transport.streamCall(0).body).object()["messages"].toArray();
        QCOMPARE(messages.size(), 3);
        QCOMPARE(messages.last()["role"].toString(), QStringLiteral("tool"));
        bench.answerAll(0);
        QVERIFY(!bench.actions.find(QStringLiteral("playground.send"))->isEnabled());
    }
};

QTEST_MAIN(PlaygroundPasteTest)
#include "playground_paste_test.moc"
