// Times and durations as people read them. Counting happens in UTC, so times are shown in UTC.
#pragma once

#include <string>

#include "base/time.h"

namespace ui {

// "2026-11-23 21:57:04" of an RFC 3339 time; what cannot be read is given back.
std::string utc_text(const std::string& iso);
std::string moment_text(base::Time at);
// "23 Nov 2026".
std::string day_text(const std::string& iso_date);
// "November 2026" of "2026-11"; "Nov" for the short form.
std::string month_text(const std::string& year_month);
std::string month_short(const std::string& year_month);
// "just now", "5 min ago", "3 h ago", then the day.
std::string ago_text(const std::string& iso, base::Time now);
// "24 hours", "1 hour 30 minutes", "45 seconds".
std::string duration_text(long long seconds);

}  // namespace ui
