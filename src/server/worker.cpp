#include "server/worker.h"

#include <spdlog/spdlog.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <unordered_set>
#include <vector>

#include "server/connection.h"

namespace server {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::steady_clock;

namespace {

constexpr std::chrono::milliseconds sweep_interval{1000};
constexpr std::chrono::milliseconds sweep_interval_when_draining{10};
// After which a connection is accepted again when the process had no descriptor left for it.
constexpr std::chrono::milliseconds accept_pause{100};
constexpr int free_port_attempts = 16;

}  // namespace

struct Worker::Parts {
  explicit Parts(const HttpLimits& limits)
      : desk{{},     nullptr, nullptr,
             limits, tickets, [this](Connection& connection) { connections.erase(&connection); }} {}

  error_code listen_on(const tcp::endpoint& endpoint);
  void accept(tcp::acceptor& acceptor);
  void accept_later(tcp::acceptor& acceptor);
  void sweep();
  void drain();
  void close_all();

  // In this order: connections end while `loop` or `tickets` do, and then leave by the desk.
  std::unordered_set<Connection*> connections;
  Desk desk;
  asio::io_context loop{1};
  TicketQueue tickets;
  asio::steady_timer sweeper{loop};
  asio::steady_timer accept_timer{loop};
  std::vector<std::unique_ptr<tcp::acceptor>> acceptors;
  uint16_t port = 0;
  bool is_draining = false;
  steady_clock::time_point drain_deadline;
};

Worker::Worker(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Worker::~Worker() {
  m_parts->close_all();
}

base::Result<std::unique_ptr<Worker>, ListenError> Worker::listen(uint16_t port,
                                                                  const HttpLimits& limits) {
  auto parts = std::make_unique<Parts>(limits);
  error_code error;
  // A free port of IPv4 may be taken on IPv6, where browsers look for "localhost" first.
  for (int attempt = 0; attempt < free_port_attempts; ++attempt) {
    parts->acceptors.clear();
    error = parts->listen_on({asio::ip::address_v4::loopback(), port});
    if (error) break;
    parts->port = parts->acceptors.front()->local_endpoint().port();
    error = parts->listen_on({asio::ip::address_v6::loopback(), parts->port});
    if (error != asio::error::address_in_use) error = {};
    if (!error || port != 0) break;
  }
  if (error) {
    const std::string reason =
        error == asio::error::address_in_use ? "another program listens there" : error.message();
    return base::failure(
        ListenError{"Port " + std::to_string(port) + " cannot be used: " + reason + "."});
  }
  return std::unique_ptr<Worker>(new Worker(std::move(parts)));
}

uint16_t Worker::port() const {
  return m_parts->port;
}

void Worker::run(Handler handler, const domain::Store& store, const base::Clock& clock) {
  m_parts->desk.handler = std::move(handler);
  m_parts->desk.store = &store;
  m_parts->desk.clock = &clock;
  for (auto& acceptor : m_parts->acceptors) m_parts->accept(*acceptor);
  m_parts->sweep();
  for (;;) {
    try {
      m_parts->loop.run();
      return;
    } catch (const std::exception& exception) {
      spdlog::error("A connection failed: {}", exception.what());
    }
  }
}

void Worker::stop() {
  asio::post(m_parts->loop, [parts = m_parts.get()] { parts->drain(); });
}

void Worker::release(const base::Result<domain::Ticket, domain::StoreError>& outcome) {
  asio::post(m_parts->loop, [parts = m_parts.get(), outcome] { parts->tickets.release(outcome); });
}

error_code Worker::Parts::listen_on(const tcp::endpoint& endpoint) {
  auto acceptor = std::make_unique<tcp::acceptor>(loop);
  error_code error;
  acceptor->open(endpoint.protocol(), error);
  if (error) return error;
  acceptor->set_option(tcp::acceptor::reuse_address(true), error);
  if (endpoint.address().is_v6()) acceptor->set_option(asio::ip::v6_only(true), error);
  acceptor->bind(endpoint, error);
  if (error) return error;
  acceptor->listen(asio::socket_base::max_listen_connections, error);
  if (!error) acceptors.push_back(std::move(acceptor));
  return error;
}

void Worker::Parts::accept(tcp::acceptor& acceptor) {
  acceptor.async_accept([this, &acceptor](error_code error, tcp::socket socket) {
    if (!acceptor.is_open()) return;
    if (error) return accept_later(acceptor);
    const auto connection = std::make_shared<Connection>(std::move(socket), desk);
    connections.insert(connection.get());
    connection->start();
    accept(acceptor);
  });
}

void Worker::Parts::accept_later(tcp::acceptor& acceptor) {
  accept_timer.expires_after(accept_pause);
  accept_timer.async_wait([this, &acceptor](error_code) {
    if (acceptor.is_open()) accept(acceptor);
  });
}

// Keeps the loop running until the last connection has left.
void Worker::Parts::sweep() {
  sweeper.expires_after(is_draining ? sweep_interval_when_draining : sweep_interval);
  sweeper.async_wait([this](error_code) {
    const auto now = steady_clock::now();
    // A closed connection leaves in a later turn of the loop.
    for (Connection* connection : connections) connection->check_deadline(now);
    if (is_draining && now > drain_deadline) return close_all();
    if (!is_draining || !connections.empty()) sweep();
  });
}

void Worker::Parts::drain() {
  if (is_draining) return;
  is_draining = true;
  drain_deadline = steady_clock::now() + desk.limits.drain_time_max;
  accept_timer.cancel();
  for (auto& acceptor : acceptors) acceptor->close();
  for (Connection* connection : connections) connection->drain();
  sweeper.cancel();
}

void Worker::Parts::close_all() {
  for (Connection* connection : connections) connection->close();
}

}  // namespace server
