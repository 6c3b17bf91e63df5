// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QDBusVariant>
#include <QObject>

namespace portreeve::ui {

/// What the desktop prefers, from the settings portal (org.freedesktop.appearance color-scheme), asked without waiting and heard of when it changes. Qt 6.4 does not know.
/// Where there is no portal the scheme stays what the platform's own palette suggests.
class SystemScheme : public QObject
{
    Q_OBJECT

public:
    explicit SystemScheme(QObject *parent = nullptr);
    Scheme scheme() const { return m_scheme; }

signals:
    void changed(portreeve::ui::Scheme scheme);

private slots:
    void settingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void take(const QVariant &value);
    Scheme m_scheme;
};

} // namespace portreeve::ui
