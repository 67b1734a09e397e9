// What a user reads on Simulator: the gallery, a simulation and its results.
#pragma once

namespace ui::words {

inline constexpr const char* nav_simulator = "Simulator";
inline constexpr const char* also_simulator =
    "simulate scenario fleet forecast what if outage storm quota months";
inline constexpr const char* simulator_sentence =
    "How many tokens does a fleet burn, what does a quota do to it, and what happens when "
    "something "
    "goes wrong? Each scenario runs this tenant's engine on a tenant of its own: yours is not "
    "touched.";
inline constexpr const char* simulator_open = "Open a scenario file";
inline constexpr const char* simulator_own = "Your own";
inline constexpr const char* simulator_own_sentence =
    "From this tenant's applications, APIs, grants, quotas and this month's usage; from an empty "
    "page; or from a file.";
inline constexpr const char* simulator_import = "From this tenant";
inline constexpr const char* simulator_import_what = "Reading the tenant";
inline constexpr const char* simulator_import_title = "This tenant's applications";
inline constexpr const char* simulator_new = "A new scenario";
inline constexpr const char* simulator_new_title = "New scenario";
inline constexpr const char* share = "Share";
inline constexpr const char* share_copied =
    "The link is in the clipboard: whoever opens it runs the same scenario.";
inline constexpr const char* share_failed =
    "This browser cannot make such a link. Take the scenario as a file instead.";
inline constexpr const char* shared_link = "The link";
inline constexpr const char* shared_broken =
    "It is not a whole link. Ask for it again, or for the scenario as a file.";
inline constexpr const char* simulator_facts = "{0} · {1} · {2}";
inline constexpr const char* simulator_gallery = "Scenarios";
inline constexpr const char* simulator_pictures =
    "Each picture shows token requests over time, red where none was issued, and a mark for each "
    "event. Below it, red where API calls fail.";
inline constexpr const char* preview_peak = "at most {0} a second";
inline constexpr const char* preview_none_fail = "no call fails";
inline constexpr const char* preview_few_fail = "under 1 % of calls fail";
inline constexpr const char* preview_fail = "{0} % of calls fail";
inline constexpr const char* preview_said =
    "Token requests: at most {0} a second, at {1} UTC; {2}.";
inline constexpr const char* preview_happened = " {0}: {1}";
inline constexpr const char* simulator_service_one = "service";
inline constexpr const char* simulator_service_many = "services";
inline constexpr const char* simulator_event_one = "event";
inline constexpr const char* simulator_event_many = "events";
inline constexpr const char* simulator_no_event = "no event";
inline constexpr const char* simulator_own_missing =
    "A scenario that was opened from a file is there until the page is loaded anew.";
inline constexpr const char* simulator_go_back = "Go to Simulator";
inline constexpr const char* scenario_refused_one = "{0} is not a scenario: one thing is wrong";
inline constexpr const char* scenario_refused_many = "{0} is not a scenario: {1} things are wrong";
inline constexpr const char* simulation_failed = "The simulation cannot begin";
inline constexpr const char* simulation_untitled = "Simulation";

inline constexpr const char* run_play = "Play";
inline constexpr const char* run_pause = "Pause";
inline constexpr const char* run_next_event = "To the next event";
inline constexpr const char* run_to_end = "To the end";
inline constexpr const char* run_anew = "From the start";
inline constexpr const char* run_pace = "Speed";
inline constexpr const char* run_pace_real = "Real time";
inline constexpr const char* run_pace_times = "× {0}";
inline constexpr const char* run_progress = "{0} % of {1}";
inline constexpr const char* run_progress_seed = "{0} % of {1} · seed {2}";
inline constexpr const char* run_clock = "{0} UTC";
inline constexpr const char* run_running = "Running";
inline constexpr const char* run_over = "At its end";
inline constexpr const char* run_resting = "Paused";
inline constexpr const char* run_ready = "Ready";

inline constexpr const char* figure_tokens = "tokens issued";
inline constexpr const char* figure_month = "tokens a month at this pace";
inline constexpr const char* figure_cache = "would do with one shared cache";
inline constexpr const char* figure_peak = "token requests a second at most";
inline constexpr const char* figure_failed_requests = "token requests failed";
inline constexpr const char* figure_failed_calls = "of {0} API calls failed";
inline constexpr const char* figures_name = "Figures";
inline constexpr const char* figure_later = "–";

inline constexpr const char* flow_title = "Token flow";
inline constexpr const char* flow_sentence =
    "From applications through the authorization server to APIs. Numbers count since the start, "
    "marks show the last {0}.";
inline constexpr const char* flow_server = "Authorization server";
inline constexpr const char* flow_server_short = "Server";
inline constexpr const char* flow_calls = "API calls";
inline constexpr const char* flow_other_applications = "{0} other applications";
inline constexpr const char* flow_other_apis = "{0} other APIs";
inline constexpr const char* flow_granted = "{0} granted";
inline constexpr const char* flow_refused = "{0} refused";
inline constexpr const char* flow_answered = "{0} answered";
inline constexpr const char* flow_failed = "{0} failed";
inline constexpr const char* flow_legend_granted = "token granted";
inline constexpr const char* flow_legend_limited = "refused: quota or plan";
inline constexpr const char* flow_legend_denied = "refused: secret, grant or other";
inline constexpr const char* flow_legend_unanswered = "refused: no answer";
inline constexpr const char* flow_legend_called = "API call answered";
inline constexpr const char* flow_legend_failed = "API call failed";
inline constexpr const char* flow_scale =
    "A mark stands for {0} or {1}; fewer still show one. Marks are as fast as the network: {2} ms "
    "one way.";
inline constexpr const char* flow_still =
    "The thicker a line, the more there were, on a logarithmic scale.";
inline constexpr const char* flow_request_one = "token request";
inline constexpr const char* flow_request_many = "token requests";
inline constexpr const char* flow_call_one = "API call";
inline constexpr const char* flow_call_many = "API calls";

inline constexpr const char* series_requests = "Token requests";
inline constexpr const char* series_calls = "API calls";
inline constexpr const char* series_sentence =
    "Each point counts {0}. Click to go back to a moment.";
inline constexpr const char* series_asked = "asked for";
inline constexpr const char* series_issued = "issued";
inline constexpr const char* series_all = "made";
inline constexpr const char* series_failed = "failed";
inline constexpr const char* series_between = "{0} to {1}";
inline constexpr const char* series_value = "{0} {1}";
inline constexpr const char* series_mark = "{0}: {1}";
inline constexpr const char* series_most = ", most {0} at {1}";
inline constexpr const char* series_least = ", least {0} at {1}";
inline constexpr const char* series_show = "Show as a table";
inline constexpr const char* series_hide = "Hide the table";
inline constexpr const char* series_show_name = "{0}: {1}";
inline constexpr const char* series_from = "From (UTC)";
inline constexpr const char* series_at = "At (UTC)";
inline constexpr const char* series_happened = "What happened";
inline constexpr const char* series_go = "Go to {0}";
inline constexpr const char* series_rows = "{0} to {1} of {2}";
inline constexpr const char* series_earlier = "Earlier";
inline constexpr const char* series_later = "Later";
inline constexpr const char* series_left = "left";
inline constexpr const char* burn_down_title = "What is left of {0}";
inline constexpr const char* burn_down_lowest = "{0} of {1} left";
inline constexpr const char* burn_down_when = "At its lowest, {0} UTC.";
inline constexpr const char* series_said = "{0}: {1}";

inline constexpr const char* marks_title = "What happened";
inline constexpr const char* marks_none_yet = "Nothing yet. The first event comes at {0} UTC.";

inline constexpr const char* failures_title = "Failures, and why";
inline constexpr const char* failures_sentence = "Each traced back to what caused it.";
inline constexpr const char* failures_none = "Nothing failed.";
inline constexpr const char* failure_head = "{0} × {1}";
inline constexpr const char* failure_who = "{0} calling {1} · {2}";
inline constexpr const char* failure_times = "{0} to {1} UTC";
inline constexpr const char* failure_why = "Why";
inline constexpr const char* failure_why_name = "Why {0}";
inline constexpr const char* failure_chain = "Back to the cause";
inline constexpr const char* failure_to_event = "Go to the moment of event {0}";

inline constexpr const char* reason_quota = "token quota used up";
inline constexpr const char* reason_plan = "plan used up";
inline constexpr const char* reason_wrong_secret = "wrong secret";
inline constexpr const char* reason_no_grant = "no grant for the API";
inline constexpr const char* reason_refused = "token request refused";
inline constexpr const char* reason_unreachable = "server not reachable";
inline constexpr const char* reason_lost = "lost on the network";
inline constexpr const char* reason_timed_out = "no answer in time";
inline constexpr const char* reason_no_token = "call without a token";
inline constexpr const char* reason_expired = "token expired";
inline constexpr const char* reason_unknown_kid = "token signed with an unknown key";
inline constexpr const char* reason_missing_scope = "scope missing in the token";

inline constexpr const char* limits_title = "Used up";
inline constexpr const char* limits_row = "{0}: {1} used up at {2} UTC";
inline constexpr const char* limits_refused = "{0} refused until {1} UTC";
inline constexpr const char* advice_title = "Advice";
inline constexpr const char* advice_sentence =
    "Each from another run of this scenario with one thing changed.";
inline constexpr const char* advice_trying = "Trying: {0}";
inline constexpr const char* advice_none = "Nothing that was tried makes it better.";
inline constexpr const char* advice_run = "Run with it";
inline constexpr const char* advice_run_name = "Run with it: {0}";
inline constexpr const char* compared_title = "Beside another run";
inline constexpr const char* compared_sentence =
    "Each run that came to its end since the page was loaded can stand beside this one.";
inline constexpr const char* compared_with = "What is run here: {0}.";
inline constexpr const char* compared_other = "The other run";
inline constexpr const char* compared_none = "None";
inline constexpr const char* compared_change = "Change";
inline constexpr const char* compared_same = "the same";
inline constexpr const char* compared_less = "− {0}";
inline constexpr const char* compared_more = "+ {0}";
inline constexpr const char* compared_calls = "API calls";
inline constexpr const char* compared_requests = "Token requests of both";
inline constexpr const char* compared_run = "{0}: {1}";
inline constexpr const char* compared_as_it_is = "{0} (seed {1})";
inline constexpr const char* compared_figure = "Figure";
inline constexpr const char* compared_before = "The other";
inline constexpr const char* compared_then = "the other";
inline constexpr const char* compared_this = "this run";
inline constexpr const char* compared_now = "This run";
inline constexpr const char* compared_failed_calls = "API calls failed";
inline constexpr const char* compared_back = "Back to the scenario as it was";
inline constexpr const char* edit_title = "Change the scenario";
inline constexpr const char* edit_sentence =
    "Services, instances, calls, caches, retries, network, events, quotas and plans. What it does "
    "now stands beside what it did before.";
inline constexpr const char* edit_as = "Changed as";
inline constexpr const char* edit_form = "Form";
inline constexpr const char* edit_json = "JSON";
inline constexpr const char* edit_discard = "Discard changes";
inline constexpr const char* edit_begin = "Change it";
inline constexpr const char* edit_field = "Scenario, as JSON";
inline constexpr const char* edit_run = "Run it";
inline constexpr const char* edit_what = "changed by hand";
inline constexpr const char* costs_title = "Costs a month";
inline constexpr const char* costs_not_enough = "does not suffice";
inline constexpr const char* places_title = "By application and API";
inline constexpr const char* place_application = "Application";
inline constexpr const char* place_api = "API";
inline constexpr const char* place_tokens = "Tokens";
inline constexpr const char* place_failed_requests = "Requests failed";
inline constexpr const char* place_calls = "Calls";
inline constexpr const char* place_failed_calls = "Calls failed";
inline constexpr const char* checks_title = "Whether to believe it";
inline constexpr const char* check_said = "{0}: {1}";
inline constexpr const char* take_results = "Results as JSON";
inline constexpr const char* take_hours = "Hours as CSV";
inline constexpr const char* take_report = "Report as HTML";
inline constexpr const char* take_scenario = "Scenario";

}  // namespace ui::words
