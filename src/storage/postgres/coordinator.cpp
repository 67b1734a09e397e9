#include "storage/postgres/coordinator.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "storage/postgres/mark_table.h"
#include "storage/postgres/quota_table.h"

namespace storage::postgres {

using domain::StoreError;

namespace {

// Others' changes are looked for so often also where no NOTIFY comes.
constexpr std::chrono::milliseconds following_interval{400};
constexpr std::chrono::milliseconds asking_interval{20}, settling_interval{2};
constexpr std::chrono::seconds renewing_interval{3}, sweeping_interval{10};

StoreError not_usable() {
  return {StoreError::Kind::corrupt,
          "What another server has changed cannot be used: its master key is not this one's."};
}

StoreError has_ended() {
  return {StoreError::Kind::unavailable, "The store is closed or has failed."};
}

}  // namespace

Coordinator::Coordinator(std::unique_ptr<Connection> connection, std::shared_ptr<Fence> fence,
                         CoordinatedStore& store)
    : m_store(store),
      m_follower(std::move(connection), std::move(fence)),
      m_registry([this] { wake(); }),
      m_errands([this] { wake(); }),
      m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  m_thread = std::thread([this] { run(); });
}

Coordinator::~Coordinator() {
  m_is_stopping = true;
  wake();
  m_thread.join();
  close(m_wake);
}

void Coordinator::connect(domain::Replica* replica) {
  const std::lock_guard lock(m_replica_mutex);
  if (replica && !m_has_begun) m_follower.begin();
  m_has_begun = m_has_begun || replica;
  m_replica = replica;
}

base::Result<std::vector<bool>, StoreError> Coordinator::claim(
    const std::vector<domain::TokenMark>& marks) {
  std::vector<bool> are_used;
  const auto done = m_errands.run_and_wait([&]() -> Result<void> {
    auto claimed = claim_marks(m_follower.connection(), m_follower.fence(), marks);
    if (!claimed) return base::failure(claimed.error());
    are_used = std::move(*claimed);
    return {};
  });
  if (!done) return base::failure(done.error());
  return are_used;
}

base::Result<void, StoreError> Coordinator::take_slices(
    const std::vector<domain::SliceDemand>& demands) {
  return m_errands.run_and_wait([&] { return receive_slices(demands); });
}

void Coordinator::ask_for_slices(std::vector<domain::SliceDemand> demands) {
  m_errands.add([this, demands = std::move(demands)] { return receive_slices(demands); });
}

domain::Replication::Figures Coordinator::figures() const {
  Figures figures;
  figures.replicas = m_replicas;
  figures.followed_changes = m_followed;
  figures.statements = m_follower.fence().statements;
  figures.staleness_seconds =
      std::chrono::duration<double>(m_clock.now() - m_followed_at.load()).count();
  figures.has_registry = m_registry.is_held();
  return figures;
}

void Coordinator::settle_registry() {
  while (!m_store.has_failed() && !m_store.has_settled_registry()) ::usleep(1000);
}

void Coordinator::wake() {
  const uint64_t one = 1;
  static_cast<void>(::write(m_wake, &one, sizeof one));
}

void Coordinator::run() {
  while (!m_is_stopping && !m_store.has_failed()) {
    const auto woken =
        m_follower.connection().wait(m_wake, time_to_wait(), m_follower.fence().tenant());
    uint64_t drained = 0;
    static_cast<void>(::read(m_wake, &drained, sizeof drained));
    Result<void> done;
    if (woken == Connection::Woken::lost) {
      done = base::failure(
          Error{{StoreError::Kind::unavailable, "The connection to the database is lost."}});
    } else {
      done = step(woken == Connection::Woken::notified);
    }
    // What the engine took back goes again as it stands.
    if (done || done.error().can_be_repeated) continue;
    m_store.fail_soon(done.error().error);
    return end(done.error().error);
  }
  if (m_registry.is_held()) settle_registry();
  if (m_registry.is_held() && !m_store.has_failed()) {
    static_cast<void>(m_follower.give_registry());
  }
  end(has_ended());
}

void Coordinator::end(const StoreError& why) {
  m_registry.end(why);
  m_errands.end(why);
}

std::chrono::milliseconds Coordinator::time_to_wait() const {
  if (m_follower.is_behind()) return std::chrono::milliseconds(0);
  if (m_is_giving_registry) return settling_interval;
  return m_registry.is_waited_for() ? asking_interval : following_interval;
}

Result<void> Coordinator::step(bool is_notified) {
  if (const auto renewed = renew_in_time(); !renewed) return renewed;
  if (!is_connected()) return {};
  if (!m_has_returned_former_slices) {
    if (const auto done = return_dead_slices({name()}); !done) return done;
    m_has_returned_former_slices = true;
  }
  if (const auto done = m_errands.run_all(); !done) return done;
  const bool must_look = is_notified || m_clock.now() - m_looked_around_at >= following_interval;
  if (must_look || m_follower.is_behind()) {
    if (const auto followed = follow(); !followed) return followed;
  }
  if (must_look) {
    if (const auto seen = look_around(); !seen) return seen;
    if (const auto done = keep_house(); !done) return done;
  }
  return pass_registry_on();
}

bool Coordinator::is_connected() {
  const std::lock_guard lock(m_replica_mutex);
  return m_replica != nullptr;
}

Result<void> Coordinator::pass_registry_on() {
  m_is_giving_registry = m_is_giving_registry || m_registry.leave();
  if (m_is_giving_registry) {
    if (!m_store.has_settled_registry()) return {};
    m_is_giving_registry = false;
    if (const auto given = m_follower.give_registry(); !given) return given;
    // Those who wait for it have their turn first.
    return {};
  }
  if (!m_registry.is_waited_for()) return {};
  const auto taken = m_follower.take_registry();
  if (!taken) return base::failure(taken.error());
  if (!*taken) return {};
  if (const auto followed = follow_all(); !followed) return followed;
  const auto still_held = m_follower.renew_registry();
  if (!still_held) return base::failure(still_held.error());
  if (*still_held) m_registry.arrive();
  return {};
}

Result<void> Coordinator::look_around() {
  m_looked_around_at = m_clock.now();
  const auto around = m_follower.surroundings();
  if (!around) return base::failure(around.error());
  m_registry.see(around->is_registry_free, around->is_registry_wanted);
  m_replicas = around->replicas;
  std::vector<domain::SliceReturn> idle;
  {
    const std::lock_guard lock(m_replica_mutex);
    if (m_replica) idle = m_replica->idle_slices(around->windows_used_up);
  }
  const auto back = return_slices(m_follower.connection(), m_follower.fence(), idle);
  if (!back || !around->has_dead_slices) return back;
  const auto dead = fence_off_dead(m_follower.connection(), m_follower.fence());
  if (!dead) return base::failure(dead.error());
  // They write nothing any more: what is there now is all.
  if (const auto followed = follow_all(); !followed) return followed;
  return return_dead_slices(*dead);
}

// One step: whoever waits for something else has his turn before the next.
Result<void> Coordinator::follow() {
  const base::Time begun = m_clock.now();
  const auto changes = m_follower.changes();
  if (!changes) return base::failure(changes.error());
  if (!m_follower.is_behind()) m_followed_at = begun;
  if (changes->empty()) return {};
  m_followed += changes->size();
  const std::lock_guard lock(m_replica_mutex);
  if (m_replica && !m_replica->follow(*changes)) return base::failure(Error{not_usable()});
  return {};
}

// All that is there now.
Result<void> Coordinator::follow_all() {
  if (m_follower.is_behind()) {
    if (const auto followed = follow_to_goals(); !followed) return followed;
  }
  return follow_to_goals();
}

Result<void> Coordinator::follow_to_goals() {
  do {
    if (const auto renewed = renew_in_time(); !renewed) return renewed;
    if (const auto followed = follow(); !followed) return followed;
  } while (m_follower.is_behind());
  return {};
}

Result<void> Coordinator::renew_in_time() {
  return m_clock.now() - m_renewed_at >= renewing_interval ? renew() : Result<void>();
}

Result<void> Coordinator::renew() {
  m_renewed_at = m_clock.now();
  // Until the tenant is loaded nothing is followed.
  if (!is_connected()) return m_follower.fence().renew(m_follower.connection());
  if (const auto renewed = m_follower.renew(); !renewed) return renewed;
  if (!m_registry.is_held()) return {};
  const auto kept = m_follower.renew_registry();
  if (!kept) return base::failure(kept.error());
  // One that was slow to give it was robbed. That is no harm where all it changed is durable.
  if (*kept || (m_registry.lose() && m_store.has_settled_registry())) return {};
  return base::failure(taken_over());
}

// One replica does it for all.
Result<void> Coordinator::keep_house() {
  if (!m_registry.is_held() || m_clock.now() - m_swept_at < sweeping_interval) return {};
  m_swept_at = m_clock.now();
  if (const auto swept = m_follower.sweep_journal(); !swept) return swept;
  return forget_old_windows(m_follower.connection(), m_follower.fence());
}

Result<void> Coordinator::receive_slices(const std::vector<domain::SliceDemand>& demands) {
  const auto grants = postgres::take_slices(m_follower.connection(), m_follower.fence(), demands);
  if (!grants) return base::failure(grants.error());
  const std::lock_guard lock(m_replica_mutex);
  if (m_replica) m_replica->receive(*grants);
  return {};
}

Result<void> Coordinator::return_dead_slices(const std::vector<std::string>& replicas) {
  const std::lock_guard lock(m_replica_mutex);
  if (!m_replica || replicas.empty()) return {};
  return return_slices_of(m_follower.connection(), m_follower.fence(), replicas,
                          [this](const std::string& replica, const std::string& slice) {
                            return m_replica->taken_by(replica, slice);
                          });
}

}  // namespace storage::postgres
