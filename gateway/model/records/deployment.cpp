// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/model/records/deployment.h"

namespace portreeve {

template <>
std::span<const Field<Deployment>> fieldsOf<Deployment>()
{
    static const Field<Deployment> fields[] = {
        {"model_id", &Deployment::id, Identity | ReadOnly | Outer, "Id",
         "Names this deployment for ever. Made from the entry unless model_info.id gives one."},
        {"model_name", &Deployment::modelName, Outer, "Model name",
         "What clients ask for. Deployments of one name share its load; a * stands for any text."},
        {"model", &Deployment::model, Plain, "Provider's model", "provider/model, for instance anthropic/claude-sonnet-4-5."},
        {"custom_llm_provider", &Deployment::customProvider, Advanced, "Provider", "Names the provider when the model does not."},
        {"api_key", &Deployment::apiKey, Sealed, "API key",
         "The provider's key. Empty: the credential's, else the provider's environment variable."},
        {"litellm_credential_name", &Deployment::credentialName, Plain, "Credential", "A stored credential to use: at the address it has itself, or the provider's."},
        {"api_base", &Deployment::apiBase, Plain, "Address", "The provider's base URL. Empty: its usual one."},
        {"api_version", &Deployment::apiVersion, Advanced, "API version",
         "The version of the API, where the provider wants one."},
        {"organization", &Deployment::organization, Advanced, "Provider's organisation",
         "Your organisation's id at the provider."},
        {"region_name", &Deployment::regionName, Advanced, "Region", "Where the provider should serve it."},
        {"rpm", &Deployment::rpm, Plain, "Requests per minute", "What the provider allows. Guides how load is spread."},
        {"tpm", &Deployment::tpm, Plain, "Tokens per minute", "What the provider allows. Guides how load is spread."},
        {"max_parallel_requests", &Deployment::maxParallelRequests, Plain, "Parallel requests",
         "Most calls of this deployment at the same time."},
        {"weight", &Deployment::weight, Decimal, "Weight", "Its share of the load beside others of the same name: 3 and 1, or 0.75 and 0.25."},
        {"order", &Deployment::order, Advanced, "Order", "Lower numbers are used first; others wait until those fail."},
        {"max_retries", &Deployment::maxRetries, Advanced, "Retries", "How often a failed call is tried again here."},
        {"timeout", &Deployment::timeout, Decimal, "Time limit", "Seconds a whole answer may take."},
        {"stream_timeout", &Deployment::streamTimeout, Advanced | Decimal, "Stream time limit",
         "Seconds a stream may be silent."},
        {"extra_headers", &Deployment::extraHeaders, Advanced | Sealed, "Further headers",
         "Headers sent with every call: name to value."},
        {"extra_body", &Deployment::extraBody, Advanced | Sealed, "Further members", "Members added to every request body."},
        {"mock_response", &Deployment::mockResponse, Advanced, "Made-up answer",
         "Answer with this text; the provider is not called."},
        {"drop_params", &Deployment::dropParams, Advanced, "Drop unknown parameters",
         "Leave out what the provider does not know, instead of refusing."},
        {"additional_drop_params", &Deployment::additionalDropParams, Advanced, "Parameters to drop",
         "Parameters never sent to this deployment."},
        {"allowed_openai_params", &Deployment::allowedOpenaiParams, Advanced, "Parameters to let through",
         "Sent even though the provider is not known to take them."},
        {"tags", &Deployment::tags, Advanced, "Tags", "Requests with one of these tags are sent here."},
        {"prices", &Deployment::prices, Hidden, "Prices", "Dollars a unit, in place of the price list's."},
        {"rest", &Deployment::rest, Hidden | Sealed, "Further parameters", "Further litellm_params, kept as given."},
        {"model_info", &Deployment::modelInfo, Outer | Advanced, "Facts",
         "What you state of the model: mode, base_model, access_groups and anything else."},
        {"blocked", &Deployment::blocked, Outer, "Blocked", "A blocked deployment is not called."},
        {"created_at", &Deployment::createdAt, ReadOnly | Outer, "Created", "When it was added."},
        {"created_by", &Deployment::createdBy, ReadOnly | Outer, "Created by", "Who added it."},
        {"updated_at", &Deployment::updatedAt, ReadOnly | Outer, "Changed", "When it was last changed."},
        {"updated_by", &Deployment::updatedBy, ReadOnly | Outer, "Changed by", "Who last changed it."},
    };
    return fields;
}

template <>
std::span<const Field<Credential>> fieldsOf<Credential>()
{
    static const Field<Credential> fields[] = {
        {"credential_name", &Credential::name, Identity, "Name", "What deployments refer to."},
        {"display_name", &Credential::displayName, Plain, "Title", "For people. Empty: the name."},
        {"credential_values", &Credential::values, Sealed, "Values", "api_key, api_base and whatever else the provider wants."},
        {"credential_info", &Credential::info, Advanced, "Notes", "Anything you want to keep with it, as a JSON object."},
        {"created_at", &Credential::createdAt, ReadOnly, "Created", "When it was added."},
        {"created_by", &Credential::createdBy, ReadOnly, "Created by", "Who added it."},
        {"updated_at", &Credential::updatedAt, ReadOnly, "Changed", "When it was last changed."},
        {"updated_by", &Credential::updatedBy, ReadOnly, "Changed by", "Who last changed it."},
    };
    return fields;
}

// Neither has known fields without a member: further litellm_params and credential values are open.
template <>
std::span<const KeptField> keptFieldsOf<Deployment>()
{
    return {};
}

template <>
std::span<const KeptField> keptFieldsOf<Credential>()
{
    return {};
}

} // namespace portreeve
