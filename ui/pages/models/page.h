// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace portreeve::ui {

class Page;
struct Desk;

/// The deployments: what clients ask for, what serves it, what it costs, how it stands.
Page *makeModelsPage(Desk &desk);

} // namespace portreeve::ui
