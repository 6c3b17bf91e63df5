// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/base/text.h"
#include "gateway/dialects/dialect.h"

namespace portreeve {

namespace {

// A line of the form in which a person adds a provider's model.
json::object formField(std::string key, std::string label, std::string help, const char *type, bool required, json::value standard = nullptr)
{
    return {{"key", std::move(key)}, {"label", std::move(label)}, {"placeholder", standard}, {"tooltip", std::move(help)},
            {"required", required}, {"field_type", type}, {"options", nullptr}, {"default_value", std::move(standard)}};
}

const json::object *memberOf(const json::value &row, const char *name)
{
    const auto *object = row.if_object();
    const auto *member = object ? object->if_contains(name) : nullptr;
    return member ? member->if_object() : nullptr;
}

bool isTrue(const json::value &row, const char *name)
{
    const auto *object = row.if_object();
    const auto *member = object ? object->if_contains(name) : nullptr;
    return member && member->is_bool() && member->get_bool();
}

std::string variablesText(const std::vector<std::string> &variables)
{
    return variables.empty() ? std::string() : " Empty: the variable " + join(variables, " or ") + ".";
}

// Names in a base address are filled from litellm_params of these names.
void addAddressFields(json::array &fields, const Provider &provider)
{
    const bool required = isTrue(provider.row, "base_url_required");
    const bool hasNames = provider.baseUrl.find('{') != std::string::npos;
    const json::value standard = provider.baseUrl.empty() || hasNames ? json::value() : json::value(provider.baseUrl);
    fields.push_back(formField("api_base", "Address", "The base URL of the API." + variablesText(provider.baseVariables), "text",
                               required && provider.baseVariables.empty(), standard));
    if (!provider.versionVariables.empty()) {
        const auto *row = provider.row.if_object();
        const auto *version = row ? row->if_contains("default_api_version") : nullptr;
        fields.push_back(formField("api_version", "API version", "The version of the API." + variablesText(provider.versionVariables), "text", false,
                                   version ? *version : json::value()));
    }
}

json::array fieldsOfProvider(const Provider &provider)
{
    json::array fields;
    if (provider.authKind != "none") {
        const bool required = !provider.authOptional && provider.keyVariables.empty();
        fields.push_back(formField("api_key", "API key", "The key that " + provider.name + " gave you." + variablesText(provider.keyVariables),
                                   "password", required));
    }
    addAddressFields(fields, provider);
    const auto *env = memberOf(provider.row, "env");
    const auto *other = env ? env->if_contains("other") : nullptr;
    if (other && other->is_object()) {
        for (const auto &[variable, what] : other->get_object()) {
            const std::string name = lower(variable);
            fields.push_back(formField(name, std::string(variable), what.is_string() ? std::string(what.get_string()) : std::string(),
                                       isSecretName(name) ? "password" : "text", false));
        }
    }
    return fields;
}

// Can it be asked: is its dialect built, or its OpenAI surface used instead?
bool isServed(const Provider &provider) { return findDialect(provider.dialect) || ProviderTable::builtIn().openaiSurface(provider); }

json::object described(const Provider &provider)
{
    const auto *row = provider.row.if_object();
    const auto *docs = row ? row->if_contains("docs") : nullptr;
    const auto *dialect = ProviderTable::builtIn().head("dialects").if_object();
    const json::object none;
    json::object out{{"provider", provider.slug}, {"provider_display_name", provider.name}, {"litellm_provider", provider.slug},
                     {"kind", provider.kind}, {"dialect", provider.dialect}, {"docs", docs ? *docs : json::value()},
                     {"local", isTrue(provider.row, "local")}, {"served", isServed(provider)},
                     {"key_variables", json::array(provider.keyVariables.begin(), provider.keyVariables.end())}, {"default_model_placeholder", provider.slug + "/..."}};
    if (dialect && dialect->contains(provider.dialect))
        out["dialect_name"] = dialect->at(provider.dialect).if_object() && dialect->at(provider.dialect).get_object().contains("is")
            ? dialect->at(provider.dialect).get_object().at("is") : json::value();
    out["credential_fields"] = fieldsOfProvider(provider);
    return out;
}

AdminReply listProviders(AdminContext &, const AdminRequest &)
{
    json::array slugs;
    for (const auto &slug : ProviderTable::builtIn().slugs())
        slugs.emplace_back(slug);
    return replyWith(slugs);
}

AdminReply providerFields(AdminContext &, const AdminRequest &request)
{
    const auto wanted = request.queryValue("provider");
    json::array all;
    for (const auto &slug : ProviderTable::builtIn().slugs()) {
        if (!wanted || slug == *wanted)
            all.push_back(described(*ProviderTable::builtIn().find(slug)));
    }
    return replyWith(all);
}

struct RecordType {
    const char *word;
    json::array (*fields)();
};

constexpr RecordType recordTypes[] = {
#define PORTREEVE_TYPE(R, word, table) {word, fieldSchema<R>},
    PORTREEVE_RECORDS(PORTREEVE_TYPE)
#undef PORTREEVE_TYPE
};

// The fields of a record type, for forms and columns: name, type, label, help, flags, choices.
AdminReply recordFields(AdminContext &, const AdminRequest &request)
{
    const std::string &record = request.captures.at("record");
    std::vector<std::string> words;
    for (const auto &[word, fields] : recordTypes) {
        if (record == word)
            return replyWith(json::object{{"record", record}, {"fields", fields()}});
        words.emplace_back(word);
    }
    return replyWith(refusedWith(404, "not_found_error", "No record is called `" + shortened(record, 60) + "`. There are: " + join(words, ", "), "record"));
}

} // namespace

std::span<const Endpoint> providerEndpoints()
{
    using enum Permission;
    static const Endpoint endpoints[] = {
        {"GET", "/public/providers", Open, listProviders, "Slugs of all providers"},
        {"GET", "/public/providers/fields", Open, providerFields, "What each provider wants to know; ?provider= for one"},
        {"GET", "/portreeve/records/{record}/fields", AnyKey, recordFields, "The fields of a record type, for forms and columns"},
    };
    return endpoints;
}

} // namespace portreeve
