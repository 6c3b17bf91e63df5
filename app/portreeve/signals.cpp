// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portreeve/signals.h"

#include <QSocketNotifier>

#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace portreeve::desktop {

namespace {

int pipeEnds[2] = {-1, -1};

// Only a write is allowed here; the event loop does the rest.
void note(int signal)
{
    const char byte = char(signal);
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &byte, 1);
}

} // namespace

Signals::Signals(QObject *parent) : QObject(parent)
{
    if (::pipe2(pipeEnds, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char signal = 0;
        while (::read(pipeEnds[0], &signal, 1) == 1)
            signal == SIGHUP ? emit hungUp() : emit terminated();
    });
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        ::signal(signal, note);
}

Signals::~Signals()
{
    // Who asks a second time does not want to wait.
    for (const int signal : {SIGTERM, SIGINT})
        ::signal(signal, SIG_DFL);
}

} // namespace portreeve::desktop
