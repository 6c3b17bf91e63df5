// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace portreeve::ui {

class Page;
struct Desk;

/// The log of requests: filter, facets, strip, table, detail, live.
Page *makeRequestsPage(Desk &desk);

} // namespace portreeve::ui
