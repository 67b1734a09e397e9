#include "engine/rate_limiter.h"

#include <algorithm>

namespace engine {

namespace {

// A bucket that fills with `per_second` requests gets as many of these each millisecond.
constexpr int64_t parts_of_request = 1000;
constexpr std::chrono::minutes logging_interval{1};

// Milliseconds until so many parts have come in, rounded up.
std::chrono::milliseconds time_for(int64_t parts, int per_second) {
  return std::chrono::milliseconds((parts + per_second - 1) / per_second);
}

}  // namespace

RateVerdict RateLimiter::take(const std::string& name, const domain::RateLimit& limit,
                              base::Time now) {
  const int64_t full = limit.size() * parts_of_request;
  const auto [place, is_new] = m_buckets.try_emplace(name);
  Bucket& bucket = place->second;
  if (is_new) {
    bucket.level = full;
  } else if (now > bucket.at) {
    bucket.level += (now - bucket.at).count() * limit.per_second;
  }
  bucket.level = std::min(bucket.level, full);
  bucket.at = now;

  RateVerdict verdict;
  verdict.size = limit.size();
  verdict.is_allowed = bucket.level >= parts_of_request;
  if (verdict.is_allowed) {
    bucket.level -= parts_of_request;
  } else {
    ++bucket.refused;
    verdict.refused = bucket.refused;
  }
  const int64_t remaining = bucket.level / parts_of_request;
  verdict.remaining = static_cast<int>(remaining);
  verdict.more_at =
      now + time_for((remaining + 1) * parts_of_request - bucket.level, limit.per_second);
  bucket.full_at = now + time_for(full - bucket.level, limit.per_second);

  const auto is_time_to_log = [&](base::Time last) { return now >= last + logging_interval; };
  const int used = verdict.size - verdict.remaining;
  if (verdict.is_allowed && used * 5 >= verdict.size * 4 && is_time_to_log(bucket.warned_at)) {
    verdict.is_warning = true;
    bucket.warned_at = now;
  }
  if (!verdict.is_allowed && is_time_to_log(bucket.refusal_logged_at)) {
    verdict.is_refusal_to_log = true;
    bucket.refusal_logged_at = now;
    bucket.refused = 0;
  }
  return verdict;
}

void RateLimiter::forget(base::Time now, size_t steps_max) {
  auto at = m_buckets.upper_bound(m_looked_at);
  for (size_t step = 0; step < steps_max && at != m_buckets.end(); ++step) {
    const Bucket& bucket = at->second;
    m_looked_at = at->first;
    const bool is_quiet = now >= std::max(bucket.full_at, bucket.at + logging_interval);
    at = is_quiet ? m_buckets.erase(at) : std::next(at);
  }
  if (at == m_buckets.end()) m_looked_at.clear();
}

}  // namespace engine
