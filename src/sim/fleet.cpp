#include "sim/fleet.h"

namespace sim {

namespace {

void settle(Bucket& bucket, base::Time now) {
  bucket.weight += bucket.callers * static_cast<uint64_t>((now - bucket.since).count());
  bucket.since = now;
}

}  // namespace

void Callers::change_instances(int64_t difference, base::Time now) {
  instance_milliseconds += instances * static_cast<uint64_t>((now - instances_since).count());
  instances_since = now;
  instances += static_cast<uint64_t>(difference);
}

void Callers::move(uint64_t callers, uint16_t from, uint16_t to, base::Time now) {
  if (from == to) return;
  if (from != no_bucket) {
    sim::settle(buckets[from], now);
    buckets[from].callers -= callers;
  }
  if (to != no_bucket) {
    sim::settle(buckets[to], now);
    buckets[to].callers += callers;
  }
}

uint16_t Callers::bucket_of(TokenState state, uint32_t token_class, FailureReason why,
                            base::Time now) {
  for (size_t at = 0; at < buckets.size(); ++at) {
    if (buckets[at].is(state, token_class, why)) return static_cast<uint16_t>(at);
  }
  Bucket bucket;
  bucket.state = state;
  bucket.token_class = token_class;
  bucket.why = why;
  bucket.since = now;
  buckets.push_back(bucket);
  return static_cast<uint16_t>(buckets.size() - 1);
}

void Callers::settle(base::Time now) {
  change_instances(0, now);
  for (Bucket& bucket : buckets) sim::settle(bucket, now);
}

void Callers::begin_step(base::Time now) {
  instance_milliseconds = 0;
  instances_since = now;
  for (Bucket& bucket : buckets) {
    bucket.weight = 0;
    bucket.since = now;
  }
}

}  // namespace sim
