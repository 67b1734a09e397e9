#include "sim/fleet.h"

namespace sim {

namespace {

void settle(Bucket& bucket, base::Time now) {
  bucket.weight += bucket.count * static_cast<uint64_t>((now - bucket.since).count());
  bucket.since = now;
}

}  // namespace

void Line::set_bucket(Holder& holder, uint16_t bucket, base::Time now) {
  if (holder.bucket == bucket) return;
  for (const uint16_t one : {holder.bucket, bucket}) {
    if (one != no_bucket) sim::settle(buckets[one], now);
  }
  if (holder.bucket != no_bucket) --buckets[holder.bucket].count;
  if (bucket != no_bucket) ++buckets[bucket].count;
  holder.bucket = bucket;
}

uint16_t Line::bucket_of(TokenState state, uint32_t token_class, FailureReason why,
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

void Line::set_instances(uint32_t count, base::Time now) {
  instance_milliseconds += instances * static_cast<uint64_t>((now - instances_since).count());
  instances_since = now;
  instances = count;
}

void Line::settle(base::Time now) {
  set_instances(instances, now);
  for (Bucket& bucket : buckets) sim::settle(bucket, now);
}

void Line::begin_step(base::Time now) {
  instance_milliseconds = 0;
  instances_since = now;
  for (Bucket& bucket : buckets) {
    bucket.weight = 0;
    bucket.since = now;
  }
}

}  // namespace sim
