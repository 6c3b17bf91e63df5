// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dashboards/dashboards_page.h"

#include "ui/client/capability.h"
#include "ui/client/client.h"
#include "ui/client/live.h"
#include "ui/pages/dashboards/board_card.h"
#include "ui/widgets/empty_state.h"
#include "ui/window/time_range.h"

#include <QTimerEvent>

namespace portreeve::ui {
namespace {

constexpr int groupsShown = 7;
constexpr int statusesShown = 6; // the served ones take places too
constexpr int topShown = 50;
constexpr qint64 dayMs = 86'400'000;
constexpr qint64 liteLlmMs = 5 * 60'000;

QString number(qint64 value)
{
    return QString::number(value);
}

QString utcDay(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).date().toString(Qt::ISODate);
}

} // namespace

void DashboardsPage::refresh()
{
    client().cancel(this);
    m_beat.start(client().transport().isLocal() ? 10'000 : 60'000, this);
    showHeader();
    QString reason;
    if (!client().can(QStringLiteral("spend"), &reason)) {
        m_beat.stop();
        m_message->set(Empty::NotSupported, tr("%1 keeps no figures").arg(kindName(client().kind())), reason);
        m_message->setActions({});
        return setFace(Face::Message);
    }
    if (!m_hasAll || !m_hasGrouped)
        setFace(Face::Waiting);
    load();
}

void DashboardsPage::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_beat.timerId())
        return Page::timerEvent(event);
    if (!isOpen() || !desk().live.isRunning() || !desk().range.isRelative() || client().state() == LinkState::Lost || m_waiting > 0)
        return;
    const bool isDue = isLiteLlm() ? m_loadedAt.isValid() && m_loadedAt.msecsTo(QDateTime::currentDateTime()) >= liteLlmMs
                                   : m_fault || desk().live.state().requestsTotal != m_loadedTotal;
    if (isDue)
        load();
}

/// The charts are drawn once, when all has come.
void DashboardsPage::load()
{
    client().cancel(this);
    m_loadedTotal = desk().live.state().requestsTotal;
    m_from = desk().range.from();
    m_to = desk().range.to();
    if (isLiteLlm())
        return loadActivity();
    m_waiting = 3 + m_view.compare;
    const qint64 step = stepFor(shownBucket(m_view.bucket, buckets()), span());
    loadSeries(m_view.by, groupsShown, step, &DashboardsPage::takeGrouped);
    loadSeries(GroupBy::None, 1, 0, &DashboardsPage::takeAll);
    if (m_view.face == BoardView::Cost)
        loadTop();
    else
        loadSeries(GroupBy::Status, statusesShown, 0, &DashboardsPage::takeFailures);
    if (m_view.compare)
        loadBefore();
    else
        m_figures.before.reset();
}

void DashboardsPage::loadSeries(GroupBy by, int top, qint64 step, void (DashboardsPage::*take)(const Answer &))
{
    const QString path = pathWith(QStringLiteral("/portreeve/series"), {{QStringLiteral("from"), number(m_from)},
                                                                        {QStringLiteral("to"), number(m_to)},
                                                                        {QStringLiteral("step"), step ? number(step) : QStringLiteral("auto")},
                                                                        {QStringLiteral("by"), groupName(by)},
                                                                        {QStringLiteral("top"), number(top)},
                                                                        {QStringLiteral("filter"), m_view.filter}});
    client().get(this, path, [this, take](const Answer &answer) { (this->*take)(answer); });
}

void DashboardsPage::loadBefore()
{
    const qint64 step = stepFor(shownBucket(m_view.bucket, buckets()), span());
    const QString path = pathWith(QStringLiteral("/portreeve/series"), {{QStringLiteral("from"), number(m_from - span())},
                                                                        {QStringLiteral("to"), number(m_from)},
                                                                        {QStringLiteral("step"), step ? number(step) : QStringLiteral("auto")},
                                                                        {QStringLiteral("by"), groupName(GroupBy::None)},
                                                                        {QStringLiteral("filter"), m_view.filter}});
    client().get(this, path, [this](const Answer &answer) { takeBefore(answer); });
}

void DashboardsPage::loadTop()
{
    if (m_view.by == GroupBy::Team || !m_view.filter.isEmpty()) { // what the top does not know comes from the series
        m_figures.top.clear();
        m_figures.topFault.clear();
        --m_waiting;
        return;
    }
    const QString path = pathWith(QStringLiteral("/portreeve/top"), {{QStringLiteral("from"), number(m_from)},
                                                                     {QStringLiteral("to"), number(m_to)},
                                                                     {QStringLiteral("by"), groupName(m_view.by)},
                                                                     {QStringLiteral("top"), number(topShown)},
                                                                     {QStringLiteral("order"), QStringLiteral("cost")}});
    client().get(this, path, [this](const Answer &answer) { takeTop(answer); });
}

/// Asked only where there is nothing: is it a fresh gateway, or a quiet span?
void DashboardsPage::loadRecorded()
{
    client().get(this, QStringLiteral("/portreeve/server"), [this](const Answer &answer) {
        const QJsonObject database = answer.object()[QLatin1String("database")].toObject();
        m_recorded = answer.isOk() ? integerOf(database[QLatin1String("requests")]) + integerOf(database[QLatin1String("journal_lag_rows")]) : -1;
        settleFace();
    });
}

void DashboardsPage::takeGrouped(const Answer &answer)
{
    if (!answer.isOk())
        return fail(answer);
    m_figures.grouped = seriesFromJson(answer.object());
    m_hasGrouped = true;
    came();
}

void DashboardsPage::takeAll(const Answer &answer)
{
    if (!answer.isOk())
        return fail(answer);
    m_figures.all = seriesFromJson(answer.object());
    m_hasAll = true;
    came();
}

void DashboardsPage::takeFailures(const Answer &answer)
{
    m_figures.failuresFault = answer.message();
    m_figures.failures = answer.isOk() ? std::optional(seriesFromJson(answer.object())) : std::nullopt;
    came();
}

void DashboardsPage::takeBefore(const Answer &answer)
{
    m_figures.before = answer.isOk() ? std::optional(seriesFromJson(answer.object())) : std::nullopt;
    came();
}

void DashboardsPage::takeTop(const Answer &answer)
{
    m_figures.topFault = answer.message();
    m_figures.top = topFromJson(answer.object());
    came();
}

void DashboardsPage::fail(const Answer &answer)
{
    m_waiting = 0;
    client().cancel(this); // one fault is enough to say
    m_fault = answer;
    settleFace();
}

void DashboardsPage::came()
{
    if (--m_waiting > 0)
        return;
    m_fault.reset();
    m_loadedAt = QDateTime::currentDateTime();
    if (m_figures.top.isEmpty() && m_figures.topFault.isEmpty())
        m_figures.top = topFromSeries(m_figures.grouped);
    if (!m_figures.all.isEmpty())
        m_recorded.reset();
    show();
    settleFace();
}

/// One call gives the groups, all, the table and the span before.
void DashboardsPage::loadActivity()
{
    const qint64 first = m_from / dayMs * dayMs;
    const qint64 days = (m_to - first + dayMs - 1) / dayMs;
    const QString path = pathWith(QStringLiteral("/user/daily/activity/aggregated"),
                                  {{QStringLiteral("start_date"), utcDay(first - days * dayMs)}, {QStringLiteral("end_date"), utcDay(m_to - 1)}});
    m_waiting = 1;
    client().get(this, path, [this, from = m_from, to = m_to](const Answer &answer) {
        if (!answer.isOk())
            return fail(answer);
        takeActivity(answer.object(), from, to);
    });
}

void DashboardsPage::takeActivity(const QJsonObject &activity, qint64 from, qint64 to)
{
    m_figures.grouped = seriesFromActivity(activity, m_view.by, from, to, groupsShown);
    m_figures.all = seriesFromActivity(activity, GroupBy::None, from, to);
    m_figures.failures.reset();
    m_figures.top = topFromSeries(seriesFromActivity(activity, m_view.by, from, to, topShown));
    m_figures.before.reset();
    const qint64 first = m_figures.all.from;
    if (m_view.compare)
        m_figures.before = seriesFromActivity(activity, GroupBy::None, first - (m_figures.all.to - first), first);
    m_hasAll = m_hasGrouped = true;
    came();
}

} // namespace portreeve::ui
