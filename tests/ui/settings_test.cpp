// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/local/settings.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace portreeve::ui;

class SettingsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyChoiceOutlivesTheProgram()
    {
        QTemporaryDir profile;
        QHash<QString, QVariant> chosen;
        {
            Settings settings(profile.path());
            for (const QString &key : settings.keys()) {
                const QVariant before = settings.value(key);
                const QList<QVariant> others{true, false, QStringLiteral("dark"), QStringLiteral("de"), QStringLiteral("high"), QStringLiteral("compact"), QStringLiteral("on"),
                                             QStringLiteral("session"), QStringLiteral("kwallet"), 101, 99, QStringLiteral("0.75")};
                for (const QVariant &other : others) {
                    if (settings.value(key) == before)
                        settings.set(key, other);
                }
                QVERIFY2(settings.value(key) != before, qPrintable(key));
                chosen.insert(key, settings.value(key));
            }
        }
        QTemporaryDir next; // read anew: QSettings remembers what it wrote
        QVERIFY(QFile::copy(profile.filePath(QStringLiteral("desktop.ini")), next.filePath(QStringLiteral("desktop.ini"))));
        Settings again(next.path());
        QVERIFY(chosen.size() > 20);
        for (auto choice = chosen.cbegin(); choice != chosen.cend(); ++choice)
            QVERIFY2(again.value(choice.key()) == choice.value(), qPrintable(choice.key()));
        QCOMPARE(again.keys().count(QStringLiteral("general.language")), 1);
        QVERIFY(again.keys().filter(QStringLiteral("General")).isEmpty());
    }

    void defaultsHold();
    void choicesAreKept();
    void wrongValuesFallBack();
    void damagedFileIsSetAside();
    void filesAreForTheOwner();
    void stateIsApart();
    void unwritableProfile();
};

static void write(const QString &file, const QByteArray &bytes)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(bytes);
}

void SettingsTest::defaultsHold()
{
    QTemporaryDir dir;
    Settings settings(dir.path());
    QCOMPARE(settings.text("appearance.scheme"), "system");
    QCOMPARE(settings.value("appearance.text_percent").toInt(), 100);
    QVERIFY(settings.flag("gateway.start") && settings.isDefault("gateway.start"));
    QVERIFY(settings.fault().isEmpty());
    QVERIFY(!settings.value("shortcut.keys.new").isValid());
}

void SettingsTest::choicesAreKept()
{
    QTemporaryDir dir;
    {
        Settings settings(dir.path());
        QSignalSpy changed(&settings, &Settings::changed);
        settings.set("appearance.scheme", "dark");
        settings.set("appearance.scheme", "dark");
        settings.set("gateway.start", false);
        settings.set("shortcut.keys.new", "Ctrl+Shift+N");
        settings.set("tray.show", false);
        settings.reset("tray.show");
        QCOMPARE(changed.count(), 5);
    }
    Settings again(dir.path());
    QCOMPARE(again.text("appearance.scheme"), "dark");
    QVERIFY(!again.flag("gateway.start") && again.flag("tray.show"));
    QCOMPARE(again.text("shortcut.keys.new"), "Ctrl+Shift+N");
    QVERIFY(again.keys().contains("shortcut.keys.new"));
}

void SettingsTest::wrongValuesFallBack()
{
    QTemporaryDir dir;
    write(dir.filePath("desktop.ini"), "[appearance]\nscheme=pink\ntext_percent=9000\ncontrast=high\n[gateway]\nport=soup\n");
    Settings settings(dir.path());
    QCOMPARE(settings.text("appearance.scheme"), "system");
    QCOMPARE(settings.value("appearance.text_percent").toInt(), 100);
    QCOMPARE(settings.value("gateway.port").toInt(), 4000);
    QCOMPARE(settings.text("appearance.contrast"), "high");
    settings.set("appearance.text_percent", 300);
    QCOMPARE(settings.value("appearance.text_percent").toInt(), 100);
}

void SettingsTest::damagedFileIsSetAside()
{
    QTemporaryDir dir;
    write(dir.filePath("desktop.ini"), QByteArray("[appearance]\nsch\0\1\2\n", 20));
    Settings settings(dir.path());
    QCOMPARE(settings.text("appearance.scheme"), "system");
    QVERIFY2(settings.fault().contains("set aside"), qPrintable(settings.fault()));
    QCOMPARE(QDir(dir.path()).entryList({"desktop.ini.broken-*"}).size(), 1);
    settings.set("appearance.scheme", "light");
    QCOMPARE(Settings(dir.path()).fault(), QString());
}

void SettingsTest::filesAreForTheOwner()
{
    QTemporaryDir dir;
    const QString profile = dir.filePath("new/profile");
    {
        Settings settings(profile);
        settings.set("appearance.scheme", "light");
        settings.setState("window", "geometry", "abc");
    }
    for (const auto *name : {"/desktop.ini", "/state.ini"})
        QVERIFY2(!(QFile::permissions(profile + name) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)), name);
    QVERIFY(!(QFile::permissions(profile) & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther)));
}

void SettingsTest::stateIsApart()
{
    QTemporaryDir dir;
    {
        Settings settings(dir.path());
        settings.setState("keys", "columns", QByteArray("\1\0\2", 3));
    }
    Settings settings(dir.path());
    QCOMPARE(settings.state("keys", "columns"), QByteArray("\1\0\2", 3));
    QVERIFY(settings.state("keys", "other").isEmpty());
    settings.setState("keys", "columns", {});
    QVERIFY(settings.state("keys", "columns").isEmpty());
}

void SettingsTest::unwritableProfile()
{
    Settings settings("/proc/none/profile");
    QVERIFY(settings.fault().contains("--profile"));
    settings.set("appearance.scheme", "dark"); // must not crash, and holds for this run
    QCOMPARE(settings.text("appearance.scheme"), "dark");
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
