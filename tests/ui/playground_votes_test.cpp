// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/playground_stage.h"
#include "ui/pages/playground/history.h"
#include "ui/pages/playground/votes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/page_header.h"

#include <QApplication>
#include <QJsonDocument>
#include <QMenu>
#include <QTest>

using namespace portreeve::ui;

namespace {

class Votes : public Bench
{
public:
    Votes() { act("playground.add"); }
    void ask(const QString &words)
    {
        const int from = transport.streams();
        type(words);
        act("playground.send");
        answerAll(from);
    }
    Button *button(int index) { return card(index)->findChild<Button *>(QStringLiteral("playground.vote")); }
    void press(int index)
    {
        QTest::keyClick(button(index), Qt::Key_Space);
        settle();
    }
    QString facts()
    {
        QString words;
        for (const QLabel *label : page->findChild<PageHeader *>()->findChildren<QLabel *>())
            words += label->text() + u' ';
        return words;
    }
    Tally kept()
    {
        PlaygroundHistory history(profile.path());
        return history.entries().isEmpty() ? Tally() : votesIn(history.entries().first().conversation["cards"].toArray());
    }
};

} // namespace

class PlaygroundVotesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { stillTheme(); }

    void talliesAreRead()
    {
        const auto turn = [](const char *model) { return QJsonObject{{"role", "assistant"}, {"by", QLatin1String(model)}, {"better", true}}; };
        const QJsonArray cards{QJsonObject{{"model", "a"}, {"turns", QJsonArray{turn("b"), turn("c"), QJsonObject{{"role", "user"}}}}}, QJsonObject{{"turns", QJsonArray{turn("c")}}}};
        QCOMPARE(tallyText(votesIn(cards)), QStringLiteral("c 2, b 1"));
        QCOMPARE(tallyText({}), QString());
    }

    void oneOfTheAnswersIsTheBetterOne()
    {
        Votes bench;
        QVERIFY(!bench.button(0)->isVisible() && !bench.actions.find(QStringLiteral("playground.vote"))->isEnabled());
        bench.ask(QStringLiteral("one"));
        QVERIFY(bench.button(0)->isVisible() && bench.button(1)->isVisible());
        bench.press(0);
        QVERIFY(bench.button(0)->isChecked() && bench.card(0)->isBetter());
        QCOMPARE(bench.kept(), (Tally{{"claude-sonnet-4-5", 1}})); // in the history at once
        bench.press(1); // the other after all
        QVERIFY(!bench.button(0)->isChecked() && bench.button(1)->isChecked());
        QCOMPARE(bench.kept(), (Tally{{"gpt-5-mini", 1}}));
        bench.press(1); // neither
        QCOMPARE(bench.kept(), Tally());
    }

    void votesAreCountedByModelAndNeverSent()
    {
        Votes bench;
        bench.ask(QStringLiteral("one"));
        bench.press(0);
        bench.ask(QStringLiteral("two"));
        QVERIFY(!bench.button(0)->isChecked()); // a new question
        const QByteArray sent = bench.transport.streamCall(2).body;
        QVERIFY2(!sent.contains("\"by\""), sent.constData());
        QCOMPARE(QJsonDocument::fromJson(sent)["messages"].toArray().size(), 3);
        QVERIFY2(!sent.contains("better"), sent.constData());
        bench.press(0);
        bench.ask(QStringLiteral("three"));
        bench.press(1);
        QVERIFY2(bench.facts().contains(QStringLiteral("better: claude-sonnet-4-5 2, gpt-5-mini 1")), qPrintable(bench.facts()));
        bench.card(0)->setModel(QStringLiteral("another")); // the column has another model now: what was won stays with whose answer it was
        bench.ask(QStringLiteral("four"));
        QVERIFY2(bench.facts().contains(QStringLiteral("better: claude-sonnet-4-5 2, gpt-5-mini 1")), qPrintable(bench.facts()));
    }

    void onlyAnswersToTheSameQuestionCompete()
    {
        Votes bench;
        bench.ask(QStringLiteral("one"));
        bench.card(1)->clear();
        bench.card(1)->setTurns({QJsonObject{{"role", "user"}, {"content", "other"}}, QJsonObject{{"role", "assistant"}, {"content", "x"}, {"by", "gpt-5-mini"}}});
        bench.act("playground.compare"); // anything that settles the page
        QVERIFY(!bench.button(0)->isVisible() && !bench.button(1)->isVisible());
    }

    void theVoteIsForTheModelThatAnswered()
    {
        Votes bench;
        bench.ask(QStringLiteral("one"));
        bench.card(0)->setModel(QStringLiteral("another")); // chosen for the next question
        bench.press(0);
        QCOMPARE(bench.kept(), (Tally{{"claude-sonnet-4-5", 1}}));
    }

    void whatNoModelSaidHereCannotWin()
    {
        Votes bench;
        const QJsonArray pasted{QJsonObject{{"role", "user"}, {"content", "hi"}}, QJsonObject{{"role", "assistant"}, {"content", "Hello."}}};
        bench.card(0)->setTurns(pasted);
        bench.card(1)->setTurns(pasted);
        bench.act("playground.add"); // settles the page
        QVERIFY(!bench.button(0)->isVisible() && !bench.button(1)->isVisible());
    }

    void theMenuVotesByKeyboard()
    {
        Votes bench;
        bench.ask(QStringLiteral("one"));
        bench.act("playground.vote");
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QVERIFY(bench.card(1)->isBetter());
    }
};

QTEST_MAIN(PlaygroundVotesTest)
#include "playground_votes_test.moc"
