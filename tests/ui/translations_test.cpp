// SPDX-License-Identifier: GPL-3.0-or-later
// Every word of the program has its German, with the same placeholders, and the file of translations knows every word of the sources.
#include "ui/local/settings.h"
#include "ui/pages/deployments/provider_words.h"
#include "ui/window/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QLibraryInfo>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace portreeve::ui;

namespace {

struct Message {
    QString context;
    QString source;
    QString comment;
    QStringList translations; ///< one, or one a plural form
    bool isPlural = false;
    bool isFinished = true;

    QString key() const { return QStringList({context, source, comment}).join(QLatin1String(" | ")); }
};

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    message.isPlural = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source"))
            message.source = xml.readElementText();
        else if (xml.name() == QLatin1String("comment"))
            message.comment = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            message.isFinished = !xml.attributes().hasAttribute(QLatin1String("type"));
            if (!message.isPlural) {
                message.translations.append(xml.readElementText());
                continue;
            }
            while (xml.readNextStartElement())
                message.translations.append(xml.readElementText());
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> readMessages(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return {};
    QList<Message> messages;
    QXmlStreamReader xml(&in);
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages.append(readMessage(xml, context));
    }
    return messages;
}

QString fileOf(const char *language)
{
    return QStringLiteral(SOURCE_DIR "/translations/portreeve_%1.ts").arg(QLatin1String(language));
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%L?(\\d|n)"));
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found.append(match.next().captured());
    found.sort();
    return found;
}

bool samePlaceholders(const Message &message, const QString &translation)
{
    QStringList wanted = placeholders(message.source);
    QStringList given = placeholders(translation);
    if (message.isPlural) { // "one request" may leave the number out
        for (const char *number : {"%n", "%Ln"}) {
            wanted.removeAll(QLatin1String(number));
            given.removeAll(QLatin1String(number));
        }
    }
    return wanted == given;
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT

private slots:
    void germanIsComplete()
    {
        const QList<Message> messages = readMessages(fileOf("de"));
        QVERIFY(messages.size() > 300);
        QStringList missing;
        for (const Message &message : messages) {
            if (!message.isFinished || message.translations.contains(QString()) || message.translations.isEmpty())
                missing.append(message.key());
        }
        QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("%1 without German: %2").arg(missing.size()).arg(missing.mid(0, 12).join(QLatin1String("; ")))));
    }

    void pluralFormsAreComplete_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("en") << fileOf("en");
        QTest::newRow("de") << fileOf("de");
    }
    void pluralFormsAreComplete()
    {
        QFETCH(QString, file);
        for (const Message &message : readMessages(file)) {
            if (!message.isPlural)
                continue;
            QVERIFY2(message.translations.size() == 2 && !message.translations.contains(QString()), qPrintable(message.key()));
            QVERIFY2(!placeholders(message.translations[1]).filter(QStringLiteral("n")).isEmpty(), qPrintable(message.key())); // many are counted
        }
    }

    void placeholdersAreTheSame()
    {
        for (const char *language : {"de", "en"}) {
            for (const Message &message : readMessages(fileOf(language))) {
                for (const QString &translation : message.translations) {
                    if (!translation.isEmpty())
                        QVERIFY2(samePlaceholders(message, translation), qPrintable(message.key() + QStringLiteral(" -> ") + translation));
                }
            }
        }
    }

    void formIsKept()
    {
        for (const Message &message : readMessages(fileOf("de"))) {
            for (const QString &translation : message.translations) {
                if (translation.isEmpty())
                    continue;
                const QString both = message.key() + QStringLiteral(" -> ") + translation;
                QVERIFY2(message.source.count(QLatin1Char('\n')) == translation.count(QLatin1Char('\n')), qPrintable(both));
                QVERIFY2(message.source.startsWith(QLatin1Char(' ')) == translation.startsWith(QLatin1Char(' ')), qPrintable(both));
                QVERIFY2(message.source.endsWith(QLatin1Char(' ')) == translation.endsWith(QLatin1Char(' ')), qPrintable(both));
                QVERIFY2(!translation.contains(QLatin1Char('!')), qPrintable(both)); // the product does not shout
            }
        }
    }

    void theFileKnowsEveryWordOfTheSources()
    {
        const QString collector = QLibraryInfo::path(QLibraryInfo::BinariesPath) + QStringLiteral("/lupdate");
        if (!QFile::exists(collector))
            QSKIP("lupdate is not installed");
        QTemporaryDir place;
        const QString fresh = place.filePath(QStringLiteral("fresh.ts"));
        QProcess collecting; // as in translations.cmake
        collecting.start(collector, {QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-tr-function-alias"), QStringLiteral("QT_TR_NOOP+=WORDS"),
                                     QStringLiteral("-I"), QStringLiteral(SOURCE_DIR), QStringLiteral(SOURCE_DIR "/ui"), QStringLiteral(SOURCE_DIR "/app/portreeve"), QStringLiteral("-source-language"),
                                     QStringLiteral("en"), QStringLiteral("-target-language"), QStringLiteral("de"), QStringLiteral("-ts"), fresh});
        QVERIFY(collecting.waitForFinished(60'000));
        QSet<QString> known;
        for (const Message &message : readMessages(fileOf("de")))
            known.insert(message.key());
        QStringList unknown;
        const QList<Message> wanted = readMessages(fresh);
        QVERIFY(wanted.size() > 300);
        for (const Message &message : wanted) {
            if (!known.contains(message.key()))
                unknown.append(message.key());
        }
        QVERIFY2(unknown.isEmpty(), qPrintable(QStringLiteral("%1 new, build update_translations: %2").arg(unknown.size()).arg(unknown.mid(0, 12).join(QLatin1String("; ")))));
    }

    /// A context that the file does not have is one that the collector puts elsewhere: its words would stay English.
    void everyContextThatIsAskedForIsThere()
    {
        QSet<QString> contexts;
        for (const Message &message : readMessages(fileOf("de")))
            contexts.insert(message.context);
        static const QRegularExpression asked(QStringLiteral("QCoreApplication::translate\\(\\s*\"([^\"]+)\""));
        QStringList missing;
        for (const char *folder : {"/ui", "/app/portreeve"}) {
            QDirIterator files(QStringLiteral(SOURCE_DIR) + QLatin1String(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                for (auto found = asked.globalMatch(QString::fromUtf8(file.readAll())); found.hasNext();) {
                    if (const QString context = found.next().captured(1); !contexts.contains(context))
                        missing.append(file.fileName() + QStringLiteral(": ") + context);
                }
            }
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1String("; "))));
    }

    void languagesSwitchAtRunTime()
    {
        QTemporaryDir profile;
        Settings settings(profile.path());
        settings.set(QStringLiteral("general.language"), QStringLiteral("de"));
        LanguageChoice language(settings);
        QCOMPARE(QCoreApplication::translate("portreeve::ui", "Settings"), QStringLiteral("Einstellungen"));
        QCOMPARE(QLocale().decimalPoint(), QStringLiteral(","));
        if (QFile::exists(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + QStringLiteral("/qtbase_de.qm")))
            QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Abbrechen")); // Qt's own
        QCOMPARE(providerWords(QStringLiteral("The key that OpenAI gave you. Empty: the variable A_KEY or B_KEY.")),
                 QStringLiteral("Der Schlüssel, den Sie von OpenAI haben. Leer: die Variable A_KEY oder B_KEY."));
        QCOMPARE(providerWords(QStringLiteral("sent as X-Title, always needed")), QStringLiteral("gesendet als X-Title, immer nötig"));
        QCOMPARE(providerWords(QStringLiteral("What another server says")), QStringLiteral("What another server says"));
        settings.set(QStringLiteral("general.language"), QStringLiteral("en"));
        QCOMPARE(QCoreApplication::translate("portreeve::ui", "Settings"), QStringLiteral("Settings"));
        QCOMPARE(QLocale().decimalPoint(), QStringLiteral("."));
        QCOMPARE(QCoreApplication::translate("portreeve::ui::CallsPanel", "%n call(s)", nullptr, 1), QStringLiteral("1 call"));
        QCOMPARE(QCoreApplication::translate("portreeve::ui::CallsPanel", "%n call(s)", nullptr, 2), QStringLiteral("2 calls"));
    }
};

QTEST_MAIN(TranslationsTest)
#include "translations_test.moc"
