// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/first_request.h"
#include "ui/widgets/row_list.h"

#include <QWidget>

#include <functional>

namespace portreeve::ui {

class Button;
class Card;
class EmptyState;

/// What is done already on the way to the first request. Unknown counts as not done.
struct Steps {
    bool isServing = false;
    QString address; ///< where it listens, "http://127.0.0.1:4000"
    qint64 models = 0;
    qint64 keys = 0;
    bool hasLimit = false; ///< some key has a budget
    bool hasRequest = false;
    QString model; ///< a name to put into the sample; empty: a placeholder

    int done() const { return isServing + (models > 0) + (keys > 0) + hasLimit + hasRequest; }
};

/// Five lines that tick themselves; ids are "server", "models", "keys", "limit", "request".
QList<ListRow> stepRows(const Steps &steps);

/// Home before the first request: the gate, the base URL and a sample to copy, the checklist, and a line that waits.
class StartFace : public QWidget
{
    Q_OBJECT

public:
    explicit StartFace(QWidget *parent = nullptr);
    void set(const Steps &steps);
    void retranslate();

signals:
    void stepChosen(const QString &id);
    void connectWanted();
    void playgroundWanted();

private:
    EmptyState *m_empty;
    CodeBlock *m_code;
    Card *m_card;
    RowList *m_list;
    Steps m_steps;
    QString m_print;
};

} // namespace portreeve::ui
