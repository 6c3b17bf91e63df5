// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QObject>

namespace portreeve::ui {

class Toasts;
class TopBar;

/// The messages of this session behind the bell: every toast that was shown, newest first, with its time. A dot says that there is one which was not looked at.
class Bell : public QObject
{
    Q_OBJECT

public:
    Bell(TopBar *bar, Toasts *toasts);
    void open();

private:
    void note();

    TopBar *m_bar;
    Toasts *m_toasts;
    QList<QDateTime> m_times; ///< beside Toasts::history()
};

} // namespace portreeve::ui
