// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/keys_stage.h"
#include "ui/pages/keys/key_fields.h"
#include "ui/pages/keys/key_filter.h"
#include "ui/pages/keys/key_limits.h"
#include "ui/pages/keys/key_reach.h"
#include "ui/pages/keys/reveal_sheet.h"

#include <QTest>

using namespace portreeve::ui;

namespace {

AccessKey keyWith(const QJsonObject &row)
{
    return AccessKey::fromRow(row);
}

} // namespace

class KeysPartsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
        stillTheme(Scheme::Light);
    }

    // -- a key

    void rowIsRead()
    {
        const AccessKey key = keyWith({{"token", "ab12"}, {"key_name", "sk-...k3f9"}, {"key_alias", "ana"}, {"spend", 1.25}, {"max_budget", 12.5}, {"rpm_limit", 60},
                                       {"expires", "2026-11-21T15:00:00.123456+00:00"}, {"created_at", "2026-11-01T00:00:00"}, {"metadata", QJsonObject{{"tags", QJsonArray{"a"}}}}});
        QCOMPARE(key.hint, QStringLiteral("sk-…k3f9"));
        QCOMPARE(key.lastFour(), QStringLiteral("k3f9"));
        QCOMPARE(key.spend, 1'250'000'000);
        QCOMPARE(*key.budget, 12'500'000'000);
        QCOMPARE(*key.requestsPerMinute, 60);
        QCOMPARE(key.expires.toUTC(), QDateTime(QDate(2026, 11, 21), QTime(15, 0, 0, 123), Qt::UTC));
        QCOMPARE(key.created.toUTC(), QDateTime(QDate(2026, 11, 1), QTime(0, 0), Qt::UTC)); // no zone: UTC
        QCOMPARE(key.tags, QStringList{QStringLiteral("a")});
        QVERIFY(!key.tokensPerMinute);
    }

    void state_data()
    {
        QTest::addColumn<QJsonObject>("row");
        QTest::addColumn<int>("state");
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto in = [&now](int days) { return now.addDays(days).toString(Qt::ISODate); };
        QTest::newRow("plain") << QJsonObject() << int(KeyState::Active);
        QTest::newRow("blocked and expired") << QJsonObject{{"blocked", true}, {"expires", in(-1)}} << int(KeyState::Blocked);
        QTest::newRow("expired") << QJsonObject{{"expires", in(-1)}} << int(KeyState::Expired);
        QTest::newRow("soon") << QJsonObject{{"expires", in(3)}} << int(KeyState::ExpiresSoon);
        QTest::newRow("later") << QJsonObject{{"expires", in(30)}} << int(KeyState::Active);
        QTest::newRow("at the budget") << QJsonObject{{"spend", 5}, {"max_budget", 5}} << int(KeyState::OverBudget);
        QTest::newRow("under it") << QJsonObject{{"spend", 4.99}, {"max_budget", 5}} << int(KeyState::Active);
        QTest::newRow("budget of nothing") << QJsonObject{{"max_budget", 0}} << int(KeyState::OverBudget);
    }

    void state()
    {
        QFETCH(QJsonObject, row);
        QFETCH(int, state);
        QCOMPARE(int(keyWith(row).state(QDateTime::currentDateTime())), state);
    }

    void models()
    {
        const AccessKey some = keyWith({{"models", QJsonArray{"gpt-5-mini", "openai/*"}}});
        QVERIFY(some.mayUse(QStringLiteral("gpt-5-mini")) && some.mayUse(QStringLiteral("openai/o3/high")));
        QVERIFY(!some.mayUse(QStringLiteral("gpt-5-mini-2")) && !some.mayUse(QStringLiteral("azure/openai/o3")));
        QVERIFY(keyWith({}).mayUse(QStringLiteral("any")));
        QVERIFY(keyWith({{"models", QJsonArray{"all-proxy-models"}}}).mayUseAllModels());
    }

    // -- the form's fields

    void fieldsAreRead_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<bool>("isFault");
        QTest::newRow("money") << "max_budget" << "$1,200.50" << QJsonValue(1200.5) << false;
        QTest::newRow("no money") << "max_budget" << "" << QJsonValue() << false;
        QTest::newRow("words as money") << "max_budget" << "lots" << QJsonValue() << true;
        QTest::newRow("negative money") << "max_budget" << "-3" << QJsonValue() << true;
        QTest::newRow("count") << "rpm_limit" << "600" << QJsonValue(600) << false;
        QTest::newRow("count in thousands") << "tpm_limit" << "100 k" << QJsonValue(100'000) << false;
        QTest::newRow("grouped count") << "tpm_limit" << "1,000,000" << QJsonValue(1'000'000) << false;
        QTest::newRow("half a request") << "rpm_limit" << "0.5" << QJsonValue() << true;
        QTest::newRow("negative count") << "rpm_limit" << "-1" << QJsonValue() << true;
        QTest::newRow("window") << "budget_duration" << "12h" << QJsonValue("12h") << false;
        QTest::newRow("odd window") << "budget_duration" << "soon" << QJsonValue() << true;
        QTest::newRow("tags") << "tags" << " prod, b2b ,prod," << QJsonValue(QJsonArray{"prod", "b2b"}) << false;
        QTest::newRow("metadata") << "metadata" << R"({"a": [1]})" << QJsonValue(QJsonObject{{"a", QJsonArray{1}}}) << false;
        QTest::newRow("a list as metadata") << "metadata" << "[1]" << QJsonValue() << true;
        QTest::newRow("broken metadata") << "metadata" << "{" << QJsonValue() << true;
    }

    void fieldsAreRead()
    {
        QFETCH(QString, member);
        QFETCH(QString, typed);
        QFETCH(QJsonValue, value);
        QFETCH(bool, isFault);
        const KeyField &field = *keyFieldFor(member);
        const KeyFieldValue read = readKeyField(field, typed);
        QCOMPARE(!read.fault.isEmpty(), isFault);
        if (isFault)
            return;
        QCOMPARE(read.value, value);
        QCOMPARE(readKeyField(field, typedKeyField(field, value)).value, value); // what is shown reads as itself
    }

    void repeatedMembersLeaveTheMetadata()
    {
        const QJsonObject values = formValuesOf({{"tags", QJsonArray{"a"}}, {"rpm_limit_type", "dynamic"}, {"metadata", QJsonObject{{"tags", QJsonArray{"a"}}, {"rpm_limit_type", "dynamic"}, {"who", "me"}}}});
        QCOMPARE(values.value("metadata").toObject(), (QJsonObject{{"who", "me"}}));
        QCOMPARE(values.value("tags").toArray(), QJsonArray{"a"});
    }

    // -- what a key can cost

    void worstCase_data()
    {
        QTest::addColumn<QJsonObject>("values");
        QTest::addColumn<qint64>("dollarsPerDay"); // -1: not bounded
        QTest::newRow("nothing bounds it") << QJsonObject() << qint64(-1);
        QTest::newRow("monthly budget, spent in a day") << QJsonObject{{"max_budget", 20}, {"budget_duration", "1mo"}} << qint64(20);
        QTest::newRow("daily budget") << QJsonObject{{"max_budget", 5}, {"budget_duration", "1d"}} << qint64(5);
        QTest::newRow("budget of six hours: four windows and the one begun before") << QJsonObject{{"max_budget", 1}, {"budget_duration", "6h"}} << qint64(5);
        // 1,000 tokens a minute at $15 a million, 1,440 minutes
        QTest::newRow("tokens a minute") << QJsonObject{{"tpm_limit", 1000}, {"models", QJsonArray{"claude-sonnet-5"}}} << qint64(21);
        QTest::newRow("the tighter of both") << QJsonObject{{"tpm_limit", 1000}, {"models", QJsonArray{"claude-sonnet-5"}}, {"max_budget", 100}} << qint64(21);
        // one request a minute: 400,000 x $0.25/M + 128,000 x $2/M = $0.356
        QTest::newRow("requests a minute") << QJsonObject{{"rpm_limit", 1}, {"models", QJsonArray{"gpt-5-mini"}}} << qint64(512);
        QTest::newRow("a pattern has no price") << QJsonObject{{"tpm_limit", 1000}, {"models", QJsonArray{"openai/*"}}} << qint64(-1);
    }

    void worstCase()
    {
        QFETCH(QJsonObject, values);
        QFETCH(qint64, dollarsPerDay);
        QList<CatalogueModel> models;
        for (const auto &[name, in, out, maxIn, maxOut] : {std::tuple("gpt-5-mini", 250'000, 2'000'000, 400'000, 128'000), {"claude-sonnet-5", 3'000'000, 15'000'000, 200'000, 64'000}})
            models.append({QLatin1String(name), QStringLiteral("chat"), in, out, maxIn, maxOut});
        const KeyReach reach = reachOf(values, models);
        QVERIFY(!reach.worstWhy.isEmpty());
        if (dollarsPerDay < 0) {
            QVERIFY(!reach.worstPerDay);
            return;
        }
        QVERIFY(reach.worstPerDay);
        QCOMPARE(*reach.worstPerDay / 1'000'000'000, dollarsPerDay);
    }

    void tightestLimitNamesItsOwner()
    {
        const AccessKey key = keyWith({{"max_budget", 100}, {"spend", 10}, {"budget_duration", "1mo"}, {"rpm_limit", 60}});
        QCOMPARE(limitsOf(key, {}).first().whose, QStringLiteral("this key"));
        const QJsonObject team{{"team_alias", "Research"}, {"max_budget", 500}, {"spend", 480}, {"tpm_limit", 1000}, {"rpm_limit", 90}};
        const QList<KeyLimit> limits = limitsOf(key, team);
        QCOMPARE(limits[0].whose, QStringLiteral("team Research")); // $20 left there, $90 here
        QCOMPARE(limits[1].whose, QStringLiteral("this key"));
        QCOMPARE(limits[1].value, QStringLiteral("60"));
        QCOMPARE(limits[2].whose, QStringLiteral("team Research"));
        QCOMPARE(limits[3].whose, QString());
    }

    // -- filter

    void filter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("count");
        QTest::newRow("all") << "" << 16;
        QTest::newRow("active") << "state:active" << 13;
        QTest::newRow("over") << "state:over" << 1;
        QTest::newRow("blocked") << "state:blocked" << 1;
        QTest::newRow("not active") << "-state:active" << 3;
        QTest::newRow("owner") << "owner:ana" << 3;
        QTest::newRow("pattern") << "owner:*e*" << 8;
        QTest::newRow("expires soon") << "expires:<30d" << 2;
        QTest::newRow("never") << "expires:never" << 10;
        QTest::newRow("unused") << "unused:>30d" << 1;
        QTest::newRow("no budget") << "-has:budget" << 2;
        QTest::newRow("spend") << "spend:>100" << 5;
        QTest::newRow("tag") << "tag:prod" << 6;
        QTest::newRow("text") << "search" << 2; // docs-search, research-batch
        QTest::newRow("two terms") << "owner:service tag:ci" << 1;
        QTest::newRow("quoted") << "\"docs-search\"" << 1;
    }

    void filter()
    {
        QFETCH(QString, text);
        QFETCH(int, count);
        KeysStage stage;
        stage.server.fill();
        KeyFilter filter;
        filter.setTerms(KeyFilter::read(text));
        int matched = 0;
        for (const QJsonObject &row : std::as_const(stage.server.rows))
            matched += filter.admits(keyWith(row), QDateTime::currentDateTime());
        QCOMPARE(matched, count);
    }

    void filterSaysWhatIsWrong()
    {
        const TypedHint unknown = KeyFilter::hintFor(QStringLiteral("-colour:red"));
        QVERIFY(unknown.error.contains(QStringLiteral("colour")));
        QCOMPARE(unknown.errorFrom, 1);
        QCOMPARE(unknown.errorLength, 6);
        const TypedHint unit = KeyFilter::hintFor(QStringLiteral("expires:<30x"));
        QVERIFY(!unit.error.isEmpty());
        QCOMPARE(unit.errorFrom, 8);
        QVERIFY(KeyFilter::hintFor(QStringLiteral("sta")).completion == QStringLiteral("te:"));
        QCOMPARE(KeyFilter::hintFor(QStringLiteral("state:bl")).completion, QStringLiteral("ocked"));
        QVERIFY(KeyFilter::hintFor(QStringLiteral("expires:<")).error.size() + KeyFilter::hintFor(QStringLiteral("expires:")).error.size() == 0);
        QVERIFY(KeyFilter::read(QStringLiteral("colour:red")).isEmpty());
    }
};

QTEST_MAIN(KeysPartsTest)
#include "keys_parts_test.moc"
