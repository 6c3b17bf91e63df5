// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portreeve/first_paint.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QWidget>

#include <ctime>

#include <unistd.h>

namespace portreeve::desktop {

namespace {

constexpr int patienceMs = 1500;

} // namespace

FirstPaint::FirstPaint(QObject *parent) : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
    m_timer.start(patienceMs, this);
}

qint64 FirstPaint::sinceStart()
{
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray stat = file.readAll();
    // The name in parentheses may hold spaces; the fields after it do not. Field 22 is the start in ticks since boot.
    const auto fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const qint64 started = fields.value(19).toLongLong() * 1000 / sysconf(_SC_CLK_TCK);
    return now.tv_sec * 1000 + now.tv_nsec / 1'000'000 - started;
}

bool FirstPaint::eventFilter(QObject *watched, QEvent *event)
{
    const auto *widget = event->type() == QEvent::Paint ? qobject_cast<QWidget *>(watched) : nullptr;
    if (widget && widget->isWindow())
        QMetaObject::invokeMethod(this, [this] { say(true); }, Qt::QueuedConnection); // when all of it is painted
    return false;
}

void FirstPaint::timerEvent(QTimerEvent *)
{
    say(false);
}

void FirstPaint::say(bool wasPainted)
{
    if (std::exchange(m_isSaid, true))
        return;
    m_timer.stop();
    QCoreApplication::instance()->removeEventFilter(this);
    emit done(wasPainted);
}

} // namespace portreeve::desktop
