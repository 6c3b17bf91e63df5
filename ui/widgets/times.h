// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

namespace portreeve::ui {

/// How moments are written. `now` is given, never asked for: pages hold one clock, tests set it. All in the zone of `at`.

/// "14:02:11"; with milliseconds "14:02:11.416" (logs; what follows the point is drawn in text3).
QString clockText(const QDateTime &at, bool milliseconds = false);

/// Today "14:02:11", else "20 Nov 14:02:11 CET", in another year with the year.
QString whenText(const QDateTime &at, const QDateTime &now, const QLocale &locale = QLocale());

/// The whole moment, for tooltips and details: "20 Nov 2026 14:02:11 CET".
QString fullTimeText(const QDateTime &at, const QLocale &locale = QLocale());

/// "20 Nov", in another year "20 Nov 2027".
QString dayText(const QDate &day, const QDate &today, const QLocale &locale = QLocale());

/// How long ago in the words of a column: "13:59:03", "Yesterday", "Mon", "2 Sep", "2 Sep 2025".
QString lastText(const QDateTime &at, const QDateTime &now, const QLocale &locale = QLocale());

/// A distance where the distance is the point: "11 d" "10 h" "5 min" "40 s". From seconds.
QString distanceText(qint64 seconds, const QLocale &locale = QLocale());

/// "in 5 days", "in 3 hours", "tomorrow"; what has passed: "5 days ago".
QString relativeText(const QDateTime &at, const QDateTime &now);

} // namespace portreeve::ui
