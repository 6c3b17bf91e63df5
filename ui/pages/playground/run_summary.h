// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/playground/asking.h"

#include <QList>

namespace portreeve::ui {

/// Where several values lie; all zero where there are none.
struct Spread {
    int count = 0;
    double mean = 0;
    double median = 0;
    double least = 0;
    double most = 0;
    bool operator==(const Spread &) const = default;
};

Spread spreadOf(QList<double> values);

/// How one run of a question went.
struct RunOutcome {
    Asking::State state = Asking::State::Idle;
    AnswerFigures figures;
};

/// The runs of one question to one model. Figures are those of the answers that came to their end; a failure is counted and has no say in them.
struct RunSummary {
    int answered = 0;
    int failed = 0;
    int stopped = 0;
    Spread firstToken; ///< ns
    Spread total; ///< ns
    Spread speed; ///< tokens a second
    Spread tokens;
    Spread cost; ///< nano-dollars; of those whose price is known
};

RunSummary summarise(const QList<RunOutcome> &runs);

} // namespace portreeve::ui
