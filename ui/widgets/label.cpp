// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/label.h"

#include "ui/widgets/draw_number.h"
#include "ui/widgets/paint.h"

#include <QEvent>
#include <QPainter>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>

namespace portreeve::ui {
namespace {

constexpr int widestColumn = 720; // where columns of text stop

QString wrappable(QString text)
{
    return text.replace(QLatin1Char('\n'), QChar::LineSeparator);
}

/// Breaks into lines of the look's height, the words in the middle of each; QLabel would set them as tight as the font says. Returns the height of all.
int layLines(QTextLayout &lines, qreal width, int lineTall)
{
    qreal y = 0;
    lines.beginLayout();
    for (QTextLine line = lines.createLine(); line.isValid(); line = lines.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, y + qRound((lineTall - line.height()) / 2)));
        y += lineTall;
    }
    lines.endLayout();
    return qCeil(qMax<qreal>(y, lineTall));
}

} // namespace

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
    if (wordWrap()) {
        Measured &measured = this->measured();
        if (measured.wide < 0)
            measured.wide = qMin(QLabel::sizeHint().width(), px(widestColumn));
        return QSize(measured.wide, heightForWidth(measured.wide));
    }
    if (m_tabular)
        return QSize(qCeil(numberWidth(font(), text())), lineHeight(m_type));
    return QSize(QLabel::sizeHint().width(), qMax(QLabel::sizeHint().height(), lineHeight(m_type)));
}

QSize Label::minimumSizeHint() const
{
    if (m_elide != Qt::ElideNone)
        return QSize(fontMetrics().averageCharWidth() * 3, lineHeight(m_type));
    return wordWrap() ? QSize(fontMetrics().averageCharWidth() * 12, lineHeight(m_type)) : sizeHint();
}

int Label::heightForWidth(int width) const
{
    if (!wordWrap() || isSelectable())
        return QLabel::heightForWidth(width);
    Measured &measured = this->measured();
    const auto end = measured.tall.cbegin() + std::ptrdiff_t(std::min(measured.next, measured.tall.size()));
    const auto known = std::find_if(measured.tall.cbegin(), end, [width](const auto &each) { return each.first == width; });
    if (known != end)
        return known->second;
    QTextLayout lines(wrappable(text()), font());
    const int tall = layLines(lines, width, lineHeight(m_type));
    measured.tall[measured.next++ % measured.tall.size()] = {width, tall};
    return tall;
}

/// A layout asks for the same few sizes many times over, and each costs the shaping of the whole text.
Label::Measured &Label::measured() const
{
    if (m_measured.text != text() || m_measured.font != font() || m_measured.scale != px(widestColumn))
        m_measured = {text(), font(), px(widestColumn), -1, {}, 0};
    return m_measured;
}

void Label::paintLines(QPainter &painter, const QColor &ink) const
{
    const QRect inside = contentsRect();
    QTextLayout lines(wrappable(text()), font());
    QTextOption option(QStyle::visualAlignment(layoutDirection(), alignment()) & Qt::AlignHorizontal_Mask);
    option.setTextDirection(layoutDirection());
    lines.setTextOption(option);
    const qreal tall = layLines(lines, inside.width(), lineHeight(m_type));
    const qreal top = alignment() & Qt::AlignTop ? 0 : alignment() & Qt::AlignBottom ? inside.height() - tall : (inside.height() - tall) / 2;
    painter.setPen(ink);
    lines.draw(&painter, QPointF(inside.left(), inside.top() + qMax(0.0, top)));
}

void Label::paintEvent(QPaintEvent *event)
{
    if (isSelectable() || (!wordWrap() && !m_tabular && m_elide == Qt::ElideNone))
        return QLabel::paintEvent(event);
    QPainter painter(this);
    const QColor ink = isEnabled() ? color(m_ink) : tokens().text3;
    if (wordWrap())
        return paintLines(painter, ink);
    const Qt::Alignment place = QStyle::visualAlignment(layoutDirection(), alignment());
    if (m_tabular)
        return paintFigures(painter, contentsRect(), place, font(), text(), ink);
    const qreal wide = QFontMetricsF(font()).horizontalAdvance(text());
    if (toolTip().isEmpty() && wide > width() + 1)
        setToolTip(plainTip(text()));
    paintText(painter, contentsRect(), place, font(), text(), ink, m_elide);
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

QString plainTip(const QString &text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    return QStringLiteral("<span>%1</span>").arg(text.toHtmlEscaped());
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
