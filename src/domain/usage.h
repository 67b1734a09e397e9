// Usage: how many access tokens were issued for client credentials (reference/auth0.md
// section 5.1). Tokens for the Management API are never counted here.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/time.h"
#include "domain/identifier.h"
#include "domain/token_quota.h"

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
    std::optional<UsageCount> m_last;  // in that hour
  };
  // The same from a position on for so many of them, and moves it on. False: these were the last.
  // Whoever lets others change the ledger between the parts may have missed what removals() tells.
  template <class Visit>
  bool each_of_part(Position& position, base::Time to, size_t counts_max, Visit visit) const {
    size_t visited = 0;
    auto at = m_hours.lower_bound(position.m_hour);
    for (; at != m_hours.end() && at->first < to; ++at) {
      for (auto one = first_behind(position, *at); one != at->second.end(); ++visited) {
        if (visited >= counts_max) {
          position.m_hour = at->first;
          position.m_last.reset();
          if (one != at->second.begin()) position.m_last = std::prev(one)->second;
          return true;
        }
        const UsageCount& first = one->second;
        if (++one == at->second.end() || !is_beside(first, one->second)) {
          visit(first);
          continue;
        }
        UsageCount sum = first;
        sum.replica.clear();
        for (; one != at->second.end() && is_beside(first, one->second); ++one) {
          add_to(sum, one->second);
        }
        visit(std::as_const(sum));
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
  // in. Known for the hours of the newest two days only.
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
  using Who = std::tuple<ClientId, Audience, OrganizationId, std::string>;
  // Sums of one window: who took how many. Clients and organizations have ids of different forms;
  // what a replica counted of them is there once more under both names.
  using Sums = std::unordered_map<std::string, uint64_t>;
  // The same, of texts that somebody else keeps.
  using WhoView =
      std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>;
  struct WhoHash {
    size_t operator()(const WhoView& who) const;
  };
  // Where a count of the newest hour lies, and the sums that it is part of: the next token of the
  // same kind goes there without a search. A copy of the ledger starts without any.
  struct Place {
    UsageCount* count = nullptr;
    uint64_t *in_hour = nullptr, *in_day = nullptr, *in_month = nullptr, *in_total = nullptr;
  };
  struct Places {
    Places() = default;
    Places(const Places&) {}
    Places& operator=(const Places&) {
      forget();
      return *this;
    }
    void forget() {
      hour = {};
      by_who.clear();
    }
    base::Time hour{};
    std::unordered_map<WhoView, Place, WhoHash> by_who;
  };
  using Counts = std::map<Who, UsageCount>;
  static Counts::const_iterator first_behind(const Position& position,
                                             const std::pair<const base::Time, Counts>& hour);
  static Who who_of(const UsageCount& count);
  static WhoView view_of(const UsageCount& count);
  const Place* place_of(const UsageCount& count) const;
  void remember(const UsageCount& count, const Who& who, UsageCount& place);
  // Whether they differ in their replicas at most.
  static bool is_beside(const UsageCount& a, const UsageCount& b);
  static void add_to(UsageCount& sum, const UsageCount& count);
  UsageCount count_of(base::Time hour, const Who& who) const;
  void add(const UsageCount& count, int64_t tokens);
  void fold(const UsageCount& count, std::map<std::pair<base::Time, Who>, UsageCount>& days,
            Cleaning& cleaning) const;
  void note_unfolded(base::Time hour, int difference);

  std::string m_replica;
  std::map<base::Time, Counts> m_hours;
  std::map<base::Time, uint64_t> m_totals;  // by the same hours
  // Hours with counts that are not of a whole day, and how many.
  std::map<base::Time, int> m_unfolded;
  std::map<base::Time, Sums> m_hour_sums, m_day_sums;
  std::map<base::Time, uint64_t> m_month_sums, m_month_removals;
  std::map<base::Time, Sums> m_month_sums_of_replicas;
  size_t m_size = 0;
  Places m_newest;
};

}  // namespace domain
