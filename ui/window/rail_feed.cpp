// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/rail_feed.h"

#include "ui/client/capability.h"
#include "ui/client/client.h"
#include "ui/client/live.h"
#include "ui/pages/page.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/rail.h"
#include "ui/window/page_stack.h"

#include <QCoreApplication>
#include <QEvent>

namespace portreeve::ui {

RailFeed::RailFeed(Rail *rail, Live &live) : QObject(rail), m_rail(rail), m_live(live)
{
    rail->installEventFilter(this);
    connect(&live, &Live::changed, this, &RailFeed::countActive);
    fill();
}

void RailFeed::setConnection(Client *client, PageStack *pages)
{
    m_client = client;
    m_pages = pages;
    m_marks.clear();
    fill();
}

void RailFeed::fill()
{
    const bool hadFocus = m_rail->isAncestorOf(m_rail->window()->focusWidget());
    QList<RailItem> items;
    for (const PageLine &line : pageTable()) {
        const QString group = line.group ? QCoreApplication::translate("portreeve::ui", line.group) : QString();
        items.append({QLatin1String(line.id), QLatin1String(line.icon), pageTitle(QLatin1String(line.id)), group, line.isFoot});
    }
    m_rail->setItems(items);
    for (auto mark = m_marks.cbegin(); mark != m_marks.cend(); ++mark)
        m_rail->setBadge(mark.key(), mark->text, mark->tone);
    settle();
    if (hadFocus)
        m_rail->focusCurrent();
}

void RailFeed::settle()
{
    if (!m_client || !m_pages)
        return;
    m_rail->setConnection(m_client->connection().name, kindText());
    for (const PageLine &line : pageTable())
        m_rail->setUnavailable(QLatin1String(line.id), m_pages->reason(QLatin1String(line.id)));
}

QString RailFeed::kindText() const
{
    const Connection &connection = m_client->connection();
    if (m_client->state() == LinkState::Lost)
        return tr("Not connected");
    const QString kind = connection.isLocal() ? tr("Personal mode") : QStringList({kindName(m_client->kind()), m_client->version()}).join(QLatin1Char(' ')).trimmed();
    return connection.readOnly ? tr("%1, read-only").arg(kind) : kind;
}

void RailFeed::setBadge(const QString &page, const QString &text, Tone tone)
{
    m_marks.insert(page, {text, tone});
    m_rail->setBadge(page, text, tone);
}

/// What runs now stands beside Active without its page being asked.
void RailFeed::countActive()
{
    const qint64 count = m_live.state().inFlight;
    const QString text = count > 0 ? countShort(count) : QString();
    if (pageLine(QStringLiteral("active")) && m_marks.value(QStringLiteral("active")).text != text)
        setBadge(QStringLiteral("active"), text, Tone::Mute);
}

bool RailFeed::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_rail && event->type() == QEvent::LanguageChange)
        fill();
    return QObject::eventFilter(watched, event);
}

} // namespace portreeve::ui
