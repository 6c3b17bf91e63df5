// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/page_stack.h"

#include "ui/client/client.h"
#include "ui/pages/page.h"
#include "ui/widgets/empty_state.h"
#include "ui/window/actions.h"

#include <QCoreApplication>
#include <QEvent>

namespace portreeve::ui {

const PageLine *pageLine(const QString &id)
{
    for (const PageLine &line : pageTable()) {
        if (id == QLatin1String(line.id))
            return &line;
    }
    return nullptr;
}

QString pageTitle(const QString &id)
{
    const PageLine *line = pageLine(id);
    return line ? QCoreApplication::translate("portreeve::ui", line->title) : QString();
}

PageStack::PageStack(std::unique_ptr<Desk> desk, QWidget *parent) : QStackedWidget(parent), m_desk(std::move(desk)), m_face(new EmptyState(Empty::NotSupported))
{
    setObjectName(QStringLiteral("window.pages"));
    m_face->setObjectName(QStringLiteral("window.unavailable"));
    addWidget(m_face);
}

PageStack::~PageStack()
{
    qDeleteAll(m_pages); // they use the desk to the last
}

Page *PageStack::current() const
{
    return qobject_cast<Page *>(currentWidget());
}

QString PageStack::reason(const QString &id) const
{
    const PageLine *line = pageLine(id);
    QString why;
    if (line && line->capability && !m_desk->client.can(QLatin1String(line->capability), &why))
        return why;
    return {};
}

Page *PageStack::make(const QString &id)
{
    if (Page *known = m_pages.value(id))
        return known;
    const PageLine *line = pageLine(id);
    Page *page = line ? line->make(*m_desk) : nullptr;
    if (!page)
        return nullptr;
    m_pages.insert(id, page);
    addWidget(page);
    return page;
}

void PageStack::show(const Place &place)
{
    m_current = place.page;
    m_where = place.where;
    const QString why = reason(place.page);
    Page *page = why.isEmpty() ? make(place.page) : nullptr;
    if (!page)
        return showFace(place.page, why);
    if (!place.where.isEmpty() && place.where != page->where())
        page->open(place.where); // before it is shown, so that it asks once, for the right thing
    setCurrentWidget(page);
}

void PageStack::showFace(const QString &id, const QString &why)
{
    const QString name = m_desk->client.connection().name;
    m_face->set(Empty::NotSupported, tr("%1 has no page “%2”").arg(name, pageTitle(id)), why);
    const auto act = [this](const char *action, const QString &words) {
        return EmptyAction{{}, words, ButtonKind::Secondary, [this, action] { m_desk->actions.find(QLatin1String(action))->trigger(); }};
    };
    m_face->setActions({act("window.connection", tr("Switch connection")), act("window.back", tr("Back"))});
    setCurrentWidget(m_face);
}

void PageStack::settle()
{
    if (!m_current.isEmpty() && (currentWidget() == m_face) == reason(m_current).isEmpty())
        show({m_current, m_where});
}

void PageStack::changeEvent(QEvent *event)
{
    QStackedWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && currentWidget() == m_face)
        showFace(m_current, reason(m_current));
}

} // namespace portreeve::ui
