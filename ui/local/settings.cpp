// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/local/settings.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

namespace portreeve::ui {
namespace {

/// One choice: its key, what holds until somebody chooses, and what it may be (words separated by '|', or "least..most"; empty: anything of that type).
struct Choice {
    const char *key;
    QVariant standard;
    const char *allowed;
};

const QList<Choice> &table()
{
    static const QList<Choice> choices = {
        {"appearance.scheme", QStringLiteral("system"), "system|light|dark"},
        {"appearance.contrast", QStringLiteral("system"), "system|normal|high"},
        {"appearance.density", QStringLiteral("comfortable"), "comfortable|compact"},
        {"appearance.text_percent", 100, "100..200"},
        {"appearance.reduced_motion", QStringLiteral("system"), "system|on|off"},
        {"appearance.rail_collapsed", false, ""},
        {"general.language", QStringLiteral("system"), "system|en|de"},
        {"general.start_page", QStringLiteral("home"), ""},
        {"general.utc", false, ""},
        {"general.connection", QStringLiteral("local"), ""},
        {"general.wizard_done", false, ""},
        {"tray.show", true, ""},
        {"tray.close_to_tray", false, ""},
        {"tray.start_hidden", false, ""},
        {"tray.autostart", false, ""},
        {"tray.explained", false, ""},
        {"gateway.start", true, ""},
        {"gateway.port", 4000, "0..65535"},
        {"gateway.host", QStringLiteral("127.0.0.1"), ""},
        {"gateway.config_file", QString(), ""},
        {"secrets.place", QStringLiteral("auto"), "auto|keychain|file|environment|session"},
        {"playground.history", true, ""},
        {"playground.ask_above", QStringLiteral("0.50"), ""},
    };
    return choices;
}

const Choice *choiceOf(const QString &key)
{
    for (const auto &choice : table()) {
        if (key == QLatin1String(choice.key))
            return &choice;
    }
    return nullptr;
}

bool isAllowed(const Choice &choice, const QVariant &value)
{
    const QString allowed = QString::fromLatin1(choice.allowed);
    if (const auto dots = allowed.indexOf(QLatin1String("..")); dots > 0)
        return value.toInt() >= allowed.left(dots).toInt() && value.toInt() <= allowed.mid(dots + 2).toInt();
    return allowed.isEmpty() || allowed.split(QLatin1Char('|')).contains(value.toString());
}

/// The value in the type of its default, or the default where it cannot be that: a hand in the file, or another version of the program.
QVariant fitting(const Choice &choice, QVariant value)
{
    if (!value.isValid() || !value.convert(choice.standard.metaType()) || !isAllowed(choice, value))
        return choice.standard;
    return value;
}

const QString general = QStringLiteral("general.");

/// In the file a key is "section/name", so that people find it there. But "general.language" is `language`: QSettings has the section [General] for keys without one, and reads no
/// other spelling of it back as it was written.
QString inFile(QString key)
{
    if (key.startsWith(general))
        return key.mid(general.size());
    const auto dot = key.indexOf(QLatin1Char('.'));
    return dot < 0 ? key : key.replace(dot, 1, QLatin1Char('/'));
}

bool isDamaged(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return in.exists();
    const QByteArray bytes = in.readAll();
    in.close();
    return bytes.contains('\0') || QSettings(file, QSettings::IniFormat).status() != QSettings::NoError;
}

/// Moves a file that cannot be read out of the way, so that nothing of it is lost. Returns its new name.
QString setAside(const QString &file)
{
    const QString name = file + QStringLiteral(".broken-") + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-hhmmss"));
    QFile::remove(name);
    return QFile::rename(file, name) ? name : QString();
}

} // namespace

Settings::Settings(const QString &profileDirectory, QObject *parent) : QObject(parent), m_directory(profileDirectory)
{
    if (!QDir().mkpath(m_directory))
        m_fault = tr("The folder %1 cannot be made, so nothing that you set is kept. Choose another with --profile.").arg(m_directory);
    QFile::setPermissions(m_directory, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_choices = open(QStringLiteral("desktop.ini"));
    m_state = open(QStringLiteral("state.ini"));
}

std::unique_ptr<QSettings> Settings::open(const QString &name)
{
    const QString file = m_directory + QLatin1Char('/') + name;
    if (isDamaged(file)) {
        const QString aside = setAside(file);
        m_fault = aside.isEmpty() ? tr("%1 cannot be read, and the defaults hold. Check who owns it.").arg(file)
                                  : tr("%1 was damaged and was set aside as %2. The defaults hold.").arg(file, aside);
    }
    // A new file is readable by its owner only, also while it is being written.
    QFile fresh(file);
    if (!fresh.exists() && fresh.open(QIODevice::WriteOnly))
        fresh.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return std::make_unique<QSettings>(file, QSettings::IniFormat);
}

QVariant Settings::value(const QString &key) const
{
    const QVariant stored = m_choices->value(inFile(key));
    const Choice *choice = choiceOf(key);
    return choice ? fitting(*choice, stored) : stored;
}

void Settings::set(const QString &key, const QVariant &value)
{
    const Choice *choice = choiceOf(key);
    const QVariant wanted = choice ? fitting(*choice, value) : value;
    if (this->value(key) == wanted && m_choices->contains(inFile(key)))
        return;
    const bool isNews = this->value(key) != wanted;
    m_choices->setValue(inFile(key), wanted);
    if (isNews)
        emit changed(key);
}

void Settings::reset(const QString &key)
{
    const QVariant before = value(key);
    m_choices->remove(inFile(key));
    if (value(key) != before)
        emit changed(key);
}

bool Settings::isDefault(const QString &key) const
{
    const Choice *choice = choiceOf(key);
    return choice ? value(key) == choice->standard : !m_choices->contains(inFile(key));
}

QStringList Settings::keys() const
{
    QStringList names;
    for (const auto &choice : table())
        names.append(QString::fromLatin1(choice.key));
    for (QString name : m_choices->allKeys()) {
        name = name.contains(QLatin1Char('/')) ? name.replace(QLatin1Char('/'), QLatin1Char('.')) : general + name;
        if (!names.contains(name))
            names.append(name);
    }
    return names;
}

QByteArray Settings::state(const QString &scope, const QString &name) const
{
    return m_state->value(scope + QLatin1Char('/') + name).toByteArray();
}

void Settings::setState(const QString &scope, const QString &name, const QByteArray &bytes)
{
    const QString key = scope + QLatin1Char('/') + name;
    if (bytes.isEmpty())
        m_state->remove(key);
    else if (m_state->value(key).toByteArray() != bytes)
        m_state->setValue(key, bytes);
}

} // namespace portreeve::ui
