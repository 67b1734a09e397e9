#include <cstdlib>
#include <iterator>

#include "sim/scenario_json.h"

namespace sim {

namespace {

struct Unit {
  std::string_view name;
  int64_t milliseconds;
};
// "ms" before "m": the first that fits is taken.
constexpr Unit units[] = {
    {"d", 86'400'000}, {"h", 3'600'000}, {"ms", 1}, {"m", 60'000}, {"s", 1000}};
constexpr Unit units_written[] = {
    {"d", 86'400'000}, {"h", 3'600'000}, {"m", 60'000}, {"s", 1000}, {"ms", 1}};
constexpr const char* words_of_units[] = {"day", "hour", "minute", "second", "millisecond"};
constexpr int64_t milliseconds_max = int64_t{4000} * 86'400'000;

}  // namespace

std::string duration_text(Milliseconds duration) {
  int64_t left = duration.count();
  if (left == 0) return "0s";
  std::string text = left < 0 ? "-" : "";
  if (left < 0) left = -left;
  for (const Unit& unit : units_written) {
    if (left < unit.milliseconds) continue;
    text += std::to_string(left / unit.milliseconds);
    text += unit.name;
    left %= unit.milliseconds;
  }
  return text;
}

std::string duration_words(Milliseconds duration) {
  int64_t left = std::abs(duration.count());
  std::string text;
  int said = 0;
  for (size_t at = 0; at < std::size(units_written) && said < 2; ++at) {
    const int64_t count = left / units_written[at].milliseconds;
    // One day is said as 24 hours, more as days.
    if (count == 0 || (at == 0 && count == 1)) continue;
    text += (said++ ? " " : "") + std::to_string(count) + ' ' + words_of_units[at];
    if (count != 1) text += 's';
    left -= count * units_written[at].milliseconds;
  }
  return text.empty() ? "0 seconds" : text;
}

std::optional<Milliseconds> duration_of(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  int64_t sum = 0;
  while (!text.empty()) {
    int64_t number = 0;
    size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
      if (digits == 12) return std::nullopt;
      number = number * 10 + (text[digits++] - '0');
    }
    text.remove_prefix(digits);
    const Unit* found = nullptr;
    for (const Unit& unit : units) {
      if (!found && text.starts_with(unit.name)) found = &unit;
    }
    if (digits == 0 || !found || number > milliseconds_max / found->milliseconds) {
      return std::nullopt;
    }
    text.remove_prefix(found->name.size());
    sum += number * found->milliseconds;
    if (sum > milliseconds_max) return std::nullopt;
  }
  return Milliseconds(is_negative ? -sum : sum);
}

}  // namespace sim
