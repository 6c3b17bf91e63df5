// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace portreeve::ui {

/// What a model costs, in pico-dollars a token. Empty: not known, which is never zero.
struct UnitPrices {
    std::optional<qint64> input;
    std::optional<qint64> output;
    std::optional<qint64> cached;
    std::optional<qint64> cacheWrite;
    bool isOwn = false; ///< set on the deployment, in place of the price list's
};

/// Where a deployment was defined, and so where it can be changed.
enum class DeploymentOrigin { Here, File, Default };

/// A provider's model behind a model name, as /v2/model/info tells it (Portreeve and LiteLLM).
struct Deployment {
    QString id;
    QString name; ///< what clients ask for
    QString model; ///< "openai/gpt-4o-mini"
    QString provider; ///< "openai"
    QString credential; ///< empty: a key of its own, or none
    QString baseUrl; ///< as configured; empty: the provider's usual one
    QString mode; ///< "chat", "embedding" ...; empty: not known
    QString fault; ///< why it cannot be called
    QString place; ///< "config.yaml:8"
    QString updatedBy;
    QDateTime updatedAt;
    DeploymentOrigin origin = DeploymentOrigin::Here;
    bool isBlocked = false;
    std::optional<double> weight; ///< parts of a weight are allowed
    std::optional<qint64> order, rpm, tpm, parallel;
    qint64 context = 0; ///< tokens; 0: not known
    qint64 maxOutput = 0;
    UnitPrices prices;
    QStringList tags;
    QJsonObject params; ///< litellm_params as answered
    QJsonObject info; ///< model_info as answered

    bool isDemo() const { return provider == QLatin1String("demo"); }
    bool isWildcard() const { return name.contains(QLatin1Char('*')); }
    bool isEditable() const { return origin == DeploymentOrigin::Here; }
    bool isPriced() const { return prices.input || prices.output || isDemo(); }
};

Deployment readDeployment(const QJsonObject &row);
QList<Deployment> readDeployments(const QJsonObject &answer);

/// A named set of a provider's key and address, as /credentials tells it: secret values come masked and stay so.
struct CredentialLine {
    QString name;
    QString title;
    QString provider; ///< credential_info.custom_llm_provider; empty: not told
    bool isFromFile = false;
    QJsonObject values; ///< masked: {"api_key": "sk-...9f2"}
    QJsonObject info;
};

QList<CredentialLine> readCredentials(const QJsonObject &answer);

/// Is what a parameter of this name holds a secret? As the gateway decides.
bool isSecretName(const QString &name);
/// "set, ends …9f2" of "sk-...9f2"; "set" when the mask tells no more; empty when nothing is set.
QString secretState(const QString &masked);

/// Pico-dollars a token of a JSON number or decimal text; empty for anything else.
std::optional<qint64> picosOf(const QJsonValue &dollarsPerToken);

/// A number of tokens without digits that nobody counts: "8 k" "128 k" "1.05 M".
QString sizeText(qint64 tokens);

/// "api.openai.com" of "https://api.openai.com/v1"; ports are kept. What is no URL stays as it is.
QString hostOf(const QString &url);

} // namespace portreeve::ui
