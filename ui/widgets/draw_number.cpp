// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/draw_number.h"

#include "ui/widgets/paint.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QHash>
#include <QPainter>
#include <QRawFont>

#include <array>

namespace portreeve::ui {
namespace {

/// What is known of one font: its glyphs and advances for the Latin page, digits already at one width.
class Digits
{
public:
    explicit Digits(const QFont &font) : m_font(font), m_raw(QRawFont::fromFont(font)), m_metrics(font)
    {
        for (ushort c = '0'; c <= '9'; ++c)
            m_digit = qMax(m_digit, m_metrics.horizontalAdvance(QChar(c)));
    }

    struct Glyph {
        quint32 index = 0;
        qreal advance = 0;
        qreal shift = 0; ///< centres a narrow digit in its place
    };

    const Glyph &glyph(QChar c)
    {
        const auto found = m_glyphs.constFind(c.unicode());
        return found != m_glyphs.constEnd() ? *found : *m_glyphs.insert(c.unicode(), make(c));
    }

    bool covers(const QString &text)
    {
        return std::all_of(text.begin(), text.end(), [this](QChar c) { return c.isSpace() || glyph(c).index != 0; });
    }

    const QRawFont &raw() const { return m_raw; }
    qreal ascent() const { return m_metrics.ascent(); }
    qreal height() const { return m_metrics.height(); }

private:
    Glyph make(QChar c) const
    {
        Glyph glyph;
        const QList<quint32> indexes = m_raw.glyphIndexesForString(QString(c));
        glyph.index = indexes.value(0);
        const qreal own = c == QChar(0x202F) || c == QChar(0x2009) ? m_metrics.horizontalAdvance(QLatin1Char(' ')) * 0.85 : m_metrics.horizontalAdvance(c);
        glyph.advance = c.isDigit() ? m_digit : own;
        glyph.shift = (glyph.advance - own) / 2;
        return glyph;
    }

    QFont m_font;
    QRawFont m_raw;
    QFontMetricsF m_metrics;
    qreal m_digit = 0;
    QHash<ushort, Glyph> m_glyphs;
};

Digits &digits(const QFont &font)
{
    static QHash<QFont, Digits> known;
    const auto found = known.find(font);
    if (found != known.end())
        return *found;
    if (known.size() > 64) // sizes come and go with the user's scale
        known.clear();
    return *known.insert(font, Digits(font));
}

qreal start(const QRectF &rect, Qt::Alignment alignment, qreal width)
{
    if (alignment & Qt::AlignRight)
        return rect.right() - width;
    if (alignment & Qt::AlignHCenter)
        return rect.left() + (rect.width() - width) / 2;
    return rect.left();
}

qreal drawGlyphs(QPainter &painter, Digits &of, const QString &text, QPointF at)
{
    QList<quint32> indexes;
    QList<QPointF> positions;
    indexes.reserve(text.size());
    positions.reserve(text.size());
    qreal x = 0;
    for (const QChar c : text) {
        const Digits::Glyph &glyph = of.glyph(c);
        if (!c.isSpace()) {
            indexes.append(glyph.index);
            positions.append({x + glyph.shift, 0});
        }
        x += glyph.advance;
    }
    QGlyphRun run;
    run.setRawFont(of.raw());
    run.setGlyphIndexes(indexes);
    run.setPositions(positions);
    painter.drawGlyphRun(at, run);
    return at.x() + x;
}

// A character that the font has not: let Qt find another font, one character at a time.
qreal drawOneByOne(QPainter &painter, Digits &of, const QString &text, QPointF at)
{
    for (const QChar c : text) {
        const Digits::Glyph &glyph = of.glyph(c);
        if (!c.isSpace())
            painter.drawText(QPointF(at.x() + glyph.shift, at.y()), QString(c));
        at.rx() += glyph.advance;
    }
    return at.x();
}

qreal drawPart(QPainter &painter, Digits &of, const QString &text, QPointF at, const QColor &color)
{
    if (text.isEmpty())
        return at.x();
    painter.setPen(color);
    return of.covers(text) ? drawGlyphs(painter, of, text, at) : drawOneByOne(painter, of, text, at);
}

qreal drawSplit(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QFont &font, const QString &text, qsizetype split,
                const QColor &first, const QColor &second)
{
    Digits &of = digits(font);
    painter.save();
    painter.setFont(font);
    QPointF at(start(rect, alignment, numberWidth(font, text)), rect.top() + (rect.height() - of.height()) / 2 + of.ascent());
    at.setY(qRound(at.y()));
    at.setX(drawPart(painter, of, text.left(split), at, first));
    const qreal end = drawPart(painter, of, text.mid(split), at, second);
    painter.restore();
    return end;
}

} // namespace

qreal numberWidth(const QFont &font, const QString &text)
{
    Digits &of = digits(font);
    qreal width = 0;
    for (const QChar c : text)
        width += of.glyph(c).advance;
    return width;
}

qreal drawNumber(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QFont &font, const QString &text, const QColor &color)
{
    return drawSplit(painter, rect, alignment, font, text, 0, color, color);
}

void paintFigures(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QFont &font, const QString &text, const QColor &color)
{
    if (digits(font).covers(text) && numberWidth(font, text) <= rect.width() + 0.5)
        drawNumber(painter, rect, alignment, font, text, color);
    else
        paintText(painter, rect, alignment, font, text, color);
}

qreal drawQuietNumber(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QFont &font, const QString &text, qsizetype quiet,
                      const QColor &quietColor, const QColor &color)
{
    return drawSplit(painter, rect, alignment, font, text, quiet, quietColor, color);
}

qreal drawNumberTail(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QFont &font, const QString &text, qsizetype from,
                     const QColor &color, const QColor &quietColor)
{
    return drawSplit(painter, rect, alignment, font, text, from < 0 ? text.size() : from, color, quietColor);
}

} // namespace portreeve::ui
