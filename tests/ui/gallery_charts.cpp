// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery.h"

#include "ui/widgets/button.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/chart_card.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/shell.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/toggles.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QTimer>

#include <cmath>

using namespace portreeve::ui;

namespace gallery {
namespace {

constexpr double dayMs = 86'400'000.0;
constexpr const char *models[] = {"claude-sonnet-4-5", "gpt-5-mini", "gpt-5", "gemini-2.5-flash", "claude-haiku-4-5", "llama-3.3-70b", "text-embedding-3", "6 others"};
constexpr double shares[] = {66.19, 32.24, 29.57, 12.76, 7.82, 6.46, 3.64, 3.08};

double noise(int i)
{
    return std::sin(i * 12.9898) * 0.5 + std::sin(i * 78.233) * 0.5;
}

QWidget *spendByModel()
{
    ChartData data;
    data.title = QStringLiteral("Spend by model");
    data.from = double(QDateTime(QDate(2026, 10, 22), QTime(0, 0)).toMSecsSinceEpoch());
    data.to = data.from + 30 * dayMs;
    data.barStep = dayMs;
    data.unit = Unit::Dollars;
    data.say = [](double dollars) { return moneyText(nanoFromDollars(dollars), Money::Cents); };
    data.limits = {{200, QStringLiteral("Daily limit $200"), Tone::Bad, false, false}};
    for (int part = 0; part < 8; ++part)
        data.bars.append({QLatin1String(models[part]), {}, {part + 1, nullptr}, 1});
    for (int i = 0; i < 30; ++i) {
        data.barStarts.append(data.from + i * dayMs);
        const int weekday = (i + 3) % 7;
        const double size = (weekday >= 5 ? 0.56 : 1.0) * (1 + 0.06 * noise(i));
        for (int part = 0; part < 8; ++part)
            data.bars[part].values.append(shares[part] * size);
    }
    auto *card = new ChartCard(QStringLiteral("Spend by model"), QStringLiteral("per day"));
    card->addControl(new Segments({QStringLiteral("Model"), QStringLiteral("Key"), QStringLiteral("Team"), QStringLiteral("Provider")}));
    card->addControl(new Segments({QStringLiteral("Day"), QStringLiteral("Week")}));
    QList<ChartTotals::Row> rows;
    const qint64 totals[] = {1609, 895, 721, 393, 264, 164, 105, 78};
    for (int part = 0; part < 8; ++part)
        rows.append({{part + 1, nullptr}, QLatin1String(models[part]), moneyText(totals[part] * 1'000'000'000, Money::Whole)});
    card->setTotals(rows, QStringLiteral("30 days"), moneyText(4'228'330'000'000));
    card->setData(data);
    QTimer::singleShot(60, card, [card] { // the cursor as the keyboard moves it
        card->chart()->setFocus(Qt::OtherFocusReason);
        for (int i = 0; i < 10; ++i) {
            QKeyEvent key(QEvent::KeyPress, Qt::Key_Left, Qt::NoModifier);
            QCoreApplication::sendEvent(card->chart(), &key);
        }
    });
    return card;
}

QWidget *latency()
{
    ChartData data;
    data.title = QStringLiteral("Latency");
    data.to = double(QDateTime(QDate(2026, 11, 20), QTime(14, 0)).toMSecsSinceEpoch());
    data.from = data.to - dayMs;
    data.endsNow = true;
    data.unit = Unit::Seconds;
    ChartLine p99{QStringLiteral("p99"), {}, {2, nullptr}, 1.75};
    ChartLine p95{QStringLiteral("p95"), {}, {1, &Tokens::accent}, 2.25};
    ChartLine p50{QStringLiteral("p50"), {}, {3, nullptr}, 1.75};
    for (int i = 0; i <= 144; ++i) {
        const double x = data.from + i * dayMs / 144;
        const double wave = std::cos((i - 10) / 144.0 * 2 * 3.14159);
        const bool spike = i >= 78 && i < 88;
        p50.points.append({x, 0.82 + 0.14 * wave + 0.04 * noise(i)});
        p95.points.append({x, (spike ? 2.95 : 2.1 + 0.4 * wave) + 0.14 * noise(i + 7)});
        p99.points.append({x, (spike ? 4.15 : 3.1 + 0.5 * wave) + 0.32 * noise(i + 31)});
    }
    p95.fillTo = 2;
    for (ChartLine *line : {&p99, &p95, &p50})
        line->named = true;
    data.lines = {p99, p95, p50};
    auto *card = new ChartCard(QStringLiteral("Latency"), QStringLiteral("24 h"));
    auto *fact = new Label(QStringLiteral("p95 2.31 s"), Type::Small, &Tokens::text2);
    card->addControl(fact);
    card->setData(data);
    return card;
}

QWidget *failures()
{
    ChartData data;
    data.title = QStringLiteral("Failures by class");
    data.to = double(QDateTime(QDate(2026, 11, 20), QTime(14, 0)).toMSecsSinceEpoch());
    data.from = data.to - dayMs;
    data.endsNow = true;
    data.barStep = dayMs / 48;
    const char *names[] = {"429", "5xx", "Timeout", "422"};
    for (int part = 0; part < 4; ++part)
        data.bars.append({QLatin1String(names[part]), {}, {part + 1, nullptr}, 1});
    for (int i = 0; i < 48; ++i) {
        data.barStarts.append(data.from + i * data.barStep);
        data.bars[0].values.append(std::round(7 + 3 * noise(i)));
        data.bars[1].values.append(i >= 26 && i < 29 ? 50 : std::round(3 + 2 * noise(i + 9)));
        data.bars[2].values.append(std::round(2 + 1.5 * noise(i + 17)));
        data.bars[3].values.append(std::round(i > 43 ? 8 : 2 + 2 * noise(i + 23)));
    }
    auto *card = new ChartCard(QStringLiteral("Failures by class"));
    card->setData(data);
    return card;
}

QWidget *byHour()
{
    HeatData data;
    data.rows = {QStringLiteral("Support"), QStringLiteral("Platform"), QStringLiteral("Search"), QStringLiteral("Research"), QStringLiteral("Sales")};
    for (int hour = 0; hour < 24; ++hour)
        data.columns.append(hour % 6 == 0 ? QStringLiteral("%1:00").arg((14 + hour) % 24, 2, 10, QLatin1Char('0')) : QString());
    for (int row = 0; row < 5; ++row) {
        QList<double> values;
        for (int hour = 0; hour < 24; ++hour)
            values.append(row == 3 && hour >= 12 && hour < 15 ? 1.6 : qMax(0.0, 6 * std::pow(std::abs(hour - 10.5) / 13, 2.4)) * (1 - 0.12 * row));
        data.values.append(values);
    }
    data.say = [](double value) { return moneyText(nanoFromDollars(value)); };
    auto *map = new HeatMap;
    map->setAccessibleName(QStringLiteral("Latency"));
    map->setData(data);
    auto *card = new Card(QStringLiteral("Spend by hour and team"));
    auto *scale = new HeatScale;
    scale->set(QStringLiteral("$0"), QStringLiteral("$6"));
    card->addControl(scale);
    card->body()->addWidget(map, 1);
    return card;
}

} // namespace

QWidget *dashboards()
{
    auto *header = new PageHeader(QStringLiteral("Dashboards"));
    header->setFacts(QStringLiteral("Overview · changed 2 days ago"));
    header->addControl(new Segments({QStringLiteral("Overview"), QStringLiteral("Cost"), QStringLiteral("Latency"), QStringLiteral("Mine")}));
    header->addButton(new Button(QStringLiteral("download"), QStringLiteral("Export")));
    header->addButton(new Button(QStringLiteral("edit"), QStringLiteral("Edit")));
    auto *lower = new QHBoxLayout;
    space(lower, 0, 12);
    for (QWidget *card : {latency(), failures(), byHour()})
        lower->addWidget(card, 1);
    auto *cards = new QVBoxLayout;
    space(cards, QMargins(20, 0, 20, 14), 12);
    cards->addWidget(spendByModel(), 425);
    cards->addLayout(lower, 318);
    auto *column = new QVBoxLayout;
    space(column, 0, 0);
    column->addWidget(header);
    column->addLayout(cards, 1);
    return frame(QStringLiteral("dashboards"), page(column));
}

} // namespace gallery
