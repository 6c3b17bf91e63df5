// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/support/scripted.h"

#include <QJsonArray>
#include <QJsonObject>

namespace portreeve::ui {

/// A gateway's models and credentials, as it keeps and tells them: secrets masked, prices merged in, those of the file read-only. Writing calls change it.
class SupplyScript
{
public:
    /// Twelve deployments of six providers, in every state.
    void fill();
    void addDemo();
    void add(const QJsonObject &deployment) { deployments.append(deployment); }
    /// The rules for all calls of the pages Models and Providers.
    void serve(ScriptedTransport &transport);
    /// The same without traffic and tests: what LiteLLM has.
    void serveLiteLlm(ScriptedTransport &transport);

    QJsonObject deployment(const QString &id) const;
    QJsonArray deployments; ///< rows of /v2/model/info
    QJsonArray credentials; ///< with their secrets in the clear: only what is told is masked
    QJsonArray localServers;

private:
    Answer list(const Call &call) const;
    Answer create(const Call &call);
    Answer change(const Call &call);
    Answer block(const Call &call, bool on);
    Answer remove(const Call &call);
    Answer byDeployment() const;
    Answer tell(const Call &call) const;
    Answer keep(const Call &call);
    Answer discover(const Call &call) const;
    int m_made = 0;
};

/// /public/providers/fields of the product's own table of providers (resources/providers.json), as the gateway words it.
QJsonArray providerFieldsAnswer();
/// "sk-...9f2"
QString maskedSecret(const QString &secret);
/// What a gateway answers to a test that worked, or did not.
QJsonObject testAnswer(bool isOk);

} // namespace portreeve::ui
