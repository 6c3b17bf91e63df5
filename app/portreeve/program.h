// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portreeve/desktop_arguments.h"
#include "app/portreeve/engine_host.h"
#include "ui/client/call_log.h"
#include "ui/local/chosen_secrets.h"
#include "ui/local/connections.h"
#include "ui/local/settings.h"

#include <QObject>

#include <memory>

namespace portreeve::ui {
class Desktop;
struct DesktopParts;
}

namespace portreeve::desktop {

class SealKey;
class StartTrouble;

/// The desktop program: where settings, secrets, connections, the engine and the windows meet.
class Program : public QObject
{
    Q_OBJECT

public:
    Program(const DesktopArguments &arguments, const QString &profile, QObject *parent = nullptr);
    ~Program() override;

    /// Windows first; the engine after the first paint.
    void start();
    void raise(const QString &page, const QVariantMap &where, const QByteArray &activationToken);
    /// The config file again.
    void reload();
    /// After the event loop: waits for what runs, unless a person did not want to.
    void finish();

private:
    static EngineOptions engineOptions(const DesktopArguments &arguments, const ui::Settings &settings, const QString &profile);
    ui::DesktopParts parts();
    std::unique_ptr<ui::AdminTransport> transportTo(const ui::Connection &connection);
    void manageConnections(QWidget *window, bool adds = false);
    void setUp(QWidget *window);
    void askForPassphrase();
    void probeAll(bool local);
    void listen();
    void startEngine(bool wasPainted);

    DesktopArguments m_arguments;
    QString m_profile;
    ui::Settings m_settings;
    ui::CallLog m_calls;
    ui::ChosenSecrets m_secrets;
    bool m_hasEngine;
    ui::Connections m_connections;
    EngineHost m_host;
    std::unique_ptr<SealKey> m_sealKey;
    std::unique_ptr<ui::Desktop> m_desktop;
    std::unique_ptr<StartTrouble> m_trouble;
};

} // namespace portreeve::desktop
