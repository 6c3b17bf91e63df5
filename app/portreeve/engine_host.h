// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/engine.h"
#include "ui/local/engine_control.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace portreeve::desktop {

/// The gateway inside the desktop (the engine has types of its own in namespace portreeve: what the program adds is portreeve::desktop). Everything that waits (start, drain, stop, reload) runs on a thread of its own, in order; what goes wrong becomes a state with words, never a
/// closed or frozen window. GUI thread only, but for finish().
class EngineHost : public ui::EngineControl
{
    Q_OBJECT

public:
    /// The sealing key, 32 bytes, or empty: the engine keeps one in DATA/seal_key. Asked before each start, may answer at any later time; a fault keeps the engine from starting,
    /// because without the right key the stored provider keys could not be opened.
    using SealDone = std::function<void(const QByteArray &key, const QString &fault)>;
    using SealSource = std::function<void(SealDone done)>;

    explicit EngineHost(EngineOptions options, QObject *parent = nullptr);
    ~EngineHost() override;

    void setSealSource(SealSource source) { m_sealSource = std::move(source); }
    /// A start will come (after the first paint): calls wait for it instead of being told that the gateway is off.
    void expectStart();
    /// Also after a fault and after stop(). What is under way already is left to it.
    void start() override;
    void stop() override;
    void restart() override { restart(m_options); }
    /// Answers under way are waited for (at most the options' drain time), then anew, on these options.
    void restart(const EngineOptions &options);
    /// Reads the config file again; `done` hears whether it was good, and why not.
    void reload(std::function<void(bool ok, const QString &why)> done);
    /// Uses the Portreeve that runs at `url` instead of one of our own.
    void attach(const QString &url, const QByteArray &masterKey);

    State state() const override { return m_state; }
    bool isStarted() const { return m_state == State::Running || m_state == State::Attached; }
    const EngineOptions &options() const { return m_options; }
    const StartFault &startFault() const { return m_fault; }
    QString fault() const override { return m_state == State::Failed ? QString::fromStdString(m_fault.text) : QString(); }
    /// Why there is nothing to talk to, for a call that cannot be made; empty: it can, or soon.
    QString whyNot() const;
    /// Null unless Running.
    std::shared_ptr<Engine> engine() const { return m_state == State::Running ? m_engine : nullptr; }
    QString url() const { return m_url; } ///< for clients on this computer; empty unless started
    QByteArray masterKey() const { return m_masterKey; }
    QStringList notices() const { return m_notices; } ///< of the config file

    /// At the end of main: returns when all is down. `cut`: what runs is not waited for. No signals any more.
    void finish(bool cut);

signals:
    /// The engine accepts; once for each start. "http://127.0.0.1:4000"
    void listening(const QString &url);

private:
    void setState(State state);
    void launch(const QByteArray &sealKey);
    void started(const std::shared_ptr<Engine> &engine, const std::optional<StartFault> &fault);
    void fail(int exitCode, const QString &text);
    void takeDown(bool drains, std::function<void()> then);
    void home(std::function<void()> work);

    EngineOptions m_options;
    SealSource m_sealSource;
    State m_state = State::Off;
    bool m_isLaunched = false; ///< Starting, and really on its way
    StartFault m_fault;
    std::shared_ptr<Engine> m_engine;
    QString m_url;
    QByteArray m_masterKey;
    QStringList m_notices;
    QThreadPool m_thread; ///< one thread: what it does stays in order
};

/// 0.0.0.0 and :: are where a server listens; a client on this computer says 127.0.0.1.
QString clientUrl(QString url);

} // namespace portreeve::desktop
