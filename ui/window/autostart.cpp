// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace portreeve::ui {
namespace {

QString entryFile()
{
    const QString base = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    return QStringLiteral("%1/autostart/%2.desktop").arg(base, QLatin1String(applicationId));
}

/// As the desktop entry specification wants arguments of Exec.
QString quoted(QString path)
{
    for (const QChar special : {QLatin1Char('\\'), QLatin1Char('"'), QLatin1Char('`'), QLatin1Char('$')})
        path.replace(special, QLatin1Char('\\') + QString(special));
    return QLatin1Char('"') + path.replace(QLatin1Char('%'), QStringLiteral("%%")) + QLatin1Char('"');
}

QByteArray entry()
{
    return "[Desktop Entry]\nType=Application\nName=Portreeve\nIcon=portreeve\nExec=" + quoted(QCoreApplication::applicationFilePath()).toUtf8() + " --hidden\nX-GNOME-Autostart-enabled=true\n";
}

bool isSandboxed()
{
    return QFileInfo::exists(QStringLiteral("/.flatpak-info"));
}

} // namespace

bool isAutostart()
{
    return QFileInfo::exists(entryFile());
}

bool setAutostart(bool on, QString *why)
{
    const QString name = entryFile();
    if (!on) {
        if (!QFile::exists(name) || QFile::remove(name))
            return true;
        *why = QCoreApplication::translate("Autostart", "%1 could not be removed.").arg(name);
        return false;
    }
    if (isSandboxed()) {
        *why = QCoreApplication::translate("Autostart", "Inside a sandbox programs cannot put themselves into the login; add Portreeve in the settings of your desktop.");
        return false;
    }
    QDir().mkpath(QFileInfo(name).path());
    QSaveFile file(name);
    if (file.open(QIODevice::WriteOnly) && file.write(entry()) > 0 && file.commit())
        return true;
    *why = QCoreApplication::translate("Autostart", "%1 could not be written: %2").arg(name, file.errorString());
    return false;
}

} // namespace portreeve::ui
