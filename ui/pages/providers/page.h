// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace portreeve::ui {

class Page;
struct Desk;

/// The providers in use: their keys, their models, how they do and what they cost; and the way to add one.
Page *makeProvidersPage(Desk &desk);

} // namespace portreeve::ui
