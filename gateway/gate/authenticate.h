// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "gateway/base/clock.h"
#include "gateway/base/refusal.h"
#include "gateway/model/snapshot.h"

namespace portreeve {

struct Who {
    std::shared_ptr<const Key> key;      // null: the master key
    bool isMaster = false;
};

// Who presents this credential: the text after "Bearer ", or empty. Texts and statuses: contract 3.3. A hash is never taken.
Result<Who> authenticate(const Snapshot &snapshot, std::string_view presented, Micros wall);

// 401, when a key that was let in has been blocked, deleted or given a new secret since.
std::optional<Refusal> refuseRevoked(const Snapshot &snapshot, const Key &key, Micros wall);
// 401, when the key has expired.
std::optional<Refusal> refuseExpired(const Key &key, Micros wall);
// 403, when the key's allowed_routes or key_type leave the route out.
std::optional<Refusal> refuseRoute(const Key &key, std::string_view route);
// True when a key may ask for this model name (its models list: names, wildcards, access groups; empty: all).
bool mayUseModel(const Snapshot &snapshot, const Key &key, std::string_view model);

} // namespace portreeve
