// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QKeySequenceEdit;

namespace portreeve::ui {

class Actions;
class Button;
class Label;
class Settings;
class ShortcutModel;
class Table;

/// The table of shortcuts and, below it, the keys of the chosen action. A shortcut that another action of the same page has is shown with its owner; it can be taken from it.
class ShortcutEditor : public QWidget
{
    Q_OBJECT

public:
    ShortcutEditor(Actions &actions, Settings &settings, QWidget *parent = nullptr);
    /// How many lines fit the words; 0 hides the card.
    int setFilter(const QString &query);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeLine();
    void retranslate();
    QString chosen() const;
    void load();
    void check();
    void apply(bool takes);
    void setOwn(const QString &id, const QString &keys);
    QStringList owners(const QString &keys) const;
    QString wanted() const;

    Actions &m_actions;
    Settings &m_settings;
    ShortcutModel *m_model;
    Table *m_table;
    Label *m_name;
    QKeySequenceEdit *m_keys;
    Button *m_set;
    Button *m_none;
    Button *m_reset;
    Button *m_resetAll;
    Label *m_conflict;
};

} // namespace portreeve::ui
