// SPDX-License-Identifier: GPL-3.0-or-later
// How the desktop does over a ledger: desktop MEASURE DATA [SECONDS]. The real window over the real gateway of DATA in this process, used by mouse and keys; prints a line of
// JSON a figure. Run by desktop.sh beside this folder, which gives each run a copy of the data.
//   start     to the first paint and to a home page that is whole; then quits
//   pages     all pages, requests, filters, dashboards, charts, theme and language
//   stalls    a journey through everything, with 500 requests a second through the gateway
//   price     what that costs those requests, in turns without a window and with
//   tail      the live list at 200 requests a second
//   idle      memory, CPU and wake-ups at rest; `bare`: the same without a gateway
#include "tests/bench/desktop/measures.h"
#include "ui/pages/page.h"
#include "ui/window/actions.h"

#include <QApplication>
#include <QProcess>
#include <QTcpServer>

#include <cstdio>

using namespace portreeve;
using namespace portreeve::bench;

namespace {

int freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// The upstream of bench.py, for as long as this lives.
class Upstream
{
public:
    Upstream()
    {
        m_process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/mock"), {QString::number(port)});
        if (!m_process.waitForStarted())
            qFatal("the upstream did not start: %s", qPrintable(m_process.errorString()));
    }
    ~Upstream()
    {
        m_process.terminate();
        m_process.waitForFinished(2000);
    }
    const int port = freePort();

private:
    QProcess m_process;
};

void quit(Stage &stage)
{
    const double begun = nowMs();
    QMetaObject::invokeMethod(qApp, [&stage] { stage.window().actions().find(QStringLiteral("window.quit"))->trigger(); }, Qt::QueuedConnection);
    QApplication::exec();
    say("quit", QStringLiteral("asked to quit, on the monotonic clock"), begun, "ms"); // desktop.py sees the end of the process
}

void measureStart(Stage &stage)
{
    const double sinceStart = stage.firstPaintMs(), painted = nowMs();
    stage.settled([] {});
    Stage::until([&] { return stage.page() && !stage.isAsking(); });
    say("N1 here", QStringLiteral("start to first paint"), sinceStart, "ms");
    say("N3", QStringLiteral("start to a whole home page"), sinceStart + nowMs() - painted - 60, "ms"); // settled() looks for 60 ms more
}

void measureAll(Stage &stage)
{
    stage.settled([] {});
    measurePages(stage);
    measureRequests(stage);
    measureDashboards(stage);
    measureAppearance(stage);
    measureChart();
    Stage::rest(1500);
    say("memory", QStringLiteral("after all pages, without traffic"), processUse().rssMib, "MiB");
}

int run(const QString &measure, const QString &data, double seconds)
{
    const bool hasTraffic = measure == QLatin1String("stalls") || measure == QLatin1String("price") || measure == QLatin1String("tail");
    QTemporaryDir directory;
    std::unique_ptr<Upstream> upstream = hasTraffic ? std::make_unique<Upstream>() : nullptr;
    Stage::Options options;
    options.dataDirectory = data;
    options.configFile = hasTraffic ? Traffic::config(directory, upstream->port) : QString();
    options.hasEngine = measure != QLatin1String("bare");
    Stage stage(options);
    Traffic traffic;
    if (measure == QLatin1String("start"))
        measureStart(stage);
    if (measure == QLatin1String("pages"))
        measureAll(stage);
    if (measure == QLatin1String("price"))
        measurePrice(stage, traffic, 3, seconds);
    if (measure == QLatin1String("idle") || measure == QLatin1String("bare"))
        measureIdle(stage, int(seconds));
    if (measure == QLatin1String("stalls") || measure == QLatin1String("tail")) {
        StallProbe probe;
        if (measure == QLatin1String("tail"))
            measureTail(stage, traffic, probe, seconds);
        else
            measureStalls(stage, traffic, probe, seconds);
    }
    if (measure == QLatin1String("start"))
        quit(stage);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    QApplication application(argc, argv);
    if (argc < 3) {
        std::fprintf(stderr, "desktop start|pages|stalls|price|tail|idle|bare DATA [SECONDS]\n");
        return 2;
    }
    return run(QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2]), argc > 3 ? std::atof(argv[3]) : 20);
}
