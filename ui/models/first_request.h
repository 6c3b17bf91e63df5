// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/code_block.h"

namespace portreeve::ui {

/// The request to try while nothing has come yet: curl, Python, Node, and the base URL alone. The key is named by a variable, never written. `model` empty: a placeholder.
QList<Sample> firstSamples(const QString &baseUrl, const QString &model);

} // namespace portreeve::ui
