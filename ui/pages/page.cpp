// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page.h"

#include "ui/client/client.h"
#include "ui/window/time_range.h"

#include <QEvent>

namespace portreeve::ui {

Page::Page(const QString &id, Desk &desk, QWidget *parent) : QWidget(parent), m_id(id), m_desk(desk)
{
    setObjectName(QStringLiteral("page.") + id);
    connect(&desk.range, &TimeRange::changed, this, [this] {
        if (hasRange())
            refreshSoon();
    });
    connect(&desk.client, &Client::changed, this, &Page::refreshSoon);
    connect(&desk.client, &Client::stateChanged, this, [this] {
        const bool isReady = m_desk.client.state() == LinkState::Ready;
        if (isReady && !std::exchange(m_wasReady, isReady))
            refreshSoon(); // the gateway is back
        m_wasReady = isReady;
    });
    m_wasReady = desk.client.state() != LinkState::Lost; // the first answer is no return
}

void Page::open(const QVariantMap &) {}

QList<PaletteHit> Page::find(const QString &) const
{
    return {};
}

void Page::setBadge(const QString &text, Tone tone)
{
    if (m_desk.badge)
        m_desk.badge(m_id, text, tone);
}

void Page::setTotals(const QString &text)
{
    if (m_desk.totals)
        m_desk.totals(m_isOpen ? text : QString());
}

/// Several changes at once are one question.
void Page::refreshSoon()
{
    if (!m_isOpen || m_isRefreshing)
        return;
    m_isRefreshing = true;
    QMetaObject::invokeMethod(this, &Page::refreshNow, Qt::QueuedConnection);
}

void Page::refreshNow()
{
    m_isRefreshing = false;
    if (m_isOpen)
        refresh();
}

void Page::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_isOpen, true))
        return;
    refresh();
    if (!std::exchange(m_hasAppeared, true))
        appeared();
}

void Page::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (std::exchange(m_isOpen, false))
        left();
}

void Page::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace portreeve::ui
