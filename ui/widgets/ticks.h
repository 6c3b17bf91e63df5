// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QLocale>
#include <QString>

namespace portreeve::ui {

/// Where the labels of an axis stand and what they say.
struct Tick {
    double at = 0;
    QString label;
};

/// The round step (1, 2, 2.5, 5 x 10^n) that divides `span` into at most `most` parts. 1 for an empty span.
double niceStep(double span, int most);
/// The step for a value axis of `most` or one fewer parts: round, and leaving little air over the data.
double fittingStep(double span, int most);

/// What a value axis counts; it writes its labels: "3 k", "1.5 s", "$2 k", "40 %".
enum class Unit { Count, Seconds, Dollars, Share, Tokens, Bytes };
QString axisText(double value, double step, Unit unit, const QLocale &locale = QLocale());

/// From zero, 3 to 4 lines, the last at or above `highest`; a share ends at 1 where it comes near. Empty data gets the axis 0 to 1.
QList<Tick> valueTicks(double highest, Unit unit, int most = 4, const QLocale &locale = QLocale());
/// The same where values go below zero.
QList<Tick> valueTicks(double lowest, double highest, Unit unit, int most, const QLocale &locale = QLocale());

/// Round moments between two others (ms since 1970), at most `most` of them: minutes, hours, days, months. The first of a day carries the weekday or date. With `now`
/// the last label is "now" and stands at the end. In local time, or in UTC.
QList<Tick> timeTicks(qint64 fromMs, qint64 toMs, int most, bool now, const QLocale &locale = QLocale(), bool utc = false);

} // namespace portreeve::ui
