// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace portreeve::ui {

/// A deployment as text: as it stands in config.yaml, or as JSON.
enum class RawForm { Yaml, Json };

QString rawText(const QJsonObject &entry, RawForm form);

struct RawFault {
    QString message;
    int line = 0; ///< from 1; 0: of the whole
};
/// What was typed, as an object. YAML is read whatever the form, for JSON is YAML too; duplicate names are wrong.
std::optional<QJsonObject> readRaw(const QString &text, RawFault *fault);

} // namespace portreeve::ui
