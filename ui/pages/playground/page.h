// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace portreeve::ui {

class Page;
struct Desk;

/// Ask one or several models the same and see answers, cost and speed side by side.
Page *makePlaygroundPage(Desk &desk);

} // namespace portreeve::ui
