// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace portreeve::ui {

/// A label or help of a provider's form, as its server says it in English, in the language of the moment. What is not known stays as it was said.
QString providerWords(const QString &said);
/// All of it has its place in the table, or is no words at all but the name of a variable.
bool areProviderWordsKnown(const QString &said);

} // namespace portreeve::ui
