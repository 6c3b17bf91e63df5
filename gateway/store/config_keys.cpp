// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/store/config_keys.h"

#include <algorithm>

#include "gateway/base/text.h"
#include "gateway/model/prices.h"
#include "gateway/model/provider.h"

namespace portreeve {

namespace {

// name, or name=default. Words, so that a diff shows which came and went.
constexpr const char *topLevel =
    "model_list litellm_settings router_settings general_settings environment_variables include callback_settings guardrails policies "
    "policy_attachments prompts credential_list mcp_servers mcp_tools agent_list search_tools vector_store_registry assistant_settings "
    "finetune_settings files_settings default_vertex_config worker_registry";

constexpr const char *modelEntry = "model_name litellm_params model_info";

constexpr const char *credentialEntry = "credential_name credential_values credential_info";

constexpr const char *modelInfo = "id mode base_model tier access_groups max_input_tokens max_output_tokens max_tokens version blocked db_model";

// Of model_info: known, kept and returned, without an effect yet. Any other member is the user's own and is returned.
constexpr const char *unservedInfo =
    "team_id team_public_model_name discoverable=true access_windows allowed_fails allowed_fails_policy cooldown_time ptu_count "
    "cost_per_ptu_per_hour ptu_effective_from ptu_effective_to ptu_shares allow_fail_open enable_tag_filtering internal_router_model "
    "supported_environments health_check_model health_check_timeout health_check_params disable_background_health_check";

// Of litellm_params: what says which provider is asked, and as whom. Whether that can be done, the deployment itself says.
constexpr const char *providerParams =
    "model custom_llm_provider api_key api_base base_url api_version organization litellm_credential_name "
    "azure_ad_token tenant_id client_id client_secret azure_scope azure_username azure_password "
    "vertex_project vertex_location vertex_credentials gcs_bucket_name bucket_name region_name "
    "aws_access_key_id aws_secret_access_key aws_session_token aws_region_name aws_session_name aws_profile_name aws_role_name "
    "aws_web_identity_token aws_sts_endpoint aws_external_id aws_session_tags aws_bedrock_runtime_endpoint aws_bedrock_project_id "
    "aws_batch_role_arn bedrock_tags s3_bucket_name s3_endpoint_url s3_region_name s3_access_key_id s3_secret_access_key "
    "s3_encryption_key_id s3_bucket_owner s3_output_bucket_name watsonx_region_name "
    "anthropic_federation_rule_id anthropic_organization_id anthropic_service_account_id anthropic_federation_workspace_id "
    "anthropic_identity_token_file anthropic_identity_token anthropic_identity_source anthropic_issuer_url anthropic_issuer_subject "
    "anthropic_issuer_audience anthropic_issuer_ttl_seconds anthropic_issuer_signing_key_ref anthropic_keycloak_token_url "
    "anthropic_keycloak_client_id anthropic_keycloak_auth_method anthropic_keycloak_client_secret_ref anthropic_keycloak_scope "
    "anthropic_disable_workload_identity_federation openai_identity_provider_id openai_service_account_id openai_identity_token_file "
    "token_exchange_endpoint token_exchange_profile token_exchange_scope token_exchange_audience "
    // limits and behaviour that have a field of their own
    "tpm rpm max_retries timeout stream_timeout weight order max_parallel_requests drop_params additional_drop_params "
    "allowed_openai_params tags mock_response extra_headers extra_body model_info rust";

// Of litellm_params: known, kept and returned, without an effect yet.
constexpr const char *unservedParams =
    "configurable_clientside_auth_params itpm otpm default_api_key_tpm_limit default_api_key_rpm_limit max_budget budget_duration "
    "max_file_size_mb timeout_by_service_tier stream_timeout_by_service_tier cooldown_time retry_policy num_retries tag_regex "
    "keepalive_seconds allow_client_keepalive_override use_in_pass_through use_litellm_proxy use_chat_completions_api use_xai_oauth "
    "fireworks_forward_user_id merge_reasoning_content_in_choices provider_affinity_header litellm_trace_id prompt_id guardrails "
    "cache_control_injection_points supports_system_message=true "
    // pseudo-models
    "auto_router_config auto_router_config_path auto_router_default_model auto_router_embedding_model auto_router_max_input_chars "
    "auto_router_routing_compression auto_router_model_compression complexity_router_config complexity_router_default_model "
    "adaptive_router_config adaptive_router_default_model quality_router_config quality_router_default_model "
    // vector stores
    "vector_store_id milvus_text_field milvus_db_name milvus_partition_names valkey_host valkey_port valkey_password valkey_ssl "
    "valkey_text_field valkey_embedding_field";

constexpr const char *generalSettings =
    "master_key dangerously_permit_weak_or_unset_master_key dangerously_allow_mock_testing_request_params litellm_license "
    "litellm_key_header_name=Authorization custom_auth custom_auth_settings custom_auth_run_common_checks custom_key_generate "
    "custom_key_update custom_key_policy disable_custom_api_keys disable_key_generate_for_org_admin custom_sso "
    "custom_ui_sso_sign_in_handler auto_redirect_ui_login_to_sso allow_cli_sso_verification_uri_complete enable_jwt_auth litellm_jwtauth "
    "enforce_rbac role_permissions enable_oauth2_auth enable_oauth2_proxy_auth oauth2_config_mappings trusted_proxy_ranges allowed_ips "
    "use_x_forwarded_for allowed_routes public_routes admin_only_routes service_account_settings enforced_params enforce_user_param "
    "reject_clientside_metadata_tags allow_client_side_credentials user_header_name user_header_mappings default_team_disabled "
    "disable_auto_add_proxy_admin_to_teams team_metadata_schema custom_team_metadata_validate team_metadata_validation_error_message "
    "team_metadata_validation_timeout team_admin_editable_team_fields password_policy_min_length=12 password_policy_require_uppercase=true "
    "password_policy_require_lowercase=true password_policy_require_numbers=true password_policy_require_special_characters=true "
    "password_policy_check_breached_passwords=true max_failed_login_attempts_per_source max_failed_login_attempts_per_source_overrides "
    "failed_login_window_seconds=60 failed_login_block_seconds disable_password_login_when_sso_enabled disable_env_credential_login "
    "hide_default_credentials_hint ui_access_mode=all disable_master_key_return block_robots control_plane_url plugins "
    "enable_claude_code_gateway claude_code_gateway_managed_settings enable_public_model_hub database_url database_type database_args "
    "database_connection_pool_limit=10 database_connection_timeout=60 database_connection_pool_timeout=60 database_connect_timeout "
    "database_socket_timeout database_max_idle_connection_lifetime=60 database_extra_connection_params "
    "database_disable_prepared_statements disable_prisma_schema_update allow_requests_on_db_unavailable store_model_in_db "
    "supported_db_objects proxy_config_reload_interval_seconds=30 coordination_redis use_redis_transaction_buffer "
    "proxy_batch_write_at=10 proxy_budget_rescheduler_min_time=597 proxy_budget_rescheduler_max_time=605 "
    "proxy_batch_polling_interval=3600 scheduled_job_stagger disable_spend_logs disable_spend_updates disable_error_logs "
    "disable_reset_budget disable_adding_master_key_hash_to_db store_prompts_in_spend_logs spend_logs_metadata_fields "
    "disable_requester_ip_address_logging maximum_spend_logs_retention_period maximum_spend_logs_retention_interval=1d "
    "maximum_spend_logs_cleanup_cron maximum_autorouter_session_retention_period maximum_health_check_retention_period "
    "maximum_daily_tag_spend_retention_period maximum_spend_logs_cleanup_batch_size=1000 maximum_spend_logs_cleanup_max_batches=500 "
    "maximum_spend_logs_cleanup_run_budget=5m maximum_spend_logs_cleanup_batch_timeout=30s use_spend_logs_partitioning "
    "spend_capture_rate_check track_unmanaged_batch_cost max_parallel_requests global_max_parallel_requests "
    "max_in_flight_requests_per_worker max_queued_requests_per_worker admission_queue_timeout_seconds=1.0 "
    "fail_closed_rate_limit_enforcement fail_closed_budget_enforcement disable_budget_reservation apply_user_budget_to_team_keys "
    "enforce_project_model_quota token_rate_limit_type=total disable_retry_on_max_parallel_request_limit_error "
    "disable_fallbacks_on_per_model_rate_limits enforce_rpm_tpm_on_model_add user_api_key_cache_ttl=60 user_api_key_cache_max_size=200 "
    "max_request_size_mb max_response_size_mb max_file_size_mb max_batch_file_size_mb max_batch_file_records "
    "max_batch_file_uploads_per_day max_file_downloads_per_minute allowed_file_extensions blocked_file_extensions "
    "disable_batch_input_file_rate_limiting skip_batch_input_file_rate_limiting_for_models "
    "skip_batch_input_file_rate_limiting_for_providers passthrough_managed_object_ids completion_model moderation_model embedding_model "
    "image_generation_model infer_model_from_keys always_include_stream_usage use_team_public_model_name=true "
    "disable_model_info_refresh model_list_healthy_only cancel_on_disconnect missing_session_id include_call_id_in_error_body "
    "expose_fallback_errors_to_caller enforce_fallback_model_access forward_client_headers_to_llm_api forward_openai_org_id "
    "forward_llm_provider_auth_headers pass_through_endpoints pass_through_request_timeout=600 enable_openai_websocket_passthrough "
    "transcribe_media_buckets allowed_client_side_s3_buckets disable_bedrock_agent_runtime_passthrough "
    "responses_websocket_session_limit_seconds=3600 disable_responses_id_security allow_unmanaged_response_ids user_url_validation=true "
    "user_url_allowed_hosts provider_url_destination_allowed_hosts vector_store_deny_by_default search_tool_deny_by_default "
    "agent_access_default_deny background_health_checks health_check_interval=300 health_check_concurrency health_check_details=true "
    "health_check_staleness_threshold health_check_ignore_transient_errors enable_health_check_routing use_shared_health_check "
    "health_check_skip_disabled_background_models background_health_check_model_groups enable_drain_endpoint drain_endpoint_token "
    "allow_public_health_readiness_details alerting alert_types alert_to_webhook_url alert_type_config alerting_args alerting_threshold "
    "spend_report_frequency=7d email_settings key_management_system key_management_settings use_google_kms use_azure_key_vault "
    "encryption_algorithm=aes-256-gcm mcp_internal_ip_ranges mcp_trusted_proxy_ranges mcp_xff_num_trusted_hops mcp_required_fields "
    "mcp_advertised_versions mcp_disabled_capabilities mcp_allowed_clients mcp_client_id_header mcp_require_explicit_server_scope "
    "mcp_prefer_client_id_metadata_document mcp_client_side_auth_header_name mcp_session_token_signing "
    "mcp_allow_all_keys_respects_mcp_scope require_key_mcp_access_defined require_end_user_mcp_access_defined "
    "user_mcp_management_mode=restricted enable_mcp_registry otel tracing search_tools "
    // older names that configurations still carry
    "use_queue allow_user_auth use_client_credentials_pass_through_routes "
    // ours: LiteLLM has these on its command line
    "ssl_certfile_path ssl_keyfile_path";

constexpr const char *litellmSettings =
    "callbacks success_callback failure_callback service_callback service_callbacks input_callback audit_log_callbacks "
    "batch_line_item_callbacks callback_settings post_call_rules pre_call_rules turn_off_message_logging redact_messages_in_exceptions "
    "redact_user_api_key_info log_raw_request_response log_client_error_tracebacks log_auth_failure_key_identity "
    "request_correlation_in_logs standard_logging_payload_excluded_fields disable_streaming_logging global_disable_no_log_param "
    "json_logs set_verbose suppress_debug_info langfuse_default_tags langfuse_enable_update_trace_keys langsmith_batch_size "
    "argilla_batch_size argilla_transformation_object datadog_params datadog_llm_observability_params datadog_use_v1 newrelic_params "
    "pointfive_params zerobus_params aws_sqs_callback_params s3_callback_params s3_audit_callback_params generic_logger_headers "
    "generic_api_use_v1 gcs_pub_sub_use_v1 cold_storage_custom_logger logged_real_time_event_types otel_tenant_destination_mode "
    "allow_dynamic_callback_disabling=true store_audit_logs prometheus_metrics_config prometheus_exclude_metrics "
    "prometheus_exclude_labels prometheus_latency_buckets custom_prometheus_metadata_labels custom_prometheus_tags "
    "prometheus_initialize_budget_metrics prometheus_emit_stream_label prometheus_emit_input_sequence_length_label "
    "prometheus_emit_rate_limit_labels prometheus_deployment_and_latency_caller_identity=api_key_alias "
    "prometheus_user_budget_label_include_email_alias prometheus_end_user_metrics_max_series_per_metric=10000 "
    "prometheus_end_user_metrics_ttl_seconds=3600 prometheus_end_user_metrics_cleanup_interval_seconds=60 "
    "prometheus_metrics_max_series_per_metric prometheus_metrics_ttl_seconds prometheus_metrics_cleanup_interval_seconds=60 "
    "require_auth_for_metrics_endpoint=true enable_end_user_cost_tracking_prometheus_only disable_end_user_cost_tracking "
    "disable_end_user_cost_tracking_prometheus_only request_timeout num_retries max_fallbacks fallbacks default_fallbacks "
    "context_window_fallbacks content_policy_fallbacks allowed_fails=3 expose_router_debug_in_errors=true drop_params modify_params "
    "max_tokens=4096 add_function_to_prompt enable_json_schema_validation disable_stop_sequence_limit disable_add_prefix_to_prompt "
    "disable_copilot_system_to_assistant enable_preview_features use_chat_completions_url_for_anthropic_messages "
    "route_all_chat_openai_to_responses gemini_live_defer_setup strip_anthropic_total_tokens reasoning_auto_summary "
    "openai_system_messages_first enable_gemini_default_thinking_level_low gemini_include_thoughts_default=true "
    "bedrock_neutralize_orphaned_tool_blocks=true disable_anthropic_gemini_context_caching_transform "
    "disable_add_transform_inline_image_block disable_vertex_batch_output_transformation enable_anthropic_prompt_caching "
    "anthropic_prompt_caching_ttl=5m bedrock_request_metadata_fields vertex_request_label_fields overwrite_user_with_key_hash "
    "anthropic_sse_ping_interval_seconds=15.0 sse_keepalive_ping_interval_seconds include_cost_in_streaming_usage "
    "return_response_headers filter_invalid_headers add_user_information_to_llm_headers forward_traceparent_to_llm_provider "
    "model_group_settings ssl_verify=true ssl_certificate ssl_security_level ssl_ecdh_curve force_ipv4 http2 use_aiohttp_transport=true "
    "disable_aiohttp_transport aiohttp_trust_env disable_aiohttp_trust_env network_mock user_url_validation=true user_url_allowed_hosts "
    "provider_url_destination_allowed_hosts cache cache_params enable_redis_auth_cache caching caching_with_models default_in_memory_ttl "
    "default_redis_ttl default_redis_batch_cache_expiry enable_caching_on_provider_specific_optional_params force_redis_hash_tag_grouping "
    "responses max_budget budget_duration budget_exceeded_status_code=422 budget_exceeded_throttle_percentage default_soft_budget=50.0 "
    "budget_rollover timezone=UTC budget_reset_time=00:00 default_key_generate_params upperbound_key_generate_params "
    "key_generation_settings default_key_max_budget_alert_emails enable_key_alias_format_validation key_alias_pattern "
    "default_internal_user_params max_internal_user_budget default_max_internal_user_budget internal_user_budget_duration "
    "max_user_budget max_ui_session_budget=1.0 default_team_params default_team_settings personal_key_model_access_from_teams "
    "max_end_user_budget max_end_user_budget_id validate_end_user_id_in_db tag_budget_config extra_spend_tag_headers "
    "disable_add_user_agent_to_request_tags priority_reservation priority_reservation_settings cost_discount_config cost_margin_config "
    "apply_search_free_tier block_requests_for_models_without_pricing model_cost_map_url disable_token_counter "
    "disable_hf_tokenizer_download guardrails output_parse_pii presidio_ad_hoc_recognizers llamaguard_model_name "
    "llamaguard_unsafe_content_categories llm_guard_mode=all openai_moderations_model_name google_moderation_confidence_threshold "
    "blocked_user_list banned_keywords_list skip_system_message_in_guardrail skip_tool_message_in_guardrail public_model_groups "
    "public_model_groups_links public_agent_groups public_mcp_servers public_mcp_hub_strict_whitelist=true public_skills_index "
    "mcp_aliases mcp_tool_search mcp_semantic_tool_filter agent_search_embedding_model skill_search_embedding_model "
    "enable_loadbalancing_on_batch_endpoints require_managed_files enable_model_config_credential_overrides "
    "enable_azure_ad_token_refresh safe_memory_mode custom_provider_map credential_list model_alias_map "
    "vector_store_search_failure_mode=annotate global_prompt_directory global_bitbucket_config global_gitlab_config "
    "vertex_ai_safety_settings api_key api_base api_version organization project telemetry=true";

constexpr const char *routerSettings =
    "routing_strategy=simple-shuffle routing_strategy_args routing_groups num_retries retry_after=0 retry_policy model_group_retry_policy "
    "max_fallbacks timeout stream_timeout allowed_fails=3 allowed_fails_policy cooldown_time=5 disable_cooldowns fallbacks "
    "context_window_fallbacks content_policy_fallbacks default_fallbacks fallback_on_unsupported_params=true enable_weighted_failover "
    "model_group_alias enable_pre_call_checks optional_pre_call_checks deployment_affinity_ttl_seconds=3600 model_group_affinity_config "
    "enable_tag_filtering tag_filtering_match_any=true tag_routing_prefix provider_budget_config default_litellm_params "
    "default_max_parallel_requests default_priority polling_interval client_ttl=3600 cache_responses cache_kwargs caching_groups "
    "redis_url redis_host redis_port redis_password redis_db enable_health_check_routing health_check_staleness_threshold "
    "health_check_ignore_transient_errors background_health_check_model_groups assistants_config search_tools guardrail_list "
    "alerting_config plugins router_general_settings ignore_invalid_deployments set_verbose debug_level=INFO weights";

constexpr const char *requestParameters =
    "temperature top_p top_k min_p n stop max_tokens max_completion_tokens presence_penalty frequency_penalty repetition_penalty "
    "logit_bias logprobs top_logprobs response_format seed service_tier tools tool_choice parallel_tool_calls functions function_call user "
    "metadata modalities audio prediction reasoning_effort reasoning verbosity store web_search_options thinking stream stream_options "
    "dimensions encoding_format input_type safety_settings prompt_cache_key prompt_cache_retention safety_identifier speed voice size "
    "quality keep_alive num_ctx provider transforms models route chat_template_kwargs guided_json generation_config "
    "enable_thinking search_parameters context_management output_config betas";

std::vector<KnownKey> parsed(std::string_view words)
{
    std::vector<KnownKey> keys;
    for (const std::string_view word : split(words, ' ')) {
        const auto equals = word.find('=');
        keys.push_back({word.substr(0, equals), equals == std::string_view::npos ? std::string_view() : word.substr(equals + 1)});
    }
    std::ranges::sort(keys, {}, &KnownKey::name);
    return keys;
}

struct Section {
    std::string_view name;
    const char *words;
};

constexpr Section sections[] = {{"", topLevel},
                                {"model", modelEntry},
                                {"credential", credentialEntry},
                                {"litellm_params", providerParams},
                                {"unserved_params", unservedParams},
                                {"request", requestParameters},
                                {"model_info", modelInfo},
                                {"unserved_info", unservedInfo},
                                {"general_settings", generalSettings},
                                {"litellm_settings", litellmSettings},
                                {"router_settings", routerSettings}};

// "openai_key", "groq_key": module attributes of LiteLLM.
bool isProviderKey(std::string_view name)
{
    return name.ends_with("_key") && ProviderTable::builtIn().find(name.substr(0, name.size() - 4));
}

} // namespace

const std::vector<KnownKey> &knownKeys(std::string_view section)
{
    static const std::vector<std::vector<KnownKey>> tables = [] {
        std::vector<std::vector<KnownKey>> made;
        for (const Section &one : sections)
            made.push_back(parsed(one.words));
        return made;
    }();
    static const std::vector<KnownKey> none;
    const auto found = std::ranges::find(sections, section, &Section::name);
    return found == std::end(sections) ? none : tables[std::size_t(found - std::begin(sections))];
}

const KnownKey *findKnownKey(std::string_view section, std::string_view name)
{
    const std::vector<KnownKey> &keys = knownKeys(section);
    const auto found = std::ranges::lower_bound(keys, name, {}, &KnownKey::name);
    if (found != keys.end() && found->name == name)
        return &*found;
    static const KnownKey providerKey{"<provider>_key", {}};
    return section == "litellm_settings" && isProviderKey(name) ? &providerKey : nullptr;
}

std::vector<std::string> knownNames(std::string_view section)
{
    std::vector<std::string> names;
    for (const KnownKey &key : knownKeys(section))
        names.emplace_back(key.name);
    return names;
}

bool isPriceKey(std::string_view name)
{
    return isPriceField(name) || name.find("_cost_per_") != std::string_view::npos || name.find("_token_cost") != std::string_view::npos ||
           name.starts_with("cost_per_");
}

} // namespace portreeve
