// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/call.h"

#include <QList>
#include <QString>

#include <optional>

namespace portreeve::ui {

/// A step of a test: "connect", how it went and how long it took.
struct TestStep {
    QString name;
    bool isOk = false;
    std::optional<double> ms;
    QString detail;
};

/// How a test of a deployment went, whichever server told it.
struct TestReport {
    bool isOk = false;
    QList<TestStep> steps;
    std::optional<double> latencyMs, firstTokenMs;
    std::optional<qint64> costNanos;
    std::optional<qint64> input, output;
    QString reply; ///< what the model said
    int status = 0;
    QString message; ///< the provider's own words
    QString remedy; ///< what to do
};

/// Of /portreeve/test.
TestReport readTest(const Answer &answer);
/// Of LiteLLM's /health/test_connection.
TestReport readTestConnection(const Answer &answer);

/// The name of a step for people: "Connect".
QString stepTitle(const QString &name);
/// Everything in it as text, to copy into a report.
QString asText(const TestReport &report, const QString &title);

} // namespace portreeve::ui
