// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QWidget>

class QVBoxLayout;

namespace portreeve::ui {

class Label;

/// A line to type in. Standard in all but three things: it can hold an icon at its beginning, be set in mono, and be wrong.
class TextField : public QLineEdit
{
    Q_OBJECT

public:
    explicit TextField(const QString &placeholder = {}, QWidget *parent = nullptr);
    void setLeadingIcon(const QString &iconName);
    void setMono(bool mono);
    /// Draws the edge in danger. Field::setError() does it for a labelled field.
    void setWrong(bool wrong);
    /// Types dots; an eye at the end shows them while it is on. For provider keys.
    void setSecret(bool secret);

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();
    bool m_mono = false;
    QAction *m_leading = nullptr;
};

/// Several lines to type in; Tab leaves it.
class TextArea : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TextArea(const QString &placeholder = {}, QWidget *parent = nullptr);
    void setMono(bool mono);
    void setWrong(bool wrong);

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();
    bool m_mono = false;
};

/// An editor with its label above, a hint or an error below, and the dot of a changed field. The label is the editor's buddy and accessible name, the error its
/// accessible description.
class Field : public QWidget
{
    Q_OBJECT

public:
    Field(const QString &label, QWidget *editor, QWidget *parent = nullptr);

    QWidget *editor() const { return m_editor; }
    void setLabel(const QString &label);
    void setHint(const QString &hint);
    /// Empty: nothing is wrong. The place below grows only when there is something to say.
    void setError(const QString &error);
    QString error() const;
    /// Marks the field as changed since it was loaded: "was: 100.00". Empty: unchanged.
    void setWas(const QString &was);
    /// A word behind the label in text3: "required", "string".
    void setNote(const QString &note);

private:
    void restyle();

    Label *m_label;
    Label *m_note;
    Label *m_below;
    QWidget *m_editor;
    QString m_hint;
    QString m_error;
    QString m_was;
};

} // namespace portreeve::ui
