// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/playground_stage.h"
#include "ui/pages/playground/attachment.h"
#include "ui/pages/playground/history.h"
#include "ui/pages/playground/prompt_box.h"
#include "ui/widgets/button.h"
#include "ui/widgets/code_block.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QMimeData>
#include <QProcess>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace portreeve::ui;

namespace {

/// A picture with something to see in it.
QImage chart(QSize size = {480, 300})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(0xF4F6FA));
    for (int x = 0; x < 12; ++x) {
        const int height = size.height() * (3 + (x * 7) % 9) / 14;
        const QRect bar(x * size.width() / 12 + 6, size.height() - height, size.width() / 12 - 10, height);
        for (int row = bar.top(); row < bar.bottom(); ++row) {
            for (int column = bar.left(); column < bar.right(); ++column)
                image.setPixel(column, row, x == 8 ? 0xFFB3302A : 0xFF2C56BE);
        }
    }
    return image;
}

QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

const QByteArray pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

QString written(const QTemporaryDir &place, const QString &name, const QByteArray &bytes)
{
    QFile file(place.filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(file.fileName()));
    file.write(bytes);
    return file.fileName();
}

struct Files : Bench {
    Files() : box(page->findChild<PromptBox *>()) {}
    void attach(const QStringList &paths)
    {
        box->attach(paths);
        QTRY_VERIFY_WITH_TIMEOUT(!box->isReading(), 30'000);
    }
    QList<IconButton *> removers() { return box->findChildren<IconButton *>(QStringLiteral("playground.file.remove")); }
    QJsonArray sentMessages(int stream) { return QJsonDocument::fromJson(transport.streamCall(stream).body).object()["messages"].toArray(); }
    QTemporaryDir place;
    PromptBox *box;
};

/// What a shell makes of the sample when curl is a function that shows what it was given.
QByteArray runCurl(const QString &sample, const QString &directory)
{
    QProcess shell;
    shell.setWorkingDirectory(directory);
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QStringLiteral("curl() { for last; do :; done; if [ \"$last\" = @- ]; then cat; else printf %s \"$last\"; fi; }\n") + sample});
    shell.waitForFinished();
    return shell.readAllStandardOutput();
}

/// The same for Python: `openai` is a module that prints the arguments as JSON.
QByteArray runPython(const QString &sample, const QString &directory)
{
    QProcess python;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PORTREEVE_KEY"), QStringLiteral("sk-x"));
    python.setProcessEnvironment(environment);
    python.setWorkingDirectory(directory);
    const QString fake = QStringLiteral("import sys, types, json\n"
                                        "m = types.ModuleType('openai')\n"
                                        "class End(Exception): pass\n"
                                        "class C:\n    def create(self, **k):\n        print(json.dumps(k)); sys.exit(0)\n"
                                        "class OpenAI:\n    def __init__(self, **k):\n        self.chat = types.SimpleNamespace(completions=C())\n"
                                        "m.OpenAI = OpenAI\nsys.modules['openai'] = m\n");
    python.start(QStringLiteral("python3"), {QStringLiteral("-c"), fake + sample});
    python.waitForFinished();
    return python.readAllStandardOutput();
}

} // namespace

class PlaygroundFilesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { stillTheme(); }

    void whatAFileIsIsReadFromItsBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("type"); // of the part; empty: refused
        QTest::addColumn<QString>("begins"); // its bytes
        QTest::newRow("png") << encoded(chart(), "PNG") << "image_url" << "data:image/png;base64,";
        QTest::newRow("jpeg") << encoded(chart(), "JPG") << "image_url" << "data:image/jpeg;base64,";
        QTest::newRow("bmp becomes png") << encoded(chart(), "BMP") << "image_url" << "data:image/png;base64,";
        QTest::newRow("webp that cannot be drawn here") << QByteArray("RIFF\x10\0\0\0WEBPVP8 ", 16) << "image_url" << "data:image/webp;base64,";
        QTest::newRow("pdf") << pdf << "file" << "data:application/pdf;base64,";
        QTest::newRow("text") << QByteArray("Gr\xC3\xBC\xC3\x9F" "e\n") << "text" << QStringLiteral("photo.png:\n\nGrüße\n");
        QTest::newRow("utf-16") << QByteArray("\xFF\xFE" "h\0i\0", 6) << "text" << "photo.png:\n\nhi";
        QTest::newRow("program") << QByteArray("\x7F" "ELF\x02\x01\x01\0\0\0\xF0\x90", 12) << "" << "";
        QTest::newRow("latin-1") << QByteArray("Gr\xFC\xDF" "e") << "" << "";
        QTest::newRow("nothing") << QByteArray() << "" << "";
        QTest::newRow("half a megabyte of text, and one more") << QByteArray(mostAttachedText + 1, 'a') << "" << "";
        QTest::newRow("too much") << QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(mostAttachedBytes, 'a') << "" << "";
    }

    void whatAFileIsIsReadFromItsBytes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, type);
        QFETCH(QString, begins);
        QString error;
        const auto file = attachmentOf(QStringLiteral("photo.png"), bytes, &error);
        QCOMPARE(file ? file->part["type"].toString() : QString(), type);
        QCOMPARE(error.isEmpty(), !type.isEmpty());
        if (!file)
            return;
        const QJsonObject part = file->part;
        const QString text = part["text"].toString() + part["image_url"]["url"].toString() + part["file"]["file_data"].toString();
        QVERIFY2(text.startsWith(begins), qPrintable(text.left(80)));
        const QJsonArray sent = sentContent(contentOf(QStringLiteral("what?"), {part})).toArray();
        QCOMPARE(sent.size(), 2);
        QVERIFY(!sent[1].toObject().contains("about"));
    }

    void onlyFilesAreRead()
    {
        QTemporaryDir place;
        QString error;
        QVERIFY(!readAttachment(place.path(), &error));
        QVERIFY(!error.isEmpty());
        QVERIFY(!readAttachment(place.filePath(QStringLiteral("gone.txt")), &error));
        QVERIFY(!error.isEmpty());
        QVERIFY(!readAttachment(QStringLiteral("/dev/zero"), &error)); // would never end
        QVERIFY(readAttachment(written(place, QStringLiteral("a.txt"), "a"), &error));
    }

    void filesGoWithTheQuestionAndStayInTheConversation()
    {
        Files files;
        QVERIFY(!files.actions.find(QStringLiteral("playground.send"))->isEnabled());
        files.attach({written(files.place, QStringLiteral("chart.png"), encoded(chart(), "PNG")), written(files.place, QStringLiteral("notes.md"), "- one"),
                      written(files.place, QStringLiteral("paper.pdf"), pdf)});
        QCOMPARE(files.removers().size(), 3);
        QVERIFY(files.actions.find(QStringLiteral("playground.send"))->isEnabled()); // a picture alone can be asked about
        files.type(QStringLiteral("What is in it?"));
        files.act("playground.send");
        const QJsonArray content = files.sentMessages(0)[0].toObject()["content"].toArray();
        QCOMPARE(content.size(), 4);
        QCOMPARE(content[0].toObject()["text"].toString(), QStringLiteral("What is in it?"));
        QCOMPARE(std::as_const(content).at(1)[QLatin1String("image_url")][QLatin1String("url")].toString(), QString(QLatin1String("data:image/png;base64,") + QLatin1String(encoded(chart(), "PNG").toBase64())));
        QCOMPARE(content[2].toObject()["text"].toString(), QStringLiteral("notes.md:\n\n- one"));
        QCOMPARE(content.at(3)[QLatin1String("file")][QLatin1String("filename")].toString(), QStringLiteral("paper.pdf"));
        QVERIFY(!files.transport.streamCall(0).body.contains("\"about\""));
        QVERIFY(files.card(0)->asking().figures().input < 2'000); // and not a token for four bytes of base64
        files.answerAll(0);
        QCOMPARE(files.removers().size(), 0);
        QVERIFY2(shown(files.card(0)).contains(QStringLiteral("paper.pdf")), qPrintable(shown(files.card(0))));
        QVERIFY(!shown(files.card(0)).contains(QStringLiteral("- one"))); // the name says it

        files.type(QStringLiteral("And then?"));
        files.act("playground.send");
        QCOMPARE(files.sentMessages(1)[0].toObject()["content"].toArray().size(), 4);
        files.answerAll(1);
    }

    void filesCanBeTakenAway()
    {
        Files files;
        files.attach({written(files.place, QStringLiteral("a.txt"), "a"), written(files.place, QStringLiteral("b.txt"), "b")});
        QCOMPARE(files.removers()[0]->accessibleName(), QStringLiteral("Remove a.txt"));
        QTest::keyClick(files.removers()[0], Qt::Key_Space);
        QTRY_COMPARE(files.removers().size(), 1);
        QCOMPARE(files.box->files().at(0)["about"]["name"].toString(), QStringLiteral("b.txt"));
    }

    void whatCannotGoIsSaid()
    {
        Files files;
        QSignalSpy refused(files.box, &PromptBox::refused);
        files.attach({files.place.path()});
        QCOMPARE(refused.count(), 1);
        QStringList many;
        for (int i = 0; i < mostAttached + 1; ++i)
            many += written(files.place, QStringLiteral("%1.txt").arg(i), "x");
        files.attach(many);
        QCOMPARE(refused.count(), 2);
        QCOMPARE(files.box->files().size(), mostAttached);
        files.box->clear();
        const QByteArray half = "%PDF-" + QByteArray(mostAttachedBytes / 2, ' ');
        files.attach({written(files.place, QStringLiteral("1.pdf"), half), written(files.place, QStringLiteral("2.pdf"), half)});
        QCOMPARE(files.box->files().size(), 1);
        QCOMPARE(refused.count(), 3);
        QVERIFY2(refused.last()[0].toString().contains(QStringLiteral("2.pdf")), qPrintable(refused.last()[0].toString()));
    }

    void picturesAndFilesArePasted()
    {
        Files files;
        auto *edit = files.page->findChild<TextArea *>(QStringLiteral("playground.prompt"));
        const auto paste = [&](QMimeData *data) {
            QGuiApplication::clipboard()->setMimeData(data);
            edit->paste();
            QTRY_VERIFY(!files.box->isReading());
        };
        auto *picture = new QMimeData;
        picture->setImageData(chart());
        paste(picture);
        QCOMPARE(files.box->files().size(), 1);
        auto *cells = new QMimeData; // a spreadsheet's: words and their picture
        cells->setImageData(chart());
        cells->setText(QStringLiteral("1\t2"));
        paste(cells);
        QCOMPARE(files.box->files().size(), 1);
        QCOMPARE(edit->toPlainText(), QStringLiteral("1\t2"));
        auto *file = new QMimeData;
        file->setUrls({QUrl::fromLocalFile(written(files.place, QStringLiteral("a.txt"), "a"))});
        paste(file);
        QCOMPARE(files.box->files().size(), 2);
        auto *link = new QMimeData;
        link->setUrls({QUrl(QStringLiteral("https://example.org/a.png"))});
        link->setText(QStringLiteral("https://example.org/a.png"));
        paste(link);
        QCOMPARE(files.box->files().size(), 2); // nothing is fetched
        QVERIFY(edit->toPlainText().contains(QStringLiteral("https://example.org")));
    }

    void filesAreDroppedAnywhereOnThePage()
    {
        Files files;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(written(files.place, QStringLiteral("a.txt"), "a"))});
        QDragEnterEvent enter(QPoint(40, 40), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(files.page, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(40, 40), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(files.page, &drop);
        QTRY_COMPARE(files.box->files().size(), 1);
    }

    void scriptsReadTheFiles()
    {
        QTemporaryDir place;
        const QString name = QStringLiteral("it's a $(chart) `x`.png");
        QString error;
        const auto picture = readAttachment(written(place, name, encoded(chart(), "PNG")), &error);
        const auto paper = readAttachment(written(place, QStringLiteral("paper.pdf"), pdf), &error);
        const auto text = readAttachment(written(place, QStringLiteral("notes.md"), "cost: $HOME `id` \\n 'x' \"true\" \\"), &error);
        QVERIFY(picture && paper && text);
        ChatQuestion question;
        question.model = QStringLiteral("m");
        question.parameters.format = QStringLiteral("{\"additionalProperties\":false}");
        question.turns = {QJsonObject{{"role", "user"}, {"content", contentOf(QStringLiteral("Is it \\true\\?"), {picture->part, paper->part, text->part})}}};
        QVERIFY(question.hasFiles());
        QJsonObject wanted = question.body();
        wanted.remove("stream");
        wanted.remove("stream_options");
        const QList<Sample> samples = question.samples(QStringLiteral("http://127.0.0.1:4000"));
        for (const Sample &sample : samples)
            QVERIFY2(sample.code.size() < 4'000 && !sample.code.contains(QStringLiteral("iVBOR")), qPrintable(sample.code)); // no wall of base64
        QCOMPARE(QJsonDocument::fromJson(runCurl(samples[0].code, place.path())).object(), wanted);
        QCOMPARE(QJsonDocument::fromJson(runPython(samples[1].code, place.path())).object(), wanted);
        QVERIFY(samples[2].code.contains(QStringLiteral("dataUrl(\"paper.pdf\", \"application/pdf\")")));
        question.turns = {QJsonObject{{"role", "user"}, {"content", "it's \"true\" $HOME"}, {"thinking", "never sent"}}};
        wanted["messages"] = QJsonArray{QJsonObject{{"role", "user"}, {"content", "it's \"true\" $HOME"}}};
        QCOMPARE(QJsonDocument::fromJson(runCurl(question.samples(QStringLiteral("u"))[0].code, place.path())).object(), wanted);
    }

    void theHistoryKeepsFilesOnceAndApart()
    {
        QTemporaryDir place;
        QString error;
        const auto picture = attachmentOf(QStringLiteral("chart.png"), encoded(chart(), "PNG"), &error);
        const QJsonObject turn{{"role", "user"}, {"content", contentOf(QStringLiteral("what?"), {picture->part})}};
        const QJsonObject talk{{"cards", QJsonArray{QJsonObject{{"turns", QJsonArray{turn}}}, QJsonObject{{"turns", QJsonArray{turn}}}}}};
        PlaygroundHistory history(place.path());
        QVERIFY(history.keep({QStringLiteral("a"), 1, QStringLiteral("a"), {}, talk}, &error));
        QVERIFY(history.keep({QStringLiteral("b"), 2, QStringLiteral("b"), {}, talk}, &error));
        const QDir kept(place.filePath(QStringLiteral("playground-files")));
        QCOMPARE(kept.entryInfoList(QDir::Files).size(), 1);
        QCOMPARE(QFile::permissions(kept.entryInfoList(QDir::Files)[0].filePath()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QFile index(place.filePath(QStringLiteral("playground.json")));
        QVERIFY(index.open(QIODevice::ReadOnly));
        QVERIFY(!index.readAll().contains("data:image"));
        PlaygroundHistory again(place.path());
        QCOMPARE(again.conversation(again.entries().first()), talk);
        again.remove(QStringLiteral("a"));
        QCOMPARE(kept.entryList(QDir::Files).size(), 1); // the other one needs it
        QVERIFY(QFile::remove(kept.entryInfoList(QDir::Files)[0].filePath()));
        const QJsonValue gone = again.conversation(again.entries().first())["cards"][0]["turns"][0]["content"][1];
        QVERIFY2(gone["text"].toString().contains(QStringLiteral("chart.png")), qPrintable(gone["text"].toString()));
        again.clear();
        QCOMPARE(kept.entryList(QDir::Files).size(), 0);
    }

    void pictures()
    {
        if (shotsPlace.isEmpty())
            QSKIP("PORTREEVE_SHOTS names no folder");
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            stillTheme(scheme);
            const QString suffix = schemeWord(scheme);
            Files files;
            files.act("playground.add");
            files.attach({written(files.place, QStringLiteral("spend-november.png"), encoded(chart(), "PNG")), written(files.place, QStringLiteral("invoice.pdf"), pdf)});
            files.type(QStringLiteral("Which day was the dearest, and does the invoice agree?"));
            files.act("playground.send");
            files.answerAll(0);
            files.attach({written(files.place, QStringLiteral("spend-december-with-a-long-name.png"), encoded(chart({300, 480}), "PNG")), written(files.place, QStringLiteral("notes.md"), "- one"),
                          written(files.place, QStringLiteral("invoice.pdf"), pdf)});
            files.type(QStringLiteral("And December?"));
            files.settle();
            files.window.grab().save(shotsPlace + QStringLiteral("/playground-files-%1.png").arg(suffix));
            files.act("playground.code");
            files.settle();
            QCOMPARE(files.window.findChild<CodeView *>()->verticalScrollBar()->value(), 0); // from the first line on
            files.window.grab().save(shotsPlace + QStringLiteral("/playground-code-%1.png").arg(suffix));
        }
    }
};

QTEST_MAIN(PlaygroundFilesTest)
#include "playground_files_test.moc"
