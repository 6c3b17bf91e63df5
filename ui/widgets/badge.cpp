// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/badge.h"

#include "ui/widgets/paint.h"

#include <QEvent>
#include <QPainter>

namespace portreeve::ui {
namespace {

constexpr qreal side = 6; // beside the word
constexpr qreal shapeColumn = 10; // shape and its gap

qreal wordWidth(const QString &word)
{
    return QFontMetricsF(font(Type::Caption)).horizontalAdvance(word);
}

QRectF line(const QRectF &rect, qreal width)
{
    const qreal height = px(sizes().height.badge);
    return QRectF(rect.left(), qRound(rect.top() + (rect.height() - height) / 2), qMin(width, rect.width()), height);
}

qreal paintGround(QPainter &painter, const QRectF &rect, Tone tone, const QString &word, bool shaped)
{
    const ToneInk ink = toneInk(tone);
    const QRectF box = line(rect, shaped ? badgeWidth(word) : tagWidth(word));
    const QColor edge = theme().highContrast ? color(ink.ink) : QColor(); // soft fills are off then
    paintBox(painter, box, px(sizes().radius.tag), color(ink.soft), edge);
    qreal x = box.left() + px(side);
    if (shaped) {
        const qreal mark = px(6);
        painter.save();
        painter.translate(x + mark / 2 - px(0.5), box.center().y());
        painter.scale(0.86, 0.86);
        paintShape(painter, QRectF(-mark / 2, -mark / 2, mark, mark), ink.shape, color(ink.ink));
        painter.restore();
        x += px(shapeColumn);
    }
    paintText(painter, QRectF(x, box.top(), box.right() - x - px(side) + 2, box.height()), Qt::AlignLeft, font(Type::Caption), word, color(ink.ink));
    return box.width();
}

} // namespace

qreal badgeWidth(const QString &word)
{
    return tagWidth(word) + px(shapeColumn);
}

qreal tagWidth(const QString &word)
{
    return std::ceil(wordWidth(word)) + 2 * px(side);
}

qreal paintBadge(QPainter &painter, const QRectF &rect, Tone tone, const QString &word)
{
    return paintGround(painter, rect, tone, word, true);
}

qreal paintTag(QPainter &painter, const QRectF &rect, const QString &word, Tone tone)
{
    return paintGround(painter, rect, tone, word, false);
}

qreal paintStatus(QPainter &painter, const QRectF &rect, Tone tone, const QString &word, const QFont &font)
{
    const ToneInk ink = toneInk(tone);
    const qreal mark = px(8);
    paintShape(painter, QRectF(rect.left(), rect.top() + (rect.height() - mark) / 2, mark, mark), ink.shape, color(ink.ink));
    const QColor words = tone == Tone::Ok || tone == Tone::Mute ? tokens().text1 : color(ink.ink);
    return px(15) + paintText(painter, rect.adjusted(px(15), 0, 0, 0), Qt::AlignLeft, font, word, words);
}

Badge::Badge(Tone tone, const QString &word, QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    set(tone, word);
}

void Badge::set(Tone tone, const QString &word)
{
    m_tone = tone;
    m_word = word;
    setAccessibleName(word);
    updateGeometry();
    update();
}

void Badge::setShaped(bool shaped)
{
    m_shaped = shaped;
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    return QSize(qCeil(m_shaped ? badgeWidth(m_word) : tagWidth(m_word)), px(sizes().height.badge));
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintGround(painter, rect(), m_tone, m_word, m_shaped);
}

void Badge::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
}

Tag::Tag(const QString &word, Tone tone, QWidget *parent) : Badge(tone, word, parent)
{
    setShaped(false);
}

StatusLine::StatusLine(Tone tone, const QString &words, QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Maximum, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    set(tone, words);
}

void StatusLine::set(Tone tone, const QString &words)
{
    m_tone = tone;
    m_words = words;
    setAccessibleName(words);
    updateGeometry();
    update();
}

void StatusLine::setHalo(bool halo)
{
    m_halo = halo;
    update();
}

QSize StatusLine::sizeHint() const
{
    return QSize(px(22) + qCeil(QFontMetricsF(ui::font(Type::Body, 500)).horizontalAdvance(m_words)), lineHeight(Type::Body));
}

QSize StatusLine::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), px(160)), lineHeight(Type::Body)};
}

int StatusLine::heightForWidth(int width) const
{
    if (width >= sizeHint().width())
        return lineHeight(Type::Body);
    const QRectF room(0, 0, width - px(22), 10'000);
    const qreal height = QFontMetricsF(ui::font(Type::Body, 500)).boundingRect(room, Qt::TextWordWrap, m_words).height();
    return qMax(lineHeight(Type::Body), qCeil(height));
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ToneInk ink = toneInk(m_tone);
    const bool isWrapped = width() < sizeHint().width();
    const int line = isWrapped ? lineHeight(Type::Body) : height();
    const QRectF mark(px(4), (line - px(8)) / 2.0, px(8), px(8));
    if (m_halo)
        paintBox(painter, mark.adjusted(-px(4), -px(4), px(4), px(4)), px(8), faded(color(ink.ink), 0.2));
    paintShape(painter, mark, ink.shape, color(ink.ink));
    const QRectF room = QRectF(rect()).adjusted(px(20), 0, 0, 0);
    if (!isWrapped)
        return void(paintText(painter, room, Qt::AlignLeft, ui::font(Type::Body, 500), m_words, tokens().text1));
    painter.setFont(ui::font(Type::Body, 500));
    painter.setPen(tokens().text1);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_words);
}

} // namespace portreeve::ui
