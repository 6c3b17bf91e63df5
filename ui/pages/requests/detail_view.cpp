// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/requests/detail_view.h"

#include "ui/client/client.h"
#include "ui/models/request_words.h"
#include "ui/pages/requests/detail_tabs.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/facts.h"
#include "ui/widgets/label.h"
#include "ui/widgets/times.h"

#include <QDateTime>
#include <QTabBar>
#include <QTimerEvent>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

constexpr int gatherMs = 60; // Down that is held goes by; what it stops at is asked for

void empty(QVBoxLayout &column)
{
    while (QLayoutItem *item = column.takeAt(0)) {
        if (item->widget())
            delete item->widget();
        delete item;
    }
}

} // namespace

DetailView::DetailView(const RequestSource &source, Client &client, QWidget *parent) : DetailPane(parent), m_source(source), m_client(client), m_filled(tabCount)
{
    setObjectName(QStringLiteral("requests.detail"));
    for (int tab = 0; tab < tabCount; ++tab)
        m_columns.append(addTab({}));
    if (auto *bar = findChild<QTabBar *>()) {
        bar->setObjectName(QStringLiteral("requests.detail.tabs"));
        connect(bar, &QTabBar::currentChanged, this, &DetailView::fill);
    }
    retranslate();
}

void DetailView::showRow(const RequestRow &row)
{
    m_fault.clear();
    m_detail = {};
    m_detail.row = row;
    m_detail.raw = row.raw;
    showHead();
    showTabs();
    askSoon();
}

void DetailView::showId(const QString &id)
{
    m_fault.clear();
    m_detail = {};
    m_detail.row.id = id;
    setName(id);
    setSentence(tr("Loading this request."));
    showTabs();
    ask();
}

void DetailView::clear()
{
    delete std::exchange(m_asker, nullptr);
    m_timer.stop();
    m_detail = {};
}

void DetailView::askSoon()
{
    delete std::exchange(m_asker, nullptr);
    m_timer.start(gatherMs, this);
}

void DetailView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return DetailPane::timerEvent(event);
    m_timer.stop();
    ask();
}

void DetailView::ask()
{
    const QString path = m_source.detail(m_detail.row.id);
    if (path.isEmpty() || m_detail.row.id.isEmpty())
        return;
    delete m_asker;
    m_asker = new QObject(this);
    m_client.get(m_asker, path, [this](const Answer &answer) {
        std::exchange(m_asker, nullptr)->deleteLater();
        take(answer);
    });
}

void DetailView::take(const Answer &answer)
{
    if (answer.isOk()) {
        m_detail = readRequestDetail(answer.object());
        m_fault.clear();
    } else {
        m_fault = tr("The details could not be loaded: %1").arg(answer.message());
    }
    showHead();
    showTabs();
    emit changed();
}

void DetailView::showHead()
{
    const RequestRow &row = m_detail.row;
    const RequestState state = stateOf(row);
    badge()->set(state.tone, state.word);
    setName(row.asked.isEmpty() ? row.model : row.asked, row.model);
    setSentence(m_fault.isEmpty() ? sentenceOf(m_detail) : m_fault);
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(row.time, m_utc ? Qt::UTC : Qt::LocalTime);
    QList<Fact> all{{tr("Key"), row.key().isEmpty() ? QStringLiteral("—") : row.key()},
                    {tr("Request"), row.id, true, true},
                    {row.team.isEmpty() ? tr("Provider") : tr("Team"), row.team.isEmpty() ? (row.provider.isEmpty() ? QStringLiteral("—") : row.provider) : row.team},
                    {tr("Time"), whenText(at, QDateTime::currentDateTime())}};
    facts()->set(all);
}

void DetailView::showTabs()
{
    const bool isBad = !m_detail.row.isOk && !m_detail.row.isRunning() && m_detail.row.time > 0;
    setTabShown(Error, isBad);
    setTabShown(Attempts, !m_detail.row.isRefused());
    if ((currentTab() == Error && !isBad) || (currentTab() == Attempts && m_detail.row.isRefused()))
        setCurrentTab(Overview);
    m_filled.fill(false);
    fill(currentTab());
}

/// A tab is filled when it is looked at.
void DetailView::fill(int tab)
{
    if (tab < 0 || tab >= tabCount || m_filled.testBit(tab))
        return;
    m_filled.setBit(tab);
    QVBoxLayout &column = *m_columns[tab];
    empty(column);
    if (m_detail.row.time == 0) // from its id, and not told yet
        return;
    switch (tab) {
    case Overview: return DetailTabs::fillOverview(column, m_detail, m_utc);
    case Cost: return DetailTabs::fillCost(column, m_detail);
    case Attempts: return DetailTabs::fillAttempts(column, m_detail, m_source.whyNot(RequestPart::Detail));
    case Error: return DetailTabs::fillError(column, m_detail);
    default: return DetailTabs::fillRaw(column, m_detail);
    }
}

void DetailView::retranslate()
{
    const QString names[] = {tr("Overview"), tr("Cost"), tr("Attempts"), tr("Error"), tr("Raw")};
    for (int tab = 0; tab < tabCount; ++tab)
        setTabName(tab, names[tab]);
    if (m_detail.row.time == 0)
        return;
    showHead();
    showTabs();
}

} // namespace portreeve::ui
