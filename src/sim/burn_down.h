// How quotas and the plan burn down: what is left of each window as time goes on.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "sim/results.h"

namespace sim {

// Follows the tokens of every client, and keeps of the copies of an application the one that has
// least left. A point for each snapshot, so it is bounded in size.
class BurnDown {
 public:
  explicit BurnDown(const Scenario& scenario);

  void count_tokens(size_t application, uint32_t copy, base::Time at, uint64_t tokens);
  // From then on; nothing: there is no quota.
  void set_quota(size_t application, const std::optional<domain::TokenQuota>& quota);
  void add_point(base::Time at);

  // Those that came closest to their end first, burn_downs_max at most.
  std::vector<BurnDownSeries> series() const;

 private:
  struct Taken {
    base::Time window{};
    uint64_t tokens = 0;
  };
  // The most that any client took in a window.
  struct Most {
    Taken now;
    uint64_t since_point = 0;  // in any window since the last point
  };
  struct Followed {
    bool has_limits = false;  // now, or after an event
    std::optional<uint64_t> limit;
    std::vector<Taken> by_copy;
    Most most;
    BurnDownSeries series;
  };
  // Windows are numbered: the hour, the day, the month.
  static base::Time start_of(size_t window, base::Time at);
  static void count(Followed& followed, uint32_t copy, base::Time window, uint64_t tokens);
  void add_point(Followed& followed, size_t window, base::Time at);

  std::vector<std::array<Followed, 2>> m_applications;  // by hour and day
  Followed m_plan;
};

inline constexpr size_t burn_downs_max = 40;

}  // namespace sim
