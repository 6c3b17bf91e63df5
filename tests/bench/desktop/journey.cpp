// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does in a few minutes, as fast as the answers come.
#include "tests/bench/desktop/measures.h"
#include "ui/pages/page.h"
#include "ui/pages/requests/requests_page.h"
#include "ui/widgets/table.h"
#include "ui/widgets/term_field.h"
#include "ui/window/actions.h"
#include "ui/window/time_range.h"

#include <QApplication>
#include <QScrollBar>
#include <QTest>

namespace portreeve::bench {

using namespace portreeve::ui;

namespace {

class Person
{
public:
    Person(Stage &stage, StallProbe &probe) : m_stage(stage), m_probe(probe) {}

    void does(const QString &step, const std::function<void()> &act)
    {
        m_probe.name(step.toStdString());
        m_stage.settled(act);
    }

    void visits()
    {
        for (const PageLine &line : pageTable())
            does(QLatin1String("page ") + QLatin1String(line.id), [&] { m_stage.clickPage(QLatin1String(line.id)); });
    }

    void looksThroughRequests()
    {
        does(QStringLiteral("page requests"), [&] { m_stage.clickPage(QStringLiteral("requests")); });
        auto *page = qobject_cast<RequestsPage *>(m_stage.page());
        auto *table = m_stage.part<Table>("requests.table");
        types(page);
        for (const char *filter : {"status:429", "model:gpt*", "dur:>20s", "overloaded", "zzzz-nothing"})
            does(QStringLiteral("filter ") + QLatin1String(filter), [&] { page->filter().setText(QLatin1String(filter)); });
        does(QStringLiteral("filter off"), [&] { page->filter().clear(); });
        scrolls(*table);
        opens(*table);
        does(QStringLiteral("sort by cost"), [&] { page->model().sort(8, Qt::DescendingOrder); });
        does(QStringLiteral("sort by time"), [&] { page->model().sort(0, Qt::DescendingOrder); });
    }

    void looksAtDashboards()
    {
        for (const char *by : {"model", "key", "provider", "team"}) {
            for (const char *view : {"overview", "cost"})
                does(QStringLiteral("dashboard %1 by %2").arg(QLatin1String(view), QLatin1String(by)), [&] {
                    m_stage.window().go(QStringLiteral("dashboards"), {{QStringLiteral("view"), QLatin1String(view)}, {QStringLiteral("by"), QLatin1String(by)}});
                });
        }
        for (const char *range : {"24h", "7d", "30d", "90d"})
            does(QStringLiteral("range ") + QLatin1String(range), [&] { m_stage.window().range().setRelative(QLatin1String(range)); });
    }

    void changesTheFrame()
    {
        for (const char *action : {"window.scheme", "window.scheme", "window.calls", "window.calls", "window.rail", "window.rail"})
            does(QLatin1String("action ") + QLatin1String(action), [&] { m_stage.window().actions().find(QLatin1String(action))->trigger(); });
        for (const char *language : {"de", "en"})
            does(QLatin1String("language ") + QLatin1String(language), [&] { m_stage.settings().set(QStringLiteral("general.language"), QLatin1String(language)); });
        searches();
    }

private:
    void types(RequestsPage *page)
    {
        m_probe.name("typing a filter");
        m_stage.settled([&] { m_stage.window().actions().find(QStringLiteral("requests.filter"))->trigger(); });
        const auto fields = page->findChildren<TermField *>();
        for (const char *key = "status:4"; *key && !fields.isEmpty(); ++key)
            Stage::painted(fields.first(), [&] { QTest::keyClick(fields.first(), *key); });
        if (!fields.isEmpty())
            fields.first()->clear();
    }

    void scrolls(Table &table)
    {
        m_probe.name("dragging through all rows");
        QScrollBar *bar = table.verticalScrollBar();
        for (int i = 0; i <= 200; ++i) {
            bar->setValue(int(double(bar->maximum()) * i / 200));
            QCoreApplication::processEvents();
        }
        m_stage.settled([] {});
        m_probe.name("paging up");
        table.setCurrentIndex(table.model()->index(table.rowAt(0), 0));
        for (int i = 0; i < 20; ++i)
            Stage::painted(table.viewport(), [&] { QTest::keyClick(&table, Qt::Key_PageUp); });
        m_stage.settled([&] { table.scrollToTop(); });
    }

    void opens(Table &table)
    {
        does(QStringLiteral("a row by the mouse"), [&] { QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, {60, table.rowHeight(0) * 3}); });
        for (int i = 0; i < 10; ++i)
            does(QStringLiteral("the next row"), [&] { QTest::keyClick(&table, Qt::Key_Down); });
    }

    void searches()
    {
        m_probe.name("palette");
        m_stage.settled([&] { m_stage.window().actions().find(QStringLiteral("window.palette"))->trigger(); });
        for (const char *key = "gpt-4o"; *key && QApplication::focusWidget(); ++key) {
            QTest::keyClick(QApplication::focusWidget(), *key);
            Stage::rest(20);
        }
        if (QApplication::focusWidget())
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        m_stage.settled([] {});
    }

    Stage &m_stage;
    StallProbe &m_probe;
};

} // namespace

void journey(Stage &stage, StallProbe &probe)
{
    Person person(stage, probe);
    person.visits();
    person.looksThroughRequests();
    person.looksAtDashboards();
    person.changesTheFrame();
}

} // namespace portreeve::bench
