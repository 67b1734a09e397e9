// The fleet while it runs: who holds which token, and how long calls have met which state.
#pragma once

#include <vector>

#include "engine/repeated_request.h"
#include "sim/resource_server.h"
#include "sim/results.h"

namespace sim {

enum class TokenState { valid, expired, waiting };

// A state that callers are in together. The calls of a step are shared out by the time that they
// spent in each.
struct Bucket {
  TokenState state = TokenState::valid;
  uint32_t token_class = 0;  // valid: of the API's server
  FailureReason why{};       // waiting: why the token request failed
  uint64_t callers = 0;      // in it now
  uint64_t weight = 0;       // callers times milliseconds, in this step
  base::Time since{};        // what `weight` is summed up to
  bool is(TokenState other, uint32_t other_class, FailureReason other_why) const {
    return state == other && token_class == other_class && why == other_why;
  }
};

inline constexpr uint16_t no_bucket = UINT16_MAX;

// A place where a token is kept: of a process, a host, or all of them.
struct Holder {
  base::Time expires_at{};
  uint32_t generation = 0;  // goes up with each start, so that old appointments are void
  uint16_t bucket = no_bucket;
  uint8_t attempts = 0;  // that failed since the last success
  bool is_alive = false;
  FailureReason why{};  // of the last of them
};

// All copies of a service as they call one API. The calls of a step are drawn for all of them at
// once, so that a step of ten thousand copies costs no more than one of a single one.
struct Callers {
  size_t service = 0, application = 0, api = 0;
  std::vector<uint32_t> lines;  // one for each copy
  uint64_t instances = 0;
  uint64_t instance_milliseconds = 0;  // in this step
  base::Time instances_since{};
  std::vector<Bucket> buckets;
  uint64_t calls_carry = 0;  // of constant rates: millionths, what is not a whole call yet

  void change_instances(int64_t difference, base::Time now);
  // So many callers from one bucket to another; either may be no_bucket.
  void move(uint64_t callers, uint16_t from, uint16_t to, base::Time now);
  uint16_t bucket_of(TokenState state, uint32_t token_class, FailureReason why, base::Time now);
  // Sums up to `now`.
  void settle(base::Time now);
  void begin_step(base::Time now);
};

// One copy of a service as it calls one API.
struct Line {
  uint32_t callers = 0;  // which of them it belongs to
  uint32_t copy = 0;
  engine::RepeatedRequest request;
  // After a rotation, of those who have not learned of it yet.
  std::optional<engine::RepeatedRequest> old_request;
  base::Time rotated_at{};
  uint32_t rotations = 0;

  std::vector<Holder> holders;
  uint32_t instances = 0;
  std::optional<base::Time> stops_at;  // of a stranger
  // What one cache for all instances would have needed.
  base::Time cached_until{};
  uint64_t cached_tokens = 0;
};

}  // namespace sim
