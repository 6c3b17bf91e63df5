// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gateway/admin/endpoint.h"
#include "gateway/base/json.h"
#include "gateway/model/records/deployment.h"

namespace portreeve {

// Where provider keys come from, and that they go only where whoever gave them knew they would. Pure.

// The variable that an "os.environ/X" in `value` names, at any depth; nullopt: none.
std::optional<std::string> variableNamed(const json::value &value);

// "os.environ/X" sent to the API is not looked up: it would read the environment to whoever administers. What a provider is asked
// with anyway may be named, so that scripts for config.yaml's names work: the variable of its key where the key goes to the
// provider's own address, that of its address, that of its version. It is then as if it were left out. All else: 400.
// `named`: members of litellm_params, which `record` does not hold yet, and the variables that they name.
using NamedVariables = std::vector<std::pair<std::string, std::string>>;
std::optional<Refusal> leaveToVariables(Deployment &record, NamedVariables named);
std::optional<Refusal> refuseVariables(const Credential &credential);

// 400: secrets that are kept would be sent to another scheme, host or port than they were given for. Whoever changes the address
// gives them again (`given`: the members of the body, where what is masked stands for what is kept).
// `from`, `to`: where the deployment is sent (Target::apiBase, which its credential, parameters and variables make up); empty: not known.
struct Addresses {
    std::string from, to;
};
std::optional<Refusal> refuseMoved(const Deployment &before, const Deployment &after, const json::object &given, const Addresses &addresses);
std::optional<Refusal> refuseMoved(const Credential &before, const Credential &after, const json::object &given);

} // namespace portreeve
