#include "storage/postgres/registry_right.h"

namespace storage::postgres {

using domain::StoreError;

namespace {

constexpr std::chrono::seconds patience{10};

}  // namespace

base::Result<void, StoreError> RegistryRight::take() {
  std::unique_lock lock(m_mutex);
  if (m_end) return base::failure(*m_end);
  if (m_is_held && !m_is_wanted) {
    ++m_users;
    return {};
  }
  ++m_waiting;
  const uint64_t before = m_arrivals;
  m_wake();
  const auto has_ended = [&] { return m_end || m_arrivals > before; };
  if (!m_changed.wait_for(lock, patience, has_ended)) {
    --m_waiting;
    return base::failure(StoreError{StoreError::Kind::unavailable,
                                    "Another server does not let go of the right to change this "
                                    "tenant."});
  }
  // Who arrives is a user already.
  if (m_arrivals > before) return {};
  return base::failure(*m_end);
}

bool RegistryRight::try_take() {
  {
    const std::lock_guard lock(m_mutex);
    if (m_end || (m_is_held && m_is_wanted) || (!m_is_held && !m_is_free)) return false;
  }
  return take().has_value();
}

void RegistryRight::give() {
  const std::lock_guard lock(m_mutex);
  --m_users;
  if (m_users == 0 && m_is_wanted) m_wake();
}

void RegistryRight::end(const StoreError& why) {
  const std::lock_guard lock(m_mutex);
  if (!m_end) m_end = why;
  m_changed.notify_all();
}

void RegistryRight::see(bool is_free, bool is_wanted_by_others) {
  const std::lock_guard lock(m_mutex);
  m_is_free = is_free;
  m_is_wanted = is_wanted_by_others;
}

bool RegistryRight::is_waited_for() const {
  const std::lock_guard lock(m_mutex);
  return m_waiting > 0 && !m_is_held;
}

bool RegistryRight::is_held() const {
  const std::lock_guard lock(m_mutex);
  return m_is_held;
}

bool RegistryRight::is_wanted() const {
  const std::lock_guard lock(m_mutex);
  return m_is_held && m_is_wanted;
}

void RegistryRight::arrive() {
  const std::lock_guard lock(m_mutex);
  m_is_held = true;
  m_is_free = false;
  m_is_wanted = false;
  ++m_arrivals;
  m_users += m_waiting;
  m_waiting = 0;
  m_changed.notify_all();
}

bool RegistryRight::leave() {
  {
    const std::lock_guard lock(m_mutex);
    if (!m_is_held || !m_is_wanted) return false;
  }
  return lose();
}

bool RegistryRight::lose() {
  const std::lock_guard lock(m_mutex);
  if (m_users > 0) return false;
  m_is_held = false;
  m_is_wanted = false;
  return true;
}

}  // namespace storage::postgres
