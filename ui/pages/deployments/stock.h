// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/call.h"
#include "ui/pages/deployments/provider_template.h"
#include "ui/pages/deployments/traffic.h"

#include <QObject>

#include <functional>

namespace portreeve::ui {

struct Desk;

/// What the pages Models and Providers show: deployments, credentials, the table of providers and the traffic of the window's span. Each load asks anew and keeps what
/// was there until the new is complete. Over a LiteLLM server there is no traffic, and the table of providers is asked for only when it is needed.
class Stock : public QObject
{
    Q_OBJECT

public:
    enum class Face { Waiting, Ready, Failed, NotAllowed, NotSupported };

    explicit Stock(Desk &desk, bool withCredentials, QObject *parent = nullptr);

    void load();
    /// Loads again when what is shown is older than what people call live: 15 s on this computer, a minute from others.
    void keepFresh();
    /// Nothing that is under way will be reported; for a page that is left.
    void stop();
    /// The table of providers, once in a life; `done` at once when it is there already. Nothing is done when it cannot be had: `done` still runs.
    void needTemplates(std::function<void()> done);

    Face face() const { return m_face; }
    /// Something was loaded before: after a failure it is still there, of `asOf`.
    bool hasOld() const { return m_asOf.isValid(); }
    QDateTime asOf() const { return m_asOf; }
    QString fault() const { return m_fault; }
    const QList<Deployment> &deployments() const { return m_deployments; }
    const QList<CredentialLine> &credentials() const { return m_credentials; }
    const QList<ProviderTemplate> &templates() const { return m_templates; }
    const TrafficBook &traffic() const { return m_traffic; }
    QString priceVersion() const { return m_priceVersion; }
    /// The server has more deployments than are loaded: how many there are in all.
    qint64 total() const { return m_total; }
    const Deployment *find(const QString &id) const;
    QList<Deployment> ofProvider(const QString &slug) const;
    QList<CredentialLine> credentialsOf(const QString &slug) const;
    QString titleOf(const QString &slug) const { return providerTitle(m_templates, slug); }

signals:
    void changed(); ///< the face, or what is shown

private:
    void ask(const QString &path, std::function<void(const Answer &)> take);
    void askNeeded(const QString &path, std::function<void(const Answer &)> take);
    void askPage(int page, QList<Deployment> before);
    void askTraffic();
    void askShared();
    void fail(const Answer &answer);
    void finishOne();

    Desk &m_desk;
    bool m_withCredentials;
    Face m_face = Face::Waiting;
    QDateTime m_asOf;
    QString m_fault;
    QList<Deployment> m_deployments, m_newDeployments;
    QList<CredentialLine> m_credentials;
    QList<ProviderTemplate> m_templates;
    TrafficBook m_traffic, m_newTraffic;
    QString m_priceVersion;
    qint64 m_total = 0;
    int m_waiting = 0; ///< calls that are under way
    int m_needed = 0; ///< of them those without which nothing is shown
    bool m_failed = false;
    QObject *m_asker = nullptr; ///< owns the calls of one load
};

} // namespace portreeve::ui
