#include "server/port_claim.h"

#include <boost/asio/io_context.hpp>
#include <utility>
#include <vector>

#include "server/listening.h"

namespace server {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {
constexpr int free_port_attempts = 16;
}

struct PortClaim::Parts {
  // Gives the port.
  base::Result<uint16_t, error_code> listen(uint16_t port);

  asio::io_context context;
  std::vector<tcp::acceptor> sockets;
};

PortClaim::PortClaim(std::unique_ptr<Parts> parts, uint16_t port)
    : m_parts(std::move(parts)), m_port(port) {}
PortClaim::PortClaim(PortClaim&&) noexcept = default;
PortClaim::~PortClaim() = default;

base::Result<PortClaim, ListenError> PortClaim::take(uint16_t port) {
  auto parts = std::make_unique<Parts>();
  const auto taken = parts->listen(port);
  if (!taken) return base::failure(listen_error(port, taken.error()));
  for (tcp::acceptor& socket : parts->sockets) {
    error_code error;
    socket.set_option(ReusePort(true), error);
    if (error) return base::failure(listen_error(port, error));
  }
  return PortClaim(std::move(parts), *taken);
}

bool PortClaim::has_ipv6() const {
  return m_parts->sockets.size() > 1;
}

// A free port of IPv4 may be taken on IPv6, where browsers look for "localhost" first.
base::Result<uint16_t, error_code> PortClaim::Parts::listen(uint16_t port) {
  for (int attempt = 1;; ++attempt) {
    auto first = listen_on(context, {asio::ip::address_v4::loopback(), port}, Sharing::alone);
    if (!first) return base::failure(first.error());
    const uint16_t taken = first->local_endpoint().port();
    sockets.push_back(std::move(*first));
    auto second = listen_on(context, {asio::ip::address_v6::loopback(), taken}, Sharing::alone);
    if (second) sockets.push_back(std::move(*second));
    // A machine may be without IPv6.
    if (second || second.error() != asio::error::address_in_use) return taken;
    sockets.clear();
    if (port != 0 || attempt == free_port_attempts) return base::failure(second.error());
  }
}

ListenError listen_error(uint16_t port, const std::error_code& reason) {
  const bool is_taken = reason == std::errc::address_in_use;
  return {"Port " + std::to_string(port) + " cannot be used: " +
          (is_taken ? "another program listens there" : reason.message()) + "."};
}

}  // namespace server
