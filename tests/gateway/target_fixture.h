// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Deployments made ready.
#include <QTest>

#include <boost/json.hpp>

#include "gateway/base/text.h"
#include "gateway/gate/rules.h"

using namespace portreeve;

namespace target {

namespace json = boost::json;
using Variables = std::map<std::string, std::string>;

inline Environment environmentOf(Variables variables)
{
    return [variables = std::move(variables)](const std::string &name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
}

struct Making {
    Deployment record;
    Settings settings;
    std::map<std::string, std::shared_ptr<const Credential>> credentials;
    Variables variables;

    explicit Making(std::string model, std::string key = {})
    {
        record.id = "id";
        record.modelName = "name";
        record.model = std::move(model);
        record.apiKey = Secret(std::move(key));
    }
    std::shared_ptr<const Target> target() const
    {
        return makeTarget(std::make_shared<const Deployment>(record), settings, credentials, environmentOf(variables));
    }
};

inline std::string headerOf(const Target &target, std::string_view name)
{
    std::string found = "(none)";
    int count = 0;
    for (const auto &[key, value] : target.headers) {
        if (!equalsIgnoringCase(key, name))
            continue;
        found = value;
        ++count;
    }
    return count > 1 ? "(several)" : found;
}

} // namespace target

using namespace target;
