// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QObject>

namespace portreeve::desktop {

/// Says once when the first window has been painted, so that everything that can wait starts after it. Where nothing paints (tray only, a covered window) it says so after a moment.
class FirstPaint : public QObject
{
    Q_OBJECT

public:
    explicit FirstPaint(QObject *parent = nullptr);
    /// Milliseconds since the process was started, by the kernel's clock (in steps of 10).
    static qint64 sinceStart();

signals:
    void done(bool wasPainted);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void say(bool wasPainted);
    QBasicTimer m_timer;
    bool m_isSaid = false;
};

} // namespace portreeve::desktop
