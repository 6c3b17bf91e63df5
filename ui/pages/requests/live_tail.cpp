// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/requests/live_tail.h"

#include "ui/client/client.h"
#include "ui/client/live.h"
#include "ui/models/requests_model.h"

#include <QTimerEvent>

namespace portreeve::ui {
namespace {

constexpr int busyMs = 100;
constexpr int quietMs = 200;
constexpr int remoteMs = 5000;
constexpr int quietAfter = 10;

} // namespace

LiveTail::LiveTail(const Live &live, const Client &client, QObject *parent) : QObject(parent), m_live(live), m_client(client) {}

void LiveTail::setModel(RequestsModel *model)
{
    m_model = model;
}

void LiveTail::setRunning(bool running)
{
    if (!running)
        return m_timer.stop();
    start(m_client.transport().isLocal() ? quietMs : remoteMs);
}

void LiveTail::start(int ms)
{
    if (m_timer.isActive() && m_ms == ms)
        return;
    m_ms = ms;
    m_timer.start(ms, this);
}

void LiveTail::hurry()
{
    m_quiet = 0;
    if (m_timer.isActive() && m_client.transport().isLocal())
        start(busyMs);
}

void LiveTail::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return QObject::timerEvent(event);
    if (!m_live.isRunning() || m_client.state() == LinkState::Lost || !m_model)
        return;
    if (m_client.transport().isLocal() && ++m_quiet > quietAfter)
        start(quietMs);
    m_model->poll();
}

} // namespace portreeve::ui
