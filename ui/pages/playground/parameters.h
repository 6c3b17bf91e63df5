// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/playground/chat_question.h"

#include <QWidget>

class QCheckBox;
class QComboBox;

namespace portreeve::ui {

class Field;
class TextArea;
class TextField;

/// The form of AskParameters; an empty field sends nothing. `changed` only when all fields are right.
class ParameterForm : public QWidget
{
    Q_OBJECT

public:
    explicit ParameterForm(const AskParameters &parameters, QWidget *parent = nullptr);
    const AskParameters &parameters() const { return m_parameters; }
    bool isRight() const { return m_isRight; }

signals:
    void changed(const AskParameters &parameters);

private:
    Field *number(const QString &label, const QString &hint, const QString &text);
    void read();
    template <class T, class Read>
    std::optional<T> take(Field *field, Read read, const QString &error);

    AskParameters m_parameters;
    bool m_isRight = true;
    Field *m_temperature;
    Field *m_maxTokens;
    Field *m_topP;
    Field *m_seed;
    Field *m_stop;
    QComboBox *m_effort;
    QComboBox *m_format;
    Field *m_schema;
};

} // namespace portreeve::ui
