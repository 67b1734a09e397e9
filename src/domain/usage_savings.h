// How many tokens a cache would have saved: one that keeps a token as long as it is valid, and is
// shared by all instances of an application.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <utility>

#include "base/time.h"
#include "domain/tenant.h"

namespace domain {

struct CacheNeed {
  uint64_t tokens = 0;  // taken
  uint64_t needed = 0;  // would have sufficed
  uint64_t saved() const { return tokens - needed; }
};

using CacheNeeds = std::map<std::pair<ClientId, Audience>, CacheNeed>;

// By application and API, over the wanted counts with from <= hour < to; each organization needs
// tokens of its own. Only counts by the hour (or day) are known, so this never promises too much: a
// token taken some time in an hour serves every later hour that ends within the lifetime counted
// from the hour's beginning. A lifetime shorter than an hour needs a token for each lifetime in the
// hour, no more than were taken. The lifetime is the API's present one; tokens of an API that is
// gone count as needed.
CacheNeeds cache_needs(const Tenant& tenant, base::Time from, base::Time to,
                       const std::function<bool(const UsageCount&)>& wants);

}  // namespace domain
