// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/connection.h"
#include "ui/client/transport.h"

#include <QList>
#include <QPointer>

namespace portreeve::ui {

/// One thing that was looked at, as a line of "Test connection" shows it.
struct ProbeStep {
    QString id; ///< "answer", "kind", "key", "rights"; before them those of connection_test.h: "name", "port", "certificate"
    QString name; ///< "It answers"
    bool isOk = false;
    int milliseconds = 0;
    QString detail; ///< "LiteLLM 1.81.3"
    QString remedy; ///< what to do; empty when ok
};

/// Who answers at an address, and whether the key is good for it.
struct Probed {
    bool isThere = false; ///< a gateway answers; else `reason`
    bool isKeyGood = false;
    bool isAdmin = false; ///< its keys and models can be administered with this key
    ServerKind kind = ServerKind::Portreeve;
    QString version; ///< empty: it does not tell
    QString reason; ///< the first step that failed, in plain words; empty: all is well
    QList<ProbeStep> steps;
};

/// Looks at a server with two to four harmless GETs: /health/readiness, /portreeve/live, /v1/models, /key/list. Destroying it stops; it reports once, on the GUI thread.
class Probe : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Probed &)>;

    explicit Probe(AdminTransport &transport, QObject *parent = nullptr);
    void start(Done done);

private:
    void ask(const QString &path, void (Probe::*next)(const Answer &));
    void readLocal(const Answer &answer);
    void readReadiness(const Answer &answer);
    void readLive(const Answer &answer);
    void readModels(const Answer &answer);
    void readKeys(const Answer &answer);
    void step(const char *id, const QString &name, bool isOk, const Answer &answer, const QString &detail, const QString &remedy = {});
    void fail(const QString &reason);
    void report();

    QPointer<AdminTransport> m_transport;
    std::unique_ptr<Running> m_running;
    Done m_done;
    Probed m_found;
    bool m_saysReady = false; ///< /health/readiness answered as LiteLLM's does
};

} // namespace portreeve::ui
