// Token buckets (reference/auth0.md section 5.3): each holds so many requests and fills at a steady
// rate. Exact in milliseconds; forgets a bucket that is full.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "base/time.h"
#include "domain/tenant_settings.h"

namespace engine {

// What a bucket said to one request.
struct RateVerdict {
  bool is_allowed = true;
  int size = 0;
  int remaining = 0;        // whole requests that are left
  base::Time more_at{};     // when there is one more than remaining; now when the bucket is full
  bool is_warning = false;  // four fifths are used: to be logged
  // The request is refused, and that is to be logged: once a minute for each bucket.
  bool is_refusal_to_log = false;
  uint64_t refused = 0;  // since it was last logged, this one included
};

class RateLimiter {
 public:
  // Takes one request out of the bucket of that name; the limit has one.
  RateVerdict take(const std::string& bucket, const domain::RateLimit& limit, base::Time now);
  // Forgets buckets that have had nothing to say for a while; looks at `steps_max` of them.
  void forget(base::Time now, size_t steps_max);
  size_t size() const { return m_buckets.size(); }

 private:
  struct Bucket {
    int64_t level = 0;  // in thousandths of a request, at `at`
    base::Time at{}, full_at{};
    base::Time warned_at{}, refusal_logged_at{};
    uint64_t refused = 0;
  };

  std::map<std::string, Bucket> m_buckets;
  std::string m_looked_at;  // where forget() goes on
};

}  // namespace engine
