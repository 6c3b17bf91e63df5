// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/members.h"

#include <array>
#include <string>

#include "gateway/base/text.h"

namespace portreeve {

namespace {

using enum MemberKind;

constexpr KnownMember table[] = {
    {"model", Parameter, Member::Model},
    {"messages", Parameter, Member::Messages},
    {"stream", Parameter, Member::Stream},
    {"stream_options", Parameter, Member::StreamOptions},
    {"max_tokens", Parameter, Member::MaxTokens},
    {"max_completion_tokens", Parameter, Member::MaxCompletionTokens},
    {"n", Parameter, Member::N},
    {"user", Parameter, Member::User},
    {"service_tier", Parameter, Member::ServiceTier},
    {"input", Parameter, Member::Input},
    {"temperature", Parameter, Member::Temperature},
    {"top_p", Parameter, Member::TopP},
    // OpenAI's others
    {"audio"}, {"dimensions"}, {"encoding_format"}, {"frequency_penalty"}, {"function_call"}, {"functions"}, {"logit_bias"},
    {"logprobs"}, {"modalities"}, {"parallel_tool_calls"}, {"prediction"}, {"presence_penalty"}, {"prompt_cache_key"},
    {"prompt_cache_retention"}, {"reasoning_effort"}, {"response_format"}, {"safety_identifier"}, {"seed"}, {"stop"}, {"store"},
    {"tool_choice"}, {"tools"}, {"top_logprobs"}, {"verbosity"}, {"web_search_options"},
    // Anthropic's others
    {"container"}, {"context_management"}, {"inference_geo"}, {"mcp_servers"}, {"output_config"}, {"output_format"}, {"speed"},
    {"stop_sequences"}, {"system"}, {"thinking"}, {"top_k"},
    // LiteLLM's extras (contract 1.3)
    {"metadata", Metadata, Member::Metadata},
    {"litellm_metadata", Extra, Member::LitellmMetadata},
    {"tags", Extra, Member::Tags},
    {"num_retries", Extra, Member::NumRetries},
    {"timeout", Extra, Member::Timeout},
    {"stream_timeout", Extra, Member::StreamTimeout},
    {"fallbacks", Extra, Member::Fallbacks},
    {"disable_fallbacks", Extra, Member::DisableFallbacks},
    {"guardrails", Extra}, {"disable_global_guardrails", Extra}, {"caching", Extra}, {"cache", Extra},
    {"context_window_fallbacks", Extra}, {"context_window_fallback_dict", Extra}, {"content_policy_fallbacks", Extra},
    {"litellm_session_id", Extra}, {"litellm_trace_id", Extra}, {"litellm_call_id", Extra}, {"litellm_params", Extra},
    {"litellm_logging_obj", Extra}, {"prompt_id", Extra}, {"prompt_variables", Extra}, {"prompt_version", Extra}, {"priority", Extra},
    {"fastest_response", Extra}, {"drop_params", Extra}, {"additional_drop_params", Extra}, {"allowed_openai_params", Extra},
    {"max_retries", Extra}, {"retry_policy", Extra}, {"proxy_server_request", Extra}, {"secret_fields", Extra}, {"no-log", Extra},
    {"merge_reasoning_content_in_choices", Extra}, {"specific_deployment", Extra}, {"policies", Extra},
    {"mock_response", Extra}, {"mock_tool_calls", Extra},
    // nothing in a client's body may choose the upstream's address, credential or provider
    {"api_base", Address}, {"base_url", Address}, {"api_url", Address}, {"endpoint", Address}, {"endpoint_url", Address}, {"proxy", Address},
    {"api_key", Credential}, {"custom_llm_provider", Credential}, {"extra_headers", Credential}, {"headers", Credential},
    {"default_headers", Credential}, {"extra_query", Credential}, {"extra_body", Credential}, {"api_version", Credential},
    {"api_type", Credential}, {"organization", Credential}, {"credentials", Credential}, {"litellm_credential_name", Credential},
    {"user_config", Credential}, {"model_list", Credential}, {"region_name", Credential}, {"region", Credential}, {"tenant_id", Credential},
    {"client_id", Credential}, {"client_secret", Credential}, {"token", Credential}, {"auth_token", Credential}, {"deployment_id", Credential},
    {"base_model", Credential}, {"ssl_verify", Credential}, {"client", Credential}, {"use_in_pass_through", Credential},
    {"model_info", Extra}, {"configurable_clientside_auth_params", Credential},
    {"mock_timeout", Mock}, {"mock_delay", Mock}, {"mock_testing_fallbacks", Mock}, {"mock_testing_context_fallbacks", Mock},
    {"mock_testing_content_policy_fallbacks", Mock}, {"mock_testing_rate_limit_error", Mock},
};
constexpr std::size_t tableSize = std::size(table);
static_assert(tableSize <= mostKnownMembers);

// Families of LiteLLM's parameters that name credentials and places.
constexpr std::string_view credentialFamilies[] = {"aws_", "vertex_", "azure_", "s3_", "gcs_", "oci_", "watsonx_", "sagemaker_", "bedrock_", "sap_", "snowflake_"};
constexpr KnownMember credentialFamily{"", Credential, Member::Other, mostKnownMembers - 1};
constexpr KnownMember litellmFamily{"", Extra, Member::Other, mostKnownMembers - 2};

constexpr char folded(char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; }

constexpr std::uint32_t hashOf(std::string_view name)
{
    std::uint32_t hash = 2166136261u;
    for (const char c : name)
        hash = (hash ^ std::uint8_t(folded(c))) * 16777619u;
    return hash ^ hash >> 15;
}

// Open addressing over the table: places are 1 + index, 0 is free.
constexpr std::size_t slots = 512;
constexpr auto slotTable = [] {
    std::array<std::uint16_t, slots> made{};
    for (std::size_t i = 0; i < tableSize; ++i) {
        std::size_t slot = hashOf(table[i].name) % slots;
        while (made[slot])
            slot = (slot + 1) % slots;
        made[slot] = std::uint16_t(i + 1);
    }
    return made;
}();

// The table with every row's place filled in.
const std::array<KnownMember, tableSize> &known()
{
    static const auto placed = [] {
        std::array<KnownMember, tableSize> rows;
        for (std::size_t i = 0; i < tableSize; ++i) {
            rows[i] = table[i];
            rows[i].place = std::uint16_t(i);
        }
        return rows;
    }();
    return placed;
}

bool startsFolded(std::string_view name, std::string_view prefix)
{
    return name.size() > prefix.size() && equalsIgnoringCase(name.substr(0, prefix.size()), prefix);
}

const KnownMember *familyOf(std::string_view name)
{
    if (name.find('_') == std::string_view::npos)
        return nullptr;
    if (startsFolded(name, "litellm_"))
        return &litellmFamily;
    for (const std::string_view family : credentialFamilies) {
        if (startsFolded(name, family))
            return &credentialFamily;
    }
    return nullptr;
}

} // namespace

const KnownMember *knownMember(const JsonMember &member)
{
    std::string decoded;
    std::string_view name = member.name;
    if (member.escaped) {
        decoded = jsonString('"' + std::string(name) + '"').value_or(std::string());
        name = decoded;
    }
    const auto &rows = known();
    for (std::size_t slot = hashOf(name) % slots; slotTable[slot]; slot = (slot + 1) % slots) {
        const KnownMember &row = rows[slotTable[slot] - 1u];
        if (equalsIgnoringCase(row.name, name))
            return &row;
    }
    return familyOf(name);
}

} // namespace portreeve
