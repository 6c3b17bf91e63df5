// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/keys/choice_field.h"

#include "ui/widgets/field.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QHBoxLayout>

namespace portreeve::ui {

ChoiceField::ChoiceField(const QString &otherPlaceholder, QWidget *parent) : QWidget(parent), m_box(new QComboBox), m_other(new TextField(otherPlaceholder))
{
    auto *row = new QHBoxLayout(this);
    space(row, 0, 6);
    row->addWidget(m_box, 3);
    row->addWidget(m_other, 2);
    m_other->hide();
    setFocusProxy(m_box);
    connect(m_box, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_other->setVisible(index == m_choices.size());
        emit edited();
    });
    connect(m_box, &QComboBox::activated, this, [this](int index) {
        if (index == m_choices.size())
            m_other->setFocus(Qt::OtherFocusReason);
    });
    connect(m_other, &QLineEdit::textChanged, this, &ChoiceField::edited);
}

void ChoiceField::setChoices(const QList<Choice> &choices, const QString &otherWords)
{
    const QString before = m_choices.isEmpty() ? QString() : code();
    const QSignalBlocker quiet(this);
    m_choices = choices;
    m_box->clear();
    for (const Choice &choice : choices)
        m_box->addItem(choice.words);
    m_box->addItem(otherWords);
    setCode(before);
}

QString ChoiceField::code() const
{
    const int index = m_box->currentIndex();
    return index >= 0 && index < m_choices.size() ? m_choices[index].code : m_other->text().trimmed();
}

void ChoiceField::setCode(const QString &code)
{
    m_box->setAccessibleName(accessibleName());
    for (int i = 0; i < m_choices.size(); ++i) {
        if (m_choices[i].code == code)
            return m_box->setCurrentIndex(i);
    }
    m_other->setText(code);
    m_box->setCurrentIndex(int(m_choices.size()));
}

} // namespace portreeve::ui
