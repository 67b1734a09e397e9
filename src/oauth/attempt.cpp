#include "oauth/attempt.h"

#include <utility>

namespace oauth {

bool Attempt::pass(std::string_view step, std::string explanation) {
  checks.push_back({std::string(step), domain::CheckOutcome::passed, std::move(explanation)});
  return true;
}

bool Attempt::refuse(std::string_view step, Refusal why) {
  checks.push_back({std::string(step), domain::CheckOutcome::refused, why.reason});
  refusal = std::move(why);
  return false;
}

}  // namespace oauth
