// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/field.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/label.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>

namespace portreeve::ui {
namespace {

void markWrong(QWidget *editor, bool wrong)
{
    if (editor->property("wrong").toBool() == wrong)
        return;
    editor->setProperty("wrong", wrong);
    editor->update();
}

} // namespace

TextField::TextField(const QString &placeholder, QWidget *parent) : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    restyle();
}

void TextField::setLeadingIcon(const QString &iconName)
{
    if (!m_leading)
        m_leading = addAction(ui::icon(iconName), QLineEdit::LeadingPosition);
    m_leading->setIcon(ui::icon(iconName));
}

void TextField::setMono(bool mono)
{
    m_mono = mono;
    restyle();
}

void TextField::setWrong(bool wrong)
{
    markWrong(this, wrong);
}

void TextField::setSecret(bool secret)
{
    setEchoMode(secret ? QLineEdit::Password : QLineEdit::Normal);
    if (!secret)
        return;
    setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    QAction *eye = addAction(ui::icon(QStringLiteral("eye")), QLineEdit::TrailingPosition);
    eye->setCheckable(true);
    eye->setText(tr("Show what is typed"));
    connect(eye, &QAction::toggled, this, [this](bool on) { setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
}

void TextField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        restyle();
}

void TextField::restyle()
{
    setFont(ui::font(m_mono ? Type::Mono : Type::Body));
    setMinimumHeight(px(sizes().height.control));
}

TextArea::TextArea(const QString &placeholder, QWidget *parent) : QPlainTextEdit(parent)
{
    setPlaceholderText(placeholder);
    setTabChangesFocus(true);
    restyle();
}

void TextArea::setMono(bool mono)
{
    m_mono = mono;
    restyle();
}

void TextArea::setWrong(bool wrong)
{
    markWrong(this, wrong);
}

void TextArea::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        restyle();
}

void TextArea::restyle()
{
    setFont(ui::font(m_mono ? Type::Mono : Type::Body));
    document()->setDocumentMargin(px(6));
}

Field::Field(const QString &label, QWidget *editor, QWidget *parent)
    : QWidget(parent), m_label(new Label(label, Type::Small)), m_note(new Label({}, Type::Caption, &Tokens::text3)),
      m_below(new Label({}, Type::Caption, &Tokens::text3)), m_editor(editor)
{
    m_label->setWeight(500);
    m_label->setBuddy(editor);
    m_note->setWeight(400);
    m_note->hide();
    m_below->setWordWrap(true);
    m_below->hide();
    auto *head = new QHBoxLayout;
    space(head, 0, 8);
    head->addWidget(m_label);
    head->addWidget(m_note);
    head->addStretch();
    auto *column = new QVBoxLayout(this);
    space(column, 0, 4);
    column->addLayout(head);
    column->addWidget(editor);
    column->addWidget(m_below);
    setFocusProxy(editor);
    setLabel(label);
}

void Field::setLabel(const QString &label)
{
    m_label->setText(label);
    m_label->setVisible(!label.isEmpty());
    m_editor->setAccessibleName(label);
}

void Field::setHint(const QString &hint)
{
    m_hint = hint;
    restyle();
}

void Field::setError(const QString &error)
{
    m_error = error;
    markWrong(m_editor, !error.isEmpty());
    restyle();
}

QString Field::error() const
{
    return m_error;
}

void Field::setWas(const QString &was)
{
    m_was = was;
    restyle();
}

void Field::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void Field::restyle()
{
    const QString was = m_was.isEmpty() ? QString() : tr("was: %1").arg(m_was);
    const QString text = !m_error.isEmpty() ? m_error : !was.isEmpty() ? was : m_hint;
    m_below->setText(text);
    m_below->setInk(!m_error.isEmpty() ? &Tokens::danger : !was.isEmpty() ? &Tokens::accent : &Tokens::text3);
    m_below->setWeight(m_error.isEmpty() && was.isEmpty() ? 400 : 500);
    m_below->setVisible(!text.isEmpty());
    m_editor->setAccessibleDescription(text);
}

} // namespace portreeve::ui
