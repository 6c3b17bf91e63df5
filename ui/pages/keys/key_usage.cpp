// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/keys/key_usage.h"

#include "ui/client/client.h"
#include "ui/models/series_charts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/times.h"
#include "ui/widgets/toggles.h"

#include <QHBoxLayout>
#include <QJsonArray>

namespace portreeve::ui {
namespace {

constexpr int latest = 20;

QString dayOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).date().toString(Qt::ISODate);
}

ListRow requestRow(const QJsonObject &row, const QDateTime &now)
{
    ListRow line;
    const int status = row.value(QLatin1String("status")).toInt();
    const bool isOk = row.value(QLatin1String("ok")).toBool(status < 400);
    line.id = row.value(QLatin1String("id")).toString();
    line.lead = lastText(QDateTime::fromMSecsSinceEpoch(row.value(QLatin1String("time")).toInteger()), now);
    line.tone = int(isOk ? Tone::Ok : Tone::Bad);
    line.code = isOk ? QString() : QString::number(status);
    const QString served = row.value(QLatin1String("model")).toString();
    line.title = served.isEmpty() ? row.value(QLatin1String("model_asked")).toString() : served;
    const QJsonValue cost = row.value(QLatin1String("cost_nanos"));
    line.number = cost.isDouble() ? moneyText(cost.toInteger()) : absent();
    return line;
}

/// A row of LiteLLM's /spend/logs/v2.
ListRow spendLogRow(const QJsonObject &row, const QDateTime &now)
{
    ListRow line;
    const bool isOk = row.value(QLatin1String("status")).toString() != QLatin1String("failure");
    line.lead = lastText(apiTime(row.value(QLatin1String("startTime"))), now);
    line.tone = int(isOk ? Tone::Ok : Tone::Bad);
    const QString group = row.value(QLatin1String("model_group")).toString();
    line.title = group.isEmpty() ? row.value(QLatin1String("model")).toString() : group;
    line.number = moneyText(nanoFromDollars(row.value(QLatin1String("spend")).toDouble()));
    return line;
}

} // namespace

KeyUsage::KeyUsage(Client &client, QWidget *parent) : QWidget(parent), m_client(client), m_metric(new Segments({tr("Spend"), tr("Requests"), tr("Tokens")})), m_chart(new Chart), m_facts(new Label({}, Type::Small, &Tokens::text2)), m_totals(new RowList)
{
    m_metric->setObjectName(QStringLiteral("keys.usage.metric"));
    m_metric->setAccessibleName(tr("What is drawn"));
    m_chart->setObjectName(QStringLiteral("keys.usage.chart"));
    m_facts->setWordWrap(true);
    fix(m_chart, -1, 180);
    auto *head = new QHBoxLayout;
    space(head, 0, 8);
    head->addWidget(m_metric);
    head->addStretch(1);
    auto *column = new QVBoxLayout(this);
    space(column, 0, 8);
    column->addLayout(head);
    column->addWidget(m_chart);
    column->addWidget(m_facts);
    column->addWidget(m_totals);
    connect(m_metric, &Segments::chosen, this, &KeyUsage::draw);
}

void KeyUsage::load(const AccessKey &key, qint64 from, qint64 to)
{
    m_client.cancel(this);
    if (m_client.can(QStringLiteral("dashboards"))) {
        const QString path = pathWith(QStringLiteral("/portreeve/series"), {{QStringLiteral("from"), QString::number(from)},
                                                                          {QStringLiteral("to"), QString::number(to)},
                                                                          {QStringLiteral("step"), QStringLiteral("auto")},
                                                                          {QStringLiteral("by"), QStringLiteral("model")},
                                                                          {QStringLiteral("filter"), QStringLiteral("key:") + key.token}});
        return m_client.get(this, path, [this](const Answer &answer) { answer.isOk() ? show(seriesFromJson(answer.object())) : fail(answer.message()); });
    }
    const QString path = pathWith(QStringLiteral("/user/daily/activity/aggregated"),
                                  {{QStringLiteral("start_date"), dayOf(from)}, {QStringLiteral("end_date"), dayOf(to)}, {QStringLiteral("api_key"), key.token}});
    m_client.get(this, path, [this, from, to](const Answer &answer) { answer.isOk() ? show(seriesFromActivity(answer.object(), GroupBy::Model, from, to)) : fail(answer.message()); });
}

void KeyUsage::show(const Series &series)
{
    m_series = series;
    m_isKnown = true;
    const Totals all = series.all();
    m_chart->setVisible(all.requests > 0);
    m_metric->setVisible(all.requests > 0);
    m_facts->setInk(&Tokens::text2);
    m_facts->setText(all.requests == 0 ? tr("No request in this range.")
                                       : tr("%1 requests, %2 failed · %3 tokens · %4").arg(countText(all.requests), shareText(all.failedShare()), countShort(all.tokens()), moneyText(all.costNanos)));
    draw();
}

void KeyUsage::draw()
{
    if (!m_isKnown)
        return;
    const Metric metric = m_metric->current() == 1 ? Metric::Requests : m_metric->current() == 2 ? Metric::Tokens : Metric::Spend;
    ChartData data = stackedChart(m_series, metric, Bucket::AsIs);
    data.title = tr("%1 of this key").arg(metricText(metric));
    m_chart->setData(data);
    const qint64 whole = valueOf(m_series.all(), metric);
    QList<ListRow> rows;
    for (const SeriesGroup &group : std::as_const(m_series.groups)) {
        const qint64 value = valueOf(group.total, metric);
        if (value == 0)
            continue;
        ListRow row;
        row.title = group.label;
        row.number = figureText(value, metric);
        row.share = whole > 0 ? double(value) / double(whole) : 0;
        rows.append(row);
    }
    m_totals->setRows(rows);
}

void KeyUsage::fail(const QString &why)
{
    m_facts->setInk(&Tokens::danger);
    m_facts->setText(tr("Usage could not be loaded: %1").arg(why));
}

KeyRequests::KeyRequests(Client &client, QWidget *parent)
    : QWidget(parent), m_client(client), m_note(new Label({}, Type::Small, &Tokens::text2)), m_rows(new RowList), m_all(new Button(tr("All requests of this key"), ButtonKind::Link))
{
    m_rows->setObjectName(QStringLiteral("keys.requests.rows"));
    m_all->setObjectName(QStringLiteral("keys.requests.all"));
    m_note->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    space(column, 0, 8);
    column->addWidget(m_note);
    column->addWidget(m_rows);
    column->addWidget(m_all, 0, Qt::AlignLeft);
    connect(m_rows, &RowList::chosen, this, &KeyRequests::requestWanted);
    connect(m_all, &QPushButton::clicked, this, &KeyRequests::allWanted);
}

void KeyRequests::load(const AccessKey &key)
{
    m_client.cancel(this);
    const bool isPortreeve = m_client.can(QStringLiteral("requests"));
    m_all->setVisible(isPortreeve);
    QString path = pathWith(QStringLiteral("/portreeve/requests"), {{QStringLiteral("filter"), QStringLiteral("key:") + key.token}, {QStringLiteral("limit"), QString::number(latest)}});
    if (!isPortreeve) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        path = pathWith(QStringLiteral("/spend/logs/v2"), {{QStringLiteral("api_key"), key.token},
                                                           {QStringLiteral("page_size"), QString::number(latest)},
                                                           {QStringLiteral("start_date"), now.addDays(-30).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))},
                                                           {QStringLiteral("end_date"), now.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))}});
    }
    m_client.get(this, path, [this, isPortreeve](const Answer &answer) {
        if (answer.isOk())
            return fill(answer.object(), !isPortreeve);
        m_note->setInk(&Tokens::danger);
        m_note->setText(tr("Requests could not be loaded: %1").arg(answer.message()));
        m_note->show();
    });
}

void KeyRequests::fill(const QJsonObject &body, bool isLiteLlm)
{
    const QDateTime now = QDateTime::currentDateTime();
    QList<ListRow> rows;
    for (const QJsonValue &each : body.value(isLiteLlm ? QLatin1String("data") : QLatin1String("rows")).toArray())
        rows.append(isLiteLlm ? spendLogRow(each.toObject(), now) : requestRow(each.toObject(), now));
    m_rows->setRows(rows);
    m_note->setInk(&Tokens::text2);
    m_note->setText(rows.isEmpty() ? tr("No request has come with this key yet. Connect an app, or test it.") : tr("The latest %n", nullptr, int(rows.size())));
    m_note->show();
}

} // namespace portreeve::ui
