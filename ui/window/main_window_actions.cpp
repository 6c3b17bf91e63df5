// SPDX-License-Identifier: GPL-3.0-or-later
// What the window's own actions do.
#include "ui/window/main_window.h"

#include "ui/client/client.h"
#include "ui/client/live.h"
#include "ui/local/engine_control.h"
#include "ui/pages/page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/keycap.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/shell.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/top_bar.h"
#include "ui/window/actions.h"
#include "ui/window/bell.h"
#include "ui/window/calls_panel.h"
#include "ui/window/main_menu.h"
#include "ui/window/page_stack.h"
#include "ui/window/palette_source.h"
#include "ui/window/part_ring.h"
#include "ui/window/range_menu.h"
#include "ui/window/shortcut_sheet.h"
#include "ui/window/status_feed.h"
#include "ui/window/time_range.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QShortcut>

namespace portreeve::ui {
namespace {

constexpr int numbered = 9;

} // namespace

void MainWindow::bindWindow()
{
    const auto bind = [this](const char *id, auto run) { m_actions->bind(QLatin1String(id), this, run); };
    bind("window.palette", [this] { m_palette->open(); });
    bind("window.connection", [this] { showConnections(); });
    if (m_parts.manage)
        bind("window.connections", [this] { m_parts.manage(this); });
    if (m_parts.addConnection)
        bind("window.add_connection", [this] { m_parts.addConnection(this); });
    if (m_parts.setUp)
        bind("window.setup", [this] { m_parts.setUp(this); });
    bind("window.lock", [this] { connection().readOnly ? askToUnlock() : setLocked(true); });
    bind("window.retry", [this] {
        const bool isDown = m_parts.engine && connection().isLocal() && m_parts.engine->state() == EngineControl::State::Failed;
        isDown ? m_parts.engine->start() : m_client->probe(); // it is looked for by itself when it is up
    });
    bind("window.back", [this] { back(); });
    bind("window.forward", [this] { forward(); });
    bind("window.refresh", [this] {
        m_live->refresh();
        if (page())
            page()->refresh();
    });
    bind("window.messages", [this] { m_bell->open(); });
    bind("window.copy_address", [this] { copyAddress(); });
    bind("window.settings", [this] { go(QStringLiteral("settings")); });
    bind("window.new", [this] { emit newWindowWanted(connection().id, pageId(), page() ? page()->where() : QVariantMap()); });
    bind("window.close", [this] { close(); });
    bind("window.quit", [this] { emit quitWanted(); });
    m_actions->find(QStringLiteral("window.lock"))->setCheckable(true);
    const auto triggers = [this](auto *button, auto signal, const char *id) { connect(button, signal, m_actions->find(QLatin1String(id)), &QAction::trigger); };
    TopBar *bar = m_shell->topBar();
    triggers(bar->back(), &QToolButton::clicked, "window.back");
    triggers(bar->forward(), &QToolButton::clicked, "window.forward");
    triggers(bar->command(), &QAbstractButton::clicked, "window.palette");
    triggers(bar->bell(), &QToolButton::clicked, "window.messages");
    triggers(bar->menu(), &QToolButton::clicked, "window.menu");
    triggers(m_shell->rail(), &Rail::connectionClicked, "window.connection");
    triggers(m_shell->rail(), &Rail::schemeClicked, "window.scheme");
    triggers(m_status, &StatusFeed::addressClicked, "window.copy_address");
    triggers(m_status, &StatusFeed::refreshWanted, "window.refresh");
    triggers(m_status, &StatusFeed::retryWanted, "window.retry");
    triggers(m_status, &StatusFeed::unlockWanted, "window.lock");
}

void MainWindow::bindRange()
{
    const auto bind = [this](const char *id, auto run) { m_actions->bind(QLatin1String(id), this, run); };
    bind("range.open", [this] { (new RangeMenu(*m_range, m_shell->topBar()->range()))->open(); });
    bind("range.back", [this] { m_range->step(-1); });
    bind("range.forward", [this] { m_range->step(1); });
    bind("range.undo", [this] {
        const QScopedValueRollback<bool> undoing(m_isUndoing, true);
        m_rangeSteps = qMax(0, m_rangeSteps - 1);
        m_range->undo();
    });
    bind("window.live", [this] {
        m_wantsLive = !m_wantsLive;
        settleLive();
        settleActions();
    });
    m_actions->find(QStringLiteral("window.live"))->setCheckable(true);
    connect(m_shell->topBar()->range(), &QPushButton::clicked, m_actions->find(QStringLiteral("range.open")), &QAction::trigger);
    connect(m_shell->topBar()->live(), &QPushButton::clicked, m_actions->find(QStringLiteral("window.live")), &QAction::trigger);
}

void MainWindow::bindView()
{
    const auto bind = [this](const char *id, auto run) { m_actions->bind(QLatin1String(id), this, run); };
    bind("window.next_part", [this] { m_ring->step(1); });
    bind("window.previous_part", [this] { m_ring->step(-1); });
    bind("window.rail", [this] {
        m_shell->setRailCollapsed(!m_shell->wantsCollapsedRail());
        settleActions();
    });
    bind("window.menu", [this] { showMenu(); });
    bind("window.full_screen", [this] {
        setWindowState(windowState() ^ Qt::WindowFullScreen);
        settleActions();
    });
    bind("window.scheme", [this] { emit schemeToggled(); });
    bind("window.calls", [this] { showCalls(m_calls->isHidden()); });
    bind("window.shortcuts", [this] {
        Sheet *sheet = makeShortcutSheet(*m_actions, this);
        connect(sheet, &QDialog::accepted, this, [this] { go(QStringLiteral("settings"), {{QStringLiteral("group"), QStringLiteral("shortcuts")}}); });
        sheet->open();
    });
    for (const char *id : {"window.rail", "window.full_screen", "window.calls"})
        m_actions->find(QLatin1String(id))->setCheckable(true);
    connect(m_calls, &CallsPanel::closed, this, [this] { showCalls(false); });
}

void MainWindow::bindNumbers()
{
    for (int number = 1; number <= numbered; ++number) {
        auto *keys = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)), this);
        connect(keys, &QShortcut::activated, this, [this, number] {
            if (number <= pageTable().size())
                go(QLatin1String(pageTable()[number - 1].id));
        });
    }
}

/// Ticks, and why what is off is off.
void MainWindow::settleActions()
{
    const Page *now = page();
    const auto tick = [this](const char *id, bool on) { m_actions->find(QLatin1String(id))->setChecked(on); };
    tick("window.lock", connection().readOnly);
    tick("window.live", m_wantsLive);
    tick("window.rail", m_shell->wantsCollapsedRail());
    tick("window.full_screen", isFullScreen());
    tick("window.calls", !m_calls->isHidden());
    const bool hasRange = now && now->hasRange();
    const QString noRange = hasRange ? QString() : tr("This page has no time range.");
    for (const char *id : {"range.open", "range.back", "range.forward"})
        m_actions->setReason(QLatin1String(id), noRange);
    m_actions->setReason(QStringLiteral("range.undo"), !hasRange ? noRange : m_range->canUndo() ? QString() : tr("The time range has not been changed."));
    m_actions->setReason(QStringLiteral("window.live"), now && now->isLive() ? QString() : tr("Nothing on this page is live."));
    m_actions->setReason(QStringLiteral("window.retry"), m_client->state() == LinkState::Lost ? QString() : tr("The gateway is connected."));
    m_actions->setReason(QStringLiteral("window.back"), m_shell->topBar()->back()->isEnabled() ? QString() : tr("This is the first page."));
    m_actions->setReason(QStringLiteral("window.forward"), m_history.canGoForward() ? QString() : tr("This is the last page."));
}

QString MainWindow::keycapOf(const char *action) const
{
    return keycapText(m_actions->find(QLatin1String(action))->shortcut());
}

void MainWindow::showMenu()
{
    QWidget *button = m_shell->topBar()->menu();
    QMenu *menu = makeMainMenu(*m_actions, pageId(), [this](const QString &page) { go(page); }, this);
    menu->popup(button->mapToGlobal(QPoint(button->width() - menu->sizeHint().width(), button->height())));
}

void MainWindow::showConnections()
{
    QWidget *button = m_shell->rail()->connectionButton();
    const auto choose = [this](const Connection &chosen) {
        if (chosen.id != connection().id)
            connectTo(chosen);
    };
    QMenu *menu = makeConnectionMenu(*m_actions, m_parts.connections(), connection().id, choose, this);
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

/// Taking the lock off production is asked; putting it on never is.
void MainWindow::askToUnlock()
{
    settleActions();
    if (connection().environment != Environment::Production)
        return setLocked(false);
    Question question;
    question.title = tr("Allow changes on %1?").arg(connectionTitle(connection()));
    question.effect = tr("What you change from then on takes effect at once for everybody who uses this gateway.");
    question.act = tr("Allow changes");
    question.dangerous = false;
    connect(ask(question, this), &QDialog::accepted, this, [this] { setLocked(false); });
}

void MainWindow::setLocked(bool locked)
{
    Connection changed = connection();
    changed.readOnly = locked;
    if (m_parts.save)
        m_parts.save(changed);
    if (connection().readOnly != locked) // unless the list has told us by now
        connectTo(changed);
}

void MainWindow::copyAddress()
{
    const QString url = m_client->url();
    if (url.isEmpty())
        return;
    QApplication::clipboard()->setText(url);
    m_shell->toasts()->show({Tone::Ok, tr("Address copied"), url, {}, {}, 0, {}});
}

void MainWindow::showCalls(bool on)
{
    const bool hadFocus = m_calls->isAncestorOf(focusWidget());
    m_calls->setVisible(on);
    if (!on && hadFocus)
        m_shell->rail()->focusCurrent();
    settleActions();
}

/// From the palette: an action of another page goes there first.
void MainWindow::trigger(const QString &action)
{
    for (const ActionLine &line : actionTable()) {
        if (action == QLatin1String(line.id) && line.page && pageId() != QLatin1String(line.page))
            go(QLatin1String(line.page));
    }
    const QAction *wanted = m_actions->find(action);
    const QString reason = m_actions->reason(action);
    if (!wanted->isEnabled() && !reason.isEmpty())
        return m_shell->toasts()->show({Tone::Info, wanted->text(), reason, {}, {}, 0, {}});
    QMetaObject::invokeMethod(m_actions->find(action), &QAction::trigger, Qt::QueuedConnection);
}

} // namespace portreeve::ui
