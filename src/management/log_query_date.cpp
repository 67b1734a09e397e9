#include "management/log_query_date.h"

namespace management {

namespace {

struct Span {
  base::Time from, to;
};

std::optional<Span> span_of(const std::string& text) {
  using namespace std::chrono_literals;
  constexpr size_t month_size = 7, day_size = 10, minute_size = 16, second_size = 19;
  std::string whole = text;
  if (whole.ends_with('Z')) whole.pop_back();
  const size_t size = whole.size();
  if (size == month_size) whole += "-01";
  if (whole.size() == day_size) whole += "T00:00:00";
  if (whole.size() == minute_size) whole += ":00";
  const auto from = base::parse_iso(whole + "Z");
  if (!from) return std::nullopt;
  if (size == month_size) return Span{*from, base::start_of_next_month(*from)};
  if (size == day_size) return Span{*from, *from + 24h};
  if (size == minute_size) return Span{*from, *from + 1min};
  if (size == second_size) return Span{*from, *from + 1s};
  return Span{*from, *from + 1ms};
}

}  // namespace

bool read_dates(LogCondition& condition) {
  if (!condition.is_range) {
    if (condition.parts.size() == 2 && condition.parts[0].empty() && condition.parts[1].empty()) {
      return true;
    }
    const auto span = condition.parts.size() == 1 ? span_of(condition.parts[0]) : std::nullopt;
    if (!span) return false;
    condition.from = span->from;
    condition.to = span->to;
    return true;
  }
  if (condition.at_least) {
    const auto span = span_of(*condition.at_least);
    if (!span) return false;
    condition.from = condition.excludes_lowest ? span->to : span->from;
  }
  if (condition.at_most) {
    const auto span = span_of(*condition.at_most);
    if (!span) return false;
    condition.to = condition.excludes_highest ? span->from : span->to;
  }
  return true;
}

}  // namespace management
