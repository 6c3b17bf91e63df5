// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QComboBox;

namespace portreeve::ui {

class TextField;

/// A span of time chosen from a few, or typed: "per day", "30 days", other. The code is what the API takes; empty: none.
class ChoiceField : public QWidget
{
    Q_OBJECT

public:
    struct Choice {
        QString code;
        QString words;
    };

    explicit ChoiceField(const QString &otherPlaceholder, QWidget *parent = nullptr);
    void setChoices(const QList<Choice> &choices, const QString &otherWords);
    QString code() const;
    /// A code that is not among the choices is typed into "other".
    void setCode(const QString &code);

signals:
    void edited();

private:
    QComboBox *m_box;
    TextField *m_other;
    QList<Choice> m_choices;
};

} // namespace portreeve::ui
