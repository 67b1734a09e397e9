#include "engine/replica.h"

#include <algorithm>
#include <utility>

#include "oauth/quota.h"
#include "oauth/token_endpoint.h"

namespace engine {

namespace {

// A slice is so small a part of the limit that all replicas together have some left to take.
constexpr uint64_t slices_per_replica = 8;
// More is asked for when less than this part of a slice is left.
constexpr uint64_t part_left_min = 4;
// Others publish a key that long after it was made at the latest: they follow within a second.
constexpr std::chrono::seconds publishing_time_max{3};

uint64_t slice_size(const State& state, const domain::SliceDemand& demand) {
  const uint64_t parts = slices_per_replica * std::max<uint64_t>(state.replication->replicas(), 1);
  return std::max<uint64_t>(demand.limit / parts, 1);
}

base::Result<void, domain::StoreError> take_lacking_slices(State& state,
                                                           const oauth::Attempt& attempt) {
  std::vector<domain::SliceDemand> demands = attempt.lacking_slices;
  for (domain::SliceDemand& demand : demands) demand.wanted = slice_size(state, demand);
  return state.replication->take_slices(demands);
}

}  // namespace

EngineReplica::~EngineReplica() {
  if (m_is_connected) m_state.replication->connect(nullptr);
}

void EngineReplica::connect() {
  if (!m_state.replication) return;
  m_is_connected = true;
  m_state.replication->connect(this);
}

bool EngineReplica::follow(const domain::Changes& changes) {
  const std::lock_guard lock(m_state.mutex);
  return m_state.follow(changes);
}

void EngineReplica::receive(const std::vector<domain::SliceGrant>& grants) {
  const std::lock_guard lock(m_state.mutex);
  for (const domain::SliceGrant& grant : grants) m_state.slices->receive(grant);
}

std::vector<domain::SliceReturn> EngineReplica::idle_slices(
    const std::vector<std::string>& used_up) {
  const std::lock_guard lock(m_state.mutex);
  const domain::UsageLedger& usage = m_state.tenant.usage();
  return m_state.slices->idle(used_up, m_state.clock.now(), [&](const std::string& slice) {
    return domain::taken_by(usage, usage.replica(), slice);
  });
}

uint64_t EngineReplica::taken_by(const std::string& replica, const std::string& slice) {
  const std::lock_guard lock(m_state.mutex);
  return domain::taken_by(m_state.tenant.usage(), replica, slice);
}

RegistryRight::~RegistryRight() {
  if (m_is_held) m_replication->give_registry();
}

base::Result<void, domain::StoreError> RegistryRight::take() {
  if (is_held()) return {};
  const auto taken = m_replication->take_registry();
  m_is_held = taken.has_value();
  return taken;
}

bool RegistryRight::try_take() {
  if (!is_held()) m_is_held = m_replication->try_registry();
  return is_held();
}

void RegistryRight::pass_on() {
  m_is_held = false;
  m_replication->give_registry();
  (void)take();
}

void RegistryRight::settle() {
  if (m_replication) m_replication->settle_registry();
}

base::Result<void, domain::StoreError> settle_with_replicas(State& state, oauth::Attempt& attempt,
                                                            base::Time now) {
  if (!state.replication) return {};
  if (!attempt.marks.empty()) {
    const auto are_used = state.replication->claim(attempt.marks);
    if (!are_used) return base::failure(are_used.error());
    for (size_t mark = 0; mark < attempt.marks.size(); ++mark) {
      if (!attempt.refusal && (*are_used)[mark]) refuse_used(attempt, attempt.marks[mark]);
    }
  }
  if (attempt.refusal || attempt.lacking_slices.empty()) return {};
  if (const auto taken = take_lacking_slices(state, attempt); !taken) return taken;
  const std::lock_guard lock(state.mutex);
  oauth::judge_quota(attempt, state.tenant, now, state.slices_here());
  return {};
}

base::Result<void, domain::StoreError> confirm_with_replicas(State& state,
                                                             std::unique_lock<CourteousMutex>& lock,
                                                             oauth::Attempt& attempt,
                                                             base::Time now) {
  for (;;) {
    oauth::confirm(attempt, state.tenant, now, state.slices_here());
    if (attempt.refusal || attempt.lacking_slices.empty()) return {};
    lock.unlock();
    if (const auto taken = take_lacking_slices(state, attempt); !taken) return taken;
    lock.lock();
  }
}

void ask_for_slices_ahead(State& state, const oauth::Attempt& attempt, base::Time now) {
  if (!state.replication || attempt.refusal || attempt.api->is_system()) return;
  std::vector<domain::SliceDemand> low;
  for (auto& demand : oauth::slice_demands(attempt, state.tenant, now)) {
    demand.wanted = slice_size(state, demand);
    const uint64_t left = state.slices->left(demand.id, demand.used_here);
    if (left * part_left_min >= demand.wanted || !state.slices->may_ask(demand.id)) continue;
    low.push_back(std::move(demand));
  }
  if (!low.empty()) state.replication->ask_for_slices(std::move(low));
}

bool makes_young_key_current(const State& state, const domain::Changes& changes, base::Time now) {
  if (!state.replication) return false;
  return std::any_of(changes.begin(), changes.end(), [&](const domain::Change& change) {
    const auto* key = std::get_if<domain::SigningKey>(&change);
    if (!key || key->state != domain::KeyState::current) return false;
    const auto before = state.tenant.keys().find(key->id);
    return before && before->state == domain::KeyState::next &&
           now < before->created_at + publishing_time_max;
  });
}

}  // namespace engine
