// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

class QMenu;
class QSystemTrayIcon;

namespace portreeve::ui {

class Client;
class Live;
class Settings;
struct Toast;

/// How the gateway is, by the shape at the icon's corner.
enum class TrayState { Running, Paused, Failed, Disconnected };

QIcon trayIcon(TrayState state);

/// Does this desktop show tray icons at all?
bool hasTrayHost();
/// Why closing to the tray is not possible; empty: it is.
QString noTrayReason();

/// The icon in the tray and its menu: state, address, spend of today, pause, connections, playground, open, quit. Follows "tray.show"; where no host shows icons it waits for one.
class Tray : public QObject
{
    Q_OBJECT

public:
    /// `local`: the gateway of this computer, or null; its live state is asked for only while there is an icon.
    Tray(Settings &settings, Client *local, QObject *parent = nullptr);
    ~Tray() override;

    /// An icon is there to bring the window back.
    bool isShown() const;
    /// The menu as it is now; also for the tests.
    QMenu *menu() const { return m_menu.get(); }
    TrayState state() const;
    void say(const QString &title, const QString &detail);

signals:
    void openWanted(const QString &page); ///< empty: just the window
    void toggleWanted();
    void connectionsWanted();
    void quitWanted();
    /// A host has come or gone.
    void hostChanged();

private:
    void settle();
    void fillMenu();
    void showState();
    void pauseOrResume();
    void watchHost();

    Settings &m_settings;
    QPointer<Client> m_local;
    std::unique_ptr<Live> m_live;
    std::unique_ptr<QMenu> m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon;
    int m_shownState = -1;
};

} // namespace portreeve::ui
