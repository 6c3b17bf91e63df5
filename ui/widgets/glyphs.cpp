// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/glyphs.h"

#include "ui/widgets/numbers.h"
#include "ui/widgets/paint.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace portreeve::ui {
namespace {

struct Glyphs {
    Q_DECLARE_TR_FUNCTIONS(Glyphs)
};

QColor tollInk(Tone tone)
{
    return tone == Tone::Bad ? tokens().danger : tone == Tone::Warn ? tokens().warningFill : tokens().accent;
}

qreal along(qint64 amount, qint64 limit)
{
    return limit > 0 ? qBound(0.0, double(amount) / double(limit), 1.0) : 0.0; // a place on the screen, not money
}

constexpr qreal roadStep = 15;

qreal extent(QChar step)
{
    return step == QLatin1Char('x') ? 4.5 : 4; // half the width of a mark: the line stops short of it
}

void paintStep(QPainter &painter, const QPointF &at, QChar step)
{
    const Tokens &t = tokens();
    const QRectF box(at.x() - px(4), at.y() - px(4), px(8), px(8));
    switch (step.toLatin1()) {
    case 'x':
        return paintShape(painter, box, Shape::Cross, t.danger);
    case 'o':
        return paintShape(painter, box, Shape::Dot, t.success);
    case 'r':
        return paintShape(painter, box, Shape::Ring, t.accent);
    case '-':
        return paintShape(painter, box, Shape::Dash, t.text2);
    case 'c':
        break;
    default:
        return;
    }
    paintShape(painter, box, Shape::Dot, faded(t.accent, 0.35));
    painter.save();
    painter.setClipRect(QRectF(box.left(), box.top(), box.width() / 2, box.height()));
    paintShape(painter, box, Shape::Dot, t.accent);
    painter.restore();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(t.accent, stroke(1)));
    painter.drawEllipse(box.center(), px(3), px(3));
    painter.restore();
}

} // namespace

void paintToll(QPainter &painter, const QRectF &rect, const Toll &toll, int thickness)
{
    const Tokens &t = tokens();
    const qreal thick = px(thickness);
    const QRectF bar = snapped(painter, QRectF(rect.left(), rect.top() + (rect.height() - thick) / 2, rect.width(), thick));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QPainterPath shape;
    shape.addRoundedRect(bar, thick / 2, thick / 2);
    painter.fillPath(shape, t.track);
    const QColor ink = tollInk(toll.tone);
    const qreal spent = bar.width() * along(toll.spent, toll.limit);
    const qreal held = bar.width() * along(toll.spent + toll.held, toll.limit) - spent;
    painter.setClipPath(shape, Qt::IntersectClip);
    const QRectF done(bar.left(), bar.top(), spent, thick);
    if (held > 0) {
        const QRectF waiting(done.right(), bar.top(), qMax<qreal>(held, 1), thick);
        painter.fillRect(waiting, faded(ink, 0.38));
        painter.fillRect(waiting, hatch(ink));
    }
    painter.fillRect(done, ink);
    painter.restore();
    if (!toll.forecast || toll.limit <= 0)
        return;
    const bool over = *toll.forecast >= toll.limit;
    const qreal tick = px(2);
    const qreal x = qMin(bar.left() + bar.width() * along(*toll.forecast, toll.limit), bar.right() - tick);
    const qreal tall = thick + px(thickness > 5 ? 7 : 6);
    painter.fillRect(snapped(painter, QRectF(x, bar.center().y() - tall / 2, tick, tall)), over ? t.danger : t.text1);
}

QString spokenToll(const Toll &toll)
{
    if (toll.limit <= 0)
        return Glyphs::tr("%1 spent, no limit").arg(moneyText(toll.spent));
    QString text = Glyphs::tr("%1 of %2 spent").arg(moneyText(toll.spent), moneyText(toll.limit));
    if (toll.held > 0)
        text += Glyphs::tr(", %1 held").arg(moneyText(toll.held));
    if (toll.forecast)
        text += Glyphs::tr(", forecast %1").arg(moneyText(*toll.forecast, Money::Whole));
    return text;
}

void paintRoad(QPainter &painter, const QRectF &rect, const QString &road)
{
    QPointF at(rect.left() + px(4), rect.top() + rect.height() / 2);
    for (qsizetype i = 0; i < road.size(); ++i) {
        if (i > 0) {
            const qreal from = at.x() + px(extent(road[i - 1]));
            at.rx() += px(roadStep);
            paintLine(painter, QPointF(from, at.y() - 0.5), at.x() - px(extent(road[i])) - from, Qt::Horizontal, tokens().borderStrong);
        }
        paintStep(painter, at, road[i]);
    }
}

qreal roadWidth(const QString &road)
{
    return road.isEmpty() ? 0 : px(8) + (road.size() - 1) * px(roadStep);
}

QString spokenRoad(const QString &road)
{
    const int failed = int(road.count(QLatin1Char('x')));
    const QChar last = road.isEmpty() ? QChar() : road.back();
    if (last == QLatin1Char('c'))
        return Glyphs::tr("from cache");
    if (last == QLatin1Char('r'))
        return failed ? Glyphs::tr("running, failed attempts: %1").arg(failed) : Glyphs::tr("running");
    if (last == QLatin1Char('-'))
        return Glyphs::tr("refused at the gate");
    if (last == QLatin1Char('x'))
        return Glyphs::tr("failed, attempts: %1").arg(failed);
    if (failed == 0)
        return Glyphs::tr("served at the first try");
    return failed == 1 ? Glyphs::tr("served after one retry") : Glyphs::tr("served after %1 retries").arg(failed);
}

void paintShare(QPainter &painter, const QRectF &rect, double share, Ink ink)
{
    const qreal thick = px(5);
    const QRectF bar = snapped(painter, QRectF(rect.left(), rect.top() + (rect.height() - thick) / 2, rect.width(), thick));
    paintBox(painter, bar, thick / 2, tokens().track);
    if (!(share > 0))
        return;
    const qreal width = qMax(thick, bar.width() * qMin(share, 1.0));
    paintBox(painter, QRectF(bar.left(), bar.top(), width, bar.height()), thick / 2, color(ink));
}

void paintSpark(QPainter &painter, const QRectF &rect, const QList<double> &values, const QColor &ink)
{
    double low = INFINITY;
    double high = -INFINITY;
    for (const double value : values) {
        if (std::isfinite(value)) {
            low = qMin(low, value);
            high = qMax(high, value);
        }
    }
    if (values.size() < 2 || !(high >= low) || (high == 0 && low == 0))
        return paintLine(painter, rect.bottomLeft() - QPointF(0, 1), rect.width(), Qt::Horizontal, tokens().track);
    if (high == low)
        low = qMin(0.0, low);
    const qreal pen = stroke(1.4);
    const qreal tall = rect.height() - pen;
    const auto point = [&](qsizetype i) {
        const double share = high > low ? (values[i] - low) / (high - low) : 0.5;
        return QPointF(rect.left() + rect.width() * i / (values.size() - 1), rect.bottom() - pen / 2 - tall * share);
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath line;
    qsizetype first = -1;
    const auto close = [&](qsizetype last) {
        QPainterPath ground = line;
        ground.lineTo(point(last).x(), rect.bottom());
        ground.lineTo(point(first).x(), rect.bottom());
        ground.closeSubpath();
        QLinearGradient fade(0, rect.top(), 0, rect.bottom());
        fade.setColorAt(0, faded(ink, 0.22));
        fade.setColorAt(1, faded(ink, 0.02));
        painter.fillPath(ground, fade);
        painter.strokePath(line, QPen(ink, pen, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    };
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i])) {
            if (first >= 0)
                close(i - 1);
            first = -1;
            continue;
        }
        if (first < 0) {
            line = QPainterPath(point(i));
            first = i;
            continue;
        }
        line.lineTo(point(i));
    }
    if (first >= 0)
        close(values.size() - 1);
    painter.restore();
}

} // namespace portreeve::ui
