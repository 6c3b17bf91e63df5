// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace portreeve::ui {

class TimeRange;

/// The window's span in the head of a column: "24 h", "7 d", "month". Empty for one that was brushed on a chart: its name would be too long.
QString spanText(const TimeRange &range);

} // namespace portreeve::ui
