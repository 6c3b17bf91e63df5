// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/desktop/stage.h"

namespace portreeve::bench {

// Each says what it found (say()); the names are those of the goals.
void measurePages(Stage &stage); ///< N7: every page at its first visit and again
void measureRequests(Stage &stage); ///< N6, N8 to N11: opening, jumps, filters, counts
void measureDashboards(Stage &stage); ///< N15
void measureChart(); ///< N16
void measureAppearance(Stage &stage); ///< N27

/// Everything that a person does in a few minutes, by mouse and keys; the probe is told each step.
void journey(Stage &stage, StallProbe &probe);
/// `id` of the goal: its p99, p99.9 and longest, what the GUI thread computed of it, and the longest of the steps.
void sayStalls(StallProbe &probe, const QString &id, const QString &what);

/// An upstream and a load on it through the gateway of the stage, in processes of their own.
class Traffic
{
public:
    struct Answers {
        qint64 good = 0, bad = 0;
        double p50Ms = 0, p99Ms = 0;
    };
    /// So many requests a second for so long; what is done meanwhile is `act`, which is called again until the time is over.
    Answers during(Stage &stage, int perSecond, double seconds, const std::function<void()> &act);
    /// A config file for a gateway whose one model is the upstream.
    static QString config(const QTemporaryDir &directory, int upstreamPort);
};

void measureStalls(Stage &stage, Traffic &traffic, StallProbe &probe, double seconds); ///< N5, N20
void measurePrice(Stage &stage, Traffic &traffic, int turns, double seconds); ///< N23
void measureTail(Stage &stage, Traffic &traffic, StallProbe &probe, double seconds); ///< N13
void measureIdle(Stage &stage, int seconds); ///< N19, N22

} // namespace portreeve::bench
