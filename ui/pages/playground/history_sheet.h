// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/playground/history.h"
#include "ui/widgets/sheet.h"

class QScrollArea;

namespace portreeve::ui {

class Label;
class RowList;
class Settings;

/// The kept conversations, searched; how often each model's answer was the better one in them; whether any are kept, and the way to delete all.
class HistorySheet : public Sheet
{
    Q_OBJECT

public:
    HistorySheet(PlaygroundHistory &history, Settings &settings, QWidget *over);

signals:
    void chosen(const QString &id);

private:
    void addFoots(Settings &settings);
    void fill(const QString &query);

    PlaygroundHistory &m_history;
    RowList *m_list;
    QScrollArea *m_scroll;
    Label *m_none;
    Label *m_tally;
    Button *m_clear = nullptr;
};

} // namespace portreeve::ui
