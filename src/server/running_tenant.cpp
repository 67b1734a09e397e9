#include "server/running_tenant.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

#include "server/rotate_master_key.h"

namespace server {

namespace {

// Opening a tenant of a million applications takes seconds, so it is not tried all the time.
constexpr int ticks_between_attempts_max = 30;
// After which a failure is no longer one in a row of failures.
constexpr int ticks_in_order_min = 60;

sim::Faults::Listener fault_line_of(const std::string& tenant) {
  return [tenant](sim::Faults::Moment moment, const sim::FaultRule& rule) {
    spdlog::warn("Fault {} ({}) of tenant \"{}\" {} after {} requests", rule.id,
                 domain::name(rule.kind), tenant,
                 moment == sim::Faults::Moment::started ? "is at work" : "is over", rule.applied);
  };
}

}  // namespace

base::Result<std::unique_ptr<RunningTenant>, TenantError> RunningTenant::open(
    const std::filesystem::path& path, const TenantOpening& opening, StoreListener listener,
    const base::Clock& clock, base::Random& random) {
  auto folder = DataFolder::open(path, random, opening.master_key);
  if (!folder) return base::failure(TenantError{folder.error().explanation});
  if (opening.master_key.empty()) {
    const auto settled = settle_master_key(*folder, opening, random);
    if (!settled) return base::failure(settled.error());
  }
  auto shared = std::make_shared<const DataFolder>(std::move(*folder));
  std::unique_ptr<RunningTenant> running;
  running.reset(new RunningTenant(shared, opening, std::move(listener), clock, random));
  auto opened = running->open_now();
  if (!opened) return base::failure(opened.error());
  running->m_first_application = (*opened)->engine->first_application();
  if (const auto flushed = write_through(*(*opened)->store, {}); !flushed)
    return base::failure(flushed.error());
  if (!opening.store.empty()) {
    const auto noted = shared->note_in_database();
    if (!noted) return base::failure(TenantError{noted.error().explanation});
  }
  running->use(std::move(*opened));
  running->m_opening.has_been_open = true;
  return running;
}

RunningTenant::RunningTenant(std::shared_ptr<const DataFolder> folder, TenantOpening opening,
                             StoreListener listener, const base::Clock& clock, base::Random& random)
    : m_folder(std::move(folder)),
      m_opening(std::move(opening)),
      m_listener(std::move(listener)),
      m_clock(clock),
      m_random(random),
      m_faults(std::make_unique<sim::Faults>(clock, random, fault_line_of(m_opening.name))) {}

RunningTenant::~RunningTenant() {
  for (const auto& failed : m_failed) failed->store->on_durable(nullptr);
  if (m_now) m_now->store->on_durable(nullptr);
}

std::shared_ptr<OpenTenant> RunningTenant::now() const {
  const std::lock_guard lock(m_mutex);
  return m_now;
}

void RunningTenant::tick() {
  let_go_of_failed();
  m_faults->tick();
  const auto open = now();
  if (open->has_told_failure) return recover();
  if (++m_ticks_in_order > ticks_in_order_min) m_ticks_waited_last = 0;
  open->engine->tick();
}

void RunningTenant::let_go_of_failed() {
  std::erase_if(m_failed, [](const auto& failed) {
    failed->store->on_durable(nullptr);
    return failed.use_count() == 1;
  });
}

bool RunningTenant::comes_to_rest(std::chrono::milliseconds within) {
  for (;;) {
    const uint64_t commits_before = m_commits;
    if (has_come_to_rest()) return true;
    std::unique_lock lock(m_mutex);
    const auto has_moved_on = [&] { return m_commits != commits_before; };
    if (!m_has_committed.wait_for(lock, within, has_moved_on)) return false;
  }
}

// Once nobody is at the store there are no more writes but ours. Who waits for a write hears of it
// after it is durable; so when a second one of ours, made after the first was durable, is durable
// too, all have heard.
bool RunningTenant::has_come_to_rest() {
  constexpr size_t writes_to_wait_for = 2;
  let_go_of_failed();
  domain::Store& store = *m_now->store;
  if (m_last_writes.empty() && (!m_failed.empty() || m_now.use_count() > 1)) return false;
  if (m_now->has_told_failure) return true;
  if (!m_last_writes.empty() && store.durable() < m_last_writes.back()) return false;
  if (m_last_writes.size() == writes_to_wait_for) return true;
  if (const auto ticket = store.write({})) m_last_writes.push_back(*ticket);
  return false;
}

base::Result<std::shared_ptr<OpenTenant>, TenantError> RunningTenant::open_now() const {
  return OpenTenant::open(m_folder, m_opening, m_clock, m_random, *m_faults);
}

void RunningTenant::use(std::shared_ptr<OpenTenant> tenant) {
  listen(tenant, [this](const std::shared_ptr<const domain::Store>& store,
                        const base::Result<domain::Ticket, domain::StoreError>& outcome) {
    if (outcome) {
      const std::lock_guard lock(m_mutex);
      m_commits.fetch_add(1, std::memory_order_relaxed);
      m_has_committed.notify_all();
    }
    m_listener(store, outcome);
  });
  const std::lock_guard lock(m_mutex);
  if (m_now) m_failed.push_back(std::move(m_now));
  m_now = std::move(tenant);
}

void RunningTenant::recover() {
  if (m_ticks_to_wait > 0) {
    --m_ticks_to_wait;
    return;
  }
  // Each failure in a row waits longer than the one before; a store that has held takes none.
  m_ticks_waited_last = std::clamp(2 * m_ticks_waited_last, 1, ticks_between_attempts_max);
  m_ticks_to_wait = m_ticks_waited_last;
  m_ticks_in_order = 0;
  auto opened = open_now();
  if (opened) {
    const auto flushed = write_through(*(*opened)->store, {});
    if (!flushed) opened = base::failure(flushed.error());
  }
  if (!opened) {
    const std::string& told = opened.error().explanation;
    if (told != m_told) spdlog::error("{} It is tried again.", told);
    m_told = told;
    return;
  }
  m_told.clear();
  use(std::move(*opened));
  spdlog::warn("{} is open again with all that was kept.", m_folder->path().string());
}

}  // namespace server
