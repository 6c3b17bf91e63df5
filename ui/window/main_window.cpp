// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/client/client.h"
#include "ui/client/live.h"
#include "ui/local/settings.h"
#include "ui/pages/page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/shell.h"
#include "ui/widgets/status_bar.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/top_bar.h"
#include "ui/window/actions.h"
#include "ui/window/bell.h"
#include "ui/window/calls_panel.h"
#include "ui/window/link_banner.h"
#include "ui/window/main_menu.h"
#include "ui/window/page_stack.h"
#include "ui/window/palette_source.h"
#include "ui/window/part_ring.h"
#include "ui/window/rail_feed.h"
#include "ui/window/status_feed.h"
#include "ui/window/time_range.h"
#include "ui/window/window_state.h"

#include <QAction>
#include <QCloseEvent>
#include <QSplitter>
#include <QVBoxLayout>

namespace portreeve::ui {

MainWindow::MainWindow(const DesktopParts &parts, const Connection &connection, QWidget *parent)
    : QWidget(parent), m_parts(parts), m_shell(new Shell(this)), m_actions(new Actions(this)), m_live(new Live(this)), m_range(new TimeRange(this))
{
    setObjectName(QStringLiteral("window"));
    setMinimumSize(1024, 700);
    build();
    listen();
    bindWindow();
    bindRange();
    bindView();
    bindNumbers();
    takeShortcuts();
    restoreWindow(*this, m_parts.settings, connection.id);
    connectTo(connection);
}

MainWindow::~MainWindow()
{
    delete m_pages; // pages use the client to the last
    delete m_client;
}

void MainWindow::build()
{
    m_rail = new RailFeed(m_shell->rail(), *m_live);
    m_status = new StatusFeed(m_shell->statusBar(), *m_live);
    m_bell = new Bell(m_shell->topBar(), m_shell->toasts());
    m_banner = new LinkBanner(*m_actions);
    m_calls = new CallsPanel(m_parts.calls, *m_shell->toasts());
    m_calls->hide();
    m_palette = new PaletteSource(new CommandPalette(this), *m_actions, m_parts.settings, m_parts.connections);
    m_ring = new PartRing(this);

    m_pagePlace = new QWidget;
    auto *column = new QVBoxLayout(m_pagePlace);
    space(column, 0, 0);
    column->addWidget(m_banner);
    auto *split = new QSplitter(Qt::Vertical);
    split->setObjectName(QStringLiteral("window.split"));
    split->setChildrenCollapsible(false);
    split->addWidget(m_pagePlace);
    split->addWidget(m_calls);
    split->setStretchFactor(0, 1);
    m_shell->setContent(split);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_shell);
}

void MainWindow::listen()
{
    connect(m_shell->rail(), &Rail::chosen, this, [this](const QString &id) { go(id); });
    connect(m_status, &StatusFeed::pageWanted, this, &MainWindow::go);
    connect(m_palette, &PaletteSource::pageChosen, this, [this](const Place &place, bool inNewWindow) {
        if (inNewWindow)
            return emit newWindowWanted(connection().id, place.page, place.where);
        go(place.page, place.where);
    });
    connect(m_palette, &PaletteSource::actionChosen, this, &MainWindow::trigger);
    connect(m_palette, &PaletteSource::connectionChosen, this, [this](const QString &id) {
        for (const Connection &each : m_parts.connections()) {
            if (each.id == id && id != connection().id)
                return connectTo(each);
        }
    });
    connect(m_range, &TimeRange::changed, this, [this] {
        m_rangeSteps += m_isUndoing ? 0 : 1;
        settleFrame();
    });
    connect(&m_parts.settings, &Settings::changed, this, [this](const QString &key) {
        if (key.startsWith(QLatin1String("shortcut.")))
            takeShortcuts();
    });
}

const Connection &MainWindow::connection() const
{
    return m_client->connection();
}

Page *MainWindow::page() const
{
    return m_pages ? m_pages->current() : nullptr;
}

QString MainWindow::pageId() const
{
    return m_pages ? m_pages->currentId() : QString();
}

void MainWindow::connectTo(const Connection &connection)
{
    if (m_client)
        saveState();
    const bool isSame = m_client && m_client->connection().id == connection.id;
    const Place before = isSame && !m_history.isEmpty() ? m_history.current() : Place();
    PageStack *oldPages = m_pages;
    Client *oldClient = m_client;
    if (oldPages)
        oldPages->hide(); // silent from here on

    m_client = new Client(connection, m_parts.transport(connection), m_parts.calls, this);
    m_pages = new PageStack(makeDesk());
    m_pagePlace->layout()->addWidget(m_pages);
    m_ring->setParts({m_shell->topBar(), m_shell->rail(), m_pages, m_calls, m_shell->statusBar()});
    connect(m_client, &Client::stateChanged, this, &MainWindow::settleLink);
    m_live->setClient(m_client);
    m_rail->setConnection(m_client, m_pages);
    m_status->setClient(m_client);
    m_banner->setClient(m_client);
    m_palette->setPages(m_pages);
    m_shell->setEnvironment(connection.environment);
    restoreState();
    m_history.clear();
    const Place place = before.page.isEmpty() ? firstPlace() : before;
    go(place.page, place.where);
    m_client->probe();

    if (oldPages)
        oldPages->deleteLater(); // perhaps it is one of them that asked
    if (oldClient)
        oldClient->deleteLater();
}

std::unique_ptr<Desk> MainWindow::makeDesk()
{
    auto desk = std::make_unique<Desk>(Desk{*m_client, *m_actions, *m_range, *m_live, *m_shell->toasts(), m_parts.settings, [this](const QString &page, const QVariantMap &where) { go(page, where); }});
    desk->goInNewWindow = [this](const QString &page, const QVariantMap &where) { emit newWindowWanted(connection().id, page, where); };
    desk->badge = [this](const QString &page, const QString &text, Tone tone) { m_rail->setBadge(page, text, tone); };
    desk->totals = [this](const QString &text) { m_status->setTotals(text); };
    desk->engine = m_client->connection().isLocal() ? m_parts.engine : nullptr;
    return desk;
}

/// What the page shows by now goes into the history, so that back leads there again.
void MainWindow::leave()
{
    if (const Page *now = page(); now && !m_history.isEmpty())
        m_history.amend(now->where());
}

void MainWindow::go(const QString &page, const QVariantMap &where)
{
    const Place wanted = pageLine(page) ? Place{page, where} : firstPlace();
    leave();
    arrive(wanted);
    m_history.visit({wanted.page, where.isEmpty() && this->page() ? this->page()->where() : wanted.where});
    settleFrame();
}

void MainWindow::back()
{
    if (page() && page()->hasRange() && m_rangeSteps > 0 && m_range->canUndo()) {
        const QScopedValueRollback<bool> undoing(m_isUndoing, true);
        --m_rangeSteps;
        return m_range->undo();
    }
    if (!m_history.canGoBack())
        return;
    leave();
    arrive(m_history.back());
    settleFrame();
}

void MainWindow::forward()
{
    if (!m_history.canGoForward())
        return;
    leave();
    arrive(m_history.forward());
    settleFrame();
}

void MainWindow::arrive(const Place &place)
{
    if (place.page != pageId()) {
        m_rangeSteps = 0;
        m_status->setTotals({});
    }
    m_actions->setPage(place.page); // before its constructor binds
    m_pages->show(place);
}

Place MainWindow::firstPlace() const
{
    const QString start = m_parts.settings.text(QStringLiteral("general.start_page"));
    const Place last = lastPlace(m_parts.settings, connection().id);
    if (start == QLatin1String("last") && pageLine(last.page))
        return last;
    if (pageLine(start))
        return {start, {}};
    return {pageTable().isEmpty() ? QString() : QString::fromLatin1(pageTable().first().id), {}};
}

void MainWindow::settleFrame()
{
    const Page *now = page();
    const bool hasRange = now && now->hasRange();
    TopBar *bar = m_shell->topBar();
    bar->range()->setVisible(hasRange);
    bar->range()->setEnabled(true);
    bar->setRangeText(m_range->text());
    bar->live()->setVisible(now && now->isLive());
    bar->setLive(m_wantsLive);
    bar->command()->setShortcutText(keycapOf("window.palette"));
    bar->back()->setEnabled(m_history.canGoBack() || (hasRange && m_rangeSteps > 0));
    bar->forward()->setEnabled(m_history.canGoForward());
    m_shell->rail()->setCurrent(pageId());
    settleActions();
    settleTitle();
}

void MainWindow::settleTitle()
{
    const QStringList parts = {pageTitle(pageId()), connectionTitle(connection()), QStringLiteral("Portreeve")};
    setWindowTitle(parts.join(QStringLiteral(" – ")));
}

/// Live only where it is seen, and not against a person's will.
void MainWindow::settleLive()
{
    m_live->setRunning(m_wantsLive && isVisible() && !isMinimized());
    m_status->setPaused(!m_wantsLive);
    m_shell->topBar()->setLive(m_wantsLive);
}

void MainWindow::settleLink()
{
    m_rail->settle();
    m_pages->settle();
    settleFrame();
    if (m_client->state() != LinkState::Ready || m_client->kind() == connection().kind || !m_parts.save)
        return;
    Connection found = connection();
    found.kind = m_client->kind();
    m_parts.save(found);
}

void MainWindow::reread()
{
    const QList<Connection> all = m_parts.connections();
    for (const Connection &each : all) {
        if (each.id != connection().id)
            continue;
        Connection sameKind = each;
        sameKind.kind = connection().kind; // that one was learnt here
        if (sameKind != connection())
            connectTo(each);
        return;
    }
    if (!all.isEmpty())
        connectTo(all.first());
}

void MainWindow::say(const QString &title, const QString &detail)
{
    m_shell->toasts()->show({Tone::Info, title, detail, {}, {}, 0, {}});
}

void MainWindow::takeShortcuts()
{
    takeOwnShortcuts(*m_actions, m_parts.settings);
    m_shell->topBar()->command()->setShortcutText(keycapOf("window.palette"));
}

void MainWindow::restoreState()
{
    const QString id = connection().id;
    const QScopedValueRollback<bool> undoing(m_isUndoing, true); // no step of a person
    if (const QByteArray range = m_parts.settings.state(id, QStringLiteral("range")); !range.isEmpty())
        m_range->restore(QString::fromUtf8(range));
    else
        m_range->restore(m_parts.settings.flag(QStringLiteral("general.utc")) ? QStringLiteral("24h utc") : QStringLiteral("24h"));
    m_shell->setRailCollapsed(railCollapsed(m_parts.settings, id));
    showCalls(callsShown(m_parts.settings, id));
    m_calls->restoreColumns(m_parts.settings.state(QStringLiteral("window"), QStringLiteral("calls.columns")));
}

void MainWindow::saveState()
{
    leave();
    Settings &settings = m_parts.settings;
    const QString id = connection().id;
    saveWindow(*this, settings, id);
    savePlace(settings, id, m_history.isEmpty() ? Place() : m_history.current());
    settings.setState(id, QStringLiteral("range"), m_range->save().toUtf8());
    saveFlag(settings, id, "rail", m_shell->wantsCollapsedRail());
    saveFlag(settings, id, "calls", !m_calls->isHidden());
    settings.setState(QStringLiteral("window"), QStringLiteral("calls.columns"), m_calls->saveColumns());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (mayClose && !mayClose())
        return event->ignore();
    saveState();
    event->accept();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    settleLive();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    settleLive();
}

void MainWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        settleLive();
    if (event->type() == QEvent::LanguageChange) {
        m_shell->setEnvironment(connection().environment);
        settleFrame();
    }
}

void MainWindow::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::BackButton)
        return back();
    if (event->button() == Qt::ForwardButton)
        return forward();
    QWidget::mousePressEvent(event);
}

} // namespace portreeve::ui
