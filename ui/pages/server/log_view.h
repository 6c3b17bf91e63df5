// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/client.h"
#include "ui/pages/server/line_models.h"

#include <QBasicTimer>
#include <QWidget>

class QComboBox;

namespace portreeve::ui {

class EmptyState;
class Label;
class Switch;
class Table;
class TextField;

/// The gateway's log as it grows: level, search, follow, save. Asks once a second while it is shown.
class LogView : public QWidget
{
    Q_OBJECT

public:
    explicit LogView(Client &client, QWidget *parent = nullptr);
    void setRunning(bool running);
    /// Reads again from the start of what is kept.
    void restart();
    QString text() const; ///< all lines that are shown, for a file
    void retranslate();

signals:
    void saveWanted();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void ask();
    void take(const Answer &answer);

    Client &m_client;
    LogModel m_model;
    QComboBox *m_level;
    TextField *m_search;
    Switch *m_follow;
    Label *m_lost;
    Table *m_table;
    EmptyState *m_empty;
    QWidget *m_faces;
    QBasicTimer m_timer;
    QBasicTimer m_typing;
    qint64 m_after = 0;
    qint64 m_missed = 0;
    bool m_isAsking = false;
};

} // namespace portreeve::ui
