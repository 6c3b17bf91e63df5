// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery.h"

#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/chart_card.h"
#include "ui/widgets/glyph_view.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/shell.h"
#include "ui/widgets/stat_tile.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/toggles.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <cmath>

using namespace portreeve::ui;

namespace gallery {
namespace {

const qint64 to = QDateTime(QDate(2026, 11, 20), QTime(14, 0)).toMSecsSinceEpoch();
constexpr qint64 quarter = 15 * 60 * 1000;
constexpr int bars = 96;

double wobble(int i)
{
    return std::sin(i * 12.9898) * 0.5 + std::sin(i * 4.17 + 1) * 0.5;
}

double load(int i)
{
    const double hour = 14 + i * 24.0 / bars;
    const double day = 0.5 + 0.5 * std::cos((hour - 13) / 24 * 2 * 3.14159);
    return 560 + 1500 * std::pow(day, 1.6) + 90 * wobble(i);
}

ChartData traffic()
{
    ChartData data;
    data.title = QStringLiteral("Traffic");
    data.from = double(to - bars * quarter);
    data.to = double(to);
    data.endsNow = true;
    data.barStep = quarter;
    ChartBar served{QStringLiteral("Served"), {}, {1, nullptr}, 0.42};
    ChartBar failed{QStringLiteral("Failed"), {}, {1, &Tokens::danger}, 1};
    ChartLine p95{QStringLiteral("p95, right axis"), {}, {2, nullptr}};
    p95.right = true;
    for (int i = 0; i < bars; ++i) {
        const bool incident = i >= 52 && i < 58;
        data.barStarts.append(data.from + i * quarter);
        served.values.append(load(i) - (incident ? 60 : 0));
        failed.values.append(incident ? 40 + 9.0 * (i - 50) : i % 7 == 3 ? 14 : 4);
        p95.points.append({data.from + (i + 0.5) * quarter, incident ? 2.7 + 0.1 * wobble(i) : 1.2 + load(i) / 2300 + 0.1 * wobble(i + 40)});
    }
    data.bars = {served, failed};
    data.lines = {p95};
    data.spans = {{data.from + 52.0 * quarter, data.from + 58.0 * quarter, QStringLiteral("groq-1: 503 for 1 h 30")}};
    return data;
}

ChartData spend()
{
    ChartData data;
    data.title = QStringLiteral("Spend this month");
    const QDate first(2026, 11, 1);
    const auto at = [&](double day) { return double(QDateTime(first, QTime(0, 0)).toMSecsSinceEpoch()) + day * 86'400'000.0; };
    data.from = at(0);
    data.to = at(29.5);
    data.unit = Unit::Dollars;
    ChartLine spent{QStringLiteral("Spent"), {}, {1, &Tokens::accent}, 2.25};
    spent.ground = true;
    spent.dot = true;
    for (int day = 0; day <= 19; ++day)
        spent.points.append({at(day), 2914.6 * day / 19.0 + 40 * wobble(day) * (day > 0 && day < 19)});
    ChartLine likely{QStringLiteral("Forecast"), {{at(19), 2914.6}, {at(29.5), 4480}}, {1, &Tokens::accent}, 1.75};
    likely.dashed = true;
    data.lines = {spent, likely};
    data.bands = {{{{at(19), 2914.6}, {at(29.5), 4270}}, {{at(19), 2914.6}, {at(29.5), 4640}}}};
    data.limits = {{4000, {}, Tone::Bad, false, false}};
    data.marks = {{at(26.6), 4000, Tone::Bad, {}}};
    data.ticks = {{at(0), QStringLiteral("1 Nov")}, {at(10), QStringLiteral("11")}, {at(19), QStringLiteral("Today")}, {at(29), QStringLiteral("30")}};
    return data;
}

QList<double> wave(int n, double a, double b)
{
    QList<double> values;
    for (int i = 0; i < n; ++i)
        values.append(a + b * i / n + wobble(i * 3) * 0.25 + std::sin(i * 0.7) * 0.4);
    return values;
}

QHBoxLayout *tiles()
{
    QList<double> valley;
    QList<double> peak;
    for (int i = 0; i < 24; ++i) {
        valley.append(load(i * 4));
        peak.append(i == 13 || i == 14 ? 8 + i % 2 * 2 : 0.3 + 0.3 * (i % 5 == 0));
    }
    const Stat stats[] = {
        {QStringLiteral("Requests, 24 h"), QStringLiteral("214,806"), {}, 1, changeText(0.062), Tone::Mute, QStringLiteral("on the day before"), valley, nullptr, 0},
        {QStringLiteral("Errors"), QStringLiteral("0.42"), QStringLiteral("%"), 1, pointsText(0.0011), Tone::Bad, QStringLiteral("902 requests"), peak, &Tokens::danger, 0},
        {QStringLiteral("p95 latency"), QStringLiteral("2.31"), QStringLiteral("s"), -1, secondsText(180'000'000), Tone::Ok, QStringLiteral("p50 0.84 s"), wave(20, 1, -0.4),
         nullptr, 2},
        {QStringLiteral("Cache hits"), QStringLiteral("31.4"), QStringLiteral("%"), 1, pointsText(0.02), Tone::Ok, QStringLiteral("saved $38.12"), wave(14, 0, 3), nullptr, 0},
        {QStringLiteral("Spend today"), moneyText(146'200'000'000), {}, 0, shareText(0.73), Tone::Mute, QStringLiteral("of $200.00"), {0, 1, 2.2, 3, 3.6, 4.4, 5.4}, nullptr, 0}};
    auto *line = new QHBoxLayout;
    space(line, 0, 12);
    for (const Stat &stat : stats) {
        auto *tile = new StatTile;
        tile->set(stat);
        line->addWidget(tile);
    }
    return line;
}

QWidget *spendCard()
{
    auto *card = new Card(QStringLiteral("Spend this month"));
    card->addControl(new Button(QStringLiteral("Open budget"), ButtonKind::Link));
    auto *amount = new Label(moneyText(2'914'600'000'000), Type::Stat);
    amount->setTabular(true);
    card->body()->addLayout(row({amount, new Label(QStringLiteral("of $4,000.00"), Type::Small, &Tokens::text2)}));
    Toll toll;
    toll.spent = 2'914'600'000'000;
    toll.held = 41'200'000'000;
    toll.limit = 4'000'000'000'000;
    auto *bar = new TollBar;
    bar->set(toll);
    card->body()->addWidget(bar);
    auto *runsOut = new Label(QStringLiteral("Runs out Sat 28 Nov"), Type::Small, &Tokens::danger);
    runsOut->setWeight(600);
    card->body()->addLayout(row({runsOut, new Label(QStringLiteral("· forecast $4,385 by 30 Nov"), Type::Small, &Tokens::text2)}, 5));
    auto *chart = new Chart;
    chart->setData(spend());
    card->body()->addWidget(chart, 1);
    return card;
}

QWidget *needsYou()
{
    auto *card = new Card(QStringLiteral("Needs you"));
    card->addControl(new Tag(QStringLiteral("6"), Tone::Warn));
    auto *list = new RowList;
    const auto item = [](Tone tone, const char *title, const char *second, const char *link) {
        ListRow row;
        row.id = row.title = QString::fromUtf8(title);
        row.tone = int(tone);
        row.second = QString::fromUtf8(second);
        row.link = QString::fromUtf8(link);
        return row;
    };
    list->setRows({item(Tone::Bad, "Team Research is at 96 % of its hard budget", "$481.20 of $500.00, resets 1 Dec", "Raise"),
                   item(Tone::Bad, "groq-1 is cooling down", "11 × 503 in 2 min, next try 14:04:30", "Health"),
                   item(Tone::Warn, "Key mobile-app expires in 5 days", "Used 61,204 times in the last 24 h", "Extend"),
                   item(Tone::Warn, "2 models have no price", "qwen3-32b, whisper-lv3 are counted as $0", "Set price"),
                   item(Tone::Info, "Server config differs from file", "routing.yaml changed 13:41, 3 fields", "Compare"),
                   item(Tone::Info, "Update 1.4.2 is ready", "Signed; 2 fixes for MCP sessions", "Read")});
    card->body()->addWidget(list);
    card->body()->addStretch();
    return card;
}

QWidget *topSpend()
{
    auto *card = new Card(QStringLiteral("Top spend"));
    card->addControl(new Segments({QStringLiteral("Models"), QStringLiteral("Keys"), QStringLiteral("Teams")}));
    auto *list = new RowList;
    const auto item = [](const char *name, qint64 cents, int direction, double change, Tone tone, double share) {
        ListRow row;
        row.id = row.title = QLatin1String(name);
        row.number = moneyText(cents * 10'000'000);
        row.direction = direction;
        row.change = shareText(change);
        row.changeTone = tone;
        row.share = share;
        return row;
    };
    list->setRows({item("claude-sonnet-4-5", 6184, 1, 0.12, Tone::Bad, 0.42), item("gpt-5-mini", 3410, -1, 0.04, Tone::Mute, 0.23),
                   item("gpt-5", 2766, 1, 0.02, Tone::Mute, 0.19), item("gemini-2.5-flash", 1492, -1, 0.01, Tone::Mute, 0.10),
                   item("claude-haiku-4-5", 531, 1, 0.31, Tone::Bad, 0.035), item("llama-3.3-70b", 237, -1, 0.38, Tone::Mute, 0.015)});
    card->body()->addWidget(list);
    card->body()->addStretch();
    return card;
}

QWidget *failures()
{
    auto *card = new Card(QStringLiteral("Latest failures"));
    card->addControl(new Button(QStringLiteral("All 902"), ButtonKind::Link));
    auto *list = new RowList;
    QList<ListRow> rows;
    const char *data[][4] = {{"14:02:58", "429", "claude-sonnet-4-5", "ci-evals"},      {"14:02:51", "503", "llama-3.3-70b", "docs-search"},
                             {"14:02:40", "503", "llama-3.3-70b", "docs-search"},       {"14:01:12", "400", "gpt-5", "notebook-ana"},
                             {"13:59:03", "422", "gpt-5", "research-batch"},            {"13:58:47", "422", "gpt-5", "research-batch"},
                             {"13:57:20", "504", "gemini-2.5-flash", "support-triage"}, {"13:52:06", "429", "claude-sonnet-4-5", "ci-evals"}};
    for (const auto &each : data) {
        ListRow row;
        row.id = row.lead = QLatin1String(each[0]);
        row.tone = int(Tone::Bad);
        row.code = QLatin1String(each[1]);
        row.title = QLatin1String(each[2]);
        row.right = QLatin1String(each[3]);
        rows.append(row);
    }
    list->setRows(rows);
    card->body()->addWidget(list);
    card->body()->addStretch();
    return card;
}

} // namespace

QWidget *home()
{
    auto *header = new PageHeader(QStringLiteral("Home"));
    header->badge()->set(Tone::Ok, QStringLiteral("Serving"));
    header->setFacts(QStringLiteral("127.0.0.1:4000 · up 6 d 4 h · 7 in flight"));
    header->addButton(new Button(QStringLiteral("plus"), QStringLiteral("Connect an app")));
    header->addButton(new Button(QStringLiteral("pause"), QStringLiteral("Pause gateway")));
    header->addButton(new Button(QStringLiteral("plus"), QStringLiteral("New key"), ButtonKind::Primary));
    auto *chart = new ChartCard(QStringLiteral("Traffic"), QStringLiteral("requests per 15 min"));
    chart->setData(traffic());
    auto *middle = new QHBoxLayout;
    space(middle, 0, 12);
    middle->addWidget(chart, 789);
    middle->addWidget(spendCard(), 372);
    auto *lower = new QHBoxLayout;
    space(lower, 0, 12);
    lower->addWidget(needsYou(), 397);
    lower->addWidget(topSpend(), 356);
    lower->addWidget(failures(), 397);
    auto *cards = new QVBoxLayout;
    space(cards, QMargins(20, 0, 20, 14), 12);
    cards->addLayout(tiles());
    cards->addLayout(middle, 1);
    cards->addLayout(lower, 1);
    auto *column = new QVBoxLayout;
    space(column, 0, 0);
    column->addWidget(header);
    column->addLayout(cards, 1);
    return frame(QStringLiteral("home"), page(column));
}

} // namespace gallery
