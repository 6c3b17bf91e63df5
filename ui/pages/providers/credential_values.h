// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/deployments/deployment.h"
#include "ui/pages/deployments/provider_template.h"

#include <QHash>

namespace portreeve::ui {

/// What was typed into the form of a provider: its texts by field, pure. Secrets of a stored credential are not in it (the server never tells them): an empty secret leaves what
/// is kept.
struct CredentialForm {
    QString name; ///< credential_name
    QString title; ///< display_name
    QHash<QString, QString> texts; ///< by the key of the field
    QString further; ///< a JSON object of values beyond the template's
};

/// The form of a stored credential.
CredentialForm formOf(const CredentialLine &line, const ProviderTemplate &row);
/// credential_values to send: only what was given. Empty when `further` is wrong; `error` says how.
std::optional<QJsonObject> valuesOf(const CredentialForm &form, QString *error);
/// The keys of what the stored one has and the form has not any more; emptied secrets stay.
QStringList removedValues(const CredentialForm &form, const CredentialLine &line, const ProviderTemplate &row);
/// Per field what is missing or wrong, by its key ("name" for the name).
QHash<QString, QString> faultsOf(const CredentialForm &form, const ProviderTemplate &row, const QStringList &takenNames, bool isNew);
/// "openai", then "openai-2": free among `taken`.
QString freeName(const QString &slug, const QStringList &taken);

} // namespace portreeve::ui
