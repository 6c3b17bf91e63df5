// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace portreeve::ui {

class Table;
enum class CopyForm;

/// The selected rows with their heads, visible columns in the order they are seen. role::Copy is preferred to the text. In TSV and CSV a cell that a spreadsheet
/// would take for a formula (= + - @ at its beginning) gets a quote before it, unless it is a number.
QString rowsAsText(const Table &table, CopyForm form);

/// The same rule for anybody who writes CSV.
QString csvCell(const QString &text);

} // namespace portreeve::ui
