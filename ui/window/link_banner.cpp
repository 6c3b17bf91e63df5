// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/link_banner.h"

#include "ui/client/client.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/theme.h"
#include "ui/window/actions.h"

#include <QAction>
#include <QEvent>
#include <QVBoxLayout>

namespace portreeve::ui {

LinkBanner::LinkBanner(Actions &actions, QWidget *parent)
    : QWidget(parent), m_lost(new Banner(Tone::Bad)), m_locked(new Banner(Tone::Info)), m_retry(m_lost->addButton({})), m_unlock(m_locked->addButton({}, ButtonKind::Ghost))
{
    m_lost->setObjectName(QStringLiteral("window.lost"));
    m_locked->setObjectName(QStringLiteral("window.locked"));
    m_locked->setIconName(QStringLiteral("lock"));
    m_retry->setObjectName(QStringLiteral("window.lost.retry"));
    m_unlock->setObjectName(QStringLiteral("window.locked.unlock"));
    auto *column = new QVBoxLayout(this);
    space(column, QMargins(20, 14, 20, 0), 8);
    column->addWidget(m_lost);
    column->addWidget(m_locked);
    connect(m_retry, &QPushButton::clicked, actions.find(QStringLiteral("window.retry")), &QAction::trigger);
    connect(m_unlock, &QPushButton::clicked, actions.find(QStringLiteral("window.lock")), &QAction::trigger);
    hide();
}

void LinkBanner::setClient(Client *client)
{
    m_client = client;
    connect(client, &Client::stateChanged, this, &LinkBanner::settle);
    settle();
}

void LinkBanner::settle()
{
    if (!m_client)
        return;
    const bool isLost = m_client->state() == LinkState::Lost;
    const QString name = m_client->connection().name;
    m_lost->set(Tone::Bad, tr("No connection to %1").arg(name), tr("%1 It is looked for again by itself; what you see is from before.").arg(m_client->stateReason()).trimmed());
    m_retry->setText(tr("Try now"));
    m_locked->set(Tone::Info, tr("Read-only: nothing can be changed on %1 from here.").arg(name));
    m_unlock->setText(tr("Allow changes"));
    m_lost->setVisible(isLost);
    m_locked->setVisible(m_client->isReadOnly());
    setVisible(isLost || m_client->isReadOnly());
}

void LinkBanner::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        settle();
}

} // namespace portreeve::ui
