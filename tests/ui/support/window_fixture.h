// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/support/scripted.h"
#include "ui/window/desktop_parts.h"

#include <QHash>
#include <QPointer>
#include <QTemporaryDir>

namespace portreeve::ui {

/// What a program gives to its windows, scripted: a connection for each gateway, each with a transport of its own that plays the same answers.
class WindowFixture
{
public:
    WindowFixture();

    static Connection local();
    static Connection other(const QString &id, Environment environment = Environment::None);

    DesktopParts parts();
    /// The newest way to that gateway; null: nobody has connected.
    ScriptedTransport *transport(const QString &connection = QStringLiteral("local")) const { return m_transports.value(connection).isEmpty() ? nullptr : m_transports[connection].last().data(); }
    /// Calls over all ways to it.
    int count(const QString &pattern, const QString &connection = QStringLiteral("local")) const;
    /// Until nothing is under way; what should go away is gone then.
    void settle() const;
    /// Played by every transport made from now on.
    QByteArray live = R"({"time":1795183391000,"state":"running","version":"0.1.0","uptime_seconds":600,"url":"http://127.0.0.1:4000","in_flight":7,"requests_total":900,
        "requests_per_second":2.5,"errors_last_minute":2,"spend_today_nanos":146200000000,"requests_today":900,"failed_today":3,"tokens_today":5,"held_nanos":0,"journal_lag_rows":0,
        "dropped":0,"memory_bytes":1000,"seconds":{"from":1795183091000,"step_ms":1000,"requests":[1],"failed":[0],"in_flight":[7],"p95_ms":[20]}})";

    QTemporaryDir profile;
    Settings settings;
    CallLog log;
    QList<Connection> connections;
    QList<Connection> saved; ///< what windows asked to be kept

private:
    std::unique_ptr<AdminTransport> make(const Connection &connection);
    QHash<QString, QList<QPointer<ScriptedTransport>>> m_transports;
};

} // namespace portreeve::ui
