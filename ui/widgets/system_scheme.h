// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QDBusVariant>
#include <QObject>

namespace portreeve::ui {

/// What the desktop prefers, from the settings portal (color-scheme and contrast of org.freedesktop.appearance, enable-animations of GNOME), asked without waiting and heard
/// of when it changes. Qt 6.4 does not know. Where there is no portal the scheme stays what the platform's own palette suggests, the others stay off.
class SystemScheme : public QObject
{
    Q_OBJECT

public:
    explicit SystemScheme(QObject *parent = nullptr);
    Scheme scheme() const { return m_scheme; }
    bool highContrast() const { return m_highContrast; }
    bool reducedMotion() const { return m_reducedMotion; }

signals:
    void changed(portreeve::ui::Scheme scheme);
    void wishesChanged(); ///< contrast or motion

private slots:
    void settingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void ask(const QString &space, const QString &key);
    void take(const QString &space, const QString &key, const QVariant &value);
    void takeScheme(Scheme scheme);
    void takeWish(bool SystemScheme::*wish, bool on);
    Scheme m_scheme;
    bool m_highContrast = false;
    bool m_reducedMotion = false;
};

} // namespace portreeve::ui
