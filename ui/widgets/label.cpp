// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/label.h"

#include "ui/widgets/draw_number.h"
#include "ui/widgets/paint.h"

#include <QEvent>
#include <QPainter>

namespace portreeve::ui {

Label::Label(const QString &text, Type type, Ink ink, QWidget *parent) : QLabel(text, parent), m_type(type), m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    setOpenExternalLinks(false);
    restyle();
}

void Label::setType(Type type)
{
    m_type = type;
    restyle();
}

void Label::setWeight(int weight)
{
    m_weight = weight;
    restyle();
}

void Label::setInk(Ink ink)
{
    m_ink = ink;
    restyle();
}

void Label::setElide(Qt::TextElideMode mode)
{
    m_elide = mode;
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    updateGeometry();
}

void Label::setTabular(bool tabular)
{
    m_tabular = tabular;
    updateGeometry();
}

void Label::setSelectable(bool selectable)
{
    setTextInteractionFlags(selectable ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard : Qt::NoTextInteraction);
    setFocusPolicy(selectable ? Qt::ClickFocus : Qt::NoFocus);
}

QSize Label::sizeHint() const
{
    if (wordWrap())
        return QLabel::sizeHint();
    if (m_tabular)
        return QSize(qCeil(numberWidth(font(), text())), lineHeight(m_type));
    return QSize(QLabel::sizeHint().width(), qMax(QLabel::sizeHint().height(), lineHeight(m_type)));
}

QSize Label::minimumSizeHint() const
{
    if (m_elide != Qt::ElideNone)
        return QSize(fontMetrics().averageCharWidth() * 3, lineHeight(m_type));
    return wordWrap() ? QLabel::minimumSizeHint() : sizeHint();
}

bool Label::paintsItself() const
{
    return (m_elide != Qt::ElideNone || m_tabular) && !wordWrap();
}

void Label::paintEvent(QPaintEvent *event)
{
    if (!paintsItself())
        return QLabel::paintEvent(event);
    QPainter painter(this);
    const QColor ink = isEnabled() ? color(m_ink) : tokens().text3;
    if (m_tabular) {
        drawNumber(painter, contentsRect(), QStyle::visualAlignment(layoutDirection(), alignment()), font(), text(), ink);
        return;
    }
    const qreal wide = QFontMetricsF(font()).horizontalAdvance(text());
    if (toolTip().isEmpty() && wide > width() + 1)
        setToolTip(text().toHtmlEscaped());
    paintText(painter, contentsRect(), QStyle::visualAlignment(layoutDirection(), alignment()), font(), text(), ink, m_elide);
}

void Label::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        restyle();
}

void Label::restyle()
{
    setFont(m_weight ? ui::font(m_type, m_weight) : ui::font(m_type));
    QPalette own = palette();
    own.setColor(QPalette::Active, QPalette::WindowText, color(m_ink));
    own.setColor(QPalette::Inactive, QPalette::WindowText, color(m_ink));
    own.setColor(QPalette::Disabled, QPalette::WindowText, tokens().text3);
    setPalette(own);
    updateGeometry();
}

Rule::Rule(Qt::Orientation orientation, Ink ink, QWidget *parent) : QWidget(parent), m_orientation(orientation), m_ink(ink)
{
    const bool flat = orientation == Qt::Horizontal;
    setSizePolicy(flat ? QSizePolicy::Expanding : QSizePolicy::Fixed, flat ? QSizePolicy::Fixed : QSizePolicy::Expanding);
}

QSize Rule::sizeHint() const
{
    return QSize(1, 1);
}

void Rule::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(m_ink));
}

} // namespace portreeve::ui
