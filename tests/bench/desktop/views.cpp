// SPDX-License-Identifier: GPL-3.0-or-later
// Pages, dashboards, charts and the way things look.
#include "tests/bench/desktop/measures.h"
#include "ui/pages/page.h"
#include "ui/widgets/chart.h"
#include "ui/window/actions.h"

#include <QApplication>

#include <cmath>

namespace portreeve::bench {

using namespace portreeve::ui;

namespace {

double median(QList<double> all)
{
    std::sort(all.begin(), all.end());
    return all.isEmpty() ? 0 : all[all.size() / 2];
}

/// So many lines of so many points.
ChartData linesOf(int lines, int points)
{
    ChartData data;
    data.from = 1.79e12;
    data.to = data.from + (points - 1) * 60'000.0;
    for (int line = 0; line < lines; ++line) {
        ChartLine each;
        each.name = QString::number(line);
        each.ink.series = line + 1;
        for (int i = 0; i < points; ++i)
            each.points.append({data.from + i * 60'000.0, 100 * line + 50 * std::sin(i * 0.05 + line)});
        data.lines.append(each);
    }
    return data;
}

/// What one paint of it costs the GUI thread.
double paintCost(Chart &chart, const std::function<void(int)> &change)
{
    QList<double> all;
    for (int i = 0; i < 40; ++i) {
        change(i);
        const double begun = threadCpuMs();
        chart.repaint();
        all.append(threadCpuMs() - begun);
    }
    return median(all);
}

} // namespace

void measurePages(Stage &stage)
{
    double first = 0, again = 0;
    for (const PageLine &line : pageTable()) {
        const QString id = QLatin1String(line.id);
        if (id == stage.window().pageId() || id == QLatin1String("requests"))
            continue;
        const double ms = stage.settled([&] { stage.clickPage(id); });
        say("page", id + QStringLiteral(", first visit"), ms, "ms");
        first = qMax(first, ms);
    }
    for (int round = 0; round < 3; ++round) {
        for (const PageLine &line : pageTable()) {
            const QString id = QLatin1String(line.id);
            if (id == stage.window().pageId() || id == QLatin1String("requests"))
                continue;
            QWidget *frame = &stage.window();
            const double ms = Stage::painted(frame, [&] { stage.clickPage(id); });
            again = qMax(again, ms);
            say("page", id + QStringLiteral(", again"), ms, "ms");
            stage.settled([] {});
        }
    }
    say("N7 first", QStringLiteral("slowest page, first visit, all answers painted"), first, "ms");
    say("N7 again", QStringLiteral("slowest page, again, until painted"), again, "ms");
}

void measureDashboards(Stage &stage)
{
    QList<double> all;
    for (const char *by : {"model", "key", "provider", "model", "key"}) {
        stage.settled([&] { stage.clickPage(QStringLiteral("home")); });
        const QVariantMap where{{QStringLiteral("view"), QStringLiteral("overview")}, {QStringLiteral("by"), QLatin1String(by)}};
        all.append(stage.settled([&] { stage.window().go(QStringLiteral("dashboards"), where); }));
    }
    say("N15", QStringLiteral("dashboard over 90 days, grouped, to the last chart"), median(all), "ms");
}

void measureChart()
{
    struct Size {
        const char *id, *what;
        int lines, points;
    };
    for (const Size &size : {Size{"N16", "a chart of 1,000 points", 1, 1000}, Size{"N16 lines", "a chart of 7 lines of 170 points", 7, 170}}) {
        Chart chart;
        chart.resize(900, 260);
        const ChartData data = linesOf(size.lines, size.points);
        chart.setData(data);
        chart.show();
        Stage::rest(100);
        say(size.id, QLatin1String(size.what) + QStringLiteral(", new data"), paintCost(chart, [&](int) { chart.setData(data); }), "ms CPU");
        say(qPrintable(QLatin1String(size.id) + QStringLiteral(" resize")), QLatin1String(size.what) + QStringLiteral(", another size"),
            paintCost(chart, [&](int i) { chart.resize(900 + i % 2, 260); }), "ms CPU");
        say(qPrintable(QLatin1String(size.id) + QStringLiteral(" again")), QLatin1String(size.what) + QStringLiteral(", as it was"), paintCost(chart, [](int) {}), "ms CPU");
    }
}

void measureAppearance(Stage &stage)
{
    const auto switched = [&](const std::function<void()> &act) {
        const double ms = Stage::painted(&stage.window(), act);
        stage.settled([] {});
        return ms;
    };
    QList<double> schemes, languages;
    for (const char *id : {"requests", "dashboards", "settings"}) {
        stage.settled([&] { stage.clickPage(QLatin1String(id)); });
        for (int i = 0; i < 2; ++i) {
            schemes.append(switched([&] { stage.window().actions().find("window.scheme")->trigger(); }));
            languages.append(switched([&] { stage.settings().set(QStringLiteral("general.language"), i == 0 ? QStringLiteral("de") : QStringLiteral("en")); }));
        }
    }
    say("N27 theme", QStringLiteral("light or dark, all pages open"), median(schemes), "ms");
    say("N27 language", QStringLiteral("language, all pages open"), median(languages), "ms");
}

} // namespace portreeve::bench
