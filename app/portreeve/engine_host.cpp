// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portreeve/engine_host.h"

#include <QPointer>

namespace portreeve::desktop {

EngineHost::EngineHost(EngineOptions options, QObject *parent) : EngineControl(parent), m_options(std::move(options))
{
    m_thread.setMaxThreadCount(1);
    m_thread.setObjectName(QStringLiteral("engine"));
}

EngineHost::~EngineHost()
{
    finish(true);
}

QString clientUrl(QString url)
{
    return url.replace(QStringLiteral("//0.0.0.0:"), QStringLiteral("//127.0.0.1:")).replace(QStringLiteral("//[::]:"), QStringLiteral("//127.0.0.1:"));
}

void EngineHost::setState(State state)
{
    m_state = state;
    m_isLaunched = m_isLaunched && state == State::Starting;
    if (state != State::Running && state != State::Attached)
        m_url.clear();
    emit changed();
}

QString EngineHost::whyNot() const
{
    switch (m_state) {
    case State::Off: return tr("The gateway of this computer is off. Start it to see something here.");
    case State::Failed: return fault();
    case State::Starting:
    case State::Running:
    case State::Stopping:
    case State::Attached: break;
    }
    return {};
}

/// Runs `work` on the GUI thread; for jobs of m_thread, which is waited for before this object goes.
void EngineHost::home(std::function<void()> work)
{
    QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection);
}

void EngineHost::expectStart()
{
    if (m_state == State::Off)
        setState(State::Starting);
}

void EngineHost::start()
{
    if (m_isLaunched || m_state == State::Running || m_state == State::Stopping)
        return;
    m_isLaunched = true;
    m_fault = StartFault();
    if (m_state != State::Starting)
        setState(State::Starting);
    if (!m_sealSource || !m_options.sealKey.empty())
        return launch({});
    m_sealSource([self = QPointer(this)](const QByteArray &key, const QString &fault) {
        if (!self || self->m_state != State::Starting)
            return;
        if (fault.isEmpty())
            self->launch(key);
        else
            self->fail(5, fault);
    });
}

void EngineHost::launch(const QByteArray &sealKey)
{
    EngineOptions options = m_options;
    options.isEmbedded = true;
    if (!sealKey.isEmpty())
        options.sealKey = sealKey.toStdString();
    m_thread.start([this, options] {
        auto engine = std::make_shared<Engine>(options);
        std::optional<StartFault> fault;
        try {
            fault = engine->start();
        } catch (const std::exception &thrown) {
            fault = StartFault{1, thrown.what()};
        }
        if (fault)
            engine.reset(); // here, where it may take its time
        home([this, engine, fault] { started(engine, fault); });
    });
}

void EngineHost::started(const std::shared_ptr<Engine> &engine, const std::optional<StartFault> &fault)
{
    if (fault)
        return fail(fault->exitCode, QString::fromStdString(fault->text));
    m_engine = engine;
    m_masterKey = QByteArray::fromStdString(engine->masterKey());
    m_notices.clear();
    for (const auto &notice : engine->notices())
        m_notices.append(QString::fromStdString(notice));
    m_url = clientUrl(QString::fromStdString(engine->url()));
    setState(State::Running);
    emit listening(QString::fromStdString(engine->url()));
}

void EngineHost::fail(int exitCode, const QString &text)
{
    m_fault = StartFault{exitCode, text.toStdString()};
    setState(State::Failed);
}

void EngineHost::takeDown(bool drains, std::function<void()> then)
{
    setState(State::Stopping);
    m_thread.start([this, engine = std::exchange(m_engine, nullptr), drains, then = std::move(then)]() mutable {
        if (engine && drains)
            engine->drain();
        if (engine)
            engine->stop();
        engine.reset();
        home(std::move(then));
    });
}

void EngineHost::stop()
{
    if (m_state == State::Running)
        return takeDown(true, [this] { setState(State::Off); });
    if (m_state == State::Failed || m_state == State::Attached)
        setState(State::Off);
}

void EngineHost::restart(const EngineOptions &options)
{
    m_options = options;
    if (m_state == State::Starting || m_state == State::Stopping)
        return;
    takeDown(true, [this] {
        m_state = State::Off;
        start();
    });
}

void EngineHost::reload(std::function<void(bool, const QString &)> done)
{
    if (m_state != State::Running)
        return done(false, whyNot());
    m_thread.start([this, engine = m_engine, done = std::move(done)] {
        std::string why;
        const bool ok = engine->reload(&why);
        home([done, ok, why] { done(ok, QString::fromStdString(why)); });
    });
}

void EngineHost::attach(const QString &url, const QByteArray &masterKey)
{
    if (m_state != State::Failed && m_state != State::Off)
        return;
    m_url = clientUrl(url);
    m_masterKey = masterKey;
    setState(State::Attached);
}

void EngineHost::finish(bool cut)
{
    disconnect();
    m_thread.start([engine = std::exchange(m_engine, nullptr), cut]() mutable {
        if (engine && !cut)
            engine->drain();
        if (engine)
            engine->stop();
        engine.reset();
    });
    m_thread.waitForDone();
    m_state = State::Off;
}

} // namespace portreeve::desktop
