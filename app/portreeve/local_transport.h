// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/transport.h"

#include <QElapsedTimer>
#include <QHash>
#include <QPointer>

#include <memory>

namespace portreeve::desktop {

class EngineHost;

/// The way to the gateway in this process. Admin calls go thread to thread (Engine::call); what Engine::call does not know (model calls, calls as another key, streams) goes over
/// loopback with the master key, as any client's. While the engine starts, calls wait for it; when it is attached to another process all of them go over HTTP.
class LocalTransport : public ui::AdminTransport
{
    Q_OBJECT

public:
    explicit LocalTransport(EngineHost &host, QObject *parent = nullptr);
    ~LocalTransport() override;

    std::unique_ptr<ui::Running> send(const ui::Call &call, Done done) override;
    std::unique_ptr<ui::Running> stream(const ui::Call &call, Listener listener) override;
    QString url() const override;
    bool isLocal() const override { return true; }

private:
    struct Open;
    struct Home;
    class Handle;
    std::unique_ptr<ui::Running> begin(std::shared_ptr<Open> open);
    void follow();
    void launch(quint64 number);
    void launchHttp(quint64 number, const std::shared_ptr<Open> &open);
    void refuse(quint64 number, const QString &fault);
    void finish(quint64 number, const ui::Answer &answer);
    ui::AdminTransport &http();

    QPointer<EngineHost> m_host;
    std::shared_ptr<Home> m_home;
    std::unique_ptr<ui::AdminTransport> m_http;
    QHash<quint64, std::shared_ptr<Open>> m_open;
    quint64 m_next = 1;
};

} // namespace portreeve::desktop
