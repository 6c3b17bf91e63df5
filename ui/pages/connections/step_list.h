// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/probe.h"

#include <QWidget>

class QGridLayout;

namespace portreeve::ui {

/// The steps of a test under each other as they come: state, name, what was found, how long it took; below a step what to do about it.
class StepList : public QWidget
{
    Q_OBJECT

public:
    explicit StepList(QWidget *parent = nullptr);
    void clear();
    void add(const ProbeStep &step);
    int count() const { return m_count; }

private:
    QGridLayout *m_grid;
    int m_count = 0;
};

} // namespace portreeve::ui
