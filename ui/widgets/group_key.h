// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyEvent>

namespace portreeve::ui {

/// Arrow keys on a button that is one of a group (segments, rail, rows) belong to the group, and QAbstractButton would keep them. True: the event is left to the parent.
inline bool leaveToGroup(QKeyEvent *event)
{
    const int key = event->key();
    if (key != Qt::Key_Left && key != Qt::Key_Right && key != Qt::Key_Up && key != Qt::Key_Down)
        return false;
    event->ignore();
    return true;
}

} // namespace portreeve::ui
