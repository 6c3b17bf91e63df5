// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "gateway/admin/endpoint.h"
#include "gateway/base/json.h"

namespace portreeve {

// The endpoints of keys, one function each; keys.cpp has the table. Those that make a secret are in key_make.cpp.
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

inline constexpr const char *serviceAccountId = "service_account_id";      // a member of metadata

// Saves the key (under a new token when it had a `former` one) and has it in force; changes nothing when it cannot be saved.
void keepKey(AdminContext &context, const AdminRequest &request, KeyEdit &edit, const std::string &former = {});
// What /key/update changes on one key. `besides`: members of the body that are the caller's own business.
std::optional<Refusal> applyKeyUpdate(AdminContext &context, KeyEdit &edit, const json::object &body, const std::vector<std::string> &besides);
std::optional<Refusal> refuseSpend(const Key &key);
// The reply, which tells of fields that are kept but have no effect, so that nobody relies on them.
AdminReply replyWarning(json::object reply, const json::object &body);

// Reads the key, lets `change` change it, saves it and has it in force; nobody else changes a key meanwhile. The refusal of
// `change` is the result, and then nothing was changed.
using KeyChange = std::function<std::optional<Refusal>(KeyEdit &edit)>;
Result<Key> changeKey(AdminContext &context, const AdminRequest &request, const std::string &named, const char *ifNot,
                      const KeyChange &change);

} // namespace portreeve
