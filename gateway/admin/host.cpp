// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/host.h"

#include <stdexcept>

namespace portreeve {

ServerParts &serverOf(AdminContext &context)
{
    if (!context.server)
        throw std::logic_error("this endpoint needs a running gateway");
    return *context.server;
}

} // namespace portreeve
