// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/run_summary.h"

#include <algorithm>
#include <numeric>

namespace portreeve::ui {

Spread spreadOf(QList<double> values)
{
    if (values.isEmpty())
        return {};
    std::sort(values.begin(), values.end());
    const qsizetype middle = values.size() / 2;
    const double median = values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    const double sum = std::accumulate(values.cbegin(), values.cend(), 0.0);
    return {int(values.size()), sum / double(values.size()), median, values.first(), values.last()};
}

RunSummary summarise(const QList<RunOutcome> &runs)
{
    RunSummary out;
    QList<double> firstToken, total, speed, tokens, cost;
    for (const RunOutcome &run : runs) {
        out.failed += run.state == Asking::State::Failed;
        out.stopped += run.state == Asking::State::Stopped;
        if (run.state != Asking::State::Done)
            continue;
        ++out.answered;
        const AnswerFigures &figures = run.figures;
        if (figures.firstToken >= 0)
            firstToken += double(figures.firstToken);
        total += double(figures.total);
        if (figures.speed() > 0)
            speed += figures.speed();
        if (figures.output > 0)
            tokens += double(figures.output);
        if (figures.costNanos)
            cost += double(*figures.costNanos);
    }
    out.firstToken = spreadOf(firstToken);
    out.total = spreadOf(total);
    out.speed = spreadOf(speed);
    out.tokens = spreadOf(tokens);
    out.cost = spreadOf(cost);
    return out;
}

} // namespace portreeve::ui
