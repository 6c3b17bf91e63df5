// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/deployments/test_report.h"

#include <QWidget>

class QVBoxLayout;

namespace portreeve::ui {

/// How a test went: the steps with their times, then what the model said, or the provider's own words and what to do.
class TestView : public QWidget
{
    Q_OBJECT

public:
    explicit TestView(QWidget *parent = nullptr);
    /// The steps in grey while the answer is on its way.
    void setWaiting();
    void set(const TestReport &report);

private:
    void clear();
    void addStep(const TestStep &step, bool isWaiting);
    void addFacts(const TestReport &report);
    void addFailure(const TestReport &report);

    QVBoxLayout *m_column;
};

} // namespace portreeve::ui
