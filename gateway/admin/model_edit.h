// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/endpoint.h"

namespace portreeve {

// The endpoints that show models, one function each; models.cpp has the table and those that change them.
AdminReply modelInfo(AdminContext &context, const AdminRequest &request);
AdminReply modelInfoPaged(AdminContext &context, const AdminRequest &request);
AdminReply modelGroupInfo(AdminContext &context, const AdminRequest &request);
AdminReply modelDeprecations(AdminContext &context, const AdminRequest &request);

} // namespace portreeve
