// All that a usage report adds up, in one walk through the counts: so its parts agree, whatever is
// counted meanwhile.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>

#include "domain/usage_savings.h"
#include "management/usage_query.h"

namespace management {

// Tokens, and what people call who took them or whom they were for.
struct NamedCount {
  uint64_t tokens = 0;
  std::string name;
};
template <class Id>
using NamedCounts = std::unordered_map<Id, NamedCount>;

struct UsageTotals {
  struct Day {
    uint64_t tokens = 0;
    std::array<uint64_t, 24> hours{};
    bool are_hours_known = true;  // within their retention
  };

  // `lifetime` is that of the API's tokens, 0 where it is gone.
  void add(const domain::UsageCount& count, std::chrono::seconds lifetime);

  uint64_t tokens = 0, over_quota = 0, refused = 0;
  std::map<base::Time, Day> days;  // those with counts
  NamedCounts<domain::ClientId> by_application;
  NamedCounts<domain::Audience> by_api;
  NamedCounts<domain::OrganizationId> by_organization;
  domain::CacheNeeds needs;
};

// With the names.
UsageTotals usage_totals(const Call& call, const UsageQuery& query);

}  // namespace management
