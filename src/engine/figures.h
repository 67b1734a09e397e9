// What an engine has counted since it was opened, for the operator's metrics.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>

#include "domain/replication.h"

namespace engine {

struct Figures {
  // Tokens of one's own APIs, by the word of the application's type ("unset" when it has none).
  std::map<std::string_view, uint64_t> tokens;
  uint64_t management_tokens = 0;
  // Token requests that were refused, by the error that was answered.
  std::map<std::string_view, uint64_t> refusals;
  // Of these, the ones of an enforced quota, of the plan and of a rate limit.
  uint64_t application_quota_refusals = 0;
  uint64_t organization_quota_refusals = 0;
  uint64_t plan_refusals = 0;
  uint64_t rate_limit_refusals = 0;
  // Of several servers on one database, this one's view; nothing: it is alone.
  std::optional<domain::Replication::Figures> replication;
  // Windows of quotas of which it holds slices.
  uint64_t quota_slices = 0;
};

}  // namespace engine
