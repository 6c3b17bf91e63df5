// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/probe.h"

#include <QElapsedTimer>
#include <QHostInfo>
#include <QSslSocket>

#include <memory>

namespace portreeve::ui {

/// "Test" of the connection form: looks up the name, opens the port, checks the certificate, then asks who is there (Probe). Each step is told as it ends, with its time and what to do
/// about it, and the first that fails is the last. Destroying it stops.
class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    ConnectionTest(const Connection &connection, const QByteArray &key, QObject *parent = nullptr);
    ~ConnectionTest() override;
    void start();

signals:
    void step(const portreeve::ui::ProbeStep &step);
    /// Once. `found.steps` holds all of them.
    void finished(const portreeve::ui::Probed &found);

private:
    void lookUp();
    void open();
    void secure();
    void readCertificate();
    void ask();
    void tell(const char *id, const QString &name, bool isOk, const QString &detail, const QString &remedy = {});
    void stop(const QString &reason);

    Connection m_connection;
    QByteArray m_key;
    QUrl m_url;
    int m_lookUp = -1;
    std::unique_ptr<QSslSocket> m_socket;
    QTimer *m_limit;
    QElapsedTimer m_since;
    std::unique_ptr<AdminTransport> m_transport;
    std::unique_ptr<Probe> m_probe;
    Probed m_found;
};

} // namespace portreeve::ui
