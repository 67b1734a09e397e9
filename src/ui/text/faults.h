// What a user reads on Faults, and of the mark in the top bar.
#pragma once

namespace ui::words {

inline constexpr const char* nav_faults = "Faults";
inline constexpr const char* also_faults = "errors outage delay chaos break expired 503 429";
inline constexpr const char* faults_sentence =
    "What goes wrong on purpose, so that you see how your services bear it. The Management API and "
    "this dashboard go on working.";
inline constexpr const char* loading_faults = "Loading the faults";
inline constexpr const char* changing_faults = "Changing the faults";
inline constexpr const char* faults_mark_one = "1 fault at work";
inline constexpr const char* faults_mark_many = "{0} faults at work";

inline constexpr const char* faults_list = "At work";
inline constexpr const char* faults_list_sentence = "How often each fitted a request, and struck.";
inline constexpr const char* faults_none = "Nothing goes wrong.";
inline constexpr const char* faults_none_body =
    "Choose one below: requests meet it at once, until it ends by itself or by a click.";
inline constexpr const char* fault_counters = "{0} of {1} requests";
inline constexpr const char* fault_end = "End";
inline constexpr const char* fault_end_name = "End {0}";
inline constexpr const char* fault_end_all = "End all";
inline constexpr const char* fault_forget_name = "Forget {0}";
inline constexpr const char* fault_ended = "“{0}” is over.";
inline constexpr const char* faults_ended = "All faults are over.";
inline constexpr const char* fault_started = "“{0}” is at work.";
inline constexpr const char* fault_over_count = "over: it struck often enough";
inline constexpr const char* fault_over_time = "over: its time is up";
inline constexpr const char* fault_over_switched = "switched off";

inline constexpr const char* fault_for = "For {0} · {1}.";
inline constexpr const char* fault_for_all = "every client";
inline constexpr const char* fault_once = "once";
inline constexpr const char* fault_times = "{0} times";
inline constexpr const char* fault_share = "{0} % of them";
inline constexpr const char* fault_until = "until {0} UTC";
inline constexpr const char* fault_until_ended = "until you end it";

inline constexpr const char* fault_presets = "With one click";
inline constexpr const char* fault_presets_sentence =
    "For the application that you choose, or for all.";
inline constexpr const char* fault_preset_unavailable = "Next 3 token requests: 503";
inline constexpr const char* fault_preset_limited = "Next token request: 429";
inline constexpr const char* fault_preset_expired = "Expired tokens for one minute";
inline constexpr const char* fault_preset_slow = "Tokens 2 s late for one minute";
inline constexpr const char* fault_preset_dropped = "Next token request: connection lost";
inline constexpr const char* fault_preset_keys = "Empty key set for one minute";

inline constexpr const char* fault_new = "Another fault";
inline constexpr const char* fault_new_sentence =
    "What is left empty fits every request; without a number and a time it lasts until you end it.";
inline constexpr const char* fault_kind = "Fault";
inline constexpr const char* fault_application = "Application";
inline constexpr const char* fault_application_any = "Any application";
inline constexpr const char* fault_api = "API";
inline constexpr const char* fault_api_any = "Any API";
inline constexpr const char* fault_path = "Path";
inline constexpr const char* fault_path_hint = "/oauth/*";
inline constexpr const char* fault_method = "Method";
inline constexpr const char* fault_method_any = "Any";
inline constexpr const char* fault_count = "Requests";
inline constexpr const char* fault_count_help = "Over after so many.";
inline constexpr const char* fault_seconds = "Seconds";
inline constexpr const char* fault_seconds_help = "Over after so long, by the tenant's clock.";
inline constexpr const char* fault_percent = "Share in %";
inline constexpr const char* fault_percent_help = "Of the requests that fit.";
inline constexpr const char* fault_delay_milliseconds = "Delay in ms";
inline constexpr const char* fault_jitter_milliseconds = "At most so many ms more";
inline constexpr const char* fault_retry_after = "Retry-After in seconds";
inline constexpr const char* fault_announce = "Say so in the answer";
inline constexpr const char* fault_announce_help =
    "Answers carry the header x-tallygate-fault, so that a test can tell.";
inline constexpr const char* fault_provoke = "Provoke it";
inline constexpr const char* fault_number_wrong = "A whole number above 0, or nothing.";

inline constexpr const char* fault_delay = "The answer comes late";
inline constexpr const char* fault_delay_note = "Timeouts and patience of the client.";
inline constexpr const char* fault_drop_connection = "The connection is lost";
inline constexpr const char* fault_drop_connection_note = "Before the request was seen: no token.";
inline constexpr const char* fault_cut_answer = "The answer is cut off";
inline constexpr const char* fault_cut_answer_note = "In the middle; its token was counted.";
inline constexpr const char* fault_internal_server_error = "500 Internal Server Error";
inline constexpr const char* fault_bad_gateway = "502 Bad Gateway";
inline constexpr const char* fault_service_unavailable = "503 Service Unavailable";
inline constexpr const char* fault_too_many_requests = "429 Too Many Requests";
inline constexpr const char* fault_too_many_requests_note = "With Retry-After and x-ratelimit-…";
inline constexpr const char* fault_truncated_body = "Half of the body";
inline constexpr const char* fault_malformed_json = "Malformed JSON";
inline constexpr const char* fault_wrong_content_type = "HTML as content type";
inline constexpr const char* fault_token_expired = "Token: expired";
inline constexpr const char* fault_token_not_yet_valid = "Token: not yet valid (nbf)";
inline constexpr const char* fault_wrong_audience = "Token: wrong audience";
inline constexpr const char* fault_wrong_issuer = "Token: wrong issuer";
inline constexpr const char* fault_missing_scope = "Token: scopes missing";
inline constexpr const char* fault_bad_signature = "Token: bad signature";
inline constexpr const char* fault_alg_none = "Token: alg none";
inline constexpr const char* fault_unknown_kid = "Token: unknown key id";
inline constexpr const char* fault_wrong_token_type = "Wrong token_type";
inline constexpr const char* fault_wrong_expires_in = "expires_in beyond exp";
inline constexpr const char* fault_stale_jwks = "Key set: stale";
inline constexpr const char* fault_stale_jwks_note =
    "Only keys that signed before the last rotation.";
inline constexpr const char* fault_empty_jwks = "Key set: empty";

}  // namespace ui::words
