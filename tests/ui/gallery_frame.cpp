// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery.h"

#include "ui/widgets/button.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/shell.h"
#include "ui/widgets/status_bar.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/top_bar.h"

#include <QHBoxLayout>

using namespace portreeve::ui;

namespace gallery {
namespace {

const QList<RailItem> &items()
{
    static const QString observe = QStringLiteral("Observe");
    static const QString route = QStringLiteral("Route");
    static const QString access = QStringLiteral("Access");
    static const QString tools = QStringLiteral("Tools");
    static const QString operate = QStringLiteral("Operate");
    const auto item = [](const char *id, const char *icon, const char *text, const QString &group) {
        return RailItem{QLatin1String(id), QLatin1String(icon), QLatin1String(text), group, false};
    };
    static const QList<RailItem> all = {item("home", "home", "Home", {}),
                                        item("dashboards", "dashboards", "Dashboards", observe),
                                        item("requests", "requests", "Requests", observe),
                                        item("active", "active", "Active", observe),
                                        item("health", "health", "Health", observe),
                                        item("models", "models", "Models", route),
                                        item("providers", "providers", "Providers", route),
                                        item("routing", "routing", "Routing", route),
                                        item("inspector", "inspector", "Route inspector", route),
                                        item("keys", "keys", "Keys", access),
                                        item("budgets", "budgets", "Budgets", access),
                                        item("people", "people", "Teams and people", access),
                                        item("playground", "playground", "Playground", tools),
                                        item("mcp", "mcp", "MCP servers", tools),
                                        item("guardrails", "guardrails", "Guardrails", tools),
                                        item("cache", "cache", "Cache", tools),
                                        item("config", "config", "Config", operate),
                                        item("audit", "audit", "Audit", operate),
                                        item("alerts", "alerts", "Alerts", operate),
                                        item("server", "server", "Server", operate),
                                        {QStringLiteral("settings"), QStringLiteral("settings"), QStringLiteral("Settings"), {}, true}};
    return all;
}

void fillStatus(StatusBar *bar)
{
    bar->left(QStringLiteral("state"))->setTone(Tone::Ok);
    bar->setText(QStringLiteral("state"), QStringLiteral("Running"));
    const std::pair<const char *, const char *> left[] = {{"address", "127.0.0.1:4000"}, {"rate", "2.5 req/s"}, {"flight", "7 in flight"}, {"errors", "2 errors/min"}};
    for (const auto &[id, text] : left) {
        bar->left(QLatin1String(id));
        bar->setText(QLatin1String(id), QLatin1String(text));
    }
    Toll toll;
    toll.spent = 146'200'000'000;
    toll.held = 4'000'000'000;
    toll.limit = 200'000'000'000;
    toll.forecast = 184'000'000'000;
    bar->right(QStringLiteral("toll"))->setToll(toll);
    const std::pair<const char *, const char *> right[] = {{"spend", "$146.20 of $200.00 today"}, {"age", "Data as of 14:03:11 CET"}, {"dropped", "0 dropped"}};
    for (const auto &[id, text] : right) {
        bar->right(QLatin1String(id));
        bar->setText(QLatin1String(id), QLatin1String(text));
    }
}

} // namespace

const QList<Page> &pages()
{
    static const QList<Page> all = {{"home", home},     {"requests", requests},     {"keys", keys},       {"budgets", budgets}, {"dashboards", dashboards}, {"playground", playground},
                                    {"states", states}, {"parts", parts},           {"empty", empty},     {"palette", palette}, {"wizard", wizard},         {"icons", icons}};
    return all;
}

Shell *frame(const QString &current, QWidget *page)
{
    auto *shell = new Shell;
    shell->rail()->setItems(items());
    shell->rail()->setCurrent(current);
    shell->rail()->setConnection(QStringLiteral("This computer"), QStringLiteral("Personal mode"));
    shell->rail()->setBadge(QStringLiteral("active"), QStringLiteral("7"));
    shell->rail()->setBadge(QStringLiteral("health"), QStringLiteral("1"), Tone::Bad);
    shell->rail()->setBadge(QStringLiteral("budgets"), QStringLiteral("4"), Tone::Warn);
    shell->rail()->setBadge(QStringLiteral("alerts"), QStringLiteral("1"), Tone::Warn);
    shell->topBar()->command()->setShortcutText(QStringLiteral("Ctrl K"));
    shell->topBar()->setRangeText(QStringLiteral("Last 24 hours"));
    shell->topBar()->setLive(true);
    shell->setEnvironment(Environment::None);
    fillStatus(shell->statusBar());
    shell->setContent(page);
    return shell;
}

QHBoxLayout *row(std::initializer_list<QWidget *> widgets, int gapBetween)
{
    auto *line = new QHBoxLayout;
    space(line, 0, gapBetween);
    for (QWidget *each : widgets)
        line->addWidget(each);
    line->addStretch();
    return line;
}

QWidget *page(QVBoxLayout *column)
{
    auto *widget = new QWidget;
    widget->setLayout(column);
    return widget;
}

} // namespace gallery
