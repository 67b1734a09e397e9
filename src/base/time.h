// Time as an argument: points in time, calendar arithmetic in UTC, and the Clock that everything is
// handed.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "base/result.h"

namespace base {

// A moment in UTC with millisecond resolution. Leap seconds do not exist, as in Unix time.
using Time = std::chrono::time_point<std::chrono::system_clock, std::chrono::milliseconds>;

// Hands out the present moment. Any thread may ask.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time now() const = 0;
};

// A clock that stands still until it is told to move: for tests and simulations.
class ManualClock : public Clock {
 public:
  explicit ManualClock(Time start) : m_now(start) {}
  Time now() const override { return m_now; }
  void set(Time now) { m_now = now; }
  void advance(std::chrono::milliseconds by) { m_now += by; }

 private:
  Time m_now;
};

// A day of the proleptic Gregorian calendar in UTC: month 1..12, day 1..31.
struct Date {
  int year = 1970;
  unsigned month = 1;
  unsigned day = 1;
  bool operator==(const Date&) const = default;
};

Date date_of(Time time);
Time start_of_day(Date date);
Time start_of_hour(Time time);
Time start_of_day(Time time);
Time start_of_month(Time time);
Time start_of_next_month(Time time);
unsigned days_in_month(int year, unsigned month);
// 0 is Monday, 6 is Sunday (ISO 8601).
unsigned weekday(Date date);

// Whole seconds since 1970-01-01T00:00:00Z, rounded down (the NumericDate of RFC 7519 section 2).
long long unix_seconds(Time time);
Time from_unix_seconds(long long seconds);

// The last `digits` digits of a number, with zeros in front.
void append_decimal(std::string& text, uint64_t value, size_t digits);

// "2026-08-31T09:05:07.042Z": RFC 3339 in UTC with milliseconds, as Auth0 writes times.
std::string to_iso(Time time);

enum class TimeError { malformed };
// Reads RFC 3339 in UTC: date, 'T', time, optional fraction, 'Z'.
Result<Time, TimeError> parse_iso(const std::string& text);

}  // namespace base
