// Usage: how many access tokens were issued for client credentials (reference/auth0.md
// section 5.1). Tokens for the Management API are never counted here.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "base/time.h"
#include "domain/identifier.h"
#include "domain/token_quota.h"

namespace domain {

// What one application took for one API, on behalf of one organization or none, in one UTC hour.
struct UsageCount {
  base::Time hour{};  // its first moment
  ClientId client_id;
  Audience audience;
  OrganizationId organization_id;
  uint64_t tokens = 0;
  uint64_t over_quota = 0;  // of these tokens: an enforced quota would have refused them
  uint64_t refused = 0;     // requests beside them that a quota or the plan refused
  // The sum of the whole UTC day that begins with this hour: its hours are past their retention.
  bool is_whole_day = false;

  bool operator==(const UsageCount&) const = default;
};

// The count of that hour, application, API and organization is gone.
struct UsageCountRemoved {
  base::Time hour{};
  ClientId client_id;
  Audience audience;
  OrganizationId organization_id;
  bool operator==(const UsageCountRemoved&) const = default;
};

class UsageLedger {
 public:
  // Replaces the count of that hour, application, API and organization.
  void set(const UsageCount& count);
  void remove(const UsageCountRemoved& removed);
  // The count as it stands; zeroes when nothing was counted yet.
  UsageCount count(base::Time hour, const ClientId& client_id, const Audience& audience,
                   const OrganizationId& organization_id) const;
  // Calls `visit` for every count with from <= hour < to, by hour.
  template <class Visit>
  void each(base::Time from, base::Time to, Visit visit) const {
    for (auto at = m_hours.lower_bound(from); at != m_hours.end() && at->first < to; ++at) {
      for (const auto& [who, count] : at->second) visit(count);
    }
  }
  uint64_t total(base::Time from, base::Time to) const;
  // Of the oldest count; nothing when there is none.
  std::optional<base::Time> first_hour() const;
  // How many counts there are.
  size_t size() const { return m_size; }
  // Tokens of the UTC month that begins at `month`.
  uint64_t month_total(base::Time month) const;

  // Tokens that an application or an organization took in the window of that bucket that `now` is
  // in. Known for the hours of the newest two days only.
  uint64_t taken(const ClientId& client_id, QuotaBucket bucket, base::Time now) const;
  uint64_t taken(const OrganizationId& organization_id, QuotaBucket bucket, base::Time now) const;

  // What brings the ledger back into its retention, `steps_max` counts at most, and looks at little
  // more: counts of hours before `keep_hours_since` move into their day's, counts before
  // `keep_since` go.
  struct Cleaning {
    std::vector<UsageCount> folded;
    std::vector<UsageCountRemoved> removed;
  };
  Cleaning cleaning(base::Time keep_hours_since, base::Time keep_since, size_t steps_max) const;

 private:
  using Who = std::tuple<ClientId, Audience, OrganizationId>;
  // Sums of one window: who took how many. Clients and organizations have ids of different forms.
  using Sums = std::unordered_map<std::string, uint64_t>;
  void add(const UsageCount& count, int64_t tokens);
  void fold(const UsageCount& count, std::map<std::pair<base::Time, Who>, UsageCount>& days,
            Cleaning& cleaning) const;
  void note_unfolded(base::Time hour, int difference);

  std::map<base::Time, std::map<Who, UsageCount>> m_hours;
  // Hours with counts that are not of a whole day, and how many.
  std::map<base::Time, int> m_unfolded;
  std::map<base::Time, Sums> m_hour_sums, m_day_sums;
  std::map<base::Time, uint64_t> m_month_sums;
  size_t m_size = 0;
};

}  // namespace domain
