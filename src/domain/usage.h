// Usage: how many access tokens were issued for client credentials (reference/auth0.md
// section 5.1). Tokens for the Management API are never counted here.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/time.h"
#include "domain/identifier.h"
#include "domain/token_quota.h"
#include "domain/usage_takers.h"

namespace domain {

// What one application took for one API, on behalf of one organization or none, in one UTC hour, as
// one replica of the server counted it.
struct UsageCount {
  base::Time hour{};  // its first moment
  ClientId client_id;
  Audience audience;
  OrganizationId organization_id;
  std::string replica;  // empty: of a server that was alone, or of all of them
  uint64_t tokens = 0;
  uint64_t over_quota = 0;  // of these tokens: an enforced quota would have refused them
  uint64_t refused = 0;     // requests beside them that a quota or the plan refused
  // The sum of the whole UTC day that begins with this hour: its hours are past their retention.
  bool is_whole_day = false;

  bool operator==(const UsageCount&) const = default;
};

// The count of that hour, application, API, organization and replica is gone.
struct UsageCountRemoved {
  base::Time hour{};
  ClientId client_id;
  Audience audience;
  OrganizationId organization_id;
  std::string replica = {};
  bool operator==(const UsageCountRemoved&) const = default;
};

// One thread at a time.
class UsageLedger {
 public:
  // `replica` is what count() is asked for.
  explicit UsageLedger(std::string replica = {}) : m_replica(std::move(replica)) {}
  // Replaces the count of that hour, application, API, organization and replica.
  void set(const UsageCount& count);
  void remove(const UsageCountRemoved& removed);
  // This replica's count as it stands; zeroes when nothing was counted yet.
  UsageCount count(base::Time hour, const ClientId& client_id, const Audience& audience,
                   const OrganizationId& organization_id) const;
  // Gives a count that stands for such a one its numbers as they stand.
  void look_up(UsageCount& count) const;
  // Calls `visit` for every count with from <= hour < to, by hour; those of several replicas are
  // one.
  template <class Visit>
  void each(base::Time from, base::Time to, Visit visit) const {
    Position position(from);
    each_of_part(position, to, m_size, visit);
  }
  // Before or behind a count, and still there when the ledger has changed.
  class Position {
   public:
    explicit Position(base::Time from) : m_hour(from) {}

   private:
    friend UsageLedger;
    base::Time m_hour;
    size_t m_place = 0;
    std::optional<size_t> m_end;  // of the hour's counts when it was come to
  };
  // The same from a position on for so many of them, and moves it on; what comes to its hour
  // meanwhile is left out. False: these were the last. Whoever lets others change the ledger
  // between the parts may have missed what removals() tells.
  template <class Visit>
  bool each_of_part(Position& position, base::Time to, size_t counts_max, Visit visit) const {
    size_t visited = 0;
    UsageCount count;
    auto at = m_hours.lower_bound(position.m_hour);
    for (; at != m_hours.end() && at->first < to; ++at) {
      const size_t end = enter(at->first, at->second, position);
      for (; position.m_place < end; ++position.m_place) {
        if (visited >= counts_max) return true;
        if (!tell_at(position, at->second, count)) continue;
        visit(std::as_const(count));
        ++visited;
      }
    }
    return false;
  }
  // How often a count of the UTC month that begins at `month` was removed, be it to become part of
  // its day's.
  uint64_t removals(base::Time month) const;
  uint64_t total(base::Time from, base::Time to) const;
  // Of the oldest count; nothing when there is none.
  std::optional<base::Time> first_hour() const;
  // How many counts there are.
  size_t size() const { return m_size; }
  // Tokens of the UTC month that begins at `month`.
  uint64_t month_total(base::Time month) const;

  // Tokens that an application or an organization took in the window of that bucket that `now` is
  // in.
  uint64_t taken(const ClientId& client_id, QuotaBucket bucket, base::Time now) const;
  uint64_t taken(const OrganizationId& organization_id, QuotaBucket bucket, base::Time now) const;
  // Of these the ones that one replica counted; `who` is the id of either.
  uint64_t taken_by(const std::string& replica, const std::string& who, QuotaBucket bucket,
                    base::Time now) const;
  uint64_t month_total_by(const std::string& replica, base::Time month) const;
  const std::string& replica() const { return m_replica; }

  // What brings the ledger back into its retention, `steps_max` counts at most, and looks at little
  // more: counts of hours before `keep_hours_since` move into their day's, counts before
  // `keep_since` go.
  struct Cleaning {
    std::vector<UsageCount> folded;
    std::vector<UsageCountRemoved> removed;
  };
  Cleaning cleaning(base::Time keep_hours_since, base::Time keep_since, size_t steps_max) const;

 private:
  struct Count {
    uint32_t taker = 0;
    bool is_whole_day = false, is_removed = false;
    uint64_t tokens = 0, over_quota = 0, refused = 0;
  };
  struct Hour {
    std::vector<Count> counts;  // as they came; those that were removed keep their places
    size_t removed = 0;
    size_t first = 0;     // all before it were removed
    size_t unfolded = 0;  // that are not of a whole day
    uint64_t tokens = 0;
  };
  // Says where the hour's counts end for that position.
  static size_t enter(base::Time time, const Hour& hour, Position& position);
  // The sum of the replicas that have a count beside the one at the position. False: it was
  // removed, or is part of a sum that was told before.
  bool tell_at(const Position& position, const Hour& hour, UsageCount& count) const;
  // Writes to `count`, whose texts' memory serves again.
  void tell(base::Time hour, const Count& one, UsageCount& count) const;
  static void add_to(UsageCount& sum, const Count& count);
  const Count* find(base::Time hour, uint32_t taker) const;
  Count& find_or_add(base::Time time, Hour& hour, uint32_t taker);
  Hour& hour_at(base::Time hour);
  void add_tokens(base::Time time, Hour& hour, uint32_t taker, uint64_t tokens);
  UsageCountRemoved removal_of(base::Time hour, const Count& count) const;
  uint64_t taken_of(const std::string& holder, QuotaBucket bucket, base::Time now) const;
  using Days = std::map<std::pair<base::Time, uint32_t>, UsageCount>;
  void fold(base::Time hour, const Count& count, Days& days, Cleaning& cleaning) const;
  void note_unfolded(base::Time time, Hour& hour, bool is_one_more);

  std::string m_replica;
  UsageTakers m_takers;
  std::map<base::Time, Hour> m_hours;
  std::set<base::Time> m_unfolded;  // hours with counts that are not of a whole day
  std::map<base::Time, uint64_t> m_month_sums, m_month_removals;
  std::map<base::Time, std::map<std::string, uint64_t>> m_month_sums_of_replicas;
  size_t m_size = 0;
};

}  // namespace domain
