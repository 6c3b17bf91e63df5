// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/connections/passphrase_sheet.h"

#include "ui/local/chosen_secrets.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"

#include <QPointer>
#include <QVBoxLayout>

namespace portreeve::ui {

PassphraseSheet::PassphraseSheet(ChosenSecrets &secrets, QWidget *over)
    : Sheet(tr("Unlock your keys"), over), m_secrets(secrets), m_text(new TextField), m_field(new Field(tr("Passphrase"), m_text))
{
    setObjectName(QStringLiteral("passphrase"));
    m_text->setObjectName(QStringLiteral("passphrase.text"));
    m_text->setSecret(true);
    auto *words = new Label(tr("The keys of your connections lie in a file that is sealed with your passphrase."));
    words->setWordWrap(true);
    body()->addWidget(words);
    body()->addWidget(m_field);
    addFootLeft(tr("Not now"), ButtonKind::Secondary, Does::Reject)->setObjectName(QStringLiteral("passphrase.later"));
    m_unlock = addFoot(tr("Unlock"), ButtonKind::Primary, Does::Nothing);
    m_unlock->setObjectName(QStringLiteral("passphrase.unlock"));
    m_unlock->setDefault(true);
    connect(m_unlock, &QPushButton::clicked, this, &PassphraseSheet::unlock);
    connect(m_text, &QLineEdit::textEdited, m_field, [this] { m_field->setError({}); });
    m_text->setFocus();
}

void PassphraseSheet::unlock()
{
    Secrets *place = m_secrets.at(SecretPlace::File);
    if (!place)
        return reject();
    m_unlock->setEnabled(false);
    place->unlock(m_text->text(), [self = QPointer(this)](const SecretAnswer &answer) {
        if (!self)
            return;
        self->m_unlock->setEnabled(true);
        if (answer.isOk())
            return self->accept();
        self->m_field->setError(answer.words);
        self->m_text->selectAll();
        self->m_text->setFocus();
    });
}

} // namespace portreeve::ui
