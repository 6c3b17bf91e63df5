// SPDX-License-Identifier: GPL-3.0-or-later
// How long the page of requests takes over a real ledger: requests_page DATA [WIDTHxHEIGHT]. Starts the gateway of DATA in this process, as the desktop does, and prints milliseconds:
// opening, jumps to random places, filters, new rows, and the longest time the GUI thread did not answer.
#include "app/portreeve/engine_host.h"
#include "app/portreeve/local_transport.h"
#include "ui/client/call_log.h"
#include "ui/client/client.h"
#include "ui/client/live.h"
#include "ui/local/settings.h"
#include "ui/pages/requests/requests_page.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/toast.h"
#include "ui/window/actions.h"
#include "ui/window/desk.h"
#include "ui/window/time_range.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLabel>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>
#include <QVBoxLayout>

#include <cstdio>

using namespace portreeve;
using namespace portreeve::desktop;
using namespace portreeve::ui;

namespace {

/// Beats every millisecond; a beat that comes late is a stall.
class Heart
{
public:
    Heart()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_since.start();
        QObject::connect(&m_timer, &QTimer::timeout, [this] {
            m_longest = qMax(m_longest, double(m_since.nsecsElapsed()) / 1e6);
            m_since.restart();
        });
        m_timer.start(1);
    }
    double take() { return std::exchange(m_longest, 0); }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    double m_longest = 0;
};

/// Waits without taking a core from those who answer.
double until(const std::function<bool()> &isThere, int mostMs = 60'000)
{
    QElapsedTimer timer;
    timer.start();
    while (!isThere() && timer.elapsed() < mostMs)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents); // the heart wakes it
    return double(timer.nsecsElapsed()) / 1e6;
}

void rest(int ms)
{
    QElapsedTimer timer;
    timer.start();
    until([&] { return timer.elapsed() >= ms; });
}

struct Spread {
    QList<double> all;
    double at(double share) const
    {
        QList<double> sorted = all;
        std::sort(sorted.begin(), sorted.end());
        return sorted.isEmpty() ? 0 : sorted[qMin(sorted.size() - 1, qsizetype(share * double(sorted.size())))];
    }
};

/// Every row that is seen is there.
bool isPainted(const Table &table, const RequestsModel &model)
{
    const int first = table.rowAt(0);
    const int last = qMin(table.rowAt(table.viewport()->height() - 1) < 0 ? model.rowCount() - 1 : table.rowAt(table.viewport()->height() - 1), model.rowCount() - 1);
    for (int row = first; row >= 0 && row <= last; ++row) {
        if (!model.request(row))
            return false;
    }
    return first >= 0;
}

void say(const char *what, double ms, double stall)
{
    std::printf("%-44s %9.1f ms   longest stall %6.1f ms\n", what, ms, stall);
}

void measureFilters(RequestsPage &page, Heart &heart)
{
    for (const char *filter : {"status:429", "model:gpt*", "key:ci-bot", "dur:>20s", "cost:>0.5 tokens:>20k", "has:error -status:429", "message:*overloaded*", "zzzz-nothing"}) {
        heart.take();
        bool isDone = false;
        const auto connection = QObject::connect(&page.model(), &PagedModel::loaded, [&] { isDone = true; });
        page.filter().setText(QLatin1String(filter));
        const double ms = until([&] { return isDone; });
        QObject::disconnect(connection);
        rest(1200); // count, facets and strip come behind
        say(qPrintable(QStringLiteral("filter %1 (%2 rows)").arg(QLatin1String(filter)).arg(page.model().rowCount())), ms, heart.take());
    }
}

int measure(EngineHost &host, Heart &heart, const QSize &size)
{
    QTemporaryDir profile;
    QWidget window;
    window.resize(size);
    Settings settings(profile.path());
    CallLog log;
    Connection connection;
    connection.id = QStringLiteral("local");
    Client client(connection, std::make_unique<LocalTransport>(host), log);
    Actions actions(&window);
    TimeRange range;
    range.setRelative(QStringLiteral("90d"));
    Live live;
    live.setRunning(false);
    Toasts toasts(&window);
    Desk desk{client, actions, range, live, toasts, settings, [](const QString &, const QVariantMap &) {}};
    auto *column = new QVBoxLayout(&window);
    column->setContentsMargins(0, 0, 0, 0);
    window.show();
    QObject::connect(&log, &CallLog::finished, [&log](quint64 number) { // what the server could not answer explains what follows
        for (const CallLog::Entry &entry : log.entries()) {
            if (entry.number == number && entry.status != 200 && !entry.fault.startsWith(QLatin1String("cancel")))
                std::printf("  %s: %d %s\n", qPrintable(entry.call.path.left(120)), entry.status, qPrintable(entry.fault));
        }
    });
    rest(300);
    rest(200);
    heart.take();

    QElapsedTimer opening;
    opening.start();
    auto *page = new RequestsPage(desk);
    column->addWidget(page);
    page->show();
    auto *table = page->findChild<Table *>(QStringLiteral("requests.table"));
    until([&] { return page->model().isEverLoaded() && isPainted(*table, page->model()); });
    const double first = double(opening.nsecsElapsed()) / 1e6;
    until([&] { return page->model().rowCount() > 1000; });
    const double counted = double(opening.nsecsElapsed()) / 1e6;
    rest(1500);
    say("open: first rows", first, heart.take());
    std::printf("open: counted, %d rows %30.1f ms\n", page->model().rowCount(), counted);

    Spread jumps;
    double stall = 0;
    QRandomGenerator random(1);
    for (int i = 0; i < 40; ++i) {
        table->verticalScrollBar()->setValue(int(random.bounded(quint32(table->verticalScrollBar()->maximum()))));
        table->viewport()->update();
        QCoreApplication::processEvents();
        jumps.all.append(until([&] { return isPainted(*table, page->model()); }));
        stall = qMax(stall, heart.take());
        rest(60);
    }
    heart.take();
    std::printf("jump anywhere, 40 times: p50 %.1f ms, p95 %.1f ms, most %.1f ms; longest stall %.1f ms\n", jumps.at(0.5), jumps.at(0.95), jumps.at(1), stall);
    for (int i = 0; i < 200; ++i) { // a thumb that is dragged from end to end
        table->verticalScrollBar()->setValue(int(double(table->verticalScrollBar()->maximum()) * i / 200));
        QCoreApplication::processEvents();
    }
    until([&] { return isPainted(*table, page->model()); });
    say("drag from top to bottom", 0, heart.take());
    table->scrollToTop();
    rest(500);
    heart.take();
    measureFilters(*page, heart);
    page->filter().clear();
    rest(1500);
    table->horizontalHeader()->setSortIndicator(5, Qt::DescendingOrder);
    say("sort by cost", until([&] { return !page->model().isLoading() && isPainted(*table, page->model()); }), heart.take());
    rest(1000);
    delete page;
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    QApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "requests_page DATA [WIDTHxHEIGHT]\n");
        return 2;
    }
    ThemeChoice choice;
    applyTheme(application, choice);
    Heart heart;
    EngineOptions options;
    options.dataDirectory = argv[1];
    options.port = 0;
    EngineHost host(options);
    host.start();
    until([&] { return host.isStarted() || !host.fault().isEmpty(); });
    if (!host.isStarted()) {
        std::fprintf(stderr, "%s\n", qPrintable(host.fault()));
        return 1;
    }
    const QStringList parts = QString::fromLocal8Bit(argc > 2 ? argv[2] : "1392x830").split(QLatin1Char('x'));
    const int code = measure(host, heart, QSize(parts.value(0).toInt(), parts.value(1).toInt()));
    host.finish(true);
    return code;
}
