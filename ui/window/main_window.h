// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/spoken.h"
#include "ui/window/desktop_parts.h"
#include "ui/window/history.h"

#include <QVariantMap>
#include <QWidget>

namespace portreeve::ui {

class Actions;
class Bell;
class CallsPanel;
class Client;
class Live;
class LinkBanner;
class Page;
class PageStack;
class PaletteSource;
class PartRing;
class RailFeed;
class Shell;
class StatusFeed;
class TimeRange;
struct Desk;

/// A window of the desktop: the frame, the pages of one connection at a time, and what is true on every page. What each part does stands in its own file; here they meet.
class MainWindow : public QWidget, public Spoken
{
    Q_OBJECT

public:
    MainWindow(const DesktopParts &parts, const Connection &connection, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Qt takes a window that is a plain widget for a filler, and screen readers then do not say that it opened.
    QAccessible::Role spokenRole() const override { return QAccessible::Window; }

    /// Turns to another gateway: its pages are built anew, the old ones go.
    void connectTo(const Connection &connection);
    const Connection &connection() const;
    Client &client() const { return *m_client; }

    /// To a page (empty: the one of last time, else the start page); into the history.
    void go(const QString &page, const QVariantMap &where = {});
    void back();
    void forward();
    /// Null while the page's face says why it is not there.
    Page *page() const;
    QString pageId() const;

    Actions &actions() const { return *m_actions; }
    Live &live() const { return *m_live; }
    TimeRange &range() const { return *m_range; }
    Shell &shell() const { return *m_shell; }

    /// Asked when a person closes the window; false keeps it. Unset: it closes.
    std::function<bool()> mayClose;
    /// Connections have changed: name, environment and lock are read again.
    void reread();
    void saveState();
    /// A line of text for the whole window: the desktop's first run, a broken settings file.
    void say(const QString &title, const QString &detail);

signals:
    void newWindowWanted(const QString &connectionId, const QString &page, const QVariantMap &where);
    void quitWanted();
    void schemeToggled();

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void build();
    void listen();
    void bindWindow();
    void bindRange();
    void bindView();
    void bindNumbers();
    std::unique_ptr<Desk> makeDesk();
    void leave();
    void arrive(const Place &place);
    void settleFrame();
    void settleActions();
    void settleTitle();
    void settleLive();
    void settleLink();
    void showMenu();
    void showConnections();
    void askToUnlock();
    void setLocked(bool locked);
    void copyAddress();
    void showCalls(bool on);
    void trigger(const QString &action);
    QString keycapOf(const char *action) const;
    void takeShortcuts();
    void restoreState();
    Place firstPlace() const;

    DesktopParts m_parts;
    Shell *m_shell;
    Actions *m_actions;
    Live *m_live;
    TimeRange *m_range;
    Client *m_client = nullptr;
    PageStack *m_pages = nullptr;
    RailFeed *m_rail;
    StatusFeed *m_status;
    LinkBanner *m_banner;
    CallsPanel *m_calls;
    Bell *m_bell;
    PaletteSource *m_palette;
    PartRing *m_ring;
    QWidget *m_pagePlace;
    History m_history;
    int m_rangeSteps = 0; ///< changes of the range since this page came; Alt+Left takes them back first
    bool m_isUndoing = false;
    bool m_wantsLive = true;
};

} // namespace portreeve::ui
