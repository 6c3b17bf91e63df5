// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The requests page over made-up books, in a window.
#include "tests/ui/support/books.h"
#include "tests/ui/support/look.h"
#include "ui/pages/requests/detail_view.h"
#include "ui/pages/requests/export_bar.h"
#include "ui/pages/requests/request_window.h"
#include "ui/pages/requests/requests_page.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/bill.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/histogram.h"
#include "ui/widgets/label.h"
#include "ui/widgets/table.h"
#include "ui/widgets/timeline.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QHeaderView>
#include <QJsonArray>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace portreeve::ui;

namespace stage {


template <class Widget>
inline Widget *child(const QWidget &of, const char *name)
{
    auto *found = of.findChild<Widget *>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

/// A page over made-up books in a window.
struct Stage {
    explicit Stage(int count, const Connection &connection = TestDesk::thisComputer()) : desk(connection), books(desk.transport, count)
    {
        desk.window.resize(1224, 860);
        page = new RequestsPage(desk.desk);
        desk.actions.setPage(QStringLiteral("requests"));
    }
    void show()
    {
        desk.show(page);
        settle();
    }
    void settle()
    {
        do
            desk.settle();
        while (!page->model().isQuiet());
    }
    Table *table() const { return child<Table>(*page, "requests.table"); }
    QString shown(int row, int column) const { return page->model().index(row, column).data().toString(); }
    QString idOf(int row) const
    {
        const auto request = page->model().request(row);
        return request ? request->id : QString();
    }
    QStringList chips() const
    {
        QStringList all;
        for (const Term &term : page->filter().terms())
            all.append(printTerm(term));
        return all;
    }
    void type(const QString &text)
    {
        auto *field = child<FilterBar>(*page, "requests.filter")->findChild<QLineEdit *>();
        field->setFocus();
        desk.settle(); // the grammar
        field->clear();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
        settle();
    }
    QString facts() const
    {
        QString longest;
        for (const QLabel *label : child<QWidget>(*page, "requests.header")->findChildren<QLabel *>()) {
            if (label->text().size() > longest.size())
                longest = label->text();
        }
        return longest;
    }
    QString fault() const
    {
        const auto *label = child<QLabel>(*page, "requests.filter.fault");
        return label->isHidden() ? QString() : label->text();
    }
    QStringList words(const char *part) const
    {
        QStringList all;
        for (const QLabel *label : child<QWidget>(*page, part)->findChildren<QLabel *>())
            all.append(label->text());
        for (const QAbstractButton *button : child<QWidget>(*page, part)->findChildren<QAbstractButton *>())
            all.append(button->text());
        return all;
    }
    bool isSeen(const char *part) const { return child<QWidget>(*page, part)->isVisible(); }
    void poll()
    {
        page->model().poll();
        settle();
    }
    void choose(int row)
    {
        table()->setFocus();
        table()->selectRow(row);
        settle();
    }

    TestDesk desk;
    Books books;
    RequestsPage *page;
};

inline void shoot(Stage &stage, const char *name)
{
    if (shotsPlace.isEmpty())
        return;
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        stillTheme(scheme);
        stage.settle();
        QTest::qWait(40);
        stage.desk.window.grab().save(QStringLiteral("%1/requests-%2-%3.png").arg(shotsPlace, QLatin1String(name), schemeWord(scheme)));
    }
    stillTheme();
}

} // namespace stage
