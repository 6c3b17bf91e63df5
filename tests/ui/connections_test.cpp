// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/local/chosen_secrets.h"
#include "ui/local/connections.h"
#include "ui/local/settings.h"
#include "ui/pages/connections/connection_form.h"
#include "ui/pages/connections/connection_list.h"
#include "ui/pages/connections/connection_test.h"
#include "ui/pages/connections/connections_sheet.h"
#include "ui/pages/connections/secret_place_sheet.h"
#include "ui/pages/connections/step_list.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QFile>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace portreeve::ui;

namespace {

Connection named(const char *name, const char *url = "https://gateway.example")
{
    Connection connection;
    connection.name = QLatin1String(name);
    connection.url = QLatin1String(url);
    return connection;
}

/// Answers each path with a body and a status, as a LiteLLM or Portreeve of the test's choice.
class Gateway : public QTcpServer
{
public:
    QMap<QByteArray, QPair<int, QByteArray>> answers;
    Gateway() { listen(QHostAddress::LocalHost); }
    QString url() const { return QString("http://127.0.0.1:%1").arg(serverPort()); }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            const QByteArray path = socket->readAll().split(' ').value(1).split('?').first();
            const auto [status, body] = answers.value(path, {404, R"({"detail":"Not Found"})"});
            socket->write("HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            socket->disconnectFromHost();
        });
    }
};

struct Parts {
    QTemporaryDir profile;
    Settings settings{profile.path()};
    ChosenSecrets secrets{settings};
    Connections connections{profile.path(), secrets, true};
    QWidget window;

    Parts()
    {
        settings.set("secrets.place", "session");
        window.resize(1100, 740);
        window.show();
    }
    void shot(const char *name)
    {
        if (const QByteArray directory = qgetenv("PORTREEVE_SHOTS"); !directory.isEmpty())
            window.grab().save(QString::fromUtf8(directory) + "/" + QLatin1String(name) + ".png");
    }
};

template <typename Widget>
Widget *find(QWidget &window, const char *name)
{
    return window.findChild<Widget *>(QLatin1String(name));
}

} // namespace

class ConnectionsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, {}); }
    void keptAcrossStarts();
    void namesAreUnique();
    void orderIsKept();
    void keyStaysOutOfTheDatabase();
    void removalTakesTheKeyAlong();
    void newerDatabaseIsLeftAlone();
    void damagedDatabaseIsSaid();
    void modelIsSound();
    void sheetListsAndMoves();
    void formChecksAndSaves();
    void formKeepsTheKeyUnlessTouched();
    void formSaysWhenTheKeyCannotBeKept();
    void testTellsSteps_data();
    void testTellsSteps();
    void testEndsAtTheFirstFault();
    void deletionIsAsked();
    void placeSheetTakesAlong();
};

void ConnectionsTest::keptAcrossStarts()
{
    QTemporaryDir profile;
    Settings settings(profile.path());
    ChosenSecrets secrets(settings);
    Connection full = named("eu", "https://h.example/llm");
    full.kind = ServerKind::LiteLlm;
    full.keyHeader = "X-Litellm-Key";
    full.environment = Environment::Production;
    full.readOnly = true;
    full.certificateAuthority = "/etc/ca.pem";
    {
        Connections connections(profile.path(), secrets, true);
        QCOMPARE(connections.all().size(), 1);
        QVERIFY(connections.all().first().isLocal());
        full.id = connections.save(full);
        QVERIFY(!full.id.isEmpty());
        connections.seen(full.id, "1.81.3");
    }
    Connections again(profile.path(), secrets, true);
    QCOMPARE(again.all().size(), 2);
    QCOMPARE(again.all().at(1), full);
    QCOMPARE(again.version(full.id), "1.81.3");
    QVERIFY(again.lastSeen(full.id).secsTo(QDateTime::currentDateTimeUtc()) < 60);
    QVERIFY(!(QFile::permissions(profile.filePath("desktop.db")) & (QFile::ReadGroup | QFile::ReadOther)));
    Connections remoteOnly(profile.path(), secrets, false);
    QCOMPARE(remoteOnly.all().size(), 1);
}

void ConnectionsTest::namesAreUnique()
{
    Parts parts;
    QVERIFY(!parts.connections.save(named("eu")).isEmpty());
    QString why;
    QVERIFY(parts.connections.save(named(" EU "), &why).isEmpty());
    QVERIFY(why.contains("already"));
}

void ConnectionsTest::orderIsKept()
{
    Parts parts;
    QStringList ids;
    for (const auto *name : {"a", "b", "c"})
        ids.append(parts.connections.save(named(name)));
    const auto order = [](const Connections &connections) {
        QString text;
        for (const auto &one : connections.all())
            text += one.isLocal() ? QStringLiteral("L") : one.name;
        return text;
    };
    parts.connections.moveTo(ids[2], 1);
    QCOMPARE(order(parts.connections), "Lcab");
    parts.connections.moveTo(ids[2], 0); // this computer stays first
    QCOMPARE(order(parts.connections), "Lcab");
    parts.connections.moveTo(ids[2], 99);
    QCOMPARE(order(parts.connections), "Labc");
    parts.connections.moveTo(ids[0], 2);
    Connections again(parts.profile.path(), parts.secrets, true);
    QCOMPARE(order(again), "Lbac");
}

void ConnectionsTest::keyStaysOutOfTheDatabase()
{
    Parts parts;
    const QString id = parts.connections.save(named("eu"));
    QSignalSpy changed(&parts.connections, &Connections::keyChanged);
    bool isOk = false;
    parts.connections.setKey(id, "sk-very-secret-key", [&](bool ok, const QString &) { isOk = ok; });
    QTRY_VERIFY(isOk);
    QCOMPARE(changed.count(), 1);
    QByteArray got;
    parts.connections.keySource(id)([&](const QByteArray &key, const QString &) { got = key; });
    QTRY_COMPARE(got, QByteArray("sk-very-secret-key"));
    for (const auto *name : {"desktop.db", "desktop.ini", "state.ini"}) {
        QFile file(parts.profile.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("very-secret"), name);
    }
}

void ConnectionsTest::removalTakesTheKeyAlong()
{
    Parts parts;
    const QString id = parts.connections.save(named("eu"));
    bool isDone = false;
    parts.connections.setKey(id, "sk-x", [&](bool, const QString &) { isDone = true; });
    QTRY_VERIFY(isDone);
    parts.connections.remove(id);
    parts.connections.remove("local"); // not this one
    QCOMPARE(parts.connections.all().size(), 1);
    SecretHealth health = SecretHealth::Unknown;
    parts.secrets.read(Connections::keyName(id), [&](const SecretAnswer &answer) { health = answer.health; });
    QTRY_COMPARE(health, SecretHealth::Missing);
}

void ConnectionsTest::newerDatabaseIsLeftAlone()
{
    Parts parts;
    parts.connections.save(named("eu"));
    {
        auto database = QSqlDatabase::addDatabase("QSQLITE", "newer");
        database.setDatabaseName(parts.profile.filePath("desktop.db"));
        QVERIFY(database.open());
        database.exec("PRAGMA user_version = 99");
    }
    QSqlDatabase::removeDatabase("newer");
    Connections newer(parts.profile.path(), parts.secrets, true);
    QVERIFY(newer.fault().contains("newer"));
    QVERIFY(!newer.save(named("of this session")).isEmpty());
    QCOMPARE(newer.all().size(), 2);
}

void ConnectionsTest::damagedDatabaseIsSaid()
{
    QTemporaryDir profile;
    QFile file(profile.filePath("desktop.db"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5000, 'x'));
    file.close();
    Settings settings(profile.path());
    ChosenSecrets secrets(settings);
    Connections connections(profile.path(), secrets, true);
    QVERIFY(!connections.fault().isEmpty());
    QCOMPARE(connections.all().size(), 1);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray(5000, 'x')); // nothing was thrown away
}

void ConnectionsTest::modelIsSound()
{
    Parts parts;
    ConnectionList model(parts.connections, "local");
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QStringList ids;
    for (const auto *name : {"a", "b", "c"})
        ids.append(parts.connections.save(named(name)));
    QCOMPARE(model.rowCount(), 4);
    std::unique_ptr<QMimeData> data(model.mimeData({model.index(3, 0)}));
    model.dropMimeData(data.get(), Qt::MoveAction, 1, 0, {});
    QCOMPARE(model.idAt(1), ids[2]);
    parts.connections.remove(ids[0]);
    QCOMPARE(model.rowOf(ids[1]), 2);
    QVERIFY(!(model.flags(model.index(0, 0)) & Qt::ItemIsDragEnabled));
}

void ConnectionsTest::sheetListsAndMoves()
{
    Parts parts;
    Connection eu = named("eu-gateway", "https://gateway.example.com/llm");
    eu.environment = Environment::Production;
    eu.kind = ServerKind::LiteLlm;
    eu.readOnly = true;
    const QString first = parts.connections.save(eu);
    parts.connections.seen(first, "1.81.3");
    const QString second = parts.connections.save(named("staging", "https://staging.example.com"));
    auto *sheet = new ConnectionsSheet(parts.connections, "local", &parts.window);
    QSignalSpy chosen(sheet, &ConnectionsSheet::chosen);
    sheet->open();
    auto *list = find<QListView>(parts.window, "connections.list");
    QCOMPARE(list->currentIndex().row(), 0);
    QVERIFY(!find<QPushButton>(parts.window, "connections.delete")->isEnabled()); // this computer
    QTest::keyClick(list, Qt::Key_Down);
    QVERIFY(find<QPushButton>(parts.window, "connections.delete")->isEnabled());
    QVERIFY(!find<QPushButton>(parts.window, "connections.up")->isEnabled());
    find<QPushButton>(parts.window, "connections.down")->click();
    QCOMPARE(parts.connections.all().at(2).id, first);
    QCOMPARE(list->currentIndex().row(), 2);
    parts.shot("connections");
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().toString(), first);
    Q_UNUSED(second)
}

void ConnectionsTest::formChecksAndSaves()
{
    Parts parts;
    auto *form = new ConnectionForm(parts.connections, {}, &parts.window);
    QSignalSpy saved(form, &ConnectionForm::saved);
    form->open();
    auto *save = find<QPushButton>(parts.window, "connections.form.save");
    save->click();
    QCOMPARE(saved.count(), 0);
    QTest::keyClicks(find<QLineEdit>(parts.window, "connections.form.name"), "eu");
    QTest::keyClicks(find<QLineEdit>(parts.window, "connections.form.url"), "gateway.example.com/v1");
    QTest::keyClicks(find<QLineEdit>(parts.window, "connections.form.key"), " sk-admin ");
    parts.shot("connection-form");
    save->click();
    QTRY_COMPARE(saved.count(), 1);
    const Connection *stored = parts.connections.find(saved.first().first().toString());
    QVERIFY(stored);
    QCOMPARE(stored->url, "https://gateway.example.com");
    QByteArray key;
    parts.connections.keySource(stored->id)([&](const QByteArray &found, const QString &) { key = found; });
    QTRY_COMPARE(key, QByteArray("sk-admin"));
}

void ConnectionsTest::formKeepsTheKeyUnlessTouched()
{
    Parts parts;
    Connection connection = named("eu");
    connection.id = parts.connections.save(connection);
    bool isDone = false;
    parts.connections.setKey(connection.id, "sk-old", [&](bool, const QString &) { isDone = true; });
    QTRY_VERIFY(isDone);
    auto *form = new ConnectionForm(parts.connections, connection, &parts.window);
    QSignalSpy saved(form, &ConnectionForm::saved);
    form->open();
    QVERIFY(find<QLineEdit>(parts.window, "connections.form.key")->text().isEmpty()); // never shown again
    find<QLineEdit>(parts.window, "connections.form.name")->setText("europe");
    find<QPushButton>(parts.window, "connections.form.save")->click();
    QTRY_COMPARE(saved.count(), 1);
    QByteArray key;
    parts.connections.keySource(connection.id)([&](const QByteArray &found, const QString &) { key = found; });
    QTRY_COMPARE(key, QByteArray("sk-old"));
    QCOMPARE(parts.connections.find(connection.id)->name, "europe");
}

void ConnectionsTest::formSaysWhenTheKeyCannotBeKept()
{
    Parts parts;
    parts.settings.set("secrets.place", "environment");
    auto *form = new ConnectionForm(parts.connections, {}, &parts.window);
    form->open();
    QTest::keyClicks(find<QLineEdit>(parts.window, "connections.form.name"), "eu");
    QTest::keyClicks(find<QLineEdit>(parts.window, "connections.form.url"), "https://h.example");
    QTest::keyClicks(find<QLineEdit>(parts.window, "connections.form.key"), "sk-admin");
    find<QPushButton>(parts.window, "connections.form.save")->click();
    const auto said = [&] {
        for (const auto *field : parts.window.findChildren<Field *>()) {
            if (field->error().contains("PORTREEVE_SECRET_CONNECTION_"))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(said());
    QVERIFY(form->isVisible()); // for another try
    QCOMPARE(parts.connections.all().size(), 2);
}

void ConnectionsTest::testTellsSteps_data()
{
    QTest::addColumn<int>("live");
    QTest::addColumn<int>("models");
    QTest::addColumn<int>("keys");
    QTest::addColumn<QString>("ids");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("portreeve") << 200 << 200 << 200 << "name port answer kind key" << "All is well: Portreeve can be used.";
    QTest::newRow("litellm") << 404 << 200 << 200 << "name port answer kind key rights" << "All is well: LiteLLM can be used.";
    QTest::newRow("virtual key") << 404 << 200 << 403 << "name port answer kind key rights" << "LiteLLM can be used, but not administered with this key.";
    QTest::newRow("wrong key") << 404 << 401 << 401 << "name port answer kind key" << "LiteLLM is there, but does not accept the key.";
}

void ConnectionsTest::testTellsSteps()
{
    QFETCH(int, live);
    QFETCH(int, models);
    QFETCH(int, keys);
    QFETCH(QString, ids);
    QFETCH(QString, verdict);
    Gateway gateway;
    gateway.answers["/health/readiness"] = {200, R"({"status":"healthy","db":"connected","litellm_version":"1.81.3"})"};
    gateway.answers["/portreeve/live"] = {live, R"({"uptime_seconds":1,"version":"0.1.0"})"};
    gateway.answers["/v1/models"] = {models, R"({"data":[{"id":"m"}]})"};
    gateway.answers["/key/list"] = {keys, R"({"keys":[]})"};
    Parts parts;
    auto *form = new ConnectionForm(parts.connections, {}, &parts.window);
    form->open();
    find<QLineEdit>(parts.window, "connections.form.url")->setText(gateway.url());
    find<QPushButton>(parts.window, "connections.form.test")->click();
    auto *said = find<Label>(parts.window, "connections.form.verdict");
    QTRY_VERIFY_WITH_TIMEOUT(said->isVisible(), 10000);
    QCOMPARE(said->text(), verdict);
    QStringList seen;
    for (const QString &id : ids.split(' ')) {
        if (find<QWidget>(parts.window, qPrintable("connections.step." + id)))
            seen.append(id);
    }
    QCOMPARE(seen.join(' '), ids);
    QCOMPARE(form->findChild<StepList *>()->count(), seen.size());
    parts.shot(QTest::currentDataTag());
}

void ConnectionsTest::testEndsAtTheFirstFault()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    Connection connection = named("x");
    connection.url = QString("http://127.0.0.1:%1").arg(closed.serverPort());
    closed.close();
    ConnectionTest test(connection, "k");
    Probed found;
    bool isDone = false;
    connect(&test, &ConnectionTest::finished, this, [&](const Probed &result) {
        found = result;
        isDone = true;
    });
    test.start();
    QTRY_VERIFY(isDone);
    QCOMPARE(found.steps.size(), 2);
    QVERIFY(found.steps.first().isOk && !found.steps.last().isOk && !found.isThere);
    QVERIFY(found.reason.startsWith("Nothing listens at"));
    auto *dropped = new ConnectionTest(connection, "k");
    dropped->start();
    delete dropped; // in the middle
}

void ConnectionsTest::deletionIsAsked()
{
    Parts parts;
    const QString id = parts.connections.save(named("eu"));
    auto *sheet = new ConnectionsSheet(parts.connections, id, &parts.window);
    sheet->open();
    find<QPushButton>(parts.window, "connections.delete")->click();
    QCOMPARE(parts.connections.all().size(), 2);
    QPushButton *act = nullptr;
    for (auto *button : parts.window.findChildren<QPushButton *>()) {
        if (button->text() == "Delete connection")
            act = button;
    }
    QVERIFY(act);
    parts.shot("connection-delete");
    act->click();
    QTRY_COMPARE(parts.connections.all().size(), 1);
}

void ConnectionsTest::placeSheetTakesAlong()
{
    Parts parts;
    auto *sheet = new SecretPlaceSheet(parts.secrets, {}, &parts.window);
    sheet->open();
    QVERIFY(find<QRadioButton>(parts.window, "secrets.session")->isChecked());
    QVERIFY(!find<QRadioButton>(parts.window, "secrets.keychain")->isEnabled()); // none was given
    find<QRadioButton>(parts.window, "secrets.environment")->click();
    parts.shot("secret-place");
    find<QPushButton>(parts.window, "secrets.use")->click();
    QTRY_COMPARE(parts.settings.text("secrets.place"), "environment");
}

QTEST_MAIN(ConnectionsTest)
#include "connections_test.moc"
