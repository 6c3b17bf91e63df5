// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace portreeve::ui {

/// What the gateway calls a field of a record, and how it explains it, in the language of the window. Words that are not known stay as they are.
QString recordWords(const QString &said);
bool areRecordWordsKnown(const QString &said);

} // namespace portreeve::ui
