// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/deployments/stock.h"

#include "ui/client/client.h"
#include "ui/window/desk.h"
#include "ui/window/time_range.h"

#include <QJsonArray>

namespace portreeve::ui {
namespace {

constexpr int pageSize = 1000;
constexpr int mostPages = 10; ///< ten thousand deployments; beyond that the search asks the server
constexpr qint64 recentMs = 15 * 60 * 1000;
constexpr int mostFailures = 200;
constexpr int mostCounted = 1000; ///< that it tells
constexpr int freshSeconds = 15;
constexpr int freshSecondsAway = 60;

} // namespace

Stock::Stock(Desk &desk, bool withCredentials, QObject *parent) : QObject(parent), m_desk(desk), m_withCredentials(withCredentials) {}

void Stock::stop()
{
    delete std::exchange(m_asker, nullptr);
    m_waiting = m_needed = 0;
}

void Stock::keepFresh()
{
    const int most = m_desk.client.transport().isLocal() ? freshSeconds : freshSecondsAway;
    if (m_waiting == 0 && m_asOf.isValid() && m_asOf.secsTo(QDateTime::currentDateTime()) >= most)
        load();
}

void Stock::ask(const QString &path, std::function<void(const Answer &)> take)
{
    ++m_waiting;
    m_desk.client.get(m_asker, path, [this, take = std::move(take)](const Answer &answer) {
        take(answer);
        finishOne();
    });
}

/// What the page cannot be shown without: the first load shows it as soon as it is there, before any figure of the traffic.
void Stock::askNeeded(const QString &path, std::function<void(const Answer &)> take)
{
    ++m_needed;
    ask(path, [this, take = std::move(take)](const Answer &answer) {
        take(answer);
        if (--m_needed > 0 || m_failed || m_asOf.isValid())
            return;
        m_deployments = m_newDeployments;
        m_asOf = QDateTime::currentDateTime();
        m_face = Face::Ready;
        emit changed();
    });
}

void Stock::load()
{
    stop();
    m_asker = new QObject(this);
    m_failed = false;
    m_newDeployments.clear();
    m_newTraffic = {};
    if (!m_asOf.isValid() && m_face != Face::Waiting) {
        m_face = Face::Waiting;
        emit changed();
    }
    askPage(1, {});
    if (m_withCredentials) {
        askNeeded(QStringLiteral("/credentials"), [this](const Answer &answer) {
            if (!answer.isOk())
                return fail(answer);
            m_credentials = readCredentials(answer.object());
        });
    }
    if (m_desk.client.can(QStringLiteral("dashboards"))) {
        askTraffic();
        if (m_templates.isEmpty())
            needTemplates({});
    }
}

void Stock::askPage(int page, QList<Deployment> before)
{
    const QString path = pathWith(QStringLiteral("/v2/model/info"), {{QStringLiteral("page"), QString::number(page)}, {QStringLiteral("size"), QString::number(pageSize)}});
    askNeeded(path, [this, page, before = std::move(before)](const Answer &answer) {
        if (!answer.isOk())
            return fail(answer);
        const QJsonObject object = answer.object();
        m_newDeployments = before + readDeployments(object);
        m_total = object[QLatin1String("total_count")].toInteger(m_newDeployments.size());
        if (page < object[QLatin1String("total_pages")].toInt(1) && page < mostPages)
            return askPage(page + 1, m_newDeployments);
        if (m_desk.client.can(QStringLiteral("requests")))
            askShared();
    });
}

/// Sums are kept by name; deployments that share one are counted each, or their figures would stand there twice. Without a filter: so the gateway has sums.
void Stock::askShared()
{
    QHash<QString, int> names;
    for (const Deployment &each : std::as_const(m_newDeployments))
        ++names[each.name];
    QStringList shared;
    for (const Deployment &each : std::as_const(m_newDeployments)) {
        if (names[each.name] > 1)
            shared.append(each.id);
    }
    if (shared.isEmpty())
        return;
    const QString path = pathWith(QStringLiteral("/portreeve/top"), {{QStringLiteral("by"), QStringLiteral("deployment")},
                                                                     {QStringLiteral("from"), QString::number(m_desk.range.from())}, {QStringLiteral("to"), QString::number(m_desk.range.to())},
                                                                     {QStringLiteral("order"), QStringLiteral("requests")}, {QStringLiteral("top"), QString::number(mostCounted)}});
    ask(path, [this, shared](const Answer &answer) {
        if (!answer.isOk())
            return;
        const TrafficByName found = readTop(answer.object());
        for (const QString &id : shared)
            m_newTraffic.deployments.insert(id, found.value(id)); // of those that nothing went to: nothing
    });
}

/// What fails here takes nothing away from the page: it shows "—" instead of figures.
void Stock::askTraffic()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const auto series = [](const char *by, qint64 from, qint64 to) {
        return pathWith(QStringLiteral("/portreeve/series"), {{QStringLiteral("from"), QString::number(from)}, {QStringLiteral("to"), QString::number(to)}, {QStringLiteral("step"), QStringLiteral("auto")},
                                                              {QStringLiteral("by"), QLatin1String(by)}, {QStringLiteral("top"), QStringLiteral("50")}});
    };
    const auto take = [this](TrafficByName TrafficBook::*into) {
        return [this, into](const Answer &answer) {
            m_newTraffic.isKnown = m_newTraffic.isKnown || answer.isOk();
            m_newTraffic.*into = readSeries(answer.object());
        };
    };
    const qint64 from = m_desk.range.from(), to = m_desk.range.to();
    ask(series("model", from, to), take(&TrafficBook::models));
    ask(pathWith(QStringLiteral("/portreeve/attempts"), {{QStringLiteral("from"), QString::number(now - recentMs)}, {QStringLiteral("to"), QString::number(now)}}),
        [this](const Answer &answer) { m_newTraffic.recent = readAttempts(answer.object()); });
    if (m_withCredentials)
        ask(series("provider", from, to), take(&TrafficBook::providers));
    const QString failures = pathWith(QStringLiteral("/portreeve/requests"), {{QStringLiteral("filter"), QStringLiteral("has:error")}, {QStringLiteral("from"), QString::number(from)},
                                                                              {QStringLiteral("to"), QString::number(to)}, {QStringLiteral("limit"), QString::number(mostFailures)},
                                                                              {QStringLiteral("sort"), QStringLiteral("time")}, {QStringLiteral("order"), QStringLiteral("desc")}});
    ask(failures, [this](const Answer &answer) { m_newTraffic.failures = readFailures(answer.object()); });
    if (m_priceVersion.isEmpty()) {
        ask(QStringLiteral("/portreeve/server"), [this](const Answer &answer) { m_priceVersion = answer.object()[QLatin1String("price_version")].toString(); });
    }
}

void Stock::needTemplates(std::function<void()> done)
{
    if (!m_templates.isEmpty() && done)
        return done();
    m_desk.client.get(this, QStringLiteral("/public/providers/fields"), [this, done = std::move(done)](const Answer &answer) {
        if (answer.isOk())
            m_templates = readTemplates(answer.document().array());
        if (done)
            done();
        if (m_face == Face::Ready)
            emit changed(); // titles in place of slugs
    });
}

void Stock::fail(const Answer &answer)
{
    if (m_failed)
        return;
    m_failed = true;
    m_fault = answer.message();
    m_face = answer.isNotAllowed() ? Face::NotAllowed : answer.isNotSupported() ? Face::NotSupported : Face::Failed;
}

void Stock::finishOne()
{
    if (--m_waiting > 0)
        return;
    if (!m_failed) {
        m_deployments = m_newDeployments;
        m_traffic = m_newTraffic;
        m_asOf = QDateTime::currentDateTime();
        m_fault.clear();
        m_face = Face::Ready;
    }
    emit changed();
}

const Deployment *Stock::find(const QString &id) const
{
    const auto found = std::find_if(m_deployments.begin(), m_deployments.end(), [&](const Deployment &each) { return each.id == id; });
    return found == m_deployments.end() ? nullptr : &*found;
}

QList<Deployment> Stock::ofProvider(const QString &slug) const
{
    QList<Deployment> out;
    std::copy_if(m_deployments.begin(), m_deployments.end(), std::back_inserter(out), [&](const Deployment &each) { return each.provider == slug; });
    return out;
}

QList<CredentialLine> Stock::credentialsOf(const QString &slug) const
{
    QList<CredentialLine> out;
    for (const CredentialLine &line : m_credentials) {
        const bool isUsed = std::any_of(m_deployments.begin(), m_deployments.end(), [&](const Deployment &each) { return each.credential == line.name && each.provider == slug; });
        if (line.provider == slug || (line.provider.isEmpty() && isUsed))
            out.append(line);
    }
    return out;
}

} // namespace portreeve::ui
