// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/call.h"
#include "ui/pages/deployments/deployment.h"
#include "ui/widgets/sheet.h"

namespace portreeve::ui {

struct Desk;
class Label;
class RowList;
class TextField;

/// One change of many deployments: says first which it will be, then runs one after the other with a result a row; can be stopped, and what failed can be tried again.
class ModelBulkSheet : public Sheet
{
    Q_OBJECT

public:
    enum class Act { Block, Unblock, Weight };

    ModelBulkSheet(Desk &desk, Act act, const QList<Deployment> &deployments, QWidget *over);

private:
    struct Row {
        Deployment deployment;
        enum { Skipped, Waiting, Running, Done, Failed } state = Waiting;
        QString words;
    };
    Call callFor(const Deployment &deployment) const;
    void run();
    void next();
    void finish();
    void showRows();

    Desk &m_desk;
    Act m_act;
    QList<Row> m_rows;
    TextField *m_weight = nullptr;
    RowList *m_list;
    Label *m_note;
    Button *m_run;
    Button *m_stop;
    bool m_isRunning = false;
    bool m_isStopped = false;
};

} // namespace portreeve::ui
