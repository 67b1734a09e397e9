#include "server/connection_cap.h"

namespace server {

std::optional<ConnectionCap::Place> ConnectionCap::enter(const std::string& address) {
  const std::lock_guard lock(m_mutex);
  if (m_count >= m_max) return std::nullopt;
  size_t& of_address = m_counts[address];
  if (of_address >= m_per_address_max && !m_addresses_for_many.contains(address)) {
    return std::nullopt;
  }
  ++of_address;
  ++m_count;
  return Place(shared_from_this(), address);
}

void ConnectionCap::leave(const std::string& address) {
  const std::lock_guard lock(m_mutex);
  --m_count;
  const auto found = m_counts.find(address);
  if (--found->second == 0) m_counts.erase(found);
}

}  // namespace server
