// How many tokens a cache would have saved: one that keeps a token as long as it is valid, and is
// shared by all instances of an application.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <tuple>
#include <utility>

#include "base/time.h"
#include "domain/usage.h"

namespace domain {

struct CacheNeed {
  uint64_t tokens = 0;  // taken
  uint64_t needed = 0;  // would have sufficed
  uint64_t saved() const { return tokens - needed; }
};

// By application and API; each organization needs tokens of its own. Only counts by the hour (or
// day) are known, so this never promises too much: a token taken some time in an hour serves every
// later hour that ends within the lifetime counted from the hour's beginning. A lifetime shorter
// than an hour needs a token for each lifetime in the hour, no more than were taken.
class CacheNeeds {
 public:
  // By hour. `lifetime` is the API's present one; 0: the API is gone, and what was taken of it
  // counts as needed.
  void add(const UsageCount& count, std::chrono::seconds lifetime);

  using ByApplicationAndApi = std::map<std::pair<ClientId, Audience>, CacheNeed>;
  const ByApplicationAndApi& by_application_and_api() const { return m_needs; }

 private:
  ByApplicationAndApi m_needs;
  std::map<std::tuple<ClientId, Audience, OrganizationId>, base::Time> m_covered_until;
};

}  // namespace domain
