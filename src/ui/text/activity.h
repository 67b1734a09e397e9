// What a user reads on Getting started, Logs and Usage, and about tokens.
#pragma once

namespace ui::words {

inline constexpr const char* logs_sentence =
    "Every token handed out or refused, and every change, newest first.";
inline constexpr const char* logs_search = "Search the log";
inline constexpr const char* logs_empty_title = "Nothing has happened yet";
inline constexpr const char* logs_empty_body =
    "Ask for a token on an application's Quick Start tab: the event appears here, with the reason "
    "if it was refused.";
inline constexpr const char* logs_search_help =
    "Words match beginnings; or ask exactly: type:feccft AND client_name:\"Billing service\" AND "
    "date:[2026-11-01 TO *].";
inline constexpr const char* logs_live = "Live";
inline constexpr const char* logs_filter = "Events";
inline constexpr const char* logs_filter_all = "All";
inline constexpr const char* logs_filter_success = "Success";
inline constexpr const char* logs_filter_failed = "Refused";
inline constexpr const char* logs_filter_warnings = "Warnings";
inline constexpr const char* logs_filter_changes = "Changes";
inline constexpr const char* logs_filter_empty = "No events of this kind.";
inline constexpr const char* logs_older = "Load older events";
inline constexpr const char* logs_shown = "{0} of {1} events";
inline constexpr const char* column_time = "Time (UTC)";
inline constexpr const char* column_event = "Event";
inline constexpr const char* column_description = "Description";
inline constexpr const char* column_application = "Application";
inline constexpr const char* event_success = "Success exchange";
inline constexpr const char* event_failed = "Failed exchange";
inline constexpr const char* event_introspected = "Introspection";
inline constexpr const char* event_revoked = "Revocation";
inline constexpr const char* event_refused = "Refused request";
inline constexpr const char* event_change = "API operation";
inline constexpr const char* event_secrets_read = "Secrets read";
inline constexpr const char* event_limit = "Rate limit";
inline constexpr const char* event_quota = "Quota warning";
inline constexpr const char* event_key = "Signing key";
inline constexpr const char* event_other = "Event";
inline constexpr const char* log_event = "Log event";
inline constexpr const char* log_unknown_title = "This event is not in the log";
inline constexpr const char* log_unknown_body =
    "Old events make room for new ones. Go back to the list.";
inline constexpr const char* log_back = "All logs";
inline constexpr const char* log_facts = "What happened";
inline constexpr const char* log_checks = "Why";
inline constexpr const char* log_checks_sentence = "The steps the server took, in order.";
inline constexpr const char* log_time = "Time";
inline constexpr const char* log_type = "Type";
inline constexpr const char* log_application = "Application";
inline constexpr const char* log_client_id = "Client ID";
inline constexpr const char* log_organization = "Organization";
inline constexpr const char* log_token_id = "Token ID (jti)";
inline constexpr const char* log_audience = "Audience";
inline constexpr const char* log_scope = "Scope";
inline constexpr const char* log_ip = "Address";
inline constexpr const char* log_agent = "User agent";
inline constexpr const char* log_host = "Host";
inline constexpr const char* log_id = "Log ID";
inline constexpr const char* log_reason = "Reason";
inline constexpr const char* check_passed = "Passed";
inline constexpr const char* check_refused = "Refused here";
inline constexpr const char* loading_logs = "Loading the log";
inline constexpr const char* loading_usage = "Loading the usage";
inline constexpr const char* loading_applications = "Loading the applications";
inline constexpr const char* loading_apis = "Loading the APIs";
inline constexpr const char* loading_grants = "Loading the authorizations";

inline constexpr const char* usage_sentence =
    "Access tokens issued to applications, counted by calendar month in UTC.";
inline constexpr const char* usage_this_month = "This calendar month";
inline constexpr const char* usage_range = "{0} to {1} UTC";
inline constexpr const char* usage_one = "token";
inline constexpr const char* usage_many = "tokens";
inline constexpr const char* usage_days_title = "By day";
inline constexpr const char* usage_days_sentence = "Access tokens of each day (UTC).";
inline constexpr const char* usage_days_text = "Tokens by day in {0}: {1} in all.";
inline constexpr const char* usage_days_most = " Most on {0}: {1}.";
inline constexpr const char* usage_heat = "By hour and day";
inline constexpr const char* usage_heat_sentence =
    "Each square is one hour (UTC), days from left to right.";
inline constexpr const char* usage_heat_cell = "{0}, {1}:00 UTC: {2}";
inline constexpr const char* usage_heat_text =
    "Tokens by hour and day in {0}: {1} in all; most in one hour: {2}.";
inline constexpr const char* usage_heat_none = "fewer";
inline constexpr const char* usage_heat_most = "more";
inline constexpr const char* usage_by_application = "By application";
inline constexpr const char* usage_by_api = "By API";
inline constexpr const char* usage_nothing = "No tokens in this month.";
inline constexpr const char* usage_months = "Twelve months";
inline constexpr const char* usage_months_sentence = "Choose a month to see it above.";
inline constexpr const char* usage_month_name = "{0}: {1}";
inline constexpr const char* usage_back = "Back to this month";
inline constexpr const char* usage_not_counted = "Tokens for the Management API are not counted.";
inline constexpr const char* usage_deleted = "deleted";

inline constexpr const char* start_title = "Getting started";
inline constexpr const char* start_sentence =
    "From an empty tenant to a verified access token in five steps.";
inline constexpr const char* start_progress = "{0} of 5 done";
inline constexpr const char* start_api = "Create an API";
inline constexpr const char* start_api_body = "What your tokens are for: a name and an identifier.";
inline constexpr const char* start_scope = "Add a scope to it";
inline constexpr const char* start_scope_body = "What applications can be allowed to do there.";
inline constexpr const char* start_application = "Create a Machine to Machine application";
inline constexpr const char* start_application_body =
    "The service that asks for tokens, with its own ID and secret.";
inline constexpr const char* start_grant = "Authorize it for the API";
inline constexpr const char* start_grant_body = "Without a client grant every request is refused.";
inline constexpr const char* start_token = "Take the first token";
inline constexpr const char* start_token_body =
    "Press Try it on the application's Quick Start tab.";
inline constexpr const char* start_done = "Done";
inline constexpr const char* start_go = "Go";
inline constexpr const char* start_finished =
    "Everything works. Logs and Usage show what your applications do.";

inline constexpr const char* token_header = "Header";
inline constexpr const char* token_payload = "Payload";
inline constexpr const char* token_parts =
    "Header, payload and signature, each Base64url, with dots between.";
inline constexpr const char* claim_alg = "algorithm that signed it";
inline constexpr const char* claim_typ = "kind of token";
inline constexpr const char* claim_kid = "key that signed it, in the JSON Web Key Set";
inline constexpr const char* claim_iss = "issuer: this tenant";
inline constexpr const char* claim_sub = "who it speaks for: the application itself";
inline constexpr const char* claim_aud = "audience: the API it is for";
inline constexpr const char* claim_iat = "issued";
inline constexpr const char* claim_exp = "expires";
inline constexpr const char* claim_nbf = "not valid before";
inline constexpr const char* claim_azp = "authorized party: the client ID";
inline constexpr const char* claim_client_id = "the application that asked";
inline constexpr const char* claim_scope = "what it allows";
inline constexpr const char* claim_gty = "grant that gave it";
inline constexpr const char* claim_jti = "this token's own ID";
inline constexpr const char* claim_permissions = "permissions at the API";
inline constexpr const char* claim_other = "custom claim";

}  // namespace ui::words
