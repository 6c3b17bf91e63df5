// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/base/refusal.h"
#include "gateway/model/records/deployment.h"
#include "gateway/model/settings.h"

namespace portreeve {

// Looks a variable up ("os.environ/X"); nullopt: not set. Injected.
using Environment = std::function<std::optional<std::string>(const std::string &)>;
Environment systemEnvironment();

// Something to tell about a config file. Not an error: the file is used.
struct ConfigNotice {
    std::string place;           // "config.yaml:12:5"
    std::string text;            // "unknown key `modl_name`; did you mean `model_name`?"
};

// A config file, read whole and checked whole: LiteLLM's config.yaml (contract section 2).
struct Config {
    std::string file;
    std::vector<std::string> files;              // with includes, absolute
    Settings settings;
    std::vector<Deployment> deployments;
    std::vector<Credential> credentials;
    std::map<std::string, std::string> variables;    // environment_variables: seen by os.environ/ before the system's
    std::vector<std::string> unserved;           // keys that are known and have no effect yet: "general_settings.alerting"
    std::vector<ConfigNotice> notices;           // unknown keys, keys known but not served yet, variables that are not set
};

// Refusal: status 400, message "config.yaml:12:5: what is wrong; what to do". Nothing outside the result changes.
Result<Config> readConfig(const std::string &file, const Environment &environment);
Result<Config> parseConfig(const std::string &yaml, const std::string &nameForMessages, const Environment &environment);   // no includes

// For --print-config: the effective configuration as YAML, secrets masked.
std::string printConfig(const Config &config);

// One model without a file (`--model openai/gpt-4o-mini`): served under the name as typed.
Config configFor(const std::string &providerSlashModel);
// The models demo/assistant and demo/slow of the built-in provider `demo`, which needs no key and no network.
Config demoConfig();

// A master key or signing secret that others can guess: shorter than 12 characters or of fewer than 5 different ones (an
// "sk-" before it not counted), or on the published list of secrets (resources/weak_secrets.py).
bool isWeakSecret(std::string_view secret);

} // namespace portreeve
