// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/series.h"

#include <QByteArray>

namespace portreeve::ui {

/// Nano-dollars as a plain decimal in dollars, exact: "0.005491". For files, not for people.
QString exactDollars(qint64 nanos);

/// One line a group and bucket, times in UTC, money exact; cells that a spreadsheet would take for formulas are made harmless.
QByteArray seriesCsv(const Series &series, GroupBy by);
/// The same figures as JSON: integers in nano-dollars and milliseconds, as the API writes them.
QByteArray seriesJson(const Series &grouped, const Series &all, GroupBy by, const QString &filter);

} // namespace portreeve::ui
