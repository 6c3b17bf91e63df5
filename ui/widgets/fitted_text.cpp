// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fitted_text.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QHash>
#include <QPainter>
#include <QTextLayout>

namespace portreeve::ui {
namespace {

constexpr int mostKept = 4000; // a few screens of a table
constexpr int longestKept = 200;
constexpr qreal slack = 0.5; // px that a text may be wider than its room
constexpr qreal unbounded = -1;

struct Line {
    QFont font;
    QString text;
    qreal room = unbounded;
    Qt::TextElideMode elide = Qt::ElideNone;

    bool operator==(const Line &other) const { return room == other.room && elide == other.elide && text == other.text && font == other.font; }
};

size_t qHash(const Line &line, size_t seed = 0)
{
    return qHashMulti(seed, line.text, line.room, int(line.elide), line.font);
}

FittedText measured(const Line &line)
{
    const QFontMetricsF metrics(line.font);
    const QString shown = line.room == unbounded ? line.text : metrics.elidedText(line.text, line.elide, line.room);
    return {shown, metrics.horizontalAdvance(shown)};
}

FittedText known(const Line &line)
{
    static QHash<Line, FittedText> kept;
    if (line.text.size() > longestKept)
        return measured(line);
    if (const auto found = kept.constFind(line); found != kept.constEnd())
        return *found;
    if (kept.size() >= mostKept)
        kept.clear();
    return *kept.insert(line, measured(line));
}

QList<QGlyphRun> shaped(const Line &line)
{
    constexpr qreal endless = 1e6;
    QTextLayout layout(line.text, line.font);
    layout.setTextOption(QTextOption(Qt::AlignLeft | Qt::AlignAbsolute));
    layout.beginLayout();
    QTextLine only = layout.createLine();
    only.setLineWidth(endless);
    only.setPosition(QPointF(0, -only.ascent()));
    layout.endLayout();
    return layout.glyphRuns();
}

} // namespace

FittedText fittedText(const QFont &font, const QString &text, qreal room, Qt::TextElideMode elide)
{
    const FittedText whole = known({font, text});
    return whole.width <= room + slack || elide == Qt::ElideNone ? whole : known({font, text, room, elide});
}

void drawLine(QPainter &painter, const QPointF &baseline, const QFont &font, const QString &text)
{
    static auto &kept = *new QHash<Line, QList<QGlyphRun>>; // never destroyed: at the program's end Qt's fonts may be gone before it
    const Line line{font, text};
    auto found = kept.constFind(line);
    if (found == kept.constEnd()) {
        if (kept.size() >= mostKept)
            kept.clear();
        found = kept.insert(line, shaped(line));
    }
    for (const QGlyphRun &run : *found)
        painter.drawGlyphRun(baseline, run);
}

} // namespace portreeve::ui
