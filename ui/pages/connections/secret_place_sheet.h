// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/local/secrets.h"
#include "ui/widgets/sheet.h"

#include <QMap>

class QRadioButton;

namespace portreeve::ui {

class ChosenSecrets;
class Field;
class Label;
class TextField;

/// Where may secrets live? Shows each place with the result of a real test, takes a passphrase for the sealed file, and takes along what is kept already.
class SecretPlaceSheet : public Sheet
{
    Q_OBJECT

public:
    /// `names`: the secrets to take along.
    SecretPlaceSheet(ChosenSecrets &secrets, const QStringList &names, QWidget *over);

private:
    struct Choice {
        QRadioButton *button = nullptr;
        Label *state = nullptr;
    };
    void addChoice(SecretPlace place, const QString &words);
    void look();
    void settle();
    void show(SecretPlace place, const SecretAnswer &answer);
    SecretPlace chosen() const;
    void use();
    void move();

    ChosenSecrets &m_secrets;
    QStringList m_names;
    QMap<SecretPlace, Choice> m_choices;
    Field *m_passphrase;
    Field *m_again;
    TextField *m_passphraseText;
    TextField *m_againText;
    Label *m_fault;
    Button *m_use;
};

} // namespace portreeve::ui
