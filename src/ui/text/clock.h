// What a user reads about the tenant's clock.
#pragma once

namespace ui::words {

inline constexpr const char* clock_title = "Clock";
inline constexpr const char* clock_live = "Live";
inline constexpr const char* clock_button = "Clock: {0}";
inline constexpr const char* clock_frozen = "{0}, frozen";
inline constexpr const char* clock_time = "{0} UTC";
inline constexpr const char* clock_body =
    "Everything that has a time moves with it: tokens, quotas, keys, secrets, logs. It runs "
    "forwards "
    "only.";
inline constexpr const char* clock_cannot =
    "This server keeps the world's time. Started with --clock virtual, its clock can be moved "
    "here.";
inline constexpr const char* clock_freeze = "Freeze";
inline constexpr const char* clock_resume = "Let it run";
inline constexpr const char* clock_hour = "+1 hour";
inline constexpr const char* clock_day = "+1 day";
inline constexpr const char* clock_next_hour = "To the next hour";
inline constexpr const char* clock_next_day = "To the next day";
inline constexpr const char* clock_next_month = "To the next month";
inline constexpr const char* clock_back = "Back to the world's time";
inline constexpr const char* clock_to = "Date or time, UTC";
inline constexpr const char* clock_to_hint = "2027-01-01T09:00";
inline constexpr const char* clock_go = "Go";
inline constexpr const char* clock_bad =
    "A date such as 2027-01-01, or with a time: 2027-01-01T09:00.";
inline constexpr const char* clock_moved = "It is {0} UTC.";

}  // namespace ui::words
