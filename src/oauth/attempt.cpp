#include "oauth/attempt.h"

#include <utility>

namespace oauth {

bool Attempt::pass(std::string_view step, std::string explanation) {
  constexpr size_t steps_usual = 12;
  if (checks.empty()) checks.reserve(steps_usual);
  checks.push_back({std::string(step), domain::CheckOutcome::passed, std::move(explanation)});
  return true;
}

bool Attempt::refuse(std::string_view step, Refusal why) {
  checks.push_back({std::string(step), domain::CheckOutcome::refused, why.reason});
  refusal = std::move(why);
  return false;
}

}  // namespace oauth
