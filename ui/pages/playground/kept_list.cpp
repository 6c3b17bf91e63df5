// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/kept_list.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace portreeve::ui {

QJsonArray readKept(const QString &name, QString *error)
{
    error->clear();
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        *error = file.exists() ? file.errorString() : QString();
        return {};
    }
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &fault);
    file.close();
    if (fault.error == QJsonParseError::NoError)
        return document.array();
    QFile::remove(name + QStringLiteral(".broken"));
    QFile::rename(name, name + QStringLiteral(".broken"));
    return {};
}

bool writeKept(const QString &name, const QJsonArray &list, QString *error)
{
    QSaveFile file(name);
    const bool isOpen = file.open(QIODevice::WriteOnly);
    if (isOpen) {
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.write(QJsonDocument(list).toJson(QJsonDocument::Compact));
    }
    if (isOpen && file.commit())
        return true;
    *error = file.errorString();
    return false;
}

} // namespace portreeve::ui
