// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/deployments/deployment.h"
#include "ui/pages/models/form_field.h"

#include <QHash>

namespace portreeve::ui {

/// What a secret is shown as in the raw text while it is kept here: typed, not yet sent.
QString hiddenSecret();

/// A deployment that is being written: one state that the guided form and the raw text both edit, so they cannot differ. Secrets that were typed are kept apart and never shown
/// again; those that the server has are not here at all.
class ModelDraft
{
public:
    ModelDraft() = default;
    /// For editing, or as the pattern of a copy (without id, and without secrets: the server does not tell them).
    static ModelDraft of(const Deployment &deployment, bool isCopy);

    bool isNew() const { return m_id.isEmpty(); }
    QString id() const { return m_id; }
    /// {model_name, litellm_params, model_info}: what the raw text shows.
    QJsonObject entry() const;
    /// From the raw text. False leaves everything as it was; `error` says why.
    bool setEntry(const QJsonObject &entry, QString *error);

    QJsonValue value(const FormField &field) const;
    QString text(const FormField &field) const { return field.kind == FieldKind::Secret ? QString() : formText(field, value(field)); }
    /// From the guided form. False leaves the value; `error` says why.
    bool setText(const FormField &field, const QString &text, QString *error);
    /// As it was loaded, to say "was: …"; empty when it has not changed.
    QString was(const FormField &field) const;
    bool hasTyped(const QString &secret) const { return m_secrets.contains(secret); }
    /// Secrets of the pattern that a copy could not take along.
    QStringList lostSecrets() const { return m_lost; }

    bool isChanged() const;
    /// What is missing before it can be saved, by the name of its field; empty: nothing.
    QString missing() const;
    /// For /model/new.
    QJsonObject body() const;
    /// For PATCH /model/ID/update: what changed, and null for what was taken away.
    QJsonObject patch() const;

private:
    QJsonObject withSecrets(QJsonObject params) const;

    QString m_id;
    QString m_name;
    QJsonObject m_params, m_info;
    QString m_oldName;
    QJsonObject m_oldParams, m_oldInfo;
    QHash<QString, QString> m_secrets;
    QStringList m_lost;
};

/// The members of model_info that a person stated, without those that the server adds from its price list.
QJsonObject statedInfo(const QJsonObject &info);
/// litellm_params without what LiteLLM always shows.
QJsonObject statedParams(const QJsonObject &params);

} // namespace portreeve::ui
