// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/home_board.h"

#include "ui/models/filter_state.h"
#include "ui/pages/home/fitted_rows.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/chart_card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/scroll_face.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/toggles.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

constexpr const char *tileNames[] = {"requests", "errors", "latency", "tokens", "spend"};
constexpr GroupBy topGroups[] = {GroupBy::Model, GroupBy::Key, GroupBy::Provider};

QVariantMap filtered(const QString &filter)
{
    return {{QStringLiteral("filter"), filter}};
}

ListRow plainRow(const QString &words, int tone = -1)
{
    ListRow row;
    row.title = words;
    row.tone = tone;
    return row;
}

} // namespace

HomeBoard::HomeBoard(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("home.board"));
    auto *column = new QVBoxLayout(this);
    space(column, QMargins(20, 0, 20, 14), 12);
    column->addWidget(makeTiles());
    auto *middle = new QHBoxLayout;
    space(middle, 0, 12);
    middle->addWidget(makeTraffic(), 789);
    middle->addWidget(makeSpend(), 372);
    auto *lower = new QHBoxLayout;
    space(lower, 0, 12);
    lower->addWidget(makeNeeds(), 397);
    lower->addWidget(makeTop(), 356);
    lower->addWidget(makeFailures(), 397);
    column->addLayout(middle, 1);
    column->addLayout(lower, 1);
    retranslate();
}

QWidget *HomeBoard::makeTiles()
{
    auto *holder = new QWidget;
    auto *line = new QHBoxLayout(holder);
    space(line, 0, 12);
    for (const char *name : tileNames) {
        auto *tile = new StatTile;
        tile->setObjectName(QStringLiteral("home.tile.") + QLatin1String(name));
        tile->setWaiting(true);
        const int index = int(m_tiles.size());
        connect(tile, &QAbstractButton::clicked, this, [this, index] { openTile(index); });
        line->addWidget(tile, 1);
        m_tiles.append(tile);
    }
    return holder;
}

QWidget *HomeBoard::makeTraffic()
{
    m_traffic = new ChartCard(tr("Traffic"));
    m_traffic->setObjectName(QStringLiteral("home.traffic"));
    m_traffic->chart()->setObjectName(QStringLiteral("home.traffic.chart"));
    m_trafficSpan = new Segments({tr("5 min"), tr("24 h")});
    m_trafficSpan->setObjectName(QStringLiteral("home.traffic.span"));
    m_trafficSpan->setCurrent(1);
    m_traffic->addControl(m_trafficSpan);
    connect(m_trafficSpan, &Segments::chosen, this, &HomeBoard::showTraffic);
    connect(m_traffic->chart(), &Chart::rangeChosen, this, [this](double from, double to) { emit rangeChosen(qint64(from), qint64(to)); });
    connect(m_traffic->chart(), &Chart::backWanted, this, &HomeBoard::backWanted);
    connect(m_traffic->chart(), &Chart::activated, this, [this](double at) { emit momentChosen(qint64(at), qint64(at + m_traffic->chart()->data().barStep)); });
    return m_traffic;
}

QWidget *HomeBoard::makeSpend()
{
    m_spend = new ChartCard(tr("Spend this month"));
    m_spend->setLegendShown(false); // two lines that are named by their shape
    m_spend->setObjectName(QStringLiteral("home.spend"));
    m_openCost = new Button(tr("Costs"), ButtonKind::Link);
    m_openCost->setObjectName(QStringLiteral("home.spend.open"));
    m_spend->addControl(m_openCost);
    connect(m_openCost, &QPushButton::clicked, this, [this] { emit linkChosen(QStringLiteral("dashboards"), {{QStringLiteral("view"), QStringLiteral("cost")}}); });
    m_spent = new Label(absent(), Type::Stat);
    m_spent->setObjectName(QStringLiteral("home.spend.amount"));
    m_spent->setTabular(true);
    m_likely = new Label({}, Type::Small, &Tokens::text2);
    m_likely->setObjectName(QStringLiteral("home.spend.likely"));
    m_likely->setElide(Qt::ElideRight);
    m_spend->chart()->setObjectName(QStringLiteral("home.spend.chart"));
    auto *words = new QVBoxLayout;
    space(words, 0, 0);
    words->addWidget(m_spent);
    words->addWidget(m_likely);
    m_spend->body()->insertLayout(0, words);
    return m_spend;
}

QWidget *HomeBoard::makeNeeds()
{
    m_needs = new Card(tr("Needs you"));
    m_needs->setObjectName(QStringLiteral("home.needs"));
    m_needCount = new Tag({}, Tone::Warn);
    m_needCount->setObjectName(QStringLiteral("home.needs.count"));
    m_needCount->hide();
    m_needs->addControl(m_needCount);
    m_needList = new RowList;
    m_needList->setObjectName(QStringLiteral("home.needs.list"));
    m_needScroll = new ScrollFace(m_needList);
    m_needScroll->setObjectName(QStringLiteral("home.needs.scroll"));
    m_needs->body()->addWidget(m_needScroll, 1);
    connect(m_needList, &RowList::chosen, this, [this](const QString &id) { emit needChosen(id.toInt()); });
    return m_needs;
}

QWidget *HomeBoard::makeTop()
{
    m_top = new Card(tr("Top spend"));
    m_top->setObjectName(QStringLiteral("home.top"));
    m_topBy = new Segments({tr("Models"), tr("Keys"), tr("Providers")});
    m_topBy->setObjectName(QStringLiteral("home.top.by"));
    m_top->addControl(m_topBy);
    m_topList = new FittedRows;
    m_topList->setObjectName(QStringLiteral("home.top.list"));
    m_top->body()->addWidget(m_topList, 1);
    connect(m_topBy, &Segments::chosen, this, &HomeBoard::topChanged);
    connect(m_topList, &FittedRows::chosen, this,
            [this](const QString &name) { emit linkChosen(QStringLiteral("requests"), filtered(groupName(topBy()) + QLatin1Char(':') + quotedValue(name))); });
    return m_top;
}

QWidget *HomeBoard::makeFailures()
{
    m_failures = new Card(tr("Latest failures"));
    m_failures->setObjectName(QStringLiteral("home.failures"));
    m_allFailures = new Button({}, ButtonKind::Link);
    m_allFailures->setObjectName(QStringLiteral("home.failures.all"));
    m_allFailures->hide();
    m_failures->addControl(m_allFailures);
    m_failureList = new FittedRows;
    m_failureList->setObjectName(QStringLiteral("home.failures.list"));
    m_failureNote = new Label({}, Type::Small, &Tokens::text2);
    m_failureNote->setObjectName(QStringLiteral("home.failures.note"));
    m_failureNote->setWordWrap(true);
    m_failureNote->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_failureNote->hide();
    m_failures->body()->addWidget(m_failureList, 1);
    m_failures->body()->addWidget(m_failureNote, 1);
    connect(m_allFailures, &QPushButton::clicked, this, [this] { emit linkChosen(QStringLiteral("requests"), filtered(QStringLiteral("has:error"))); });
    connect(m_failureList, &FittedRows::chosen, this, [this](const QString &id) {
        emit linkChosen(QStringLiteral("requests"), {{QStringLiteral("id"), id}, {QStringLiteral("filter"), QStringLiteral("has:error")}});
    });
    return m_failures;
}

void HomeBoard::openTile(int index)
{
    switch (index) {
    case 0:
        return emit linkChosen(QStringLiteral("requests"), filtered({}));
    case 1:
        return emit linkChosen(QStringLiteral("requests"), filtered(QStringLiteral("has:error")));
    case 2:
        return emit linkChosen(QStringLiteral("requests"), {{QStringLiteral("filter"), QString()}, {QStringLiteral("sort"), QStringLiteral("dur")}, {QStringLiteral("order"), QStringLiteral("desc")}});
    default:
        return emit linkChosen(QStringLiteral("dashboards"), {{QStringLiteral("view"), QStringLiteral("cost")}});
    }
}

GroupBy HomeBoard::topBy() const
{
    return topGroups[qBound(0, m_topBy->current(), 2)];
}

void HomeBoard::setSeries(const Series &series, bool endsNow, const QString &rangeText, const SpanWords &span)
{
    m_series = series;
    m_endsNow = endsNow;
    m_rangeText = rangeText;
    m_span = span;
    m_trafficSpan->setWords({tr("5 min"), span.brief.isEmpty() ? tr("Range") : span.brief});
    showTiles();
    showTraffic();
    showFailureCount();
}

void HomeBoard::setLive(const LiveState &live)
{
    m_live = live;
    showTiles();
    if (m_hasLive && m_trafficSpan->current() == 0)
        showTraffic();
}

void HomeBoard::setShown(bool live, bool forecast)
{
    m_hasLive = live;
    m_trafficSpan->setVisible(live);
    m_spend->setVisible(forecast);
}

void HomeBoard::showTiles()
{
    const QList<Stat> stats = homeStats(m_series, m_live, m_forecast, m_span, m_now.toMSecsSinceEpoch());
    for (qsizetype i = 0; i < m_tiles.size(); ++i)
        m_tiles[i]->set(stats[i]);
}

void HomeBoard::showTraffic()
{
    const bool live = m_hasLive && m_trafficSpan->current() == 0;
    ChartData data = live ? liveChart(m_live, m_series.isUtc) : trafficChart(m_series);
    if (!live)
        data.endsNow = m_endsNow;
    m_traffic->setHint(tr("requests %1").arg(perText(Bucket::AsIs, qint64(data.barStep))));
    m_traffic->setData(data);
}

void HomeBoard::setForecast(const Forecast &forecast)
{
    m_forecast = forecast;
    m_spent->setText(moneyText(forecast.spentNanos));
    m_likely->setText(forecastText(forecast));
    m_spend->setData(forecastChart(forecast, m_now.toMSecsSinceEpoch()));
    showTiles();
}

void HomeBoard::setForecastFault(const QString &words)
{
    if (!m_forecast) {
        ChartData none;
        none.title = tr("Spend this month");
        none.empty = tr("The forecast is not there");
        m_spend->setData(none);
    }
    m_likely->setText(words);
}

void HomeBoard::setTop(const QList<TopRow> &rows, const QList<TopRow> &before)
{
    const QList<ListRow> list = topRows(rows, before);
    qint64 cost = 0;
    for (const TopRow &row : rows)
        cost += row.total.costNanos;
    m_top->setTitle(cost > 0 || list.isEmpty() ? tr("Top spend") : tr("Most requests"));
    m_topList->setRows(list.isEmpty() ? QList<ListRow>{plainRow(tr("No request in this range"))} : list);
}

void HomeBoard::setTopFault(const QString &words)
{
    m_topList->setRows({plainRow(words, int(Tone::Bad))});
}

/// The count is the series', so that tile, list and link say the same.
void HomeBoard::showFailureCount()
{
    const qint64 all = m_series.all().failed;
    m_allFailures->setText(tr("All %1").arg(countText(all)));
    m_allFailures->setVisible(m_hasFailures && all > 0);
}

void HomeBoard::setFailures(const QList<FailureRow> &failures)
{
    m_hasFailures = true;
    m_failureNote->hide();
    m_failureList->show();
    showFailureCount();
    const QList<ListRow> rows = failureRows(failures, m_now);
    m_failureList->setRows(rows.isEmpty() ? QList<ListRow>{plainRow(tr("None in this range"), int(Tone::Ok))} : rows);
}

void HomeBoard::setFailuresFault(const QString &words)
{
    m_hasFailures = false;
    m_allFailures->hide();
    m_failureList->hide();
    m_failureNote->setText(words);
    m_failureNote->show();
}

void HomeBoard::setNeeds(const QList<Need> &needs)
{
    const QList<ListRow> rows = needRows(needs);
    const QString print = rowsPrint(rows);
    if (print == m_needPrint)
        return;
    m_needPrint = print;
    const bool isBad = !needs.isEmpty() && needs.first().tone == Tone::Bad;
    m_needCount->set(isBad ? Tone::Bad : Tone::Warn, countText(needs.size()));
    m_needCount->setAccessibleName(tr("%n matters", nullptr, int(needs.size())));
    m_needCount->setVisible(!needs.isEmpty());
    m_needList->setRows(rows);
}

void HomeBoard::retranslate()
{
    m_traffic->setTitle(tr("Traffic"));
    m_trafficSpan->setAccessibleName(tr("Span of the traffic"));
    m_spend->setTitle(tr("Spend this month"));
    m_openCost->setText(tr("Costs"));
    m_needs->setTitle(tr("Needs you"));
    m_needList->setAccessibleName(tr("Needs you"));
    m_topBy->setWords({tr("Models"), tr("Keys"), tr("Providers")});
    m_topBy->setAccessibleName(tr("Group by"));
    m_topList->setAccessibleName(tr("Top spend"));
    m_failures->setTitle(tr("Latest failures"));
    m_failureList->setAccessibleName(tr("Latest failures"));
    m_needPrint.clear();
    if (m_series.groups.isEmpty())
        return;
    setSeries(m_series, m_endsNow, m_rangeText, m_span);
    if (m_forecast)
        setForecast(*m_forecast);
}

} // namespace portreeve::ui
