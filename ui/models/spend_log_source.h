// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/request_source.h"

namespace portreeve::ui {

/// The requests of a LiteLLM server: pages of /spend/logs/v2, and of the filter's grammar what its parameters can say.
std::unique_ptr<RequestSource> makeSpendLogSource();

} // namespace portreeve::ui
