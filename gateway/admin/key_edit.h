// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "gateway/admin/endpoint.h"

namespace portreeve {

// The endpoints of keys, one function each; keys.cpp has the table.
AdminReply generateKey(AdminContext &context, const AdminRequest &request);
AdminReply generateServiceKey(AdminContext &context, const AdminRequest &request);
AdminReply updateKey(AdminContext &context, const AdminRequest &request);
AdminReply regenerateKey(AdminContext &context, const AdminRequest &request);
AdminReply resetKeySpend(AdminContext &context, const AdminRequest &request);
AdminReply updateKeys(AdminContext &context, const AdminRequest &request);
AdminReply deleteKeys(AdminContext &context, const AdminRequest &request);
AdminReply keyInfo(AdminContext &context, const AdminRequest &request);
AdminReply keyInfos(AdminContext &context, const AdminRequest &request);
AdminReply listKeys(AdminContext &context, const AdminRequest &request);
AdminReply listKeyAliases(AdminContext &context, const AdminRequest &request);

// A key on its way to the database.
struct KeyEdit {
    Key key;
    std::optional<Nanos> spent;      // what its quota counts from now on (in its budget window), told once the key is saved
};

// Reads the key, lets `change` change it, saves it and has it in force; nobody else changes a key meanwhile. The refusal of
// `change` is the result, and then nothing was changed.
using KeyChange = std::function<std::optional<Refusal>(KeyEdit &edit)>;
Result<Key> changeKey(AdminContext &context, const AdminRequest &request, const std::string &named, const char *ifNot,
                      const KeyChange &change);

} // namespace portreeve
