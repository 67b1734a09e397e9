#include "domain/quota_slices.h"

namespace domain {

namespace {

constexpr char plan_owner[] = "plan month ";

}  // namespace

std::string slice_id(const std::string& who, QuotaBucket bucket, base::Time now) {
  return who + ' ' + std::string(name(bucket)) + ' ' + base::to_iso(window_start(bucket, now));
}

std::string plan_slice_id(base::Time now) {
  return plan_owner + base::to_iso(base::start_of_month(now));
}

uint64_t taken_by(const UsageLedger& usage, const std::string& replica, const std::string& slice) {
  const size_t last = slice.rfind(' ');
  if (last == std::string::npos || last == 0) return 0;
  const size_t before = slice.rfind(' ', last - 1);
  const auto start = base::parse_iso(slice.substr(last + 1));
  if (!start || before == std::string::npos) return 0;
  if (slice.starts_with(plan_owner)) return usage.month_total_by(replica, *start);
  const auto bucket = from_name<QuotaBucket>(slice.substr(before + 1, last - before - 1));
  return bucket ? usage.taken_by(replica, slice.substr(0, before), *bucket, *start) : 0;
}

QuotaSlices::Stand QuotaSlices::stand(const std::string& id, uint64_t used_here) const {
  const auto at = m_slices.find(id);
  if (at == m_slices.end()) return Stand::must_ask;
  if (used_here < at->second.until) return Stand::has_token;
  return at->second.is_known_empty ? Stand::none_left : Stand::must_ask;
}

uint64_t QuotaSlices::left(const std::string& id, uint64_t used_here) const {
  const auto at = m_slices.find(id);
  return at == m_slices.end() || at->second.until < used_here ? 0 : at->second.until - used_here;
}

void QuotaSlices::receive(const SliceGrant& grant) {
  const auto [at, is_new] = m_slices.try_emplace(grant.id);
  Slice& slice = at->second;
  if (is_new) {
    slice.until = grant.used_here;
    slice.used_before = grant.used_here;
    slice.ends_at = grant.ends_at;
  }
  slice.until += grant.taken;
  slice.is_fresh = true;
  slice.is_known_empty = grant.taken == 0;
  slice.is_asked_for = false;
}

bool QuotaSlices::may_ask(const std::string& id) {
  const auto at = m_slices.find(id);
  if (at == m_slices.end() || at->second.is_asked_for || at->second.is_known_empty) return false;
  at->second.is_asked_for = true;
  return true;
}

}  // namespace domain
