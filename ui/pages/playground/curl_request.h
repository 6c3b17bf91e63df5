// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace portreeve::ui {

/// What a curl command sends, without its headers: a key in them is never looked at.
struct CurlRequest {
    QString address;
    QString body;
};

/// The text begins like a curl command (a prompt "$ " or variables may stand before it).
bool isCurl(const QString &text);

/// The POST that the command would make. `error`: why it cannot be known from its text alone, and what to do. Nothing is run and no file is read.
std::optional<CurlRequest> readCurl(const QString &text, QString *error);

} // namespace portreeve::ui
