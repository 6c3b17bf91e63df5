// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

#include <optional>

namespace portreeve::ui {

/// A table as text: its heads, and rows that have as many fields.
struct CsvTable {
    QStringList heads; ///< without the spaces around them, each once
    QList<QStringList> rows;
};

/// RFC 4180, with a byte order mark or without, lines ending in CRLF, LF or CR; where the heads have no comma, semicolons or tabs part the fields (spreadsheets write them). Empty
/// lines do not count. `error` names the line, from 1 on, and what to do. Pure.
std::optional<CsvTable> readCsv(const QString &text, QString *error);

} // namespace portreeve::ui
