// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery.h"

#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/code_block.h"
#include "ui/widgets/facts.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/secret_view.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/shell.h"
#include "ui/widgets/table.h"
#include "ui/widgets/tree.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/toggles.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStandardItemModel>
#include <QTimer>

using namespace portreeve::ui;

namespace gallery {
namespace {

constexpr qint64 dollar = 1'000'000'000;

QStandardItem *item(const QString &text, int tone = -1)
{
    auto *item = new QStandardItem(text);
    if (tone >= 0)
        item->setData(tone, role::Tone);
    return item;
}

struct Key {
    const char *name;
    const char *prefix;
    const char *team;
    Tone tone;
    const char *state;
    double spent;
    double limit;
    const char *expires;
    const char *tag;
};

constexpr Key keyRows[] = {{"research-batch", "sk-pr...09bf", "Research", Tone::Bad, "Over budget", 481, 500, "", "batch"},
                           {"mobile-app", "sk-pr...c3e8", "Platform", Tone::Warn, "Expires soon", 318.9, 380, "25 Nov 2026", "prod"},
                           {"support-triage", "sk-pr...4f2a", "Support", Tone::Ok, "Active", 212.4, 400, "", "prod"},
                           {"docs-search", "sk-pr...a91c", "Search", Tone::Ok, "Active", 164.2, 300, "", "prod"},
                           {"partner-acme", "sk-pr...12f9", "Sales", Tone::Ok, "Active", 284.7, 350, "1 Feb 2027", "b2b"},
                           {"voice-pilot", "sk-pr...d4c1", "Support", Tone::Ok, "Active", 12.07, 120, "", "pilot"},
                           {"billing-bot", "sk-pr...77d0", "Platform", Tone::Ok, "Active", 41.07, 100, "12 Mar 2027", "prod"},
                           {"legacy-cron", "sk-pr...f00d", "Platform", Tone::Mute, "Blocked", 0, 0, "", "stale"}};

Table *keyTable()
{
    auto *table = new Table;
    table->setAccessibleName(QStringLiteral("Keys"));
    auto *model = new QStandardItemModel(table);
    model->setHorizontalHeaderLabels({QStringLiteral("Key"), QStringLiteral("Team"), QStringLiteral("State"), QStringLiteral("Spend and budget"),
                                      QStringLiteral("Resets in"), QStringLiteral("Last used"), QStringLiteral("Expires"), QStringLiteral("Tags")});
    for (const Key &key : keyRows) {
        auto *name = item(QLatin1String(key.name));
        name->setData(QLatin1String(key.prefix), role::Second);
        Toll toll;
        toll.spent = qint64(key.spent * dollar);
        toll.held = toll.spent / 60;
        toll.limit = qint64(key.limit * dollar);
        toll.tone = key.tone == Tone::Bad || key.tone == Tone::Warn ? key.tone : Tone::Info;
        if (toll.limit > 0)
            toll.forecast = qint64(key.spent * 1.4 * dollar);
        auto *bar = item(toll.limit > 0 ? QStringLiteral("%1 / %2").arg(moneyText(toll.spent, Money::Whole), moneyText(toll.limit, Money::Whole)) : QStringLiteral("no limit"));
        bar->setData(QVariant::fromValue(toll), role::Value);
        bar->setData(spokenToll(toll), Qt::AccessibleTextRole);
        auto *tags = item({});
        tags->setData(QStringList{QLatin1String(key.tag)}, role::Value);
        model->appendRow({name, item(QLatin1String(key.team)), item(QLatin1String(key.state), int(key.tone)), bar, item(QStringLiteral("11 d")),
                          item(QStringLiteral("14:03:11")), item(*key.expires ? QLatin1String(key.expires) : absent()), tags});
    }
    table->setModel(model);
    table->setDensity(Density::Roomy);
    table->setColumns({{Cell::Two, 202}, {Cell::Text, 88}, {Cell::Status, 136}, {Cell::Toll, 210}, {Cell::TimeRight, 90}, {Cell::TimeRight, 84}, {Cell::TimeRight, 94}, {Cell::Tags, 90}});
    table->horizontalHeader()->setSortIndicatorShown(true);
    table->horizontalHeader()->setSortIndicator(3, Qt::DescendingOrder);
    return table;
}

void openReveal(QWidget *over)
{
    auto *sheet = new Sheet(QStringLiteral("Key voice-pilot-2 is ready"), over);
    sheet->head()->addWidget(new Badge(Tone::Ok, QStringLiteral("Active")));
    auto *facts = new Facts(Facts::Stacked, 4);
    facts->set({{QStringLiteral("Team"), QStringLiteral("Support")},
                {QStringLiteral("Budget"), QStringLiteral("$120.00 per month")},
                {QStringLiteral("Models"), QStringLiteral("3 of 41")},
                {QStringLiteral("Expires"), QStringLiteral("20 Feb 2027")}});
    sheet->body()->addWidget(facts);
    sheet->body()->addWidget(new Banner(Tone::Warn, QStringLiteral("This is the only time the key is shown. Portreeve keeps a hash, not the key.")));
    auto *secret = new SecretView;
    secret->setSecret(QStringLiteral("sk-pr-Qm7vX2cLr0T9eYhB4uWzN8kPsD3fGaJ5"));
    sheet->body()->addWidget(secret);
    sheet->body()->addLayout(row({new Button(QStringLiteral("lock"), QStringLiteral("Save to keychain")), new Button(QStringLiteral("download"), QStringLiteral("Save to .env file"))}));
    sheet->body()->addWidget(new Rule);
    auto *use = row({new Label(QStringLiteral("Use it"), Type::Strong)});
    use->addWidget(new Segments({QStringLiteral("Python"), QStringLiteral("Node"), QStringLiteral("curl"), QStringLiteral(".env")}));
    sheet->body()->addLayout(use);
    auto *code = new CodeBlock({{QStringLiteral("Python"), Language::Python,
                                 QStringLiteral("from openai import OpenAI\nclient = OpenAI(base_url=\"http://127.0.0.1:4000/v1\",\n                api_key=os.environ[\"PORTREEVE_KEY\"])")}});
    code->setBare(true);
    sheet->body()->addWidget(code);
    sheet->body()->addWidget(new Rule);
    sheet->addFootWidget(new QCheckBox(QStringLiteral("I have stored this key")));
    sheet->addFoot(QStringLiteral("Done"), ButtonKind::Primary, Sheet::Does::Accept)->setEnabled(false);
    sheet->open();
}

Tree *budgetTree()
{
    auto *tree = new Tree;
    tree->setAccessibleName(QStringLiteral("Budgets"));
    auto *model = new QStandardItemModel(tree);
    model->setHorizontalHeaderLabels({QStringLiteral("Scope"), QStringLiteral("Window"), QStringLiteral("Limit"), QStringLiteral("Spent"), QStringLiteral("Held"),
                                      QStringLiteral("Left"), QStringLiteral("Used"), QStringLiteral("Forecast"), QStringLiteral("Runs out"), QStringLiteral("State")});
    const auto scope = [](const char *icon, const char *name, const char *second, double limit, double spent, double held, double forecast, Tone tone, const char *state) {
        auto *first = item(QLatin1String(name));
        first->setData(QLatin1String(icon), role::IconName);
        first->setData(QLatin1String(second), role::Second);
        Toll toll{qint64(spent * dollar), qint64(held * dollar), qint64(limit * dollar), qint64(forecast * dollar), tone == Tone::Ok ? Tone::Info : tone};
        auto *bar = item({});
        bar->setData(QVariant::fromValue(toll), role::Value);
        const bool over = forecast > limit;
        return QList<QStandardItem *>{first,
                                      item(QStringLiteral("Month")),
                                      item(moneyText(toll.limit)),
                                      item(moneyText(toll.spent)),
                                      item(held > 0 ? moneyText(toll.held) : absent()),
                                      item(moneyText(toll.limit - toll.spent - toll.held)),
                                      bar,
                                      item(moneyText(*toll.forecast, Money::Whole), over ? int(Tone::Bad) : -1),
                                      item(over ? QStringLiteral("Sat 28 Nov") : absent(), over ? int(Tone::Bad) : -1),
                                      item(QLatin1String(state), int(tone))};
    };
    const auto top = scope("home", "Northgate", "organisation", 4000, 2914.6, 41.2, 4385, Tone::Warn, "Forecast over");
    model->appendRow(top);
    const auto platform = scope("people", "Platform", "9 keys", 1500, 901.33, 8.9, 1391, Tone::Ok, "On track");
    top[0]->appendRow(platform);
    platform[0]->appendRow(scope("keys", "mobile-app", "", 380, 318.9, 6.2, 402, Tone::Warn, "84 % used"));
    platform[0]->appendRow(scope("keys", "billing-bot", "", 100, 41.07, 0, 62, Tone::Ok, "On track"));
    const auto research = scope("people", "Research", "5 keys", 500, 481.2, 3.8, 690, Tone::Bad, "At hard limit");
    top[0]->appendRow(research);
    research[0]->appendRow(scope("keys", "research-batch", "", 500, 481.2, 3.8, 690, Tone::Bad, "At hard limit"));
    model->appendRow(scope("providers", "anthropic-1", "provider", 90, 61.84, 2.9, 84, Tone::Ok, "On track"));
    model->appendRow(scope("models", "gpt-5", "model", 250, 142.06, 4.4, 207, Tone::Ok, "On track"));
    tree->setModel(model);
    tree->setColumns({{Cell::Two, 336}, {Cell::Text, 80}, {Cell::Money, 98}, {Cell::Money, 88}, {Cell::Money, 68}, {Cell::Money, 80}, {Cell::Toll, 140}, {Cell::Money, 78},
                      {Cell::Text, 90}, {Cell::Status, 120}});
    tree->expand(model->index(0, 0));
    tree->expand(platform[0]->index());
    tree->setCurrentIndex(model->index(0, 0));
    return tree;
}

} // namespace

QWidget *keys()
{
    auto *header = new PageHeader(QStringLiteral("Keys"));
    header->setFacts(QStringLiteral("16 keys · 11 active · 1 over budget"));
    header->addControl(new Segments({QStringLiteral("All"), QStringLiteral("Stale"), QStringLiteral("Risky")}));
    header->addButton(new Button(QStringLiteral("download"), QStringLiteral("Import")));
    header->addButton(new Button(QStringLiteral("plus"), QStringLiteral("New key"), ButtonKind::Primary));
    auto *filter = new FilterBar;
    filter->setPlaceholder(QStringLiteral("Filter: team:Support  state:active  expires:<30d  -has:budget"));
    auto *upper = new QVBoxLayout;
    space(upper, QMargins(20, 0, 20, 12), 0);
    upper->addWidget(filter);
    auto *column = new QVBoxLayout;
    space(column, 0, 0);
    column->addWidget(header);
    column->addLayout(upper);
    column->addWidget(new Rule);
    column->addWidget(keyTable(), 1);
    Shell *shell = frame(QStringLiteral("keys"), page(column));
    QTimer::singleShot(0, shell, [shell] { openReveal(shell); });
    return shell;
}

QWidget *budgets()
{
    auto *header = new PageHeader(QStringLiteral("Budgets"));
    header->setFacts(QStringLiteral("10 budgets · 1 at its limit · 4 forecast over"));
    header->addControl(new Segments({QStringLiteral("Money"), QStringLiteral("Rates")}));
    header->addButton(new Button(QStringLiteral("audit"), QStringLiteral("Audit")));
    header->addButton(new Button(QStringLiteral("plus"), QStringLiteral("New budget"), ButtonKind::Primary));
    auto *column = new QVBoxLayout;
    space(column, 0, 0);
    column->addWidget(header);
    column->addWidget(new Rule);
    column->addWidget(budgetTree(), 1);
    return frame(QStringLiteral("budgets"), page(column));
}

} // namespace gallery
