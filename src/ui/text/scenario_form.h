// What a user reads where a scenario is put together.
#pragma once

namespace ui::words {

inline constexpr const char* form_sections = "Part of the scenario";
inline constexpr const char* form_general = "General";
inline constexpr const char* form_services = "Services";
inline constexpr const char* form_apis = "APIs";
inline constexpr const char* form_applications = "Applications";
inline constexpr const char* form_events = "Events";
inline constexpr const char* form_plan = "Plan";
inline constexpr const char* form_section_wrong = "{0} (!)";
inline constexpr const char* form_durations = "Such as 250ms, 90s, 1h30m, 30d.";

inline constexpr const char* entry_wrong = "Something is wrong in it.";
inline constexpr const char* entry_unnamed = "Without a name";
inline constexpr const char* entry_copy = "Duplicate";
inline constexpr const char* entry_remove = "Remove";
inline constexpr const char* entries_none = "There is none yet.";

inline constexpr const char* form_title = "Title";
inline constexpr const char* form_lesson = "What it shows";
inline constexpr const char* form_start = "Begins at";
inline constexpr const char* form_start_help = "UTC, such as 2026-03-02T00:00:00Z.";
inline constexpr const char* form_duration = "Takes";
inline constexpr const char* form_seed = "Seed";
inline constexpr const char* form_seed_help = "Another one is another course of chance.";
inline constexpr const char* form_network = "Network";
inline constexpr const char* form_latency = "One way takes";
inline constexpr const char* form_lost = "Requests lost, of a million";
inline constexpr const char* form_region = "Region";

inline constexpr const char* form_service_add = "Add a service";
inline constexpr const char* form_service_name = "Service's name";
inline constexpr const char* form_service_application = "Its application";
inline constexpr const char* form_service_apis = "APIs that it calls";
inline constexpr const char* form_service_apis_none = "None: it needs one at least";
inline constexpr const char* form_service_api_add = "Add an API";
inline constexpr const char* form_service_scopes = "Scopes that its calls need";
inline constexpr const char* form_service_scopes_none = "None";
inline constexpr const char* form_service_scope_add = "Add a scope";
inline constexpr const char* form_let_go = "Remove {0}";
inline constexpr const char* form_search_apis = "Search APIs";
inline constexpr const char* form_search_scopes = "Search scopes";
inline constexpr const char* form_service_facts = "{0} · {1} calls a second · {2}";
inline constexpr const char* form_copies = "Copies";
inline constexpr const char* form_copies_help = "Alike, each with an application of its own.";

inline constexpr const char* form_instances = "Instances";
inline constexpr const char* form_instances_fixed = "Always as many";
inline constexpr const char* form_instances_curve = "By the hour of the day";
inline constexpr const char* form_instances_autoscaling = "As many as the load needs";
inline constexpr const char* form_instances_serverless = "Serverless, with cold starts";
inline constexpr const char* form_instances_cron = "Cron job";
inline constexpr const char* form_instances_ci = "CI runners";
inline constexpr const char* form_count = "How many";
inline constexpr const char* form_count_least = "At least";
inline constexpr const char* form_count_most = "At most";
inline constexpr const char* form_count_run = "In each run";
inline constexpr const char* form_calls_each = "Calls a second that one takes";
inline constexpr const char* form_lives_idle = "Goes cold after";
inline constexpr const char* form_lives_run = "A run takes";
inline constexpr const char* form_every_run = "A run every";
inline constexpr const char* form_runs_per_day = "Runs a day";
inline constexpr const char* form_by_hour = "Instances in each hour from 00:00 UTC";
inline constexpr const char* form_by_hour_help = "24 numbers.";
inline constexpr const char* form_weekend = "At weekends, percent of that";

inline constexpr const char* form_calls = "API calls";
inline constexpr const char* form_calls_constant = "Evenly";
inline constexpr const char* form_calls_poisson = "By chance (Poisson)";
inline constexpr const char* form_calls_diurnal = "More by day than by night";
inline constexpr const char* form_calls_bursts = "In bursts";
inline constexpr const char* form_rate = "Calls a second";
inline constexpr const char* form_rate_help = "Of each instance; of all where instances follow it.";
inline constexpr const char* form_rate_high = "At the busiest";
inline constexpr const char* form_rate_low = "At 03:00 UTC";
inline constexpr const char* form_rate_burst = "In a burst";
inline constexpr const char* form_burst_every = "A burst every";
inline constexpr const char* form_burst_lasts = "It lasts";

inline constexpr const char* form_cache = "Tokens are kept";
inline constexpr const char* form_cache_none = "Not at all: one for each call";
inline constexpr const char* form_cache_process = "In each process";
inline constexpr const char* form_cache_host = "On each host";
inline constexpr const char* form_cache_shared = "By all instances together";
inline constexpr const char* form_refresh = "A new one is asked for";
inline constexpr const char* form_refresh_at_expiry = "When it has expired";
inline constexpr const char* form_refresh_early = "Before it expires";
inline constexpr const char* form_refresh_on_401 = "When an API says 401";
inline constexpr const char* form_refresh_never = "Never: the cache ignores expiry";
inline constexpr const char* form_host_processes = "Processes on a host";
inline constexpr const char* form_early = "So early, percent of its life";
inline constexpr const char* form_jitter = "And up to so much more by chance";

inline constexpr const char* form_retry = "A token request that failed";
inline constexpr const char* form_retry_none = "Waits for the next call";
inline constexpr const char* form_retry_fixed = "Repeated at a fixed distance";
inline constexpr const char* form_retry_exponential = "Repeated ever later (backoff)";
inline constexpr const char* form_retry_storm = "Repeated at once (storm)";
inline constexpr const char* form_retry_first = "After";
inline constexpr const char* form_retry_longest = "After at most";
inline constexpr const char* form_clock_behind = "Its clock is behind by";
inline constexpr const char* form_timeout = "Waits for a token at most";
inline constexpr const char* form_learns_secret = "Hears of a new secret within";

inline constexpr const char* form_api_add = "Add an API";
inline constexpr const char* form_api_id = "API's name";
inline constexpr const char* form_api_scopes = "Its scopes";
inline constexpr const char* form_api_scopes_help = "With spaces between them.";
inline constexpr const char* form_api_lifetime = "Tokens live, seconds";
inline constexpr const char* form_api_algorithm = "Signing algorithm";
inline constexpr const char* form_api_jwks = "Keeps the key set for";
inline constexpr const char* form_api_jwks_help = "0s: fetches it for each look at a key.";
inline constexpr const char* form_api_refetches = "Fetches it again for an unknown key id";
inline constexpr const char* form_api_facts = "{0} s · {1}";

inline constexpr const char* form_application_add = "Add an application";
inline constexpr const char* form_application_id = "Application's name";
inline constexpr const char* form_application_free = "No quota";
inline constexpr const char* form_quota_has = "It has a token quota";
inline constexpr const char* form_quota_hour = "Tokens an hour";
inline constexpr const char* form_quota_day = "Tokens a day";
inline constexpr const char* form_quota_mode = "Beyond it";
inline constexpr const char* form_quota_enforce = "Refused (enforce)";
inline constexpr const char* form_quota_observe = "Only noted (observe)";
inline constexpr const char* form_quota_facts = "{0} an hour · {1} a day";
inline constexpr const char* form_quota_any = "any number";
inline constexpr const char* form_quota_away = "The quota is set; else it is taken away";

inline constexpr const char* form_event_add = "Add an event";
inline constexpr const char* form_event_kind = "What happens";
inline constexpr const char* form_event_at = "So long after the start";
inline constexpr const char* form_event_facts = "{0} after the start";
inline constexpr const char* form_event_facts_of = "{0} after the start · {1}";
inline constexpr const char* form_event_application = "To the application";
inline constexpr const char* form_event_api = "At the API";
inline constexpr const char* form_event_service = "Of the service";
inline constexpr const char* form_event_all_services = "All of them";
inline constexpr const char* form_event_any_api = "All of them";
inline constexpr const char* form_event_scope = "Scope";
inline constexpr const char* form_event_overlap = "The old secret stays good, seconds";
inline constexpr const char* form_event_lifetime = "Tokens live, seconds";
inline constexpr const char* form_event_lasts = "It lasts";
inline constexpr const char* form_event_delay = "Answers take longer by";
inline constexpr const char* form_event_rate = "Tokens a second that the stranger takes";
inline constexpr const char* event_secret_rotated = "A secret is rotated";
inline constexpr const char* event_signing_key_rotated = "The signing key is rotated";
inline constexpr const char* event_signing_key_revoked = "The signing key is revoked";
inline constexpr const char* event_scope_removed = "An API loses a scope";
inline constexpr const char* event_grant_deleted = "An application loses an API";
inline constexpr const char* event_quota_set = "A token quota is set";
inline constexpr const char* event_token_lifetime_set = "Tokens live otherwise";
inline constexpr const char* event_server_down = "The authorization server is down";
inline constexpr const char* event_server_slow = "The authorization server is slow";
inline constexpr const char* event_secret_leaked = "A stranger has a secret";
inline constexpr const char* event_deploy = "A new version: all instances restart";
inline constexpr const char* event_month_boundary = "A mark of its own";

inline constexpr const char* form_plan_tokens = "Tokens a month in the plan";
inline constexpr const char* form_plan_tokens_help = "0: no limit.";
inline constexpr const char* form_plan_mode = "When they are used up";
inline constexpr const char* form_plan_soft = "Only noted";
inline constexpr const char* form_plan_hard = "Refused";
inline constexpr const char* form_prices = "Plans that one could buy";
inline constexpr const char* form_price_add = "Add a plan";
inline constexpr const char* form_price_name = "Plan's name";
inline constexpr const char* form_price_tokens = "Tokens a month";
inline constexpr const char* form_price_cents = "Price a month, cents";
inline constexpr const char* form_price_more = "Each 1 000 more, cents";
inline constexpr const char* form_price_more_help = "0: it ends there.";
inline constexpr const char* form_price_facts = "{0} tokens · {1} cents a month";

}  // namespace ui::words
