// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sheet.h"

#include "ui/widgets/field.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/label.h"
#include "ui/widgets/paint.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace portreeve::ui {

/// Darkens the window and keeps the mouse from it.
class Sheet::Scrim : public QWidget
{
public:
    Scrim(QWidget *window, Sheet *sheet) : QWidget(window), m_sheet(sheet) { setAttribute(Qt::WA_NoSystemBackground); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), tokens().scrim);
        if (m_sheet)
            paintShadow(painter, m_sheet->geometry(), px(sizes().radius.dialog), 22);
    }
    void mousePressEvent(QMouseEvent *) override
    {
        if (m_sheet)
            m_sheet->reject();
    }
    void wheelEvent(QWheelEvent *event) override { event->accept(); }

private:
    QPointer<Sheet> m_sheet;
};

namespace {

class Mark : public QWidget
{
public:
    Mark(Tone tone, QWidget *parent) : QWidget(parent), m_tone(tone) { fix(this, 20, 20); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(painter, rect(), m_tone == Tone::Info ? QStringLiteral("info") : QStringLiteral("warning"), color(toneInk(m_tone).ink));
    }

private:
    Tone m_tone;
};

} // namespace

Sheet::Sheet(const QString &title, QWidget *over)
    : QDialog(over->window(), Qt::Widget), m_window(over->window()), m_head(new QHBoxLayout), m_title(new Label(title, Type::Section)), m_body(new QVBoxLayout),
      m_foot(new QHBoxLayout), m_width(sizes().width.dialog)
{
    setWindowFlags(Qt::Widget);
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_NoSystemBackground);
    setAccessibleName(title);
    m_title->setWordWrap(true);
    space(m_head, 0, 10);
    m_head->addWidget(m_title, 1);
    space(m_body, 0, 14);
    space(m_foot, QMargins(0, 6, 0, 0), 8);
    m_foot->addStretch();
    auto *column = new QVBoxLayout(this);
    space(column, QMargins(23, 20, 23, 19), 14);
    column->addLayout(m_head);
    column->addLayout(m_body, 1);
    column->addLayout(m_foot);
    hide();
}

Sheet::~Sheet()
{
    qApp->removeEventFilter(this);
    if (m_scrim)
        m_scrim->deleteLater();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
}

void Sheet::setTone(Tone tone)
{
    delete m_mark;
    m_mark = new Mark(tone, this);
    m_head->insertWidget(0, m_mark, 0, Qt::AlignTop);
}

void Sheet::setSheetWidth(int at100)
{
    m_width = at100;
}

Button *Sheet::addFootLeft(const QString &text, ButtonKind kind, Does does)
{
    Button *button = addFoot(text, kind, does);
    m_foot->removeWidget(button);
    addFootWidget(button);
    return button;
}

void Sheet::addFootWidget(QWidget *widget)
{
    m_foot->insertWidget(m_left++, widget);
}

Button *Sheet::addFoot(const QString &text, ButtonKind kind, Does does)
{
    auto *button = new Button(text, kind);
    if (does == Does::Accept)
        connect(button, &QPushButton::clicked, this, &QDialog::accept);
    if (does == Does::Reject)
        connect(button, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    m_foot->addWidget(button);
    return button;
}

void Sheet::setDismissable(bool dismissable)
{
    m_dismissable = dismissable;
}

QSize Sheet::sizeHint() const
{
    const int wide = qMin(px(m_width), m_window ? m_window->width() - px(48) : px(m_width));
    const int tall = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(wide) : layout()->totalSizeHint().height();
    return QSize(wide, m_window ? qMin(tall, m_window->height() - px(48)) : tall);
}

void Sheet::open()
{
    if (!m_window)
        return;
    m_before = QApplication::focusWidget();
    m_scrim = new Scrim(m_window, this);
    m_window->setAttribute(Qt::WA_KeyboardFocusChange); // where Enter goes must be seen
    qApp->installEventFilter(this);
    m_scrim->show();
    m_scrim->raise();
    show();
    raise();
    place();
    if (isAncestorOf(QApplication::focusWidget()))
        return;
    if (auto *field = findChild<QLineEdit *>(); field && field->isEnabled())
        field->setFocus(Qt::TabFocusReason);
    else
        focusNextPrevChild(true);
}

void Sheet::place()
{
    if (!m_window || !m_scrim)
        return;
    layout()->activate();
    m_scrim->setGeometry(m_window->rect());
    const QSize size = sizeHint();
    setGeometry(QRect(QPoint((m_window->width() - size.width()) / 2, qMax(px(24), (m_window->height() - size.height()) / 2)), size));
    m_scrim->update();
}

void Sheet::reject()
{
    if (m_dismissable)
        QDialog::reject();
}

void Sheet::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBox(painter, rect(), px(sizes().radius.dialog), tokens().raised, tokens().border);
}

bool Sheet::focusNextPrevChild(bool next)
{
    QWidget *from = QApplication::focusWidget();
    if (!from || !isAncestorOf(from))
        from = this;
    for (QWidget *each = next ? from->nextInFocusChain() : from->previousInFocusChain(); each != from; each = next ? each->nextInFocusChain() : each->previousInFocusChain()) {
        if (!isAncestorOf(each) || !each->isVisible() || !each->isEnabled() || !(each->focusPolicy() & Qt::TabFocus) || each->focusProxy())
            continue;
        each->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        return true;
    }
    return true; // never out of the sheet
}

bool Sheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::Resize)
        place();
    // The window's shortcuts are off; mnemonics and plain keys go to whoever has the keyboard.
    if (event->type() == QEvent::ShortcutOverride && isVisible()) {
        auto *key = static_cast<QKeyEvent *>(event);
        auto *widget = qobject_cast<QWidget *>(watched);
        if (widget && (widget == this || isAncestorOf(widget)) && !(key->modifiers() & Qt::AltModifier))
            key->accept();
    }
    return QDialog::eventFilter(watched, event);
}

bool Sheet::event(QEvent *event)
{
    const bool done = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest && isVisible())
        place();
    return done;
}

void Sheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return reject();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter)
        return event->accept(); // stays here
    for (QPushButton *button : findChildren<QPushButton *>()) {
        if (button->isDefault() && button->isEnabled())
            return button->click();
    }
    if (auto *button = qobject_cast<QPushButton *>(QApplication::focusWidget()))
        button->click();
}

Sheet *ask(const Question &question, QWidget *over)
{
    auto *sheet = new Sheet(question.title, over);
    sheet->setSheetWidth(520);
    if (question.dangerous)
        sheet->setTone(Tone::Bad);
    auto *effect = new Label(question.effect, Type::Body, &Tokens::text2);
    effect->setWordWrap(true);
    sheet->body()->addWidget(effect);
    auto *cancel = sheet->addFoot(Sheet::tr("Cancel"), ButtonKind::Secondary, Sheet::Does::Reject);
    auto *act = sheet->addFoot(question.act, question.dangerous ? ButtonKind::Danger : ButtonKind::Primary, Sheet::Does::Accept);
    if (!question.typed.isEmpty()) {
        auto *line = new QHBoxLayout;
        space(line, 0, 10);
        auto *name = new TextField;
        auto *label = new Label(Sheet::tr("Type %1 to go on").arg(question.typed), Type::Small);
        label->setWeight(500);
        label->setBuddy(name);
        name->setAccessibleName(label->text());
        line->addWidget(label);
        line->addWidget(name, 1);
        sheet->body()->addLayout(line);
        act->setEnabled(false);
        QObject::connect(name, &QLineEdit::textChanged, act, [act, typed = question.typed](const QString &text) { act->setEnabled(text.trimmed() == typed); });
    }
    sheet->open();
    cancel->setFocus(Qt::TabFocusReason);
    return sheet;
}

} // namespace portreeve::ui
