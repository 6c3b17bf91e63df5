// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace portreeve::desktop {

/// SIGTERM and SIGINT as a signal of the event loop: the gateway then drains as portreeved's does. SIGHUP: the config file again. One in a process.
class Signals : public QObject
{
    Q_OBJECT

public:
    explicit Signals(QObject *parent = nullptr);
    ~Signals() override;

signals:
    void terminated();
    void hungUp();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace portreeve::desktop
