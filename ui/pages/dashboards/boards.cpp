// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dashboards/boards.h"

#include "ui/pages/dashboards/board_card.h"
#include "ui/pages/dashboards/cost_stats.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace portreeve::ui {
namespace {

constexpr const char *tileNames[] = {"spend", "daily", "request", "tokens", "cached"};

constexpr qsizetype smallBars = 56; // in a third of the page

/// Small charts show days where the span has enough of them.
Bucket smallBucket(const Series &series)
{
    constexpr qint64 eightDays = 8 * 86'400'000LL;
    return series.to - series.from > eightDays ? Bucket::Day : Bucket::AsIs;
}

ChartCard *chartCard(const char *name)
{
    auto *card = new ChartCard(QStringLiteral(" "));
    card->setObjectName(QLatin1String(name));
    card->chart()->setObjectName(QLatin1String(name) + QStringLiteral(".chart"));
    return card;
}

/// Statuses with failures only, most first, so that their colours begin at the first.
Series failingOnly(Series series)
{
    series.groups.removeIf([](const SeriesGroup &group) { return group.total.failed == 0; });
    std::stable_sort(series.groups.begin(), series.groups.end(), [](const SeriesGroup &a, const SeriesGroup &b) {
        return a.isOthers != b.isOthers ? b.isOthers : a.total.failed > b.total.failed;
    });
    return series;
}

QString milliseconds(double ms)
{
    return durationText(qRound64(ms * 1e6));
}

} // namespace

OverviewBoard::OverviewBoard(QWidget *parent)
    : QWidget(parent), m_card(new BoardCard(QStringLiteral("dashboards.board"), true)), m_latency(chartCard("dashboards.latency")),
      m_latencyFact(new Label({}, Type::Small, &Tokens::text2)), m_failures(chartCard("dashboards.failures")), m_heat(new Card(QStringLiteral(" "))), m_map(new HeatMap),
      m_scale(new HeatScale)
{
    setObjectName(QStringLiteral("dashboards.overview"));
    m_heat->setObjectName(QStringLiteral("dashboards.heat"));
    m_map->setObjectName(QStringLiteral("dashboards.heat.map"));
    m_latencyFact->setObjectName(QStringLiteral("dashboards.latency.fact"));
    m_latencyFact->setTabular(true);
    m_latency->addControl(m_latencyFact);
    m_heat->addControl(m_scale);
    m_heat->body()->addWidget(m_map, 1);
    connect(m_map, &HeatMap::activated, this, [this](int row, int) { emit groupOpened(m_heatRows.value(row)); });
    for (Chart *chart : charts()) {
        connect(chart, &Chart::cursorMoved, this, [this, chart](double x) { // one moment, marked in all
            for (Chart *other : charts()) {
                if (other != chart)
                    other->setSharedCursor(x);
            }
        });
    }
    auto *lower = new QHBoxLayout;
    space(lower, 0, 12);
    for (QWidget *card : {static_cast<QWidget *>(m_latency), static_cast<QWidget *>(m_failures), static_cast<QWidget *>(m_heat)})
        lower->addWidget(card, 1);
    auto *column = new QVBoxLayout(this);
    space(column, QMargins(20, 0, 20, 14), 12);
    column->addWidget(m_card, 425);
    column->addLayout(lower, 318);
    retranslate();
}

QList<Chart *> OverviewBoard::charts() const
{
    return {m_card->chart(), m_latency->chart(), m_failures->chart()};
}

void OverviewBoard::showTables(bool tables)
{
    for (ChartCard *card : {static_cast<ChartCard *>(m_card), m_latency, m_failures})
        card->showTable(tables);
}

void OverviewBoard::show(const BoardFigures &figures, const BoardView &view)
{
    m_card->show(figures.grouped, view, view.metric, figures.before ? &*figures.before : nullptr, figures.endsNow, figures.rangeText);

    ChartData latency = latencyChart(figures.all);
    latency.endsNow = figures.endsNow && figures.all.hasLatency;
    if (!figures.all.hasLatency)
        latency.empty = tr("LiteLLM does not record latencies");
    for (ChartLine &line : latency.lines)
        line.named = true;
    const double p95 = figures.all.all().p95;
    m_latencyFact->setText(std::isfinite(p95) ? tr("p95 %1").arg(milliseconds(p95)) : QString());
    m_latency->setHint(figures.all.hasLatency ? perText(Bucket::AsIs, figures.all.stepMs) : QString());
    m_latency->setData(latency);

    const Series failures = failingOnly(figures.failures.value_or(figures.all));
    ChartData failed = stackedChart(failures, Metric::Failures, smallBucket(failures), nullptr, smallBars);
    failed.title = tr("Failures by status");
    failed.endsNow = figures.endsNow && failed.ticks.isEmpty();
    if (!figures.failuresFault.isEmpty())
        failed.empty = figures.failuresFault;
    else if (!figures.all.isEmpty())
        failed.empty = tr("No failure in this range");
    if (!figures.failures && failed.bars.size() == 1)
        failed.bars.first().ink = {1, &Tokens::danger};
    m_failures->setTitle(figures.failures ? tr("Failures by status") : tr("Failures"));
    m_failures->setData(failed);

    HeatData heat = heatOf(figures.grouped, view.metric);
    m_heatRows = heat.rows;
    double most = 0;
    for (const QList<double> &row : std::as_const(heat.values)) {
        for (const double value : row)
            most = qMax(most, value);
    }
    const Unit unit = view.metric == Metric::Spend ? Unit::Dollars : Unit::Count;
    m_scale->set(axisText(0, 1, unit), axisText(most, niceStep(most, 10), unit));
    m_scale->setVisible(most > 0);
    m_heat->setTitle(figures.grouped.stepMs <= 3'600'000 ? tr("%1 by hour and %2").arg(metricText(view.metric), groupText(view.by))
                                                        : tr("%1 by weekday and %2").arg(metricText(view.metric), groupText(view.by)));
    m_map->setAccessibleName(m_heat->accessibleName());
    m_map->setData(heat);
}

void OverviewBoard::retranslate()
{
    m_card->retranslate();
    m_latency->setTitle(tr("Latency"));
    m_failures->setTitle(tr("Failures by status"));
}

CostBoard::CostBoard(QWidget *parent)
    : QWidget(parent), m_card(new BoardCard(QStringLiteral("dashboards.spend"), false)), m_tokens(chartCard("dashboards.tokens")), m_tableCard(new Card(QStringLiteral(" "))),
      m_table(new Table), m_model(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("dashboards.cost"));
    auto *tiles = new QHBoxLayout;
    space(tiles, 0, 12);
    for (const char *name : tileNames) {
        auto *tile = new StatTile;
        tile->setObjectName(QStringLiteral("dashboards.tile.") + QLatin1String(name));
        connect(tile, &QAbstractButton::clicked, this, &CostBoard::requestsWanted);
        tiles->addWidget(tile, 1);
        m_tiles.append(tile);
    }
    m_tableCard->setObjectName(QStringLiteral("dashboards.costs"));
    m_tableCard->setFlush(true);
    m_table->setObjectName(QStringLiteral("dashboards.costs.table"));
    m_model->setColumnCount(costColumns);
    m_table->setModel(m_model);
    m_table->setColumns({{Cell::Main, 190}, {Cell::Money, 104}, {Cell::Share, 150}, {Cell::Number, 92}, {Cell::Number, 76}, {Cell::Number, 84}, {Cell::Number, 84}, {Cell::Money, 100}, {Cell::Number, 80}});
    m_table->horizontalHeader()->setSectionResizeMode(CostName, QHeaderView::Stretch);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->setFirstInset(14);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(CostSpend, Qt::DescendingOrder);
    m_tableCard->body()->addWidget(m_table, 1);
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) { emit rowOpened(costNameAt(*m_model, index.row())); });
    auto *middle = new QHBoxLayout;
    space(middle, 0, 12);
    middle->addWidget(m_card, 760);
    middle->addWidget(m_tokens, 400);
    auto *column = new QVBoxLayout(this);
    space(column, QMargins(20, 0, 20, 14), 12);
    column->addLayout(tiles);
    column->addLayout(middle, 330);
    column->addWidget(m_tableCard, 300);
    retranslate();
}

QList<Chart *> CostBoard::charts() const
{
    return {m_card->chart(), m_tokens->chart()};
}

void CostBoard::showTables(bool tables)
{
    m_card->showTable(tables);
    m_tokens->showTable(tables);
}

void CostBoard::show(const BoardFigures &figures, const BoardView &view)
{
    const QList<Stat> stats = costStats(figures.all);
    for (qsizetype i = 0; i < m_tiles.size(); ++i)
        m_tiles[i]->set(stats[i]);
    m_card->show(figures.grouped, view, Metric::Spend, figures.before ? &*figures.before : nullptr, figures.endsNow, figures.rangeText);
    ChartData tokens = tokensChart(figures.all, smallBucket(figures.all), smallBars);
    tokens.endsNow = figures.endsNow && tokens.ticks.isEmpty();
    m_tokens->setHint(perText(Bucket::AsIs, qint64(tokens.barStep)));
    m_tokens->setData(tokens);
    QString name = groupText(view.by);
    name[0] = name[0].toUpper();
    m_tableCard->setTitle(tr("Costs by %1").arg(groupText(view.by)));
    m_tableCard->setHint(!figures.topFault.isEmpty() ? figures.topFault : tr("the %n with the largest spend", nullptr, int(figures.top.size())));
    m_table->setAccessibleName(m_tableCard->accessibleName());
    const QString kept = m_table->currentIndex().isValid() ? costNameAt(*m_model, m_table->currentIndex().row()) : QString();
    fillCosts(*m_model, figures.top, figures.all.all().costNanos, name, figures.all.hasLatency);
    m_model->sort(m_table->horizontalHeader()->sortIndicatorSection(), m_table->horizontalHeader()->sortIndicatorOrder());
    m_table->setColumnHidden(CostLatency, !figures.all.hasLatency);
    for (int row = 0; !kept.isEmpty() && row < m_model->rowCount(); ++row) {
        if (costNameAt(*m_model, row) == kept)
            m_table->setCurrentIndex(m_model->index(row, 0));
    }
}

void CostBoard::retranslate()
{
    m_card->retranslate();
    m_tokens->setTitle(tr("Tokens"));
}

} // namespace portreeve::ui
