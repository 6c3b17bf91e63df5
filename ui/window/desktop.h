// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/desktop_parts.h"

#include <QObject>
#include <QPointer>
#include <QVariantMap>

#include <memory>

namespace portreeve::ui {

class Appearance;
class Client;
class LanguageChoice;
class MainWindow;
class Quitting;
class Tray;

/// All windows of the process and what they share: theme, language, tray, the way out. app/portreeve makes one after QApplication and the settings:
///
///     ui::Desktop desktop({settings, calls, [&] { return connections.all(); }, ...});
///     desktop.start(page, hidden);
///     QApplication::exec();                 // ends by QCoreApplication::quit() when a person quits
///     if (!desktop.cutsRequests())
///         engine.drain();
class Desktop : public QObject
{
    Q_OBJECT

public:
    explicit Desktop(DesktopParts parts, QObject *parent = nullptr);
    ~Desktop() override;

    /// The first window (or only the tray, if `hidden` and there is one), on the connection and page of last time unless told.
    void start(const QString &page = {}, bool hidden = false);
    /// A further window. Empty: the connection in use, its last page.
    MainWindow *open(const QString &connectionId = {}, const QString &page = {}, const QVariantMap &where = {});
    /// A second start of the program: what there is comes to the front.
    void raise(const QString &page = {}, const QVariantMap &where = {});
    /// The list of connections has changed: menus are made anew, windows of changed connections connect again, those of removed ones go to the first.
    void connectionsChanged();
    /// Asks where requests run on this computer, then quits.
    void quit();
    /// A person chose not to wait for what runs.
    bool cutsRequests() const;

    QList<MainWindow *> windows() const;
    MainWindow *front() const;

private:
    void listen();
    MainWindow *make(const QString &connectionId);
    void setUp(MainWindow *window);
    bool mayClose(MainWindow *window);
    bool isAnyVisible() const;
    void toggle();
    void sayOnceThatItStays();
    void settleAutostart();
    void saveAll();

    DesktopParts m_parts;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<LanguageChoice> m_language;
    std::unique_ptr<Client> m_local; ///< the gateway of this computer, for tray and quitting; null: there is none
    QList<QPointer<MainWindow>> m_windows;
    Tray *m_tray;
    Quitting *m_quitting;
    bool m_isLeaving = false;
};

} // namespace portreeve::ui
