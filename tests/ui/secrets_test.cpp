// SPDX-License-Identifier: GPL-3.0-or-later
// Places for secrets. The keychain is a real one: this program starts itself again on private session buses, with a keyring that works, is locked, is missing, or never answers.
#include "app/portreeve/seal_key.h"
#include "app/portreeve/sealed_file.h"
#include "ui/local/chosen_secrets.h"
#include "ui/local/keychain.h"
#include "ui/local/settings.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace portreeve;
using namespace portreeve::desktop;
using namespace portreeve::ui;

namespace {

constexpr int limitMs = 700;

SecretAnswer wait(const std::function<void(Secrets::Done)> &ask, int patience = 20000)
{
    SecretAnswer got;
    bool isDone = false;
    ask([&](const SecretAnswer &answer) {
        got = answer;
        isDone = true;
    });
    if (isDone)
        got.words = QStringLiteral("told from within the call");
    else if (!QTest::qWaitFor([&] { return isDone; }, patience))
        got.words = QStringLiteral("never told");
    return got;
}

SecretAnswer readFrom(Secrets &secrets, const QString &name)
{
    return wait([&](Secrets::Done done) { secrets.read(name, std::move(done)); });
}

SecretAnswer writeTo(Secrets &secrets, const QString &name, const QByteArray &value)
{
    return wait([&](Secrets::Done done) { secrets.write(name, value, std::move(done)); });
}

SecretAnswer removeFrom(Secrets &secrets, const QString &name)
{
    return wait([&](Secrets::Done done) { secrets.remove(name, std::move(done)); });
}

SecretAnswer testOf(Secrets &secrets)
{
    return wait([&](Secrets::Done done) { secrets.test(std::move(done)); });
}

/// A place that does what the test wants.
class ScriptedSecrets : public SessionSecrets
{
public:
    explicit ScriptedSecrets(SecretPlace place) : m_place(place) {}
    SecretAnswer trouble; ///< said to everything unless Unknown
    SecretPlace place() const override { return m_place; }
    void read(const QString &name, Done done) override { trouble.health == SecretHealth::Unknown ? SessionSecrets::read(name, std::move(done)) : tell(std::move(done), trouble); }
    void write(const QString &name, const QByteArray &value, Done done) override { trouble.health == SecretHealth::Unknown ? SessionSecrets::write(name, value, std::move(done)) : tell(std::move(done), trouble); }
    void recover()
    {
        trouble = {};
        emit recovered();
    }

private:
    SecretPlace m_place;
};

/// A secret service that takes every call and answers none.
class Silent : public QDBusVirtualObject
{
public:
    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &) override
    {
        message.setDelayedReply(true);
        return true;
    }
};

/// The same program on a bus of its own: does one round and prints what happened as JSON.
int playKeychain(const QByteArray &part)
{
    if (part == "silent") {
        static Silent silent;
        auto bus = QDBusConnection::sessionBus();
        bus.registerVirtualObject(QStringLiteral("/"), &silent, QDBusConnection::SubPath);
        bus.connect({}, QStringLiteral("/org/freedesktop/DBus/Local"), QStringLiteral("org.freedesktop.DBus.Local"), QStringLiteral("Disconnected"), qApp, SLOT(quit())); // it ends with its bus
        return bus.registerService(QStringLiteral("org.freedesktop.secrets")) ? QCoreApplication::exec() : 1;
    }
    Keychain keychain(QStringLiteral("/tmp/profile"));
    keychain.setLimit(limitMs);
    QElapsedTimer timer;
    timer.start();
    const SecretAnswer written = writeTo(keychain, QStringLiteral("connection/a"), QByteArray("k\0\xff", 3));
    const qint64 writeMs = timer.restart();
    const SecretAnswer found = readFrom(keychain, QStringLiteral("connection/a"));
    const qint64 readMs = timer.elapsed();
    Keychain other(QStringLiteral("/tmp/other"));
    other.setLimit(limitMs);
    const SecretAnswer foreign = readFrom(other, QStringLiteral("connection/a"));
    const SecretAnswer removed = removeFrom(keychain, QStringLiteral("connection/a"));
    const SecretAnswer again = readFrom(keychain, QStringLiteral("connection/a"));
    const SecretAnswer tested = testOf(keychain);
    const QJsonObject result{{"write", int(written.health)}, {"words", written.words}, {"read", int(found.health)}, {"same", found.value == QByteArray("k\0\xff", 3)}, {"foreign", int(foreign.health)},
                             {"remove", int(removed.health)}, {"again", int(again.health)}, {"test", int(tested.health)}, {"write_ms", writeMs}, {"read_ms", readMs}};
    std::printf("RESULT %s\n", QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    return 0;
}

} // namespace

class SecretsTest : public QObject
{
    Q_OBJECT

private slots:
    void sessionForgets();
    void environmentIsReadOnly();
    void sealedFileOpensWithItsPassphraseOnly();
    void sealedFileIsNotPlain();
    void damagedSealedFile();
    void chosenSettlesOnAWorkingKeychain();
    void chosenKeepsForTheSessionWhenTheKeychainFails();
    void chosenNeverFallsThrough();
    void moveTakesAllOrNothing();
    void sealKeyOfANewDirectory_data();
    void sealKeyOfANewDirectory();
    void sealKeyIsNotReplaced();
    void sealKeyInTheFileStays();

    void realKeychainWorks();
    void keychainIsLocked();
    void noBus();
    void noService();
    void silentService();

private:
    QJsonObject onOwnBus(const QString &before, bool withServices = true);
};

void SecretsTest::sessionForgets()
{
    {
        SessionSecrets session;
        QCOMPARE(readFrom(session, "a").health, SecretHealth::Missing);
        QVERIFY(writeTo(session, "a", "1").isOk());
        QCOMPARE(readFrom(session, "a").value, QByteArray("1"));
        QVERIFY(removeFrom(session, "a").isOk());
        QCOMPARE(readFrom(session, "a").health, SecretHealth::Missing);
        QVERIFY(testOf(session).isOk());
        writeTo(session, "a", "1");
    }
    SessionSecrets next;
    QCOMPARE(readFrom(next, "a").health, SecretHealth::Missing);
}

void SecretsTest::environmentIsReadOnly()
{
    EnvironmentSecrets environment;
    QCOMPARE(EnvironmentSecrets::variable("connection/6a1f-x"), QByteArray("PORTREEVE_SECRET_CONNECTION_6A1F_X"));
    qputenv("PORTREEVE_SECRET_CONNECTION_A", "sk-env");
    QCOMPARE(readFrom(environment, "connection/a").value, QByteArray("sk-env"));
    const SecretAnswer missing = readFrom(environment, "connection/b");
    QVERIFY(missing.health == SecretHealth::Missing && missing.words.contains("PORTREEVE_SECRET_CONNECTION_B"));
    QCOMPARE(writeTo(environment, "connection/b", "x").health, SecretHealth::Denied);
    QVERIFY(writeTo(environment, "connection/a", "sk-env").isOk());
}

void SecretsTest::sealedFileOpensWithItsPassphraseOnly()
{
    QTemporaryDir dir;
    const QString path = dir.filePath("secrets.sealed");
    const auto unlock = [](SealedFile &file, const QString &words) { return wait([&](Secrets::Done done) { file.unlock(words, std::move(done)); }); };
    {
        SealedFile file(path);
        QVERIFY(file.needsPassphrase() && file.takesNewPassphrase());
        QCOMPARE(readFrom(file, "a").health, SecretHealth::Locked);
        QCOMPARE(unlock(file, "short").health, SecretHealth::Denied);
        QVERIFY(unlock(file, "correct horse").isOk());
        QVERIFY(writeTo(file, "connection/a", QByteArray("\0\xffkey", 5)).isOk());
        QVERIFY(testOf(file).isOk());
    }
    SealedFile file(path);
    QVERIFY(file.needsPassphrase() && !file.takesNewPassphrase());
    QCOMPARE(unlock(file, "correct house").health, SecretHealth::Denied);
    QVERIFY(file.needsPassphrase());
    QVERIFY(unlock(file, "correct horse").isOk());
    QCOMPARE(readFrom(file, "connection/a").value, QByteArray("\0\xffkey", 5));
    file.lock();
    QCOMPARE(writeTo(file, "connection/b", "x").health, SecretHealth::Locked);
}

void SecretsTest::sealedFileIsNotPlain()
{
    QTemporaryDir dir;
    SealedFile file(dir.filePath("s"));
    wait([&](Secrets::Done done) { file.unlock("correct horse", std::move(done)); });
    writeTo(file, "connection/a", "sk-plainly-visible");
    QFile raw(dir.filePath("s"));
    QVERIFY(raw.open(QIODevice::ReadOnly));
    const QByteArray bytes = raw.readAll();
    for (const auto &secret : {QByteArray("sk-plainly-visible"), QByteArray("sk-plainly-visible").toBase64(), QByteArray("connection"), QByteArray("correct")})
        QVERIFY(!bytes.contains(secret));
    QVERIFY(!(raw.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

void SecretsTest::damagedSealedFile()
{
    QTemporaryDir dir;
    {
        SealedFile file(dir.filePath("s"));
        wait([&](Secrets::Done done) { file.unlock("correct horse", std::move(done)); });
        writeTo(file, "a", "1");
    }
    QFile raw(dir.filePath("s"));
    QVERIFY(raw.open(QIODevice::ReadWrite));
    QByteArray bytes = raw.readAll();
    bytes[bytes.size() - 1] = char(bytes[bytes.size() - 1] ^ 1);
    raw.seek(0);
    raw.write(bytes);
    raw.close();
    SealedFile flipped(dir.filePath("s"));
    QCOMPARE(wait([&](Secrets::Done done) { flipped.unlock("correct horse", std::move(done)); }).health, SecretHealth::Denied);
    QVERIFY(raw.open(QIODevice::WriteOnly));
    raw.write("not ours");
    raw.close();
    SealedFile foreign(dir.filePath("s"));
    const SecretAnswer answer = wait([&](Secrets::Done done) { foreign.unlock("correct horse", std::move(done)); });
    QVERIFY(answer.health == SecretHealth::Failed && answer.words.contains("damaged"));
}

void SecretsTest::chosenSettlesOnAWorkingKeychain()
{
    QTemporaryDir dir;
    Settings settings(dir.path());
    ChosenSecrets secrets(settings);
    secrets.add(std::make_unique<ScriptedSecrets>(SecretPlace::Keychain));
    QVERIFY(!secrets.isSettled());
    QVERIFY(writeTo(secrets, "a", "1").isOk());
    QVERIFY(secrets.isSettled());
    QCOMPARE(settings.text("secrets.place"), "keychain");
    QCOMPARE(readFrom(*secrets.at(SecretPlace::Keychain), "a").value, QByteArray("1"));
    QCOMPARE(secrets.state().health, SecretHealth::Present);
}

void SecretsTest::chosenKeepsForTheSessionWhenTheKeychainFails()
{
    QTemporaryDir dir;
    Settings settings(dir.path());
    ChosenSecrets secrets(settings);
    auto broken = std::make_unique<ScriptedSecrets>(SecretPlace::Keychain);
    broken->trouble = {SecretHealth::Locked, {}, "The keychain is locked."};
    ScriptedSecrets *keychain = broken.get();
    secrets.add(std::move(broken));
    QSignalSpy changed(&secrets, &ChosenSecrets::stateChanged);
    QVERIFY(writeTo(secrets, "a", "1").isOk());
    QVERIFY(!secrets.isSettled() && changed.count() > 0);
    QCOMPARE(secrets.state().health, SecretHealth::Locked);
    QCOMPARE(secrets.state().words, "The keychain is locked.");
    QCOMPARE(readFrom(secrets, "a").value, QByteArray("1"));
    QSignalSpy recovered(&secrets, &Secrets::recovered);
    keychain->recover();
    QCOMPARE(recovered.count(), 1);
    QCOMPARE(secrets.state().health, SecretHealth::Present);
}

void SecretsTest::chosenNeverFallsThrough()
{
    QTemporaryDir dir;
    Settings settings(dir.path());
    settings.set("secrets.place", "keychain");
    ChosenSecrets secrets(settings);
    auto broken = std::make_unique<ScriptedSecrets>(SecretPlace::Keychain);
    broken->trouble = {SecretHealth::Denied, {}, "no"};
    secrets.add(std::move(broken));
    writeTo(*secrets.at(SecretPlace::Session), "a", "of the session");
    QCOMPARE(readFrom(secrets, "a").health, SecretHealth::Denied);
    QCOMPARE(writeTo(secrets, "a", "2").health, SecretHealth::Denied);
    QCOMPARE(readFrom(*secrets.at(SecretPlace::Session), "a").value, QByteArray("of the session"));
}

void SecretsTest::moveTakesAllOrNothing()
{
    QTemporaryDir dir;
    Settings settings(dir.path());
    settings.set("secrets.place", "session");
    ChosenSecrets secrets(settings);
    auto place = std::make_unique<ScriptedSecrets>(SecretPlace::Keychain);
    ScriptedSecrets *keychain = place.get();
    secrets.add(std::move(place));
    writeTo(secrets, "a", "1");
    writeTo(secrets, "b", "2");
    keychain->trouble = {SecretHealth::Denied, {}, "no"};
    const auto move = [&] { return wait([&](Secrets::Done done) { secrets.move({"a", "b", "absent"}, SecretPlace::Keychain, std::move(done)); }); };
    QCOMPARE(move().health, SecretHealth::Denied);
    QCOMPARE(secrets.place(), SecretPlace::Session);
    QCOMPARE(readFrom(secrets, "a").value, QByteArray("1"));
    keychain->trouble = {};
    QVERIFY(move().isOk());
    QCOMPARE(secrets.place(), SecretPlace::Keychain);
    QCOMPARE(readFrom(secrets, "b").value, QByteArray("2"));
    QTRY_COMPARE(readFrom(*secrets.at(SecretPlace::Session), "a").health, SecretHealth::Missing);
}

static std::pair<QByteArray, QString> askSeal(SealKey &seal)
{
    std::pair<QByteArray, QString> got;
    bool isDone = false;
    seal.source()([&](const QByteArray &key, const QString &fault) {
        got = {key, fault};
        isDone = true;
    });
    if (!QTest::qWaitFor([&] { return isDone; }, 10000))
        got.second = "never told";
    return got;
}

void SecretsTest::sealKeyOfANewDirectory_data()
{
    QTest::addColumn<int>("health");
    QTest::addColumn<QString>("place");
    QTest::addColumn<bool>("inKeychain");
    QTest::newRow("works") << int(SecretHealth::Unknown) << "auto" << true;
    QTest::newRow("chosen") << int(SecretHealth::Unknown) << "keychain" << true;
    QTest::newRow("locked") << int(SecretHealth::Locked) << "auto" << false;
    QTest::newRow("slow") << int(SecretHealth::Slow) << "auto" << false;
    QTest::newRow("absent") << int(SecretHealth::Absent) << "auto" << false;
    QTest::newRow("session wanted") << int(SecretHealth::Unknown) << "session" << false;
}

void SecretsTest::sealKeyOfANewDirectory()
{
    QFETCH(int, health);
    QFETCH(QString, place);
    QFETCH(bool, inKeychain);
    QTemporaryDir dir;
    Settings settings(dir.filePath("profile"));
    settings.set("secrets.place", place);
    ChosenSecrets secrets(settings);
    auto keychain = std::make_unique<ScriptedSecrets>(SecretPlace::Keychain);
    keychain->trouble = {SecretHealth(health), {}, "The keychain does not want to."};
    secrets.add(std::move(keychain));
    const QString data = dir.filePath("data");
    SealKey seal(secrets, data);
    const auto [key, fault] = askSeal(seal);
    QCOMPARE(fault, QString());
    QCOMPARE(key.size(), inKeychain ? 32 : 0);
    QCOMPARE(QFile::exists(data + "/seal_key.keychain"), inKeychain);
    QVERIFY(!seal.explanation().isEmpty());
    QCOMPARE(seal.explanation().contains("does not want"), health != int(SecretHealth::Unknown));
    if (!inKeychain)
        return;
    SealKey next(secrets, data);
    QCOMPARE(askSeal(next).first, key); // the same at the next start
}

void SecretsTest::sealKeyIsNotReplaced()
{
    QTemporaryDir dir;
    Settings settings(dir.filePath("profile"));
    ChosenSecrets secrets(settings);
    auto place = std::make_unique<ScriptedSecrets>(SecretPlace::Keychain);
    ScriptedSecrets *keychain = place.get();
    secrets.add(std::move(place));
    const QString data = dir.filePath("data");
    SealKey seal(secrets, data);
    const QByteArray key = askSeal(seal).first;
    keychain->trouble = {SecretHealth::Locked, {}, "The keychain is locked."};
    QSignalSpy available(&seal, &SealKey::available);
    const auto [none, fault] = askSeal(seal);
    QVERIFY(none.isEmpty());
    QVERIFY2(fault.contains("The keychain is locked."), qPrintable(fault));
    keychain->recover();
    QCOMPARE(available.count(), 1);
    QCOMPARE(askSeal(seal).first, key);
    keychain->trouble = {SecretHealth::Missing, {}, {}};
    QVERIFY(askSeal(seal).second.contains("seal_key.keychain"));
}

void SecretsTest::sealKeyInTheFileStays()
{
    QTemporaryDir dir;
    Settings settings(dir.filePath("profile"));
    ChosenSecrets secrets(settings);
    secrets.add(std::make_unique<ScriptedSecrets>(SecretPlace::Keychain));
    QFile file(dir.filePath("seal_key"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("x");
    file.close();
    SealKey seal(secrets, dir.path());
    QVERIFY(askSeal(seal).first.isEmpty());
    QVERIFY(!QFile::exists(dir.filePath("seal_key.keychain")));
}

/// `before`: a shell line that prepares the bus.
QJsonObject SecretsTest::onOwnBus(const QString &before, bool withServices)
{
    QTemporaryDir home;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("HOME", home.path());
    environment.insert("XDG_DATA_HOME", home.filePath("data"));
    environment.insert("XDG_RUNTIME_DIR", home.filePath("run"));
    environment.insert("SECRETS_TEST_PART", "round");
    environment.insert("QTKEYCHAIN_BACKEND", "libsecret");
    environment.remove("DISPLAY");
    environment.remove("DBUS_SESSION_BUS_ADDRESS");
    QDir(home.path()).mkpath("run");
    QFile::setPermissions(home.filePath("run"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QStringList arguments;
    if (!withServices) {
        QFile config(home.filePath("bus.conf"));
        if (!config.open(QIODevice::WriteOnly))
            return {};
        config.write("<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/><allow receive_sender=\"*\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
        config.close();
        arguments << "--config-file=" + config.fileName();
    }
    arguments << "--" << "sh" << "-c" << before + QStringLiteral("; exec \"$0\"") << QCoreApplication::applicationFilePath();
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start("dbus-run-session", arguments);
    if (!process.waitForFinished(60000))
        process.kill();
    const QByteArray out = process.readAllStandardOutput();
    const auto at = out.indexOf("RESULT ");
    if (at < 0)
        qWarning("no result: %s%s", out.constData(), process.readAllStandardError().constData());
    return at < 0 ? QJsonObject() : QJsonDocument::fromJson(out.mid(at + 7).split('\n').first()).object();
}

static bool areThere(const QStringList &programs)
{
    for (const auto &program : programs) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            return false;
    }
    return true;
}

#define NEEDS(...) \
    if (!areThere({__VA_ARGS__})) \
        QSKIP("dbus-daemon and gnome-keyring are not installed: packaging/test.sh installs them")

void SecretsTest::realKeychainWorks()
{
    NEEDS("dbus-run-session", "gnome-keyring-daemon");
    const QJsonObject result = onOwnBus("printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1");
    QCOMPARE(result["write"].toInt(), int(SecretHealth::Present));
    QCOMPARE(result["read"].toInt(), int(SecretHealth::Present));
    QVERIFY(result["same"].toBool());
    QCOMPARE(result["foreign"].toInt(), int(SecretHealth::Missing)); // another profile does not see it
    QCOMPARE(result["remove"].toInt(), int(SecretHealth::Present));
    QCOMPARE(result["again"].toInt(), int(SecretHealth::Missing));
    QCOMPARE(result["test"].toInt(), int(SecretHealth::Present));
    qInfo("write %d ms, read %d ms", result["write_ms"].toInt(), result["read_ms"].toInt());
}

void SecretsTest::keychainIsLocked()
{
    NEEDS("dbus-run-session", "gnome-keyring-daemon", "gdbus");
    // made with a password, then started anew without it
    const QJsonObject result = onOwnBus("printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; gdbus wait --session --timeout 10 org.freedesktop.secrets; "
                                        "gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets "
                                        "--method org.freedesktop.Secret.Service.Lock \"['/org/freedesktop/secrets/collection/login']\" >/dev/null");
    QVERIFY2(result["write"].toInt() == int(SecretHealth::Locked) || result["write"].toInt() == int(SecretHealth::Denied), qPrintable(QJsonDocument(result).toJson()));
    QVERIFY(!result["words"].toString().isEmpty());
}

void SecretsTest::noBus()
{
    NEEDS("dbus-run-session");
    const QJsonObject result = onOwnBus("export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent/bus");
    QCOMPARE(result["write"].toInt(), int(SecretHealth::Absent));
    QVERIFY2(result["words"].toString().contains("session bus"), qPrintable(result["words"].toString()));
    QVERIFY(result["write_ms"].toInt() < limitMs);
}

void SecretsTest::noService()
{
    NEEDS("dbus-run-session");
    const QJsonObject result = onOwnBus("true", false);
    QCOMPARE(result["write"].toInt(), int(SecretHealth::Absent));
    QVERIFY2(result["words"].toString().contains("gnome-keyring"), qPrintable(result["words"].toString()));
}

void SecretsTest::silentService()
{
    NEEDS("dbus-run-session", "gdbus");
    const QJsonObject result = onOwnBus("SECRETS_TEST_PART=silent \"$0\" & gdbus wait --session --timeout 10 org.freedesktop.secrets", false);
    QCOMPARE(result["write"].toInt(), int(SecretHealth::Slow));
    QVERIFY(result["write_ms"].toInt() >= limitMs - 50);
    QVERIFY2(result["write_ms"].toInt() < limitMs + 3500, qPrintable(QString::number(result["write_ms"].toInt())));
}

int main(int count, char **values)
{
    QCoreApplication application(count, values);
    if (const QByteArray part = qgetenv("SECRETS_TEST_PART"); !part.isEmpty())
        return playKeychain(part);
    SecretsTest test;
    return QTest::qExec(&test, count, values);
}
#include "secrets_test.moc"
