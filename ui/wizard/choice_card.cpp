// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/choice_card.h"

#include "ui/widgets/paint.h"
#include "ui/widgets/theme.h"

#include <QPainter>

namespace portreeve::ui {

ChoiceCard::ChoiceCard(QWidget *parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ChoiceCard::setWords(const QString &title, const QString &words)
{
    setText(title);
    m_words = words;
    setAccessibleName(title);
    setAccessibleDescription(words);
    update();
}

QSize ChoiceCard::sizeHint() const
{
    return QSize(px(320), px(62));
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isHot = underMouse() && isEnabled();
    paintBox(painter, rect(), px(sizes().radius.card), isHot ? t.hover : t.raised, isChecked() ? t.accent : t.border, isChecked() ? 2 : 1);
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF ring(isMirrored ? width() - px(34) : px(18), (height() - px(16)) / 2.0, px(16), px(16));
    painter.setPen(QPen(isChecked() ? t.accent : t.control, stroke(1.5)));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(ring);
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.accent);
        painter.drawEllipse(ring.adjusted(px(4), px(4), -px(4), -px(4)));
    }
    const QRectF words(isMirrored ? px(16) : px(46), px(11), width() - px(64), lineHeight(Type::Strong));
    const auto side = (isMirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
    paintText(painter, words, side, ui::font(Type::Strong), text(), isEnabled() ? t.text1 : t.text3);
    paintText(painter, words.translated(0, lineHeight(Type::Strong)), side, ui::font(Type::Small), m_words, isEnabled() ? t.text2 : t.text3);
    if (hasFocus())
        paintFocus(painter, rect(), px(sizes().radius.card));
}

} // namespace portreeve::ui
