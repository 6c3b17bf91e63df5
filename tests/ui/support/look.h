// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/support/scripted.h"
#include "ui/widgets/theme.h"

namespace portreeve::ui {

/// Where pictures for people go (PORTREEVE_SHOTS); empty: none are made.
extern const QString shotsPlace;

/// The look of tests: nothing moves.
void stillTheme(Scheme scheme = Scheme::Light);
/// For names of pictures: "light", "dark".
QString schemeWord(Scheme scheme);
/// The desk's window, light and dark: shotsPlace/PAGE-NAME-dark.png. Leaves the light theme.
void shootPage(TestDesk &desk, const char *page, const char *name);

} // namespace portreeve::ui
