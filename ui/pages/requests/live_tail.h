// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QObject>

namespace portreeve::ui {

class Client;
class Live;
class RequestsModel;

/// Asks for new rows while the list is shown and Live is on: ten times a second on this computer while they come, five times while it is quiet, every 5 s from others.
class LiveTail : public QObject
{
    Q_OBJECT

public:
    LiveTail(const Live &live, const Client &client, QObject *parent = nullptr);
    void setModel(RequestsModel *model);
    /// Off: the page is hidden.
    void setRunning(bool running);
    bool isRunning() const { return m_timer.isActive(); }
    /// Rows came: more are likely.
    void hurry();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void start(int ms);
    const Live &m_live;
    const Client &m_client;
    RequestsModel *m_model = nullptr;
    QBasicTimer m_timer;
    int m_ms = 0;
    int m_quiet = 0; ///< questions without an answer that had rows
};

} // namespace portreeve::ui
