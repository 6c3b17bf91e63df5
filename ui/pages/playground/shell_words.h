// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace portreeve::ui {

/// A word as a POSIX shell would pass it on.
struct ShellWord {
    QString text;
    QString expansion; ///< the first "$NAME", "$(command)" or "`command`" in it: only the shell knows what it stands for, so it is in `text` as typed. Empty: none
    bool operator==(const ShellWord &) const = default;
};

/// The first command of a line: what stands behind a pipe, a semicolon or its end is not read, and nothing is ever run.
struct ShellCommand {
    QList<ShellWord> words;
    std::optional<ShellWord> input; ///< a here-document or here-string
};

/// Reads '..', "..", $'..', backslashes (also before the end of a line), comments and here-documents. `error`: a quotation that never ends.
std::optional<ShellCommand> readCommand(const QString &text, QString *error);

} // namespace portreeve::ui
