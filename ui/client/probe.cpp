// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/probe.h"

#include "ui/client/capability.h"

#include <QJsonArray>

namespace portreeve::ui {
namespace {

QString kindAndVersion(const Probed &found)
{
    return found.version.isEmpty() ? kindName(found.kind) : kindName(found.kind) + QLatin1Char(' ') + found.version;
}

} // namespace

Probe::Probe(AdminTransport &transport, QObject *parent) : QObject(parent), m_transport(&transport) {}

void Probe::start(Done done)
{
    m_done = std::move(done);
    m_found = Probed();
    m_saysReady = false;
    if (m_transport && m_transport->isLocal())
        return ask(QStringLiteral("/portreeve/live"), &Probe::readLocal);
    ask(QStringLiteral("/health/readiness"), &Probe::readReadiness);
}

void Probe::ask(const QString &path, void (Probe::*next)(const Answer &))
{
    if (!m_transport)
        return;
    Call call;
    call.path = path;
    m_running = m_transport->send(call, [this, next](const Answer &answer) {
        // kept until here: the call may be replaced by the next one from within its own answer
        const auto finished = std::move(m_running);
        (this->*next)(answer);
    });
}

void Probe::readLocal(const Answer &answer)
{
    m_found.isThere = m_found.isKeyGood = m_found.isAdmin = answer.status != 0;
    m_found.version = answer.object().value(QLatin1String("version")).toString();
    step("answer", tr("It answers"), m_found.isThere, answer, m_found.isThere ? tr("in this program") : answer.fault);
    if (!m_found.isThere)
        return fail(answer.fault);
    report();
}

void Probe::readReadiness(const Answer &answer)
{
    if (!answer.status) {
        step("answer", tr("It answers"), false, answer, answer.fault);
        return fail(answer.fault);
    }
    const QJsonObject body = answer.object();
    const QString version = body.value(QLatin1String("litellm_version")).toString();
    m_found.version = version.isEmpty() ? QString::fromLatin1(answer.header("x-litellm-version")) : version;
    m_saysReady = !m_found.version.isEmpty() || (body.contains(QLatin1String("status")) && (body.contains(QLatin1String("db")) || body.contains(QLatin1String("cache"))));
    step("answer", tr("It answers"), true, answer, tr("HTTP %1").arg(answer.status));
    ask(QStringLiteral("/portreeve/live"), &Probe::readLive);
}

void Probe::readLive(const Answer &answer)
{
    if (!answer.status) {
        step("kind", tr("What it is"), false, answer, answer.fault);
        return fail(answer.fault);
    }
    const QJsonObject body = answer.object();
    if (answer.isOk() && body.contains(QLatin1String("uptime_seconds"))) {
        m_found.version = body.value(QLatin1String("version")).toString();
        m_found.isThere = m_found.isKeyGood = m_found.isAdmin = true;
        step("kind", tr("What it is"), true, answer, kindAndVersion(m_found));
        step("key", tr("The key"), true, Answer(), tr("accepted, with all rights"));
        return report();
    }
    // Portreeve asks for the key before it says what it has; LiteLLM does not know the path and says that first.
    if (m_saysReady && answer.isNotAllowed()) {
        m_found.isThere = true;
        m_found.version.clear();
        m_found.isKeyGood = answer.status == 403;
        step("kind", tr("What it is"), true, answer, kindName(ServerKind::Portreeve));
        if (m_found.isKeyGood) {
            step("rights", tr("Its rights"), false, Answer(), answer.message(), tr("Use the master key or a key of an administrator: this one may only call models."));
            return report();
        }
        step("key", tr("The key"), false, Answer(), answer.message(), tr("Copy the master key again, without spaces; the gateway's Server page says where it is."));
        return fail(answer.message());
    }
    m_found.kind = m_saysReady ? ServerKind::LiteLlm : ServerKind::OpenAiOnly;
    ask(QStringLiteral("/v1/models"), &Probe::readModels);
}

void Probe::readModels(const Answer &answer)
{
    const bool isList = answer.isOk() && answer.object().value(QLatin1String("data")).isArray();
    m_found.isThere = m_saysReady || isList || answer.isNotAllowed();
    if (!m_found.isThere) {
        const QString remedy = tr("Check the path of the address: the part before /v1 belongs into it, for example https://host/llm.");
        step("kind", tr("What it is"), false, answer, answer.status ? tr("Something answers here, but it is no gateway (HTTP %1).").arg(answer.status) : answer.fault, remedy);
        return fail(m_found.steps.last().detail + QLatin1Char(' ') + remedy);
    }
    step("kind", tr("What it is"), true, Answer(), kindAndVersion(m_found));
    m_found.isKeyGood = isList;
    if (!isList) {
        step("key", tr("The key"), false, answer, answer.message(), tr("Enter a key of this server. The one given is not accepted."));
        return fail(answer.message());
    }
    step("key", tr("The key"), true, answer, tr("accepted; %n model(s)", nullptr, int(answer.object().value(QLatin1String("data")).toArray().size())));
    if (m_found.kind == ServerKind::OpenAiOnly)
        return report();
    ask(QStringLiteral("/key/list?page=1&size=1"), &Probe::readKeys);
}

void Probe::readKeys(const Answer &answer)
{
    m_found.isAdmin = answer.isOk();
    step("rights", tr("Its rights"), m_found.isAdmin, answer, m_found.isAdmin ? tr("may administer keys and models") : answer.message(),
         m_found.isAdmin ? QString() : tr("Use the master key or a key of a proxy administrator to change anything."));
    report();
}

void Probe::step(const char *id, const QString &name, bool isOk, const Answer &answer, const QString &detail, const QString &remedy)
{
    m_found.steps.append({QString::fromLatin1(id), name, isOk, answer.milliseconds, detail, isOk ? QString() : remedy});
}

void Probe::fail(const QString &reason)
{
    m_found.reason = reason;
    report();
}

void Probe::report()
{
    if (const auto done = std::move(m_done))
        done(m_found);
}

} // namespace portreeve::ui
