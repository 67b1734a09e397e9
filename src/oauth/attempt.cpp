#include "oauth/attempt.h"

#include <utility>

namespace oauth {

bool Attempt::pass(base::Literal step, base::Text explanation) {
  constexpr size_t steps_usual = 12;
  if (checks.empty()) checks.reserve(steps_usual);
  checks.push_back({step, domain::CheckOutcome::passed, std::move(explanation)});
  return true;
}

bool Attempt::refuse(base::Literal step, Refusal why) {
  checks.push_back({step, domain::CheckOutcome::refused, why.reason});
  refusal = std::move(why);
  return false;
}

}  // namespace oauth
