// Usage: how many access tokens were issued for client credentials (reference/auth0.md
// section 5.1). Tokens for the Management API are never counted here.
#pragma once

#include <cstdint>
#include <map>
#include <utility>

#include "base/time.h"
#include "domain/identifier.h"

namespace domain {

// Tokens that one application took for one API in one UTC hour.
struct UsageCount {
  base::Time hour{};  // its first moment
  ClientId client_id;
  Audience audience;
  uint64_t tokens = 0;

  bool operator==(const UsageCount&) const = default;
};

class UsageLedger {
 public:
  // Replaces the count of that hour, application and API.
  void set(const UsageCount& count);
  uint64_t tokens(base::Time hour, const ClientId& client_id, const Audience& audience) const;
  // Calls `visit` for every count with from <= hour < to, by hour.
  template <class Visit>
  void each(base::Time from, base::Time to, Visit visit) const {
    for (auto at = m_hours.lower_bound(from); at != m_hours.end() && at->first < to; ++at) {
      for (const auto& [who, tokens] : at->second) {
        visit(UsageCount{at->first, who.first, who.second, tokens});
      }
    }
  }
  uint64_t total(base::Time from, base::Time to) const;

 private:
  using Who = std::pair<ClientId, Audience>;
  std::map<base::Time, std::map<Who, uint64_t>> m_hours;
};

}  // namespace domain
