// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery.h"

#include "ui/widgets/badge.h"
#include "ui/widgets/bill.h"
#include "ui/widgets/button.h"
#include "ui/widgets/detail_pane.h"
#include "ui/widgets/facets.h"
#include "ui/widgets/facts.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/histogram.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/shell.h"
#include "ui/widgets/status_bar.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeline.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QSplitter>
#include <QStandardItemModel>

#include <cmath>

using namespace portreeve::ui;

namespace gallery {
namespace {

struct Sample {
    const char *time;
    Tone tone;
    const char *status;
    const char *asked;
    const char *served;
    const char *key;
    qint64 in;
    qint64 out;
    qint64 nano; // -1: none
    double seconds;
    const char *road;
};

constexpr Sample samples[] = {
    {"14:02:51.203", Tone::Info, "Running", "claude-sonnet-4-5", "", "mobile-app", 9300, 528, -1, 1.2, "r"},
    {"14:02:44.835", Tone::Info, "Running", "smart", "claude-sonnet-4-5", "docs-search", 6600, 115, -1, 2.9, "r"},
    {"14:02:38.952", Tone::Ok, "Served", "claude-sonnet-4-5", "", "billing-bot", 7600, 1600, 31'900'000, 0.69, "o"},
    {"14:02:29.958", Tone::Ok, "Served", "claude-haiku-4-5", "", "notebook-ana", 6700, 617, 16'600'000, 2.67, "xo"},
    {"14:02:11.416", Tone::Ok, "Served", "smart", "claude-sonnet-4-5", "support-triage", 25200, 1800, 60'892'000, 2.31, "xo"},
    {"14:01:57.665", Tone::Ok, "Served", "claude-haiku-4-5", "", "crm-sync", 1500, 1000, 16'800'000, 5.70, "o"},
    {"14:01:50.364", Tone::Ok, "Served", "claude-haiku-4-5", "", "crm-sync", 21700, 193, 26'800'000, 3.30, "xo"},
    {"14:01:43.076", Tone::Bad, "503 down", "claude-haiku-4-5", "", "crm-sync", 3400, 0, -1, 3.66, "xx"},
    {"14:01:40.320", Tone::Ok, "Served", "claude-haiku-4-5", "", "mobile-app", 12100, 760, 24'700'000, 1.08, "o"},
    {"14:01:23.006", Tone::Ok, "Served", "smart", "claude-sonnet-4-5", "support-triage", 1900, 1800, 0, 3.40, "c"},
    {"14:01:10.382", Tone::Ok, "Served", "smart", "claude-sonnet-4-5", "support-triage", 1300, 1300, 20'700'000, 1.00, "o"},
    {"14:00:57.512", Tone::Ok, "Served", "claude-sonnet-4-5", "", "crm-sync", 24800, 716, 38'000'000, 2.78, "o"},
    {"14:00:43.711", Tone::Warn, "422 funds", "smart", "claude-sonnet-4-5", "notebook-ana", 18600, 0, -1, 0.11, "-"},
    {"14:00:36.437", Tone::Ok, "Served", "claude-sonnet-4-5", "", "notebook-ana", 8400, 1500, 31'300'000, 1.23, "o"},
    {"14:00:23.215", Tone::Ok, "Served", "smart", "claude-sonnet-4-5", "crm-sync", 1300, 793, 13'300'000, 2.29, "o"},
    {"14:00:10.815", Tone::Bad, "429 limit", "claude-haiku-4-5", "", "mobile-app", 12100, 0, -1, 5.81, "xx"},
    {"13:59:53.656", Tone::Bad, "503 down", "claude-sonnet-4-5", "", "docs-search", 9100, 0, -1, 4.15, "xx"},
    {"13:59:36.691", Tone::Ok, "Served", "claude-sonnet-4-5", "", "mobile-app", 11300, 469, 19'400'000, 1.36, "xxo"},
    {"13:59:28.729", Tone::Ok, "Served", "claude-sonnet-4-5", "", "mobile-app", 10000, 1700, 36'800'000, 1.55, "o"},
    {"13:59:18.716", Tone::Ok, "Served", "claude-sonnet-4-5", "", "crm-sync", 13400, 1300, 34'600'000, 3.51, "xo"},
    {"13:59:11.354", Tone::Ok, "Served", "smart", "claude-sonnet-4-5", "support-triage", 1900, 609, 11'300'000, 5.49, "o"},
    {"13:58:57.824", Tone::Ok, "Served", "claude-sonnet-4-5", "", "support-triage", 11000, 1400, 32'700'000, 5.03, "o"},
    {"13:58:44.927", Tone::Ok, "Served", "smart", "claude-sonnet-4-5", "docs-search", 1700, 1600, 26'100'000, 5.25, "o"},
    {"13:58:29.680", Tone::Ok, "Served", "claude-sonnet-4-5", "", "notebook-ana", 4700, 954, 19'500'000, 1.21, "o"},
    {"13:58:11.020", Tone::Ok, "Served", "claude-haiku-4-5", "", "crm-sync", 4700, 954, 5'491'000, 1.21, "o"},
};

QStandardItem *item(const QString &text)
{
    return new QStandardItem(text);
}

QAbstractItemModel *model(QObject *parent)
{
    auto *model = new QStandardItemModel(parent);
    model->setHorizontalHeaderLabels({QStringLiteral("Time"), QStringLiteral("Status"), QStringLiteral("Model"), QStringLiteral("Key"), QStringLiteral("Tokens"),
                                      QStringLiteral("Cost"), QStringLiteral("Duration"), QStringLiteral("Route")});
    for (const Sample &each : samples) {
        const bool running = each.tone == Tone::Info;
        auto *status = item(QLatin1String(each.status));
        status->setData(int(each.tone), role::Tone);
        auto *asked = item(QLatin1String(each.asked));
        asked->setData(QLatin1String(each.served), role::Second);
        auto *duration = item(running ? decimalText(each.seconds, 1) + thinSpace + QLatin1Char('s') : secondsText(qint64(each.seconds * 1e9)));
        if (running)
            duration->setData(int(Tone::Info), role::Tone);
        auto *route = item({});
        route->setData(QLatin1String(each.road), role::Value);
        route->setData(spokenRoad(QLatin1String(each.road)), Qt::AccessibleTextRole);
        model->appendRow({item(QLatin1String(each.time)), status, asked, item(QLatin1String(each.key)), item(tokensText(each.in, each.out, running)),
                          item(each.nano < 0 ? absent() : moneyText(each.nano)), duration, route});
    }
    return model;
}

Table *table()
{
    auto *table = new Table;
    table->setAccessibleName(QStringLiteral("Requests"));
    table->setModel(model(table));
    table->setFirstInset(12);
    table->setColumns({{Cell::Time, 102}, {Cell::Status, 90}, {Cell::Asked, 183}, {Cell::Text, 96}, {Cell::Number, 104}, {Cell::Money, 62}, {Cell::Number, 66}, {Cell::Road, 50}});
    table->selectRow(4);
    table->horizontalHeader()->setSortIndicator(0, Qt::DescendingOrder);
    table->horizontalHeader()->setSortIndicatorShown(true);
    return table;
}

FilterBar *filter()
{
    auto *bar = new FilterBar;
    bar->setTerms({{QStringLiteral("model"), QStringLiteral("claude-*"), false},
                   {QStringLiteral("stream"), QStringLiteral("true"), false},
                   {QStringLiteral("team"), QStringLiteral("ci"), true}});
    bar->setTyped(QStringLiteral("dur:>2"));
    TypedHint hint;
    hint.completion = QStringLiteral("s");
    hint.example = QStringLiteral("duration, e.g. 2s, 500ms");
    bar->setHint(hint);
    return bar;
}

Histogram *strip()
{
    HistogramData data;
    data.from = double(QDateTime(QDate(2026, 11, 19), QTime(14, 0)).toMSecsSinceEpoch());
    data.step = 20 * 60 * 1000;
    constexpr int bars = 72;
    data.to = data.from + bars * data.step;
    for (int i = 0; i < bars; ++i) {
        const double wave = 0.55 + 0.45 * std::cos((i - 8) / 72.0 * 2 * 3.14159);
        data.served.append(60 + 260 * wave + 20 * std::sin(i * 2.1));
        data.failed.append(i >= 66 && i <= 69 ? 60 : 0);
    }
    auto *view = new Histogram;
    view->setData(data);
    view->setRange(data.from + 63 * data.step, data.to);
    return view;
}

QWidget *facetPanel()
{
    auto *facets = new Facets;
    const auto value = [](const char *name, qint64 count, bool ticked = false) { return FacetValue{QLatin1String(name), {}, count, ticked}; };
    facets->setFacets({{QStringLiteral("status"), QStringLiteral("Status"), {value("Served", 3640), value("Failed", 118), value("Refused", 41), value("Running", 13)}, 0},
                       {QStringLiteral("model"),
                        QStringLiteral("Model"),
                        {value("claude-sonnet-4-5", 2904, true), value("claude-haiku-4-5", 702, true), value("claude-opus-4-1", 206, true)},
                        0},
                       {QStringLiteral("provider"), QStringLiteral("Provider"), {value("anthropic-1", 2110), value("bedrock-eu", 1228), value("vertex-eu", 474)}, 0},
                       {QStringLiteral("team"), QStringLiteral("Team"), {value("Support", 1702), value("Platform", 1164), value("Search", 690), value("Research", 256)}, 4}});
    auto *scroll = new QScrollArea;
    scroll->setAccessibleName(QStringLiteral("Filters"));
    scroll->setWidget(facets);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false);
    facets->setAutoFillBackground(false);
    fix(scroll, sizes().width.facets, -1);
    return scroll;
}

QWidget *detail()
{
    auto *pane = new DetailPane;
    pane->badge()->set(Tone::Ok, QStringLiteral("Served"));
    pane->setName(QStringLiteral("smart"), QStringLiteral("claude-sonnet-4-5"));
    pane->setSentence(QStringLiteral("Served by bedrock-eu after anthropic-1 was rate limited."));
    pane->facts()->set({{QStringLiteral("Key"), QStringLiteral("support-triage")},
                        {QStringLiteral("Request"), QStringLiteral("req_01K9ZQ4D7QX2"), true, true},
                        {QStringLiteral("Team"), QStringLiteral("Support")},
                        {QStringLiteral("Time"), QStringLiteral("20 Nov 14:02:11 CET")}});
    QVBoxLayout *overview = pane->addTab(QStringLiteral("Overview"));
    for (const char *name : {"Conversation", "Request", "Response", "Cost"})
        pane->addTab(QLatin1String(name));
    constexpr qint64 ms = 1'000'000;
    auto *timeline = new Timeline;
    timeline->setLanes({{QStringLiteral("Gate"), false, {{Phase::Gate, 0, 19 * ms, QStringLiteral("admit, guard, route 19 ms")}}},
                        {QStringLiteral("anthropic-1"), true, {{Phase::Failed, 19 * ms, 231 * ms, QStringLiteral("429 after 212 ms")}}},
                        {QStringLiteral("Wait"), false, {{Phase::Wait, 231 * ms, 351 * ms, QStringLiteral("retry-after 120 ms")}}},
                        {QStringLiteral("bedrock-eu"),
                         true,
                         {{Phase::Connect, 351 * ms, 410 * ms, {}},
                          {Phase::FirstToken, 410 * ms, 830 * ms, {}},
                          {Phase::Stream, 830 * ms, 2310 * ms, QStringLiteral("stream 1.48 s, 119 tok/s")}}}},
                       2310 * ms);
    overview->addWidget(new SectionHead(QStringLiteral("Route"), QStringLiteral("2.31 s in all, first token 0.83 s")));
    overview->addWidget(timeline);
    overview->addWidget(new SectionHead(QStringLiteral("Cost"), QStringLiteral("Price book 2026-08-21"), true));
    auto *bill = new Bill;
    const auto line = [](const char *name, qint64 quantity, qint64 price, qint64 nano) {
        return BillLine{QLatin1String(name), countText(quantity), QStringLiteral("× %1 / M").arg(unitPriceText(price)), moneyText(nano, Money::Bill), BillLine::Item};
    };
    bill->setLines({line("Input", 4812, 3'000'000, 14'436'000), line("Cached read", 18304, 300'000, 5'491'000), line("Cache write, 5 min", 2048, 3'750'000, 7'680'000),
                    line("Output", 1126, 15'000'000, 16'890'000), line("Reasoning", 640, 15'000'000, 9'600'000),
                    {QStringLiteral("Web search"), QStringLiteral("1"), QStringLiteral("× $10.00 / 1 k"), moneyText(10'000'000, Money::Bill), BillLine::Item},
                    {QStringLiteral("Discount, EU commitment 5 %"), {}, {}, moneyText(-3'205'000, Money::Bill), BillLine::Discount},
                    {QStringLiteral("Total"), {}, {}, moneyText(60'892'000, Money::Bill), BillLine::Total}},
                   QStringLiteral("Equals the provider's own figure. With today's prices: no change."));
    overview->addWidget(bill);
    pane->addAction(new Button(QStringLiteral("playground"), QStringLiteral("Playground")));
    pane->addAction(new Button(QStringLiteral("refresh"), QStringLiteral("Replay")));
    pane->addAction(new Button(QStringLiteral("copy"), QStringLiteral("Copy as curl")));
    return pane;
}

} // namespace

QWidget *requests()
{
    auto *header = new PageHeader(QStringLiteral("Requests"));
    header->setFacts(QStringLiteral("3,812 match · $41.20 · p95 2.31 s"));
    header->addButton(new Button(QStringLiteral("settings"), QStringLiteral("Columns")));
    header->addButton(new Button(QStringLiteral("download"), QStringLiteral("Export")));
    header->addButton(new Button(QStringLiteral("pin"), QStringLiteral("Save view")));
    auto *upper = new QVBoxLayout;
    space(upper, QMargins(20, 0, 20, 0), 12);
    upper->addWidget(filter());
    upper->addWidget(strip());
    auto *split = new QSplitter;
    split->addWidget(table());
    split->addWidget(detail());
    split->setStretchFactor(0, 1);
    split->setHandleWidth(px(1));
    auto *lower = new QHBoxLayout;
    space(lower, 0, 0);
    lower->addWidget(facetPanel());
    lower->addWidget(new Rule(Qt::Vertical));
    lower->addWidget(split, 1);
    auto *column = new QVBoxLayout;
    space(column, 0, 0);
    column->addWidget(header);
    column->addLayout(upper);
    column->addWidget(new Rule);
    column->addLayout(lower, 1);
    Shell *shell = frame(QStringLiteral("requests"), page(column));
    shell->setRailCollapsed(true);
    shell->setEnvironment(Environment::Production);
    shell->statusBar()->setText(QStringLiteral("address"), QStringLiteral("gateway.northgate.example"));
    shell->statusBar()->left(QStringLiteral("selection"))->setStrong(true);
    shell->statusBar()->setText(QStringLiteral("selection"), QStringLiteral("1 row · $0.060892 · 26,930 tokens"));
    return shell;
}

} // namespace gallery
