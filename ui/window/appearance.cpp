// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/appearance.h"

#include "ui/local/settings.h"
#include "ui/widgets/table.h"

#include <QApplication>

namespace portreeve::ui {

Appearance::Appearance(Settings &settings, QObject *parent) : QObject(parent), m_settings(settings)
{
    connect(&settings, &Settings::changed, this, [this](const QString &key) {
        if (key.startsWith(QLatin1String("appearance.")))
            apply();
    });
    connect(&m_system, &SystemScheme::changed, this, &Appearance::apply);
    connect(&m_system, &SystemScheme::wishesChanged, this, &Appearance::apply);
    apply();
}

ThemeChoice Appearance::wanted() const
{
    const auto is = [this](const char *key, const char *value) { return m_settings.text(QLatin1String(key)) == QLatin1String(value); };
    ThemeChoice choice;
    choice.scheme = is("appearance.scheme", "dark") ? Scheme::Dark : is("appearance.scheme", "light") ? Scheme::Light : m_system.scheme();
    choice.highContrast = is("appearance.contrast", "high") || (is("appearance.contrast", "system") && m_system.highContrast());
    choice.reducedMotion = is("appearance.reduced_motion", "on") || (is("appearance.reduced_motion", "system") && m_system.reducedMotion());
    choice.scale = m_settings.value(QStringLiteral("appearance.text_percent")).toInt() / 100.0;
    return choice;
}

void Appearance::apply()
{
    setCompactRows(m_settings.text(QStringLiteral("appearance.density")) == QLatin1String("compact"));
    applyTheme(*qApp, wanted());
}

void Appearance::toggleScheme()
{
    m_settings.set(QStringLiteral("appearance.scheme"), theme().scheme == Scheme::Dark ? QStringLiteral("light") : QStringLiteral("dark"));
}

} // namespace portreeve::ui
