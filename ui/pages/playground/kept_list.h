// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QString>

namespace portreeve::ui {

/// A list of the playground in a file of the profile. A file that is no JSON is set aside as FILE.broken and reads as empty; `error`: it is there and cannot be opened.
QJsonArray readKept(const QString &file, QString *error);
/// Written whole, only readable by its owner.
bool writeKept(const QString &file, const QJsonArray &list, QString *error);

} // namespace portreeve::ui
