// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/models/model_draft.h"

#include <QWidget>

class QComboBox;
class QVBoxLayout;

namespace portreeve::ui {

class Button;
class Field;

/// The guided half of the editor of a deployment: a field for each line of its record, what is rare folded away.
class ModelForm : public QWidget
{
    Q_OBJECT

public:
    ModelForm(const QList<FormField> &fields, const QStringList &credentials, QWidget *parent = nullptr);

    /// Shows the draft; fields that have the keyboard or are wrong keep what is typed.
    void showDraft(const ModelDraft &draft);
    /// "set, ends …9f2": what the server has of a secret.
    void setSecretState(const QString &name, const QString &state);
    void setHint(const QString &name, const QString &hint);
    /// Empty takes it away. The field is unfolded and scrolled to.
    void setError(const QString &name, const QString &error);
    bool hasErrors() const;
    void clearErrors();
    const QList<FormField> &fields() const { return m_fields; }
    QWidget *editor(const QString &name) const;

signals:
    void edited(const FormField &field, const QString &text);

private:
    QWidget *makeEditor(const FormField &field, const QStringList &credentials);
    void setEditor(const FormField &field, const QString &text);
    void addSection(QVBoxLayout *into, const QList<FormField> &fields, const QStringList &credentials);
    void setUnfolded(bool on);

    QList<FormField> m_fields;
    QHash<QString, Field *> m_shown;
    QHash<QString, QString> m_secretStates;
    QWidget *m_rare;
    Button *m_unfold;
    bool m_isShowing = false; ///< what changes now was not typed
};

} // namespace portreeve::ui
