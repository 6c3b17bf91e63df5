// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/providers/credential_values.h"

#include <QWidget>

class QVBoxLayout;

namespace portreeve::ui {

class Button;
class Field;
class TextArea;
class TextField;

/// The form of a provider's credential, from its template: name, key, address and what else it wants. Secrets can be written, never read.
class ProviderForm : public QWidget
{
    Q_OBJECT

public:
    /// `stored`: the credential that is edited; null: a new one.
    ProviderForm(const ProviderTemplate &row, const CredentialLine *stored, const QString &name, QWidget *parent = nullptr);

    CredentialForm form() const;
    /// Fills fields: an address that was found on this computer.
    void fill(const QHash<QString, QString> &texts);
    /// Shows what is wrong; true when nothing is.
    bool check(const QStringList &takenNames);
    void showFault(const QString &key, const QString &fault);
    const ProviderTemplate &row() const { return m_row; }
    /// Overwrites typed secrets: they were sent.
    void forgetSecrets();

signals:
    void edited();

private:
    Field *addField(QVBoxLayout *into, const TemplateField &field);
    void addHead(QVBoxLayout *into);

    ProviderTemplate m_row;
    bool m_isNew;
    QJsonObject m_stored;
    QHash<QString, TextField *> m_lines;
    QHash<QString, Field *> m_fields;
    TextField *m_name;
    TextField *m_title;
    TextArea *m_further;
    QWidget *m_rare;
    Button *m_unfold;
};

} // namespace portreeve::ui
