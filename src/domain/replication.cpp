#include "domain/replication.h"

#include <algorithm>

namespace domain {

bool is_of_registry(const Change& change) {
  return !std::holds_alternative<UsageCount>(change) &&
         !std::holds_alternative<UsageCountRemoved>(change) &&
         !std::holds_alternative<SharedLogEvent>(change) &&
         !std::holds_alternative<LogEventsRemoved>(change) &&
         !std::holds_alternative<TokenMark>(change) &&
         !std::holds_alternative<TokenMarkRemoved>(change);
}

bool is_of_registry(const Changes& changes) {
  return std::any_of(changes.begin(), changes.end(),
                     [](const Change& change) { return is_of_registry(change); });
}

}  // namespace domain
