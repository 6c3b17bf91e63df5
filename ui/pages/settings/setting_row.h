// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/setting_table.h"

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace portreeve::ui {

class IconButton;
class Label;
class Segments;
class Settings;
class Switch;
class TextField;

/// One setting: name and help at the left, its editor and the way back to the default at the right. What is chosen holds at once.
class SettingRow : public QWidget
{
    Q_OBJECT

public:
    SettingRow(const SettingLine &line, Settings &settings, QWidget *parent = nullptr);

    QString key() const { return QLatin1String(m_line.key); }
    QString group() const { return QLatin1String(m_line.group); }
    bool matches(const QString &query) const;
    /// Off, and why, in place of the help; empty: on.
    void setReason(const QString &reason);
    QWidget *editor() const { return m_editor; }

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeEditor();
    QWidget *makeChoice();
    QWidget *makeNumber();
    QWidget *makeText();
    QWidget *makePages();
    void fillPages();
    void choose(const QVariant &value);
    void load();
    void retranslate();
    QString fault(const QString &text) const;

    const SettingLine &m_line;
    Settings &m_settings;
    Label *m_name;
    Label *m_help;
    IconButton *m_reset;
    QWidget *m_editor = nullptr;
    Switch *m_switch = nullptr;
    Segments *m_segments = nullptr;
    QSpinBox *m_number = nullptr;
    TextField *m_text = nullptr;
    QComboBox *m_pages = nullptr;
    QString m_reason;
    QString m_fault;
};

} // namespace portreeve::ui
