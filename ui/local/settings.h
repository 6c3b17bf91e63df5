// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSettings>
#include <QVariant>

#include <memory>

namespace portreeve::ui {

/// What the desktop remembers of a person's choices, in PROFILE/desktop.ini (0600, written whole). Every key has its default in one table (settings.cpp); a broken file is set
/// aside and the defaults hold. State of windows and columns lies beside it in PROFILE/state.ini.
class Settings : public QObject
{
    Q_OBJECT

public:
    explicit Settings(const QString &profileDirectory, QObject *parent = nullptr);

    /// Keys as in the table: "appearance.scheme" ("system", "light", "dark"), "appearance.contrast", "appearance.density" ("comfortable", "compact"), "appearance.text_percent",
    /// "appearance.reduced_motion", "general.language" ("system", "en", "de"), "general.start_page", "tray.show", "tray.close_to_tray", "tray.start_hidden", "tray.autostart",
    /// "gateway.start", "shortcut.ID" ...
    QVariant value(const QString &key) const;
    bool flag(const QString &key) const { return value(key).toBool(); }
    QString text(const QString &key) const { return value(key).toString(); }
    void set(const QString &key, const QVariant &value);
    void reset(const QString &key);
    bool isDefault(const QString &key) const;
    QStringList keys() const;

    /// State that is nobody's choice: geometry, columns, last filter. `scope` is a page or a connection's id.
    QByteArray state(const QString &scope, const QString &name) const;
    void setState(const QString &scope, const QString &name, const QByteArray &bytes);

    QString directory() const { return m_directory; }
    /// What was wrong with the file at the start; empty: nothing.
    QString fault() const { return m_fault; }

signals:
    void changed(const QString &key);

private:
    std::unique_ptr<QSettings> open(const QString &name);
    QString m_directory;
    QString m_fault;
    std::unique_ptr<QSettings> m_choices;
    std::unique_ptr<QSettings> m_state;
};

} // namespace portreeve::ui
