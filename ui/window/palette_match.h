// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/command_palette.h"

namespace portreeve::ui {

/// How well a hit fits the words of a query: 0 best, -1 not at all. Every word has to be in its text or detail; the beginning of the text beats the beginning of a word, that the
/// inside of one, and the text beats the detail.
int fit(const PaletteHit &hit, const QString &query);

/// The fitting ones, best first, those of one fit in their order; at most `most`.
QList<PaletteHit> matched(const QList<PaletteHit> &hits, const QString &query, int most);

} // namespace portreeve::ui
