// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/language.h"

#include "ui/local/settings.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

static void takeTranslations()
{
    Q_INIT_RESOURCE(translations); // a static library's resources are linked only when asked for
}

namespace portreeve::ui {
namespace {

QString ofSystem()
{
    for (const QString &name : QLocale::system().uiLanguages()) { // in the order of preference
        const QString language = name.left(2);
        if (LanguageChoice::known().contains(language))
            return language;
    }
    return QStringLiteral("en");
}

/// The system's way to write numbers and dates where it speaks this language, else that of the language's own country.
QLocale localeFor(const QString &language)
{
    const QLocale system = QLocale::system();
    if (system.language() != QLocale::C && system.name().left(2) == language)
        return system;
    return language == QLatin1String("de") ? QLocale(QLocale::German, QLocale::Germany) : QLocale(QLocale::English, QLocale::UnitedStates);
}

} // namespace

QStringList LanguageChoice::known()
{
    return {QStringLiteral("en"), QStringLiteral("de")};
}

LanguageChoice::LanguageChoice(Settings &settings, QObject *parent) : QObject(parent), m_settings(settings)
{
    takeTranslations();
    QCoreApplication::installTranslator(&m_qt); // still empty; what is loaded later is told to all windows
    QCoreApplication::installTranslator(&m_own);
    connect(&settings, &Settings::changed, this, [this](const QString &key) {
        if (key == QLatin1String("general.language"))
            apply();
    });
    apply();
}

LanguageChoice::~LanguageChoice()
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

void LanguageChoice::apply()
{
    const QString chosen = m_settings.text(QStringLiteral("general.language"));
    m_current = known().contains(chosen) ? chosen : ofSystem();
    QLocale::setDefault(localeFor(m_current));
    // Loading posts a LanguageChange for each of them; Qt makes one of the two.
    if (!m_qt.load(QStringLiteral("qtbase_") + m_current, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        qInfo("Qt's own words are not installed in %s", qPrintable(m_current));
    if (!m_own.load(QStringLiteral(":/translations/portreeve_%1.qm").arg(m_current)))
        qWarning("no translation %s", qPrintable(m_current));
}

} // namespace portreeve::ui
