// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/live.h"
#include "ui/models/series_charts.h"
#include "ui/widgets/stat_tile.h"

#include <optional>

namespace portreeve::ui {

/// Which span the tiles speak of, in words.
struct SpanWords {
    QString brief; ///< "24 h"; empty: a span that somebody chose
    QString before; ///< "on the day before"
};
SpanWords spanWords(const QString &relativeId);

/// Requests, errors, p95, tokens, spend: in this order. A gateway without Live (LiteLLM) shows the span's spend instead of today's; latency that is not recorded is absent.
QList<Stat> homeStats(const Series &series, const LiveState &live, const std::optional<Forecast> &forecast, const SpanWords &span, qint64 now);

/// The last five minutes as the gateway counted them, a bar for three seconds.
ChartData liveChart(const LiveState &live, bool utc = false);

/// "2.31 s" as figure and unit; what has two units stays whole.
struct Figure {
    QString value;
    QString unit;
};
Figure figureOf(const QString &text);

} // namespace portreeve::ui
