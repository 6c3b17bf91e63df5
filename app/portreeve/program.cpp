// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portreeve/program.h"

#include "app/portreeve/first_paint.h"
#include "app/portreeve/local_transport.h"
#include "app/portreeve/seal_key.h"
#include "app/portreeve/sealed_file.h"
#include "app/portreeve/start_trouble.h"
#include "ui/client/client.h"
#include "ui/local/keychain.h"
#include "ui/pages/connections/connections_sheet.h"
#include "ui/pages/connections/passphrase_sheet.h"
#include "ui/window/desktop.h"
#include "ui/window/main_window.h"
#include "ui/wizard/wizard.h"

#include <QApplication>
#include <QUrl>

#include <cstdio>

namespace portreeve::desktop {

EngineOptions Program::engineOptions(const DesktopArguments &arguments, const ui::Settings &settings, const QString &profile)
{
    EngineOptions options = arguments.engine.options;
    if (!arguments.saysPort)
        options.port = std::uint16_t(settings.value(QStringLiteral("gateway.port")).toUInt());
    if (!arguments.saysHost)
        options.host = settings.text(QStringLiteral("gateway.host")).toStdString();
    if (!arguments.saysConfig)
        options.configFile = settings.text(QStringLiteral("gateway.config_file")).toStdString();
    if (!arguments.saysData)
        options.dataDirectory = arguments.profile.isEmpty() ? Engine::defaultDataDirectory() : (profile + QStringLiteral("/data")).toStdString();
    return options;
}

Program::Program(const DesktopArguments &arguments, const QString &profile, QObject *parent)
    : QObject(parent),
      m_arguments(arguments),
      m_profile(profile),
      m_settings(profile),
      m_secrets(m_settings),
      m_hasEngine(m_settings.flag(QStringLiteral("gateway.start")) || arguments.saysPort || arguments.saysConfig),
      m_connections(profile, m_secrets, m_hasEngine),
      m_host(engineOptions(arguments, m_settings, profile))
{
    m_secrets.add(std::make_unique<ui::Keychain>(profile));
    m_secrets.add(std::make_unique<SealedFile>(profile + QStringLiteral("/secrets.sealed")));
    m_sealKey = std::make_unique<SealKey>(m_secrets, QString::fromStdString(m_host.options().dataDirectory));
    m_host.setSealSource(m_sealKey->source());
    if (m_hasEngine)
        m_host.expectStart();
    if (arguments.noWizard)
        m_settings.set(QStringLiteral("general.wizard_done"), true);
}

Program::~Program() = default;

ui::DesktopParts Program::parts()
{
    return {m_settings,
            m_calls,
            [this] { return m_connections.all(); },
            [this](const ui::Connection &connection) { return transportTo(connection); },
            [this](const ui::Connection &changed) { m_connections.save(changed); },
            [this](QWidget *window) { manageConnections(window); },
            [this](QWidget *window) { setUp(window); },
            m_hasEngine ? &m_host : nullptr,
            [this](QWidget *window) { manageConnections(window, true); }};
}

/// The questions of the first run: about the gateway of this computer, whatever the window shows.
void Program::setUp(QWidget *window)
{
    auto *main = qobject_cast<ui::MainWindow *>(window);
    if (!main || main->findChild<ui::Wizard *>())
        return;
    if (const auto *local = m_connections.find(QStringLiteral("local")); local && !main->connection().isLocal())
        main->connectTo(*local);
    ui::WizardParts parts{m_settings, main->client(), m_secrets, m_hasEngine ? &m_host : nullptr};
    parts.address = [this] {
        const EngineOptions &options = m_host.options();
        const int port = m_host.isStarted() ? QUrl(m_host.url()).port(options.port) : options.port;
        return ui::ListenAddress{QString::fromStdString(options.host), port};
    };
    parts.restartGateway = [this](ui::WizardChoice choice) {
        const bool isAddress = choice == ui::WizardChoice::Address;
        m_arguments.saysConfig = m_arguments.saysConfig && isAddress; // what was just chosen wins over the command line
        m_arguments.saysPort = m_arguments.saysPort && !isAddress;
        m_arguments.saysHost = m_arguments.saysHost && !isAddress;
        m_host.restart(engineOptions(m_arguments, m_settings, m_profile));
    };
    parts.addConnection = [this, main] { manageConnections(main, true); };
    parts.go = [main](const QString &page, const QVariantMap &where) { main->go(page, where); };
    new ui::Wizard(std::move(parts), main);
}

void Program::manageConnections(QWidget *window, bool adds)
{
    auto *main = qobject_cast<ui::MainWindow *>(window);
    if (!main)
        return;
    auto *sheet = new ui::ConnectionsSheet(m_connections, main->connection().id, main);
    connect(sheet, &ui::ConnectionsSheet::chosen, main, [this, main](const QString &id) {
        if (const auto *connection = m_connections.find(id); connection && id != main->connection().id)
            main->connectTo(*connection);
    });
    sheet->open();
    if (adds)
        sheet->add();
}

std::unique_ptr<ui::AdminTransport> Program::transportTo(const ui::Connection &connection)
{
    if (connection.isLocal())
        return std::make_unique<LocalTransport>(m_host);
    auto transport = std::make_unique<ui::HttpTransport>(connection, m_connections.keySource(connection.id));
    ui::HttpTransport *way = transport.get();
    connect(way, &ui::HttpTransport::heard, &m_connections, [this, id = connection.id](const QString &version) { m_connections.seen(id, version); });
    connect(&m_connections, &ui::Connections::keyChanged, way, [way, id = connection.id](const QString &changed) {
        if (changed == id)
            way->forgetKey();
    });
    return transport;
}

void Program::listen()
{
    connect(&m_connections, &ui::Connections::changed, m_desktop.get(), &ui::Desktop::connectionsChanged);
    connect(&m_secrets, &ui::ChosenSecrets::stateChanged, this, &Program::askForPassphrase);
    connect(&m_secrets, &ui::Secrets::recovered, this, [this] { probeAll(false); });
    connect(m_sealKey.get(), &SealKey::available, &m_host, &EngineHost::start);
    connect(&m_host, &EngineHost::listening, this, [](const QString &url) {
        std::printf("listening %s\n", qUtf8Printable(url));
        std::fflush(stdout);
    });
    // What was looked at while the engine was on its way, or down, is asked again at once.
    connect(&m_host, &EngineHost::changed, this, [this] {
        if (m_host.isStarted())
            probeAll(true);
    });
}

void Program::probeAll(bool local)
{
    for (ui::MainWindow *window : m_desktop->windows()) {
        if (window->connection().isLocal() == local)
            window->client().probe();
    }
}

/// Keys that lie in the sealed file wait for its passphrase; it is asked for when the first of them is needed.
void Program::askForPassphrase()
{
    const ui::SecretState &state = m_secrets.state();
    QWidget *window = m_desktop->front();
    if (state.place != ui::SecretPlace::File || state.health != ui::SecretHealth::Locked || !window || window->findChild<ui::PassphraseSheet *>())
        return;
    (new ui::PassphraseSheet(m_secrets, window))->open();
}

void Program::start()
{
    m_desktop = std::make_unique<ui::Desktop>(parts());
    m_trouble = std::make_unique<StartTrouble>(m_host, [this] { return m_desktop->front(); });
    listen();
    auto *paint = new FirstPaint(this);
    connect(paint, &FirstPaint::done, this, &Program::startEngine);
    m_desktop->start(m_arguments.where.isEmpty() ? m_arguments.page : QString(), m_arguments.isHidden);
    if (!m_arguments.where.isEmpty() && m_desktop->front())
        m_desktop->front()->go(m_arguments.page, m_arguments.where);
    if (!m_settings.flag(QStringLiteral("general.wizard_done")) && m_desktop->front())
        setUp(m_desktop->front());
    if (!m_connections.fault().isEmpty() && m_desktop->front())
        m_desktop->front()->say(tr("Your connections could not be read"), m_connections.fault());
}

void Program::startEngine(bool wasPainted)
{
    if (wasPainted)
        std::fprintf(stderr, "portreeve: first paint after %lld ms\n", static_cast<long long>(FirstPaint::sinceStart()));
    if (m_hasEngine)
        m_host.start();
}

void Program::raise(const QString &page, const QVariantMap &where, const QByteArray &activationToken)
{
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken); // what the window system asks for before it lets a window come to the front
    m_desktop->raise(page, where);
}

void Program::reload()
{
    m_host.reload([this](bool ok, const QString &why) {
        if (!ok && m_desktop->front())
            m_desktop->front()->say(tr("The configuration was not reloaded"), why);
    });
}

void Program::finish()
{
    const bool cut = m_desktop->cutsRequests();
    m_trouble.reset();
    m_desktop.reset();
    m_host.finish(cut);
}

} // namespace portreeve::desktop
