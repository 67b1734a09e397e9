#include "base/time.h"

#include <string_view>
#include <tuple>

namespace base {

using std::chrono::duration_cast;
using std::chrono::floor;
using Days = std::chrono::duration<int, std::ratio<86400>>;

namespace {

// Days from 1970-01-01 to a civil date: the era arithmetic of 400-year cycles.
int days_from_civil(int year, unsigned month, unsigned day) {
  year -= month <= 2 ? 1 : 0;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const unsigned year_of_era = static_cast<unsigned>(year - era * 400);
  const unsigned day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const unsigned day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + static_cast<int>(day_of_era) - 719468;
}

Date civil_from_days(int days) {
  days += 719468;
  const int era = (days >= 0 ? days : days - 146096) / 146097;
  const unsigned day_of_era = static_cast<unsigned>(days - era * 146097);
  const unsigned year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const unsigned day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const unsigned month_index = (5 * day_of_year + 2) / 153;
  const unsigned month = month_index < 10 ? month_index + 3 : month_index - 9;
  const int year = static_cast<int>(year_of_era) + era * 400 + (month <= 2 ? 1 : 0);
  return Date{year, month, day_of_year - (153 * month_index + 2) / 5 + 1};
}

}  // namespace

Date date_of(Time time) {
  return civil_from_days(floor<Days>(time.time_since_epoch()).count());
}

Time start_of_day(Date date) {
  return Time(Days(days_from_civil(date.year, date.month, date.day)));
}

Time start_of_hour(Time time) {
  return Time(floor<std::chrono::hours>(time.time_since_epoch()));
}

Time start_of_day(Time time) {
  return Time(floor<Days>(time.time_since_epoch()));
}

Time start_of_month(Time time) {
  const Date date = date_of(time);
  return start_of_day(Date{date.year, date.month, 1});
}

Time start_of_next_month(Time time) {
  const Date date = date_of(time);
  return date.month == 12 ? start_of_day(Date{date.year + 1, 1, 1})
                          : start_of_day(Date{date.year, date.month + 1, 1});
}

unsigned days_in_month(int year, unsigned month) {
  const Time start = start_of_day(Date{year, month, 1});
  return static_cast<unsigned>(duration_cast<Days>(start_of_next_month(start) - start).count());
}

unsigned weekday(Date date) {
  const int days = days_from_civil(date.year, date.month, date.day);
  return static_cast<unsigned>(((days + 3) % 7 + 7) % 7);
}

long long unix_seconds(Time time) {
  return floor<std::chrono::seconds>(time.time_since_epoch()).count();
}

Time from_unix_seconds(long long seconds) {
  return Time(std::chrono::seconds(seconds));
}

void append_decimal(std::string& text, uint64_t value, size_t digits) {
  const size_t start = text.size();
  text.resize(start + digits, '0');
  for (size_t at = start + digits; at > start && value > 0; value /= 10) {
    text[--at] = static_cast<char>('0' + value % 10);
  }
}

std::string to_iso(Time time) {
  const Date date = date_of(time);
  const auto in_day = static_cast<uint64_t>((time - start_of_day(time)).count());
  std::string text;
  const auto part = [&](uint64_t value, size_t digits, char after) {
    append_decimal(text, value, digits);
    text += after;
  };
  text.reserve(24);
  part(static_cast<uint64_t>(date.year), 4, '-');
  part(date.month, 2, '-');
  part(date.day, 2, 'T');
  part(in_day / 3600000, 2, ':');
  part(in_day / 60000 % 60, 2, ':');
  part(in_day / 1000 % 60, 2, '.');
  part(in_day % 1000, 3, 'Z');
  return text;
}

Result<Time, TimeError> parse_iso(const std::string& text) {
  constexpr std::string_view shape = "0000-00-00T00:00:00";
  unsigned numbers[6] = {};
  for (size_t at = 0, number = 0; at < shape.size(); ++at) {
    const char character = at < text.size() ? text[at] : '\0';
    if (shape[at] == '0' && character >= '0' && character <= '9') {
      numbers[number] = numbers[number] * 10 + static_cast<unsigned>(character - '0');
    } else if (shape[at] == character && shape[at] != '0') {
      ++number;
    } else {
      return failure(TimeError::malformed);
    }
  }
  const int year = static_cast<int>(numbers[0]);
  const auto [month, day, hour, minute, second] =
      std::tuple(numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month) || hour > 23 ||
      minute > 59 || second > 59) {
    return failure(TimeError::malformed);
  }
  size_t at = shape.size();
  long long milliseconds = 0;
  if (at < text.size() && text[at] == '.') {
    long long scale = 100;
    for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10) {
      milliseconds += scale * (text[at] - '0');
    }
  }
  if (at + 1 != text.size() || text[at] != 'Z') return failure(TimeError::malformed);
  return start_of_day(Date{year, month, day}) + std::chrono::hours(hour) +
         std::chrono::minutes(minute) + std::chrono::seconds(second) +
         std::chrono::milliseconds(milliseconds);
}

}  // namespace base
