// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/json/value.hpp>

#include "gateway/base/clock.h"
#include "gateway/base/ids.h"
#include "gateway/base/refusal.h"
#include "gateway/gate/rules.h"
#include "gateway/policy/quota.h"
#include "gateway/sinks/ledger.h"

namespace portreeve {

// Who may call an endpoint. Open: without a key. AnyKey: sees its own only. Admin: the master key (roles come later).
enum class Permission : std::uint8_t { Open, AnyKey, Admin };

struct Caller {
    bool isAdmin = false;
    std::shared_ptr<const Key> key;          // null: the master key, or nobody
    std::string changedBy;                   // litellm-changed-by, else "default_user_id"
};

struct AdminRequest {
    std::string method, path;
    std::multimap<std::string, std::string> query;     // decoded
    std::map<std::string, std::string> captures;       // of {name} in the endpoint's path, decoded
    boost::json::value body;                            // null: none
    Caller caller;
    std::shared_ptr<const std::atomic<bool>> gone;     // true once nobody waits for the answer; null: somebody always does
    std::optional<std::string> queryValue(const std::string &name) const;
};

struct AdminReply {
    int status = 200;
    std::string body;                        // JSON text
    Headers headers;
    std::string contentType = "application/json";
    // What follows `body`, piece by piece, until an empty one; each is asked for on a reader and may throw. Null: nothing does.
    std::function<std::string()> more;
};

AdminReply replyWith(const boost::json::value &value, int status = 200);
AdminReply replyWith(const Refusal &refusal);            // LiteLLM's error object, or refusal.body as it is
AdminReply detailReply(int status, std::string_view text);   // {"detail": text}
// FastAPI's schema error: 422 {"detail":[{"type","loc","msg"}]}
AdminReply schemaError(std::string_view type, std::vector<std::string> place, std::string_view message);

struct ServerParts;                          // admin/host.h

// What endpoints work on. They run on a reader's thread, may wait for the database, and never on a worker.
struct AdminContext {
    Rules &rules;
    Registry &registry;
    Database &database;
    Ledger &ledger;
    Quotas &quotas;
    const Clock &clock;
    Random random;
    const Seal &seal;
    ServerParts *server = nullptr;           // null: records and books without a server around them
};

struct Endpoint {
    const char *method;
    const char *path;                        // "/key/{key}/regenerate"
    Permission permission;
    AdminReply (*serve)(AdminContext &context, const AdminRequest &request);
    const char *summary;                     // a line for people
    // Instead of `serve`, for what waits for others than the database: suspends, and leaves the reader free meanwhile.
    boost::asio::awaitable<AdminReply> (*ask)(AdminContext &context, const AdminRequest &request) = nullptr;
};

// One list a file; endpoints.cpp puts them together.
std::span<const Endpoint> keyEndpoints();        // keys.cpp
std::span<const Endpoint> modelEndpoints();      // models.cpp
std::span<const Endpoint> credentialEndpoints(); // credentials.cpp
std::span<const Endpoint> providerEndpoints();   // providers.cpp
std::span<const Endpoint> routerEndpoints();     // router_view.cpp
std::span<const Endpoint> spendEndpoints();      // spend.cpp
std::span<const Endpoint> liveEndpoints();       // portreeve_live.cpp
std::span<const Endpoint> serverEndpoints();     // portreeve_server.cpp
std::span<const Endpoint> tryEndpoints();        // portreeve_try.cpp
std::span<const Endpoint> requestEndpoints();    // portreeve_requests.cpp

} // namespace portreeve
