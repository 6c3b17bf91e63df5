// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "gateway/model/snapshot.h"
#include "gateway/store/config_file.h"

namespace portreeve {

// What a deployment, its credential and the environment give for a name: for makeTarget only.
class TargetSources {
public:
    TargetSources(const Deployment &record, const Credential *credential, const Environment &environment)
        : m_record(record), m_credential(credential), m_environment(environment)
    {
    }

    // A litellm_params member without a field of its own ("azure_ad_token"), else the credential's; numbers as text.
    std::optional<std::string> member(std::string_view name) const;
    // A field of the record, else the credential's value of that name.
    std::optional<std::string> field(const OptionalText &own, std::string_view name) const;
    std::optional<std::string> variable(const std::string &name) const;            // set and not empty
    std::optional<std::string> firstVariable(const std::vector<std::string> &names) const;
    // What {name} in an address or header of `provider` stands for: member, variable, region, or what the row's `vars` say.
    std::optional<std::string> named(const Provider &provider, const std::string &name) const;
    // Fills {names}; `missing` gets those that nothing is known of.
    std::string filled(const Provider &provider, std::string_view text, std::vector<std::string> *missing) const;

    std::optional<std::string> region(const Provider &provider) const;

    const Deployment &record() const { return m_record; }
    bool isOfFile() const { return m_record.fromFile && (m_record.apiBase || !m_credential || m_credential->fromFile); }      // who chose the address wrote config.yaml
    bool hasEnvironment() const { return bool(m_environment); }
    bool hasCredential() const { return m_credential; }
    TargetSources ofEnvironment() const;           // nothing of the deployment and its credential
    TargetSources withoutEnvironment() const;
    TargetSources withoutCredential() const;
    TargetSources withoutDeployment() const;       // the credential and the environment

private:
    const Deployment &m_record;
    const Credential *m_credential;
    const Environment &m_environment;
};

// The parts of a target, in the order they are needed. Each gives a fault, or an empty text.
std::string placeTarget(Target &target, const TargetSources &sources);                       // model, apiBase, apiVersion
std::string authoriseTarget(Target &target, const TargetSources &sources);                   // apiKey, headers, authQuery
std::string priceTarget(Target &target, const TargetSources &sources, const std::string &configuredModel);   // card, region, price

// The address before it is trimmed and checked: as someone set it, else the provider's usual one.
std::string baseOf(const Target &target, const TargetSources &sources, std::vector<std::string> *missing);
// Is the target where its credential would be sent if the deployment said no more than its model, or at the provider's own address?
bool isCredentialsOwn(const Target &target, const TargetSources &sources);
// The addresses of the provider's row, their {names} filled, without paths; empty where a name is not known.
std::vector<std::string> rowAddresses(const Provider &provider, const TargetSources &sources);
// Is `address` one of the provider's own: of its row, of a domain below that, or what the environment says?
bool isProvidersOwn(const Provider &provider, std::string_view address, const TargetSources &sources);
// The first base variable that is set; one that the row's own address names ({DATABRICKS_HOST}) is part of that instead.
std::optional<std::string> variableBase(const Provider &provider, const TargetSources &sources);

// Replaces a header of that name (any case), or adds it.
void setHeader(Headers &headers, std::string_view name, std::string value);

} // namespace portreeve
