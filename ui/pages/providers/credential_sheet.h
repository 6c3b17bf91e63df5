// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/deployments/deployment.h"
#include "ui/pages/deployments/provider_template.h"
#include "ui/widgets/sheet.h"

namespace portreeve::ui {

struct Desk;
class Banner;
class ProviderForm;

/// Another credential of a provider, or an existing one to change. Secrets are written only; an empty one stays as it is.
class CredentialSheet : public Sheet
{
    Q_OBJECT

public:
    /// `line`: null for a new one.
    CredentialSheet(Desk &desk, const ProviderTemplate &row, const CredentialLine *line, const QStringList &takenNames, QWidget *over);

signals:
    void saved(const QString &name);

private:
    void save();

    Desk &m_desk;
    ProviderTemplate m_row;
    std::optional<CredentialLine> m_old;
    QStringList m_taken;
    ProviderForm *m_form;
    Banner *m_banner;
    Button *m_save;
};

/// Asks before a credential is deleted: which deployments it takes the key away from comes first.
Sheet *askDeleteCredential(Desk &desk, const CredentialLine &line, const QList<Deployment> &uses, QWidget *over);

} // namespace portreeve::ui
