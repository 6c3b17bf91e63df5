// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/popover.h"

class QDateTimeEdit;

namespace portreeve::ui {

class Button;
class ChoiceList;
class Label;
class Segments;
class TimeRange;

/// What hangs from the time range's button: the relative ones, from and to, and whose clock counts. A choice closes it.
class RangeMenu : public Popover
{
    Q_OBJECT

public:
    RangeMenu(TimeRange &range, QWidget *anchor);

private:
    QWidget *makeList();
    QWidget *makeCustom();
    void fillEditors();
    void takeCustom();
    void check();

    TimeRange &m_range;
    ChoiceList *m_list;
    QDateTimeEdit *m_from;
    QDateTimeEdit *m_to;
    Label *m_fault;
    Button *m_apply;
    Segments *m_zone;
};

} // namespace portreeve::ui
