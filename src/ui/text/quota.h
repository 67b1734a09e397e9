// What a user reads of quotas, plans and savings.
#pragma once

namespace ui::words {

inline constexpr const char* tab_quota = "Quota";
inline constexpr const char* quota_title = "Token quota";
inline constexpr const char* quota_sentence =
    "How many tokens the application may take, counted by full hours and days in UTC.";
inline constexpr const char* quota_hour = "Tokens per hour";
inline constexpr const char* quota_day = "Tokens per day";
inline constexpr const char* quota_none_help = "Empty: no limit.";
inline constexpr const char* quota_wrong = "A whole number from 1 to 2 147 483 647, or nothing.";
inline constexpr const char* quota_mode = "When it is used up";
inline constexpr const char* quota_enforce = "Enforce";
inline constexpr const char* quota_enforce_note = "Refuse further tokens until the window ends";
inline constexpr const char* quota_observe = "Observe";
inline constexpr const char* quota_observe_note = "Hand them out, and count what would be refused";
inline constexpr const char* saving_quota = "Saving the quota";
inline constexpr const char* loading_quota = "Loading the quota's counters";

inline constexpr const char* windows_title = "Now";
inline constexpr const char* windows_own = "By the application's own quota.";
inline constexpr const char* windows_default =
    "By the tenant's default, as the application has no quota of its own.";
inline constexpr const char* windows_none = "No quota";
inline constexpr const char* windows_none_body =
    "Nothing limits how many tokens it takes, but the tenant's plan and rate limits.";
inline constexpr const char* window_hour = "This hour";
inline constexpr const char* window_day = "This day";
inline constexpr const char* window_used = "{0} of {1} used";
inline constexpr const char* window_resets = "resets at {0} UTC";
inline constexpr const char* window_over =
    "{0} over the quota were handed out, as it only observes";
inline constexpr const char* dial_percent = "{0} %";
inline constexpr const char* dial_left = "left";
inline constexpr const char* dial_said = "{0}: {1} % left when {2} % of the time has passed";
inline constexpr const char* dial_explained =
    "The line is how much of the time has passed, the dot when nothing is left.";
inline constexpr const char* dial_runs_out = "At this pace used up at {0} UTC.";
inline constexpr const char* dial_ran_out = "Used up at {0} UTC.";
inline constexpr const char* dial_nothing_left = "Nothing is left.";
inline constexpr const char* dial_lasts = "At this pace it lasts.";
inline constexpr const char* month_effect = "This month";
inline constexpr const char* month_refused = "Refused by quotas";
inline constexpr const char* month_would = "Would have been refused";
inline constexpr const char* month_nothing = "Quotas refused nothing this month.";

inline constexpr const char* plan_title = "Plan";
inline constexpr const char* plan_none = "No plan limit is set.";
inline constexpr const char* plan_used = "{0} of {1} tokens of the plan, {2} %";
inline constexpr const char* plan_soft = "Soft: tokens beyond it are handed out all the same.";
inline constexpr const char* plan_hard = "Hard: tokens beyond it are refused.";
inline constexpr const char* plan_change = "Change the plan";
inline constexpr const char* forecast_count = "At the present pace: {0} by the end of the month.";
inline constexpr const char* forecast_pace = "The pace is {0} a day.";
inline constexpr const char* forecast_reached = "The plan is reached on {0} UTC at this pace.";
inline constexpr const char* forecast_fits = "The plan lasts for the month at this pace.";

inline constexpr const char* savings_title = "What a cache would save";
inline constexpr const char* savings_sentence =
    "Tokens beyond one for each lifetime, had every instance of an application shared a cache: the "
    "least that would have been saved.";
inline constexpr const char* savings_all = "{0} of {1} ({2} %)";
inline constexpr const char* savings_row = "{0} for {1}";
inline constexpr const char* savings_none = "Nothing: no token was asked for before it was needed.";

inline constexpr const char* observed_title = "What quotas did";
inline constexpr const char* observed_sentence =
    "Tokens refused by quotas that enforce, and tokens that quotas which observe would have "
    "refused.";
inline constexpr const char* column_refused = "Refused";
inline constexpr const char* column_would = "Would refuse";
inline constexpr const char* column_taken = "Tokens";

inline constexpr const char* download_csv = "CSV";
inline constexpr const char* download_json = "JSON";
inline constexpr const char* download_usage = "Download this month as {0}";
inline constexpr const char* downloading = "Downloading the usage";

}  // namespace ui::words
