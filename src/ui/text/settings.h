// What a user reads on Tenant settings.
#pragma once

namespace ui::words {

inline constexpr const char* nav_settings = "Tenant settings";
inline constexpr const char* tenant_sentence = "What holds for the tenant as a whole.";
inline constexpr const char* loading_tenant_settings = "Loading the settings";
inline constexpr const char* saving_tenant_settings = "Saving the settings";
inline constexpr const char* number_wrong = "A whole number from {0} to {1}.";
inline constexpr const char* number_or_nothing = "A whole number from {0} to {1}, or nothing.";

inline constexpr const char* tenant_general = "General";
inline constexpr const char* friendly_name = "Friendly name";
inline constexpr const char* friendly_name_help = "Shown to people, and in log events.";
inline constexpr const char* default_audience = "Default audience";
inline constexpr const char* default_audience_help = "The API of token requests that name none.";
inline constexpr const char* resource_profile = "Resource parameter";
inline constexpr const char* resource_audience = "Audience only";
inline constexpr const char* resource_audience_note = "A request names its API by audience";
inline constexpr const char* resource_compatibility = "Resource as well";
inline constexpr const char* resource_compatibility_note = "By resource (RFC 8707), or by audience";
inline constexpr const char* organization_names = "Organization names";
inline constexpr const char* organization_names_help =
    "Token requests may name an organization by its name, and tokens carry org_name beside org_id.";

inline constexpr const char* tenant_tokens = "Tokens";
inline constexpr const char* scope_policy = "Scopes of a token";
inline constexpr const char* scope_all = "All that are granted";
inline constexpr const char* scope_all_note = "Even when a request names fewer, as Auth0 does";
inline constexpr const char* scope_requested = "Those asked for";
inline constexpr const char* scope_requested_note = "All granted ones when a request names none";
inline constexpr const char* default_algorithm = "Algorithm of new APIs";
inline constexpr const char* default_algorithm_help = "For APIs that are created without one.";
inline constexpr const char* introspection = "Introspection endpoint (RFC 7662)";
inline constexpr const char* introspection_help =
    "Resource servers may ask whether a token is good.";
inline constexpr const char* revocation = "Revocation endpoint (RFC 7009)";
inline constexpr const char* revocation_help =
    "Applications may revoke their tokens; only introspection tells of it.";
inline constexpr const char* dpop_nonce = "DPoP proofs need a nonce (RFC 9449)";
inline constexpr const char* dpop_nonce_help = "Proofs made in advance are refused.";

inline constexpr const char* default_quotas = "Default token quotas";
inline constexpr const char* default_quotas_sentence = "For those that have no quota of their own.";
inline constexpr const char* quota_of_applications = "Applications";
inline constexpr const char* quota_of_organizations = "Organizations";

inline constexpr const char* plan_and_rates = "Plan and rate limits";
inline constexpr const char* plan_and_rates_sentence =
    "The plan counts tokens by calendar month; rate limits count requests by the second.";
inline constexpr const char* plan_tokens = "Tokens per month";
inline constexpr const char* plan_tokens_help = "Empty: no plan.";
inline constexpr const char* plan_enforcement = "Beyond the plan";
inline constexpr const char* plan_is_soft = "Soft";
inline constexpr const char* plan_is_soft_note = "Tokens are handed out all the same";
inline constexpr const char* plan_is_hard = "Hard";
inline constexpr const char* plan_is_hard_note = "Tokens are refused until the month ends";
inline constexpr const char* rate_token = "Token endpoint";
inline constexpr const char* rate_token_help = "All token requests of the tenant.";
inline constexpr const char* rate_application = "Token endpoint, for each application";
inline constexpr const char* rate_application_help = "The token requests of one application.";
inline constexpr const char* rate_management = "Management API";
inline constexpr const char* rate_management_help =
    "All its requests, those of this dashboard included.";
inline constexpr const char* rate_per_second = "Requests per second";
inline constexpr const char* rate_none_help = "Empty: no limit.";
inline constexpr const char* rate_burst = "At once";
inline constexpr const char* rate_burst_help = "Empty: as many as per second.";

inline constexpr const char* keys_and_secrets = "Keys and secrets";
inline constexpr const char* rotation_days = "Rotate keys every (days)";
inline constexpr const char* rotation_days_help = "0: by hand only.";
inline constexpr const char* retire_hours = "Retire old keys after (hours)";
inline constexpr const char* retire_hours_help = "At least as long as tokens live.";
inline constexpr const char* overlap_seconds = "Old secrets work for (seconds)";
inline constexpr const char* overlap_seconds_help = "After a rotation: {0}.";
inline constexpr const char* overlap_seconds_none = "0: they end with the rotation.";

inline constexpr const char* retention = "Retention";
inline constexpr const char* log_days = "Keep log events (days)";
inline constexpr const char* log_events = "Log events at most";
inline constexpr const char* usage_days = "Keep usage by hour (days)";
inline constexpr const char* usage_days_help = "Older hours are kept as days, for 13 months.";

}  // namespace ui::words
