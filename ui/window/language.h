// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTranslator>

namespace portreeve::ui {

class Settings;

/// Keeps the program in the language that a person chose ("general.language"): our words, Qt's own, numbers and dates. A switch needs no restart; every widget hears
/// QEvent::LanguageChange once. One in a process, made before the first window.
class LanguageChoice : public QObject
{
    Q_OBJECT

public:
    explicit LanguageChoice(Settings &settings, QObject *parent = nullptr);
    ~LanguageChoice() override;
    /// "en", "de": what is spoken now.
    QString current() const { return m_current; }
    static QStringList known();

private:
    void apply();

    Settings &m_settings;
    QString m_current;
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace portreeve::ui
