#include "management/stats.h"

#include <algorithm>

namespace management {

namespace {

constexpr auto one_day = std::chrono::hours(24);
constexpr int stats_days_max = 366;

// A day of the query, "20261123"; `otherwise` when it is not there.
base::Result<base::Time, Outcome> day_of(const Call& call, std::string_view name,
                                         base::Time otherwise) {
  const std::string* text = base::find_value(call.query, name);
  if (!text) return otherwise;
  constexpr size_t size = 8, month_at = 4, day_at = 6;
  const bool is_number =
      text->size() == size &&
      std::all_of(text->begin(), text->end(), [](char c) { return c >= '0' && c <= '9'; });
  if (is_number) {
    const auto day = base::parse_iso(text->substr(0, month_at) + "-" + text->substr(month_at, 2) +
                                     "-" + text->substr(day_at) + "T00:00:00Z");
    if (day) return *day;
  }
  return base::failure(invalid_query("'String does not match pattern: ^[0-9]{8}$' on property " +
                                     std::string(name) + " (a day, such as 20261123)."));
}

}  // namespace

Outcome get_daily_stats(const Call& call) {
  constexpr int days_by_default = 30;
  const base::Time today = base::start_of_day(call.context.now);
  const auto to = day_of(call, "to", today);
  if (!to) return to.error();
  const auto from = day_of(call, "from", *to - (days_by_default - 1) * one_day);
  if (!from) return from.error();
  if (*to - *from > stats_days_max * one_day) {
    return invalid_query("'The range is longer than " + std::to_string(stats_days_max) +
                         " days' on property from.");
  }
  base::Json days = base::Json::array();
  for (base::Time day = *from; day <= std::min(*to, today); day += one_day) {
    days.push_back({{"date", base::to_iso(day)},
                    {"logins", 0},
                    {"signups", 0},
                    {"leaked_passwords", 0},
                    {"created_at", base::to_iso(day)},
                    {"updated_at", base::to_iso(day)}});
  }
  return answer(200, days);
}

Outcome get_active_users(const Call&) {
  return answer(200, 0);
}

}  // namespace management
