// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/home_page.h"

#include "ui/client/client.h"
#include "ui/pages/home/home_board.h"
#include "ui/window/time_range.h"

#include <QDateTime>

namespace portreeve::ui {
namespace {

constexpr int failuresShown = 8;
constexpr int topShown = 6;
constexpr int topCompared = 60; // whoever leads now stood somewhere among these before
constexpr qint64 dayMs = 86'400'000;
constexpr qint64 minuteMs = 60'000;

QString number(qint64 value)
{
    return QString::number(value);
}

QString utcDay(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).date().toString(Qt::ISODate);
}

} // namespace

void HomePage::loadFigures()
{
    m_loadedTotal = desk().live.state().requestsTotal;
    const QString path = pathWith(QStringLiteral("/portreeve/series"), {{QStringLiteral("from"), number(desk().range.from())},
                                                                        {QStringLiteral("to"), number(desk().range.to())},
                                                                        {QStringLiteral("step"), QStringLiteral("auto")},
                                                                        {QStringLiteral("by"), QStringLiteral("none")}});
    client().get(this, path, [this](const Answer &answer) { takeSeries(answer); });
}

void HomePage::takeSeries(const Answer &answer)
{
    if (!answer.isOk())
        return fail(answer);
    m_fault.reset();
    m_series = seriesFromJson(answer.object());
    m_loadedAt = QDateTime::currentDateTime();
    m_board->setNow(m_loadedAt);
    m_series->isUtc = desk().range.isUtc() || m_series->stepMs >= dayMs; // whole days come as those of UTC
    m_board->setLive(desk().live.state());
    m_board->setSeries(*m_series, desk().range.isRelative(), desk().range.text(), spanWords(desk().range.relative()));
    settleFace();
}

void HomePage::fail(const Answer &answer)
{
    m_fault = answer;
    settleFace();
}

void HomePage::loadFailures()
{
    const QString path = pathWith(QStringLiteral("/portreeve/requests"), {{QStringLiteral("filter"), QStringLiteral("has:error")},
                                                                          {QStringLiteral("from"), number(desk().range.from())},
                                                                          {QStringLiteral("to"), number(desk().range.to())},
                                                                          {QStringLiteral("limit"), number(failuresShown)},
                                                                          {QStringLiteral("sort"), QStringLiteral("time")},
                                                                          {QStringLiteral("order"), QStringLiteral("desc")}});
    client().get(this, path, [this](const Answer &answer) {
        if (!answer.isOk())
            return m_board->setFailuresFault(answer.message());
        m_board->setNow(QDateTime::currentDateTime());
        m_board->setFailures(failuresFromJson(answer.object()));
    });
}

void HomePage::loadSlow()
{
    m_slowAt = QDateTime::currentMSecsSinceEpoch();
    m_slowTotal = desk().live.state().requestsTotal;
    m_slowRange = desk().range.save();
    loadServer();
    client().get(this, QStringLiteral("/portreeve/forecast"), [this](const Answer &answer) {
        if (!answer.isOk())
            return m_board->setForecastFault(answer.message());
        m_board->setNow(QDateTime::currentDateTime());
        m_board->setForecast(forecastFromJson(answer.object()));
    });
    loadTop();
    loadKeys();
    loadModels();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const QString attempts = pathWith(QStringLiteral("/portreeve/attempts"), {{QStringLiteral("from"), number(now - providerMinutes * minuteMs)}, {QStringLiteral("to"), number(now)}});
    client().get(this, attempts, [this](const Answer &answer) {
        if (!answer.isOk())
            return;
        m_sources.attempts = answer.object()[QLatin1String("rows")].toArray();
        showNeeds();
    });
}

void HomePage::loadServer()
{
    client().get(this, QStringLiteral("/portreeve/server"), [this](const Answer &answer) {
        m_serverAnswered = true;
        if (answer.isOk()) {
            m_sources.server = answer.object();
            const QJsonObject database = m_sources.server[QLatin1String("database")].toObject();
            m_recorded = integerOf(database[QLatin1String("requests")]) + integerOf(database[QLatin1String("journal_lag_rows")]);
            showNeeds();
        }
        settleFace();
    });
}

void HomePage::loadTop()
{
    if (isLiteLlm())
        return loadActivity();
    const qint64 from = desk().range.from();
    const qint64 to = desk().range.to();
    for (const bool before : {false, true}) {
        const QString path = pathWith(QStringLiteral("/portreeve/top"), {{QStringLiteral("from"), number(before ? from - (to - from) : from)},
                                                                         {QStringLiteral("to"), number(before ? from : to)},
                                                                         {QStringLiteral("by"), groupName(m_board->topBy())},
                                                                         {QStringLiteral("top"), number(before ? topCompared : topShown)},
                                                                         {QStringLiteral("order"), QStringLiteral("cost")}});
        client().get(this, path, [this, before](const Answer &answer) { takeTop(before, answer); });
    }
}

void HomePage::takeTop(bool before, const Answer &answer)
{
    if (!answer.isOk() && before)
        return; // no comparison, then
    if (!answer.isOk())
        return m_board->setTopFault(answer.message());
    m_top[before] = topFromJson(answer.object());
    m_board->setTop(m_top[0], m_top[1]);
}

void HomePage::loadKeys()
{
    const QString path = pathWith(QStringLiteral("/key/list"), {{QStringLiteral("return_full_object"), QStringLiteral("true")},
                                                                {QStringLiteral("page"), QStringLiteral("1")},
                                                                {QStringLiteral("size"), QStringLiteral("100")},
                                                                {QStringLiteral("sort_by"), QStringLiteral("spend")},
                                                                {QStringLiteral("sort_order"), QStringLiteral("desc")}});
    client().get(this, path, [this](const Answer &answer) {
        if (!answer.isOk())
            return;
        m_sources.keys = answer.object();
        const QJsonArray keys = m_sources.keys[QLatin1String("keys")].toArray();
        m_steps.keys = qMax<qint64>(keys.size(), integerOf(m_sources.keys[QLatin1String("total_count")]));
        m_steps.hasLimit = std::any_of(keys.begin(), keys.end(), [](const QJsonValue &key) { return key.toObject()[QLatin1String("max_budget")].toDouble() > 0; });
        showNeeds();
        showSteps();
    });
}

void HomePage::loadModels()
{
    client().get(this, QStringLiteral("/model/info"), [this](const Answer &answer) {
        if (!answer.isOk())
            return;
        m_sources.models = answer.object()[QLatin1String("data")].toArray();
        m_steps.models = m_sources.models.size();
        m_steps.model = m_sources.models.isEmpty() ? QString() : m_sources.models.first().toObject()[QLatin1String("model_name")].toString();
        showNeeds();
        showSteps();
    });
}

/// One call gives the tiles, the days, the top and the span before.
void HomePage::loadActivity()
{
    const qint64 from = desk().range.from();
    const qint64 to = desk().range.to();
    const qint64 first = from / dayMs * dayMs;
    const qint64 days = (to - first + dayMs - 1) / dayMs;
    const QString path = pathWith(QStringLiteral("/user/daily/activity/aggregated"),
                                  {{QStringLiteral("start_date"), utcDay(first - days * dayMs)}, {QStringLiteral("end_date"), utcDay(to - 1)}});
    client().get(this, path, [this, from, to](const Answer &answer) {
        if (!answer.isOk())
            return fail(answer);
        takeActivity(answer.object(), from, to);
    });
}

void HomePage::takeActivity(const QJsonObject &activity, qint64 from, qint64 to)
{
    m_fault.reset();
    m_series = seriesFromActivity(activity, GroupBy::None, from, to);
    m_series->isUtc = true;
    m_loadedAt = QDateTime::currentDateTime();
    m_board->setNow(m_loadedAt);
    m_board->setSeries(*m_series, desk().range.isRelative(), desk().range.text(), spanWords(desk().range.relative()));
    const qint64 first = m_series->from;
    const Series now = seriesFromActivity(activity, m_board->topBy(), from, to, topShown);
    const Series before = seriesFromActivity(activity, m_board->topBy(), first - (m_series->to - first), first, topCompared);
    m_board->setTop(topFromSeries(now), topFromSeries(before));
    QString reason;
    client().can(QStringLiteral("requests"), &reason);
    m_board->setFailuresFault(reason);
    settleFace();
}

} // namespace portreeve::ui
