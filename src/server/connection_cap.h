// How many connections may be open at one time, of all workers together.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include "server/http_limits.h"

namespace server {

// Any thread.
class ConnectionCap : public std::enable_shared_from_this<ConnectionCap> {
 public:
  // What a connection holds as long as it is open.
  class Place {
   public:
    Place(std::shared_ptr<ConnectionCap> cap, std::string address)
        : m_cap(std::move(cap)), m_address(std::move(address)) {}
    Place(Place&&) = default;
    Place& operator=(Place&&) = delete;
    ~Place() {
      if (m_cap) m_cap->leave(m_address);
    }

   private:
    std::shared_ptr<ConnectionCap> m_cap;
    std::string m_address;
  };

  explicit ConnectionCap(const HttpLimits& limits)
      : m_max(limits.connections_max),
        m_per_address_max(limits.connections_per_address_max),
        m_addresses_for_many(limits.addresses_for_many) {}

  // Nothing: there are too many of them, or too many of this address.
  std::optional<Place> enter(const std::string& address);

 private:
  void leave(const std::string& address);

  const size_t m_max, m_per_address_max;
  const std::set<std::string, std::less<>> m_addresses_for_many;
  std::mutex m_mutex;
  size_t m_count = 0;
  std::unordered_map<std::string, size_t> m_counts;
};

}  // namespace server
