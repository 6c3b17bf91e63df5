// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace portreeve::ui {

/// The gateway in this process, as a person starts and stops it. What the program offers to the Server page and the tray; every function returns at once.
class EngineControl : public QObject
{
    Q_OBJECT

public:
    enum class State { Off, Starting, Running, Stopping, Failed, Attached };

    using QObject::QObject;
    virtual State state() const = 0;
    virtual QString fault() const = 0; ///< why it does not run, and what to do; empty: it does, or nobody wants it to
    virtual void start() = 0;
    /// Answers under way are waited for, as the drain time says.
    virtual void stop() = 0;
    virtual void restart() = 0;

signals:
    void changed();
};

} // namespace portreeve::ui
