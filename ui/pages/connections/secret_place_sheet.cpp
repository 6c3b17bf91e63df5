// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/connections/secret_place_sheet.h"

#include "ui/local/chosen_secrets.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"

#include <QPointer>
#include <QRadioButton>
#include <QVBoxLayout>

namespace portreeve::ui {

SecretPlaceSheet::SecretPlaceSheet(ChosenSecrets &secrets, const QStringList &names, QWidget *over) : Sheet(tr("Where may keys be kept?"), over), m_secrets(secrets), m_names(names)
{
    setObjectName(QStringLiteral("secrets"));
    addChoice(SecretPlace::Keychain, tr("Opened with your login. The best place where it works."));
    addChoice(SecretPlace::File, tr("A file in the profile, sealed with AES-256; you type the passphrase at each start."));
    addChoice(SecretPlace::Environment, tr("Portreeve reads PORTREEVE_SECRET_… variables and writes nothing."));
    addChoice(SecretPlace::Session, tr("You enter keys again after each start."));
    m_passphrase = new Field(tr("Passphrase"), m_passphraseText = new TextField);
    m_again = new Field(tr("Passphrase again"), m_againText = new TextField);
    m_passphraseText->setSecret(true);
    m_againText->setSecret(true);
    m_passphraseText->setObjectName(QStringLiteral("secrets.passphrase"));
    m_againText->setObjectName(QStringLiteral("secrets.again"));
    m_fault = new Label({}, Type::Body, &Tokens::danger);
    m_fault->setObjectName(QStringLiteral("secrets.fault"));
    m_fault->setWordWrap(true);
    m_fault->hide();
    for (QWidget *part : std::initializer_list<QWidget *>{m_passphrase, m_again, m_fault})
        body()->addWidget(part);
    addFootLeft(tr("Cancel"), ButtonKind::Secondary, Does::Reject)->setObjectName(QStringLiteral("secrets.cancel"));
    m_use = addFoot(tr("Keep keys there"), ButtonKind::Primary, Does::Nothing);
    m_use->setObjectName(QStringLiteral("secrets.use"));
    connect(m_use, &QPushButton::clicked, this, &SecretPlaceSheet::use);
    m_choices[secrets.place()].button->setChecked(true);
    look();
    settle();
}

void SecretPlaceSheet::addChoice(SecretPlace place, const QString &words)
{
    Choice choice;
    choice.button = new QRadioButton(placeName(place));
    choice.button->setObjectName(QStringLiteral("secrets.") + placeId(place));
    choice.button->setAccessibleDescription(words);
    choice.state = new Label(words, Type::Small, &Tokens::text2);
    choice.state->setWordWrap(true);
    auto *inner = new QVBoxLayout;
    space(inner, 0, 2);
    inner->addWidget(choice.button);
    auto *below = new QVBoxLayout;
    space(below, QMargins(24, 0, 0, 0), 0);
    below->addWidget(choice.state);
    inner->addLayout(below);
    body()->addLayout(inner);
    choice.button->setEnabled(m_secrets.at(place));
    connect(choice.button, &QRadioButton::toggled, this, &SecretPlaceSheet::settle);
    m_choices.insert(place, choice);
}

/// A real write, read and removal, so that nobody chooses what does not work.
void SecretPlaceSheet::look()
{
    Secrets *keychain = m_secrets.at(SecretPlace::Keychain);
    if (!keychain)
        return show(SecretPlace::Keychain, {SecretHealth::Absent, {}, tr("There is no keychain here.")});
    keychain->test([self = QPointer(this)](const SecretAnswer &answer) {
        if (self)
            self->show(SecretPlace::Keychain, answer);
    });
}

void SecretPlaceSheet::show(SecretPlace place, const SecretAnswer &answer)
{
    Label *state = m_choices[place].state;
    state->setInk(answer.isOk() ? &Tokens::success : &Tokens::warning);
    state->setText(answer.isOk() ? tr("Tested just now: it works.") : answer.words);
    m_choices[place].button->setAccessibleDescription(state->text());
}

SecretPlace SecretPlaceSheet::chosen() const
{
    for (auto choice = m_choices.begin(); choice != m_choices.end(); ++choice) {
        if (choice->button->isChecked())
            return choice.key();
    }
    return SecretPlace::Session;
}

void SecretPlaceSheet::settle()
{
    const Secrets *place = m_secrets.at(chosen());
    m_passphrase->setVisible(place && place->needsPassphrase());
    m_again->setVisible(place && place->needsPassphrase() && place->takesNewPassphrase());
    m_passphrase->setHint(place && place->takesNewPassphrase() ? tr("At least 8 characters. Nobody can recover it.") : QString());
    m_fault->hide();
}

void SecretPlaceSheet::use()
{
    Secrets *place = m_secrets.at(chosen());
    m_passphrase->setError({});
    m_again->setError({});
    if (!place || !place->needsPassphrase())
        return move();
    if (place->takesNewPassphrase() && m_passphraseText->text() != m_againText->text())
        return m_again->setError(tr("The two are not the same."));
    m_use->setEnabled(false);
    place->unlock(m_passphraseText->text(), [self = QPointer(this)](const SecretAnswer &answer) {
        if (!self)
            return;
        self->m_use->setEnabled(true);
        self->m_passphrase->setError(answer.words);
        if (answer.isOk())
            self->move();
    });
}

void SecretPlaceSheet::move()
{
    m_use->setEnabled(false);
    m_secrets.move(m_names, chosen(), [self = QPointer(this)](const SecretAnswer &answer) {
        if (!self)
            return;
        self->m_use->setEnabled(true);
        self->m_fault->setText(tr("Nothing was changed. %1").arg(answer.words));
        self->m_fault->setVisible(!answer.isOk());
        if (answer.isOk())
            self->accept();
    });
}

} // namespace portreeve::ui
