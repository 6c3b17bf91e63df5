// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/sheet.h"

namespace portreeve::ui {

class ChosenSecrets;
class Field;
class TextField;

/// Asks for the passphrase of the file with the keys; without it, connections that need a key from there stay closed.
class PassphraseSheet : public Sheet
{
    Q_OBJECT

public:
    PassphraseSheet(ChosenSecrets &secrets, QWidget *over);

private:
    void unlock();

    ChosenSecrets &m_secrets;
    TextField *m_text;
    Field *m_field;
    Button *m_unlock;
};

} // namespace portreeve::ui
