// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/playground_stage.h"
#include "ui/models/word_diff.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QRandomGenerator>
#include <QTest>

using namespace portreeve::ui;

namespace {

QStringList texts(const QString &text, const QList<Word> &words)
{
    QStringList out;
    for (const Word &word : words)
        out += text.mid(word.at, word.length);
    return out;
}

/// The length of the longest common sequence, by the table that everybody knows.
qsizetype commonLength(const QStringList &left, const QStringList &right)
{
    QList<QList<qsizetype>> table(left.size() + 1, QList<qsizetype>(right.size() + 1));
    for (qsizetype i = 1; i <= left.size(); ++i) {
        for (qsizetype j = 1; j <= right.size(); ++j)
            table[i][j] = left[i - 1] == right[j - 1] ? table[i - 1][j - 1] + 1 : qMax(table[i - 1][j], table[i][j - 1]);
    }
    return table.last().last();
}

struct Answers : Bench {
    explicit Answers(const QStringList &said)
    {
        for (qsizetype i = 1; i < said.size(); ++i)
            act("playground.add");
        type(QStringLiteral("How should I draw a burn-down?"));
        act("playground.send");
        for (int i = 0; i < said.size(); ++i) {
            const QByteArray text = QJsonDocument(QJsonObject{{"content", said[i]}}).toJson(QJsonDocument::Compact);
            transport.head(i, 200, {{"x-litellm-call-id", "call-1"}});
            transport.feed(i, chunk(text) + chunk("{}", "\"stop\"") + usageEvent + doneEvent);
            transport.end(i);
        }
        settle();
    }
    QStringList marked(int index)
    {
        QStringList out;
        for (const auto &mark : card(index)->findChild<AnswerText *>()->extraSelections())
            out += mark.cursor.selectedText();
        return out;
    }
    QString said(int index)
    {
        auto *label = card(index)->findChild<Label *>(QStringLiteral("playground.difference"));
        return label->isVisible() ? label->text() : QString();
    }
};

} // namespace

class WordDiffTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { stillTheme(); }

    void wordsAreWhatPeopleCallWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("none") << QString() << QStringList();
        QTest::newRow("signs alone") << QStringLiteral(" - , … ") << QStringList();
        QTest::newRow("plain") << QStringLiteral("Don't pay $3.14, twice!") << QStringList{QStringLiteral("Don't"), QStringLiteral("pay"), QStringLiteral("3.14"), QStringLiteral("twice")};
        QTest::newRow("chinese") << QStringLiteral("预算") << QStringList{QStringLiteral("预"), QStringLiteral("算")};
    }

    void wordsAreWhatPeopleCallWords()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, words);
        QCOMPARE(texts(text, wordsOf(text)), words);
    }

    void whatIsNotSharedIsFound()
    {
        const QString left = QStringLiteral("Draw the even pace as a thin line.");
        const QString right = QStringLiteral("Then draw the pace, as a thin dashed line");
        const WordDiff diff = compareWords(left, right);
        QCOMPARE(texts(left, diff.left), (QStringList{QStringLiteral("Draw"), QStringLiteral("even")}));
        QCOMPARE(texts(right, diff.right), (QStringList{QStringLiteral("Then"), QStringLiteral("draw"), QStringLiteral("dashed")}));
        QCOMPARE(diff.leftWords, 8);
        QCOMPARE(texts(right, stretches(right, diff.right)), (QStringList{QStringLiteral("Then draw"), QStringLiteral("dashed")}));
    }

    void whatIsLeftIsTheLongestCommonSequence()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            const auto text = [&random](int length) {
                QStringList words;
                for (int i = 0; i < length; ++i)
                    words += QStringLiteral("w%1").arg(random.bounded(6));
                return words;
            };
            const QStringList left = text(random.bounded(30));
            const QStringList right = text(random.bounded(30));
            const QString leftText = left.join(QLatin1Char(' '));
            const QString rightText = right.join(QLatin1Char(' '));
            const WordDiff diff = compareWords(leftText, rightText);
            const qsizetype common = commonLength(left, right);
            QCOMPARE(left.size() - diff.left.size(), common);
            QCOMPARE(right.size() - diff.right.size(), common);
            const auto rest = [](const QString &whole, const QList<Word> &gone) { // what both share is the same on both sides
                QStringList kept;
                for (const Word &word : wordsOf(whole))
                    kept += gone.contains(word) ? QString() : whole.mid(word.at, word.length);
                kept.removeAll(QString());
                return kept;
            };
            QCOMPARE(rest(leftText, diff.left), rest(rightText, diff.right));
        }
    }

    void longTextsAreComparedAsFarAsTheyGo()
    {
        const QString text = QStringLiteral("word ").repeated(int(mostWords) + 10);
        const WordDiff diff = compareWords(text, text + QStringLiteral("end"));
        QVERIFY(diff.isCut);
        QCOMPARE(diff.left.size() + diff.right.size(), 0);
        QCOMPARE(diff.leftWords, mostWords);
    }

    void twoAnswersMarkWhatTheOtherDoesNotSay()
    {
        Answers answers({QStringLiteral("Draw the **even** pace"), QStringLiteral("Draw the pace, dashed")});
        QVERIFY(answers.actions.find(QStringLiteral("playground.compare"))->isEnabled());
        QCOMPARE(answers.marked(0), QStringList());
        answers.act("playground.compare");
        QCOMPARE(answers.marked(0), QStringList(QStringLiteral("even"))); // as it is read: without its stars
        QCOMPARE(answers.marked(1), QStringList(QStringLiteral("dashed")));
        QCOMPARE(answers.said(0), QStringLiteral("1 of 4 words are not in gpt-5-mini"));
        ThemeChoice dark = theme();
        dark.scheme = Scheme::Dark;
        applyTheme(*qApp, dark);
        QCoreApplication::processEvents();
        QCOMPARE(answers.marked(0), QStringList(QStringLiteral("even")));
        answers.act("playground.compare");
        QCOMPARE(answers.marked(0), QStringList());
        QCOMPARE(answers.said(0), QString());
    }

    void moreAnswersAreComparedWithOne()
    {
        Answers answers({QStringLiteral("one two"), QStringLiteral("one three"), QStringLiteral("one two")});
        answers.act("playground.compare");
        QCOMPARE(answers.marked(0), QStringList());
        QCOMPARE(answers.marked(1), QStringList(QStringLiteral("three")));
        QCOMPARE(answers.said(2), QStringLiteral("Every word is in claude-sonnet-4-5 too"));
    }

    void oneAnswerHasNothingToCompare()
    {
        Answers answers({QStringLiteral("one")});
        QVERIFY(!answers.actions.find(QStringLiteral("playground.compare"))->isEnabled());
        QVERIFY(!answers.actions.reason(QStringLiteral("playground.compare")).isEmpty());
    }

    void marksGoWithTheNextQuestion()
    {
        Answers answers({QStringLiteral("one two"), QStringLiteral("one three")});
        answers.act("playground.compare");
        answers.type(QStringLiteral("And then?"));
        QCOMPARE(answers.marked(1), QStringList(QStringLiteral("three"))); // typing changes nothing
        answers.act("playground.send");
        QCOMPARE(answers.marked(1), QStringList());
        answers.answerAll(2);
        QCOMPARE(answers.said(1), QStringLiteral("Every word is in claude-sonnet-4-5 too"));
    }

    void pictures()
    {
        if (shotsPlace.isEmpty())
            QSKIP("PORTREEVE_SHOTS names no folder");
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            stillTheme(scheme);
            Answers answers({QStringLiteral("A burn-down answers one question: at this pace, when is the money gone?\n\n1. Start the line at the whole budget.\n2. Draw the even pace as a thin "
                                            "dashed line.\n3. Show the forecast as a **band**.\n\nName the day on which it runs out."),
                             QStringLiteral("A burn-down answers one question: at this pace, when is the budget gone?\n\n1. Start at the whole budget.\n2. Draw the even pace as a thin line.\n3. Show the "
                                            "forecast as a **fan**.\n\nPrint the day on which it runs out next to the title.")});
            answers.act("playground.compare");
            answers.settle();
            answers.window.grab().save(shotsPlace + QStringLiteral("/playground-compared-%1.png").arg(schemeWord(scheme)));
        }
    }
};

QTEST_MAIN(WordDiffTest)
#include "word_diff_test.moc"
