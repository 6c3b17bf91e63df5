// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tokens.h"

#include <QList>
#include <QMetaType>
#include <QRectF>
#include <QString>

#include <optional>

class QPainter;

namespace portreeve::ui {

/// The small pictures that are the same in a table cell and on a page. Each has one painter and one sentence.

/// Money against a limit, in nano-dollars. `forecast` is where it will end; `tone` says how it stands (Info: on track, Warn: near, Bad: at or over).
struct Toll {
    qint64 spent = 0;
    qint64 held = 0;
    qint64 limit = 0; ///< 0: no limit, only the track is drawn
    std::optional<qint64> forecast;
    Tone tone = Tone::Info;
};
/// The toll bar: spent solid, held hatched, forecast a tick. 7 px high in cells and cards, 5 in the status bar, centred vertically in `rect`.
void paintToll(QPainter &painter, const QRectF &rect, const Toll &toll, int thickness = 7);
QString spokenToll(const Toll &toll);

/// The road a request took, one letter an attempt: x failed, o served, c from cache, r running, - refused at the gate. "xo" = one retry.
void paintRoad(QPainter &painter, const QRectF &rect, const QString &road);
qreal roadWidth(const QString &road);
QString spokenRoad(const QString &road);

/// A share of a whole, 0 to 1: track and bar, 5 px.
void paintShare(QPainter &painter, const QRectF &rect, double share, Ink ink = &Tokens::accent);

/// A small line without axes, with a light ground under it. NaN is a gap. Fewer than two points draw a flat line in `track`.
void paintSpark(QPainter &painter, const QRectF &rect, const QList<double> &values, const QColor &ink);

} // namespace portreeve::ui

Q_DECLARE_METATYPE(portreeve::ui::Toll)
