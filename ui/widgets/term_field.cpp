// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/term_field.h"

#include "ui/widgets/paint.h"

#include <QKeyEvent>
#include <QPainter>

namespace portreeve::ui {
namespace {

constexpr int ownMargin = 2; // QLineEdit's, before its text

} // namespace

TermField::TermField(QWidget *parent) : QLineEdit(parent)
{
    setFrame(false);
    setFont(ui::font(Type::Small));
}

void TermField::setHint(const TypedHint &hint)
{
    m_hint = hint;
    update();
}

void TermField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (text().isEmpty())
        return;
    QPainter painter(this);
    const QFontMetricsF metrics(font());
    const QFont words = font();
    if (cursorPosition() == text().size()) {
        qreal x = ownMargin + metrics.horizontalAdvance(text()) + px(4);
        x += paintText(painter, QRectF(x, 0, width() - x, height()), Qt::AlignLeft, words, m_hint.completion, tokens().text3) + px(14);
        paintText(painter, QRectF(x, 0, width() - x, height()), Qt::AlignLeft, words, m_hint.example, tokens().text3);
    }
    if (m_hint.error.isEmpty())
        return;
    const qreal from = ownMargin + metrics.horizontalAdvance(text().left(m_hint.errorFrom));
    const qreal wide = qMax<qreal>(px(6), metrics.horizontalAdvance(text().mid(m_hint.errorFrom, m_hint.errorLength)));
    painter.fillRect(QRectF(from, height() - px(4), wide, px(2)), tokens().danger);
}

void TermField::keyPressEvent(QKeyEvent *event)
{
    const bool back = event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Left;
    if (back && cursorPosition() == 0 && !hasSelectedText())
        return emit leftAtBegin();
    if (event->key() == Qt::Key_Down)
        return emit down();
    QLineEdit::keyPressEvent(event);
}

bool TermField::event(QEvent *event)
{
    // Tab takes the completion where there is one; otherwise it leaves, as everywhere.
    if (event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Tab && !m_hint.completion.trimmed().isEmpty()) {
            insert(m_hint.completion.trimmed());
            return true;
        }
    }
    return QLineEdit::event(event);
}

void TermField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        setFont(ui::font(Type::Small));
}

} // namespace portreeve::ui
