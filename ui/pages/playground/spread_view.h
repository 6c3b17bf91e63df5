// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/playground/figures_view.h"
#include "ui/pages/playground/run_summary.h"

class QGridLayout;

namespace portreeve::ui {

class Label;

/// The foot of a question that was asked several times: mean, median and range of each figure. The best mean of several models is green with a tick.
class SpreadView : public QWidget
{
    Q_OBJECT

public:
    explicit SpreadView(QWidget *parent = nullptr);
    void set(const RunSummary &summary);
    void setWins(const AnswerWins &wins);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void fill();

    RunSummary m_summary;
    AnswerWins m_wins;
    QGridLayout *m_grid;
    QList<Label *> m_heads; ///< of the columns
    QList<Label *> m_cells; ///< name, mean, median, range of each row
};

} // namespace portreeve::ui
