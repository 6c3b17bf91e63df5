// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tokens.h"

#include <QWidget>

namespace portreeve::ui {

class Rail;
class StatusBar;
class Toasts;
class TopBar;

/// The frame of a window: band, rail, top bar, the sheet with two round corners, status bar, toasts. The main window is this plus what happens.
class Shell : public QWidget
{
    Q_OBJECT

public:
    explicit Shell(QWidget *parent = nullptr);

    Rail *rail() const { return m_rail; }
    TopBar *topBar() const { return m_top; }
    StatusBar *statusBar() const { return m_status; }
    Toasts *toasts() const { return m_toasts; }

    /// The page area, usually a QStackedWidget; the shell takes it over.
    void setContent(QWidget *content);
    QWidget *content() const { return m_content; }
    void setEnvironment(Environment environment);
    /// What the person wants (F9); under 1240 px the rail collapses whatever they want.
    void setRailCollapsed(bool collapsed);
    bool wantsCollapsedRail() const { return m_collapsed; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Band;
    class SheetFrame;
    void fold();

    Band *m_band;
    Rail *m_rail;
    TopBar *m_top;
    SheetFrame *m_sheet;
    StatusBar *m_status;
    Toasts *m_toasts;
    QWidget *m_content = nullptr;
    bool m_collapsed = false;
};

} // namespace portreeve::ui
