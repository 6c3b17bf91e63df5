// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace portreeve::ui {

class Page;
struct Desk;

/// The gateway as a program: how it runs, its data, its log, whom it turned away.
Page *makeServerPage(Desk &desk);

} // namespace portreeve::ui
