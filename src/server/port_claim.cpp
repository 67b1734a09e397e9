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
  base::Result<uint16_t, error_code> listen(uint16_t port,
                                            const std::vector<asio::ip::address>& addresses);
  error_code listen_at_all(uint16_t port, const std::vector<asio::ip::address>& addresses);

  asio::io_context context;
  std::vector<tcp::acceptor> sockets;
};

PortClaim::PortClaim(std::unique_ptr<Parts> parts, uint16_t port)
    : m_parts(std::move(parts)), m_port(port) {}
PortClaim::PortClaim(PortClaim&&) noexcept = default;
PortClaim::~PortClaim() = default;

base::Result<PortClaim, ListenError> PortClaim::take(uint16_t port,
                                                     const std::vector<std::string>& addresses) {
  std::vector<asio::ip::address> wanted;
  for (const std::string& address : addresses) wanted.push_back(asio::ip::make_address(address));
  auto parts = std::make_unique<Parts>();
  const auto taken = parts->listen(port, wanted);
  if (!taken) return base::failure(listen_error(port, taken.error()));
  for (tcp::acceptor& socket : parts->sockets) {
    error_code error;
    socket.set_option(ReusePort(true), error);
    if (error) return base::failure(listen_error(port, error));
  }
  return PortClaim(std::move(parts), *taken);
}

std::vector<std::string> PortClaim::addresses() const {
  std::vector<std::string> addresses;
  for (const tcp::acceptor& socket : m_parts->sockets) {
    addresses.push_back(socket.local_endpoint().address().to_string());
  }
  return addresses;
}

// A free port of IPv4 may be taken on IPv6, where browsers look for "localhost" first.
base::Result<uint16_t, error_code> PortClaim::Parts::listen(
    uint16_t port, const std::vector<asio::ip::address>& addresses) {
  for (int attempt = 1;; ++attempt) {
    const error_code error = listen_at_all(port, addresses);
    if (!error) return sockets.front().local_endpoint().port();
    sockets.clear();
    if (error != asio::error::address_in_use || port != 0 || attempt == free_port_attempts) {
      return base::failure(error);
    }
  }
}

error_code PortClaim::Parts::listen_at_all(uint16_t port,
                                           const std::vector<asio::ip::address>& addresses) {
  const bool is_default = addresses.empty();
  const std::vector<asio::ip::address> loopback = {asio::ip::address_v4::loopback(),
                                                   asio::ip::address_v6::loopback()};
  for (const auto& address : is_default ? loopback : addresses) {
    auto socket = listen_on(context, {address, port}, Sharing::alone);
    if (socket) {
      port = socket->local_endpoint().port();
      sockets.push_back(std::move(*socket));
      continue;
    }
    // A machine may be without IPv6.
    const bool may_lack = is_default && !sockets.empty();
    if (!may_lack || socket.error() == asio::error::address_in_use) return socket.error();
  }
  return {};
}

ListenError listen_error(uint16_t port, const std::error_code& reason) {
  const bool is_taken = reason == std::errc::address_in_use;
  return {"Port " + std::to_string(port) + " cannot be used: " +
          (is_taken ? "another program listens there" : reason.message()) + "."};
}

}  // namespace server
