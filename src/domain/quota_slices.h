// A quota's window cut into slices, of which each replica takes one after the other: within its own
// it hands out tokens without asking anybody, and the sum over all replicas is never more than the
// quota.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/time.h"
#include "domain/usage.h"

namespace domain {

// A window of a quota or of the plan, and how it stands.
struct SliceDemand {
  std::string id;
  base::Time ends_at{};
  uint64_t limit = 0;
  uint64_t used = 0;       // by all replicas, as far as this one knows
  uint64_t used_here = 0;  // by this one
  uint64_t wanted = 0;
};
struct SliceGrant {
  std::string id;
  base::Time ends_at{};
  uint64_t used_here = 0;  // as it was demanded
  uint64_t taken = 0;      // 0: nothing was left anywhere
};
struct SliceReturn {
  std::string id;
  uint64_t amount = 0;
};

// Names of windows: "c1 per_hour 2026-08-31T09:00:00.000Z", "plan month 2026-08-01T…".
std::string slice_id(const std::string& who, QuotaBucket bucket, base::Time now);
std::string plan_slice_id(base::Time now);
// How many tokens a replica took in the window of that name; 0 for a text that names none.
uint64_t taken_by(const UsageLedger& usage, const std::string& replica, const std::string& slice);

// The slices of one replica.
class QuotaSlices {
 public:
  enum class Stand {
    has_token,
    must_ask,
    none_left  // anywhere, a moment ago
  };
  Stand stand(const std::string& id, uint64_t used_here) const;
  // How many are left here.
  uint64_t left(const std::string& id, uint64_t used_here) const;
  void receive(const SliceGrant& grant);
  // Once for each time that a slice runs low, until it has received.
  bool may_ask(const std::string& id);

  // Takes back from the slices of the windows that are `used_up` what is more than their use since
  // the last call, and forgets those whose window is over. `used_here` says how many tokens this
  // replica took in a window.
  template <class UsedHere>
  std::vector<SliceReturn> idle(const std::vector<std::string>& used_up, base::Time now,
                                UsedHere used_here) {
    const std::unordered_set<std::string> wanted(used_up.begin(), used_up.end());
    std::vector<SliceReturn> idle;
    for (auto at = m_slices.begin(); at != m_slices.end();) {
      Slice& slice = at->second;
      slice.is_known_empty = false;
      if (slice.ends_at <= now) {
        at = m_slices.erase(at);
        continue;
      }
      const uint64_t used = used_here(at->first);
      const uint64_t kept = used - std::min(used, slice.used_before);
      const uint64_t left = slice.until - std::min(used, slice.until);
      slice.used_before = used;
      const bool is_fresh = std::exchange(slice.is_fresh, false);
      if (left > kept && !is_fresh && wanted.contains(at->first)) {
        idle.push_back({at->first, left - kept});
        slice.until -= left - kept;
      }
      ++at;
    }
    return idle;
  }
  size_t size() const { return m_slices.size(); }

 private:
  struct Slice {
    uint64_t until = 0;  // how many tokens this replica may have taken in the window
    base::Time ends_at{};
    uint64_t used_before = 0;
    bool is_fresh = false;  // received since idle() was last called
    bool is_known_empty = false;
    bool is_asked_for = false;
  };
  std::unordered_map<std::string, Slice> m_slices;
};

}  // namespace domain
