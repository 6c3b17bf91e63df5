// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/window_fixture.h"

#include <QCoreApplication>

namespace portreeve::ui {

WindowFixture::WindowFixture() : settings(profile.path()), connections{local()}
{
    settings.set(QStringLiteral("general.language"), QStringLiteral("en"));
    settings.set(QStringLiteral("appearance.scheme"), QStringLiteral("light"));
    settings.set(QStringLiteral("appearance.reduced_motion"), QStringLiteral("on"));
}

Connection WindowFixture::local()
{
    Connection connection;
    connection.id = QStringLiteral("local");
    connection.name = QStringLiteral("This computer");
    return connection;
}

Connection WindowFixture::other(const QString &id, Environment environment)
{
    Connection connection;
    connection.id = id;
    connection.name = id;
    connection.url = QStringLiteral("https://%1.example").arg(id);
    connection.environment = environment;
    return connection;
}

DesktopParts WindowFixture::parts()
{
    DesktopParts parts{settings, log, {}, {}, {}, {}, {}};
    parts.connections = [this] { return connections; };
    parts.transport = [this](const Connection &connection) { return make(connection); };
    parts.save = [this](const Connection &connection) {
        saved.append(connection);
        for (Connection &each : connections) {
            if (each.id == connection.id)
                each = connection;
        }
    };
    return parts;
}

std::unique_ptr<AdminTransport> WindowFixture::make(const Connection &connection)
{
    auto transport = std::make_unique<ScriptedTransport>();
    transport->setLocal(connection.isLocal());
    if (!connection.isLocal())
        transport->setUrl(connection.url);
    transport->answer("GET", QStringLiteral("/portreeve/live"), [this](const Call &) { return json(200, live); });
    transport->answer("GET", QStringLiteral("/health/readiness"), R"({"status":"healthy","db":"connected"})");
    transport->answer("POST", QStringLiteral("/portreeve/server/*"), R"({"ok":true,"text":"done"})");
    m_transports[connection.id].append(transport.get());
    return transport;
}

int WindowFixture::count(const QString &pattern, const QString &connection) const
{
    int all = 0;
    for (const QPointer<ScriptedTransport> &each : m_transports.value(connection))
        all += each ? each->count(pattern) : 0;
    return all;
}

void WindowFixture::settle() const
{
    const auto isQuiet = [this] {
        for (const auto &list : m_transports) {
            for (const QPointer<ScriptedTransport> &each : list) {
                if (each && !each->isQuiet())
                    return false;
            }
        }
        return true;
    };
    do {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    } while (!isQuiet());
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace portreeve::ui
