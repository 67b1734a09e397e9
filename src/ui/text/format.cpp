#include "ui/text/format.h"

#include <charconv>

#include "ui/text/common.h"

namespace ui {
namespace {

constexpr const char* months_long[] = {"January",   "February", "March",    "April",
                                       "May",       "June",     "July",     "August",
                                       "September", "October",  "November", "December"};

int number_at(const std::string& text, size_t from) {
  int number = 0;
  std::from_chars(text.data() + from, text.data() + from + 2, number);
  return number;
}

// 1..12 from the sixth and seventh character of "2026-11…"; 0 when that is no month.
int month_of(const std::string& text) {
  if (text.size() < 7) return 0;
  const int month = number_at(text, 5);
  return month >= 1 && month <= 12 ? month : 0;
}

}  // namespace

std::string utc_text(const std::string& iso) {
  if (iso.size() < 19 || iso[10] != 'T') return iso;
  return iso.substr(0, 10) + " " + iso.substr(11, 8);
}

std::string moment_text(base::Time at) {
  return utc_text(base::to_iso(at));
}

std::string day_text(const std::string& iso_date) {
  const int month = month_of(iso_date);
  if (month == 0 || iso_date.size() < 10) return iso_date;
  const int day = number_at(iso_date, 8);
  return std::to_string(day) + " " + std::string(months_long[month - 1]).substr(0, 3) + " " +
         iso_date.substr(0, 4);
}

std::string month_text(const std::string& year_month) {
  const int month = month_of(year_month);
  return month == 0 ? year_month
                    : std::string(months_long[month - 1]) + " " + year_month.substr(0, 4);
}

std::string month_short(const std::string& year_month) {
  const int month = month_of(year_month);
  return month == 0 ? year_month : std::string(months_long[month - 1]).substr(0, 3);
}

std::string ago_text(const std::string& iso, base::Time now) {
  const auto then = base::parse_iso(iso);
  if (!then) return iso;
  const long long seconds = base::unix_seconds(now) - base::unix_seconds(*then);
  if (seconds < 60) return words::ago_now;
  if (seconds < 3600) return fill(words::ago_minutes, std::to_string(seconds / 60));
  if (seconds < 86400) return fill(words::ago_hours, std::to_string(seconds / 3600));
  return day_text(iso);
}

std::string duration_text(long long seconds) {
  struct Unit {
    long long length;
    const char *one, *many;
  };
  const Unit units[] = {{86400, words::unit_day, words::unit_days},
                        {3600, words::unit_hour, words::unit_hours},
                        {60, words::unit_minute, words::unit_minutes},
                        {1, words::unit_second, words::unit_seconds}};
  std::string out;
  int said = 0;
  for (const Unit& unit : units) {
    const long long count = seconds / unit.length;
    // One day is said as 24 hours, more as days.
    if (count == 0 || (unit.length == 86400 && count == 1)) continue;
    out += (out.empty() ? "" : " ") + counted(count, unit.one, unit.many);
    seconds -= count * unit.length;
    if (++said == 2) break;
  }
  return out.empty() ? counted(0, words::unit_second, words::unit_seconds) : out;
}

}  // namespace ui
