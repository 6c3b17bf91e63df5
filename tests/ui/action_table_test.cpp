// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actions.h"

#include <QKeySequence>
#include <QTest>

using namespace portreeve::ui;

class ActionTableTest : public QObject
{
    Q_OBJECT

private slots:
    void noKeysMeanTwoThings() // Qt does neither of two actions that could be meant
    {
        const QList<ActionLine> &table = actionTable();
        for (qsizetype i = 0; i < table.size(); ++i) {
            for (qsizetype j = 0; j < i; ++j) {
                const QLatin1String one(table[i].page), other(table[j].page);
                if (!one.isEmpty() && !other.isEmpty() && one != other)
                    continue;
                for (const QKeySequence &keys : keysOf(QLatin1String(table[i].shortcut)))
                    QVERIFY2(!keysOf(QLatin1String(table[j].shortcut)).contains(keys), qPrintable(QLatin1String(table[i].id) + QStringLiteral(" and ") + QLatin1String(table[j].id)));
            }
        }
    }
};

QTEST_MAIN(ActionTableTest)
#include "action_table_test.moc"
