#include "server/worker.h"

#include <spdlog/spdlog.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <unordered_set>
#include <utility>
#include <vector>

#include "server/connection.h"
#include "server/listening.h"

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
// Connections that are told at one time that there are too many; the others are just closed.
constexpr size_t refused_count_max = 64;

}  // namespace

struct Worker::Parts {
  Parts(const HttpLimits& limits, std::shared_ptr<ConnectionCap> connection_cap)
      : cap(std::move(connection_cap)),
        desk{{},
             [this](std::function<void()> work) { asio::post(aside, std::move(work)); },
             nullptr,
             limits,
             tickets,
             metrics,
             [this](Connection& connection) {
               connections.erase(&connection);
               metrics.connections_closed.fetch_add(1, std::memory_order_relaxed);
             }} {}

  struct Acceptor {
    Protocol protocol;
    tcp::acceptor socket;
  };

  void accept(Acceptor& acceptor);
  void accept_later(Acceptor& acceptor);
  void take(tcp::socket socket, TlsContextPtr context);
  void sweep();
  void drain();
  void close_all();

  std::shared_ptr<ConnectionCap> cap;
  WorkerMetrics metrics;
  // In this order: connections end while `loop` or `tickets` do, and then leave by the desk.
  std::unordered_set<Connection*> connections;
  Desk desk;
  asio::io_context loop{1};
  TicketQueues tickets;
  asio::steady_timer sweeper{loop};
  asio::steady_timer accept_timer{loop};
  std::vector<std::unique_ptr<Acceptor>> acceptors;
  TlsContextPtr tls;
  bool is_draining = false;
  steady_clock::time_point drain_deadline;
  // Ends first: what it has answered goes to the loop.
  asio::thread_pool aside{1};
};

Worker::Worker(const HttpLimits& limits, std::shared_ptr<ConnectionCap> cap)
    : m_parts(std::make_unique<Parts>(
          limits, cap ? std::move(cap) : std::make_shared<ConnectionCap>(limits))) {}

Worker::~Worker() {
  m_parts->close_all();
}

base::Result<void, ListenError> Worker::listen(Protocol protocol, const PortClaim& claim) {
  std::vector<tcp::endpoint> endpoints;
  for (const std::string& address : claim.addresses()) {
    endpoints.emplace_back(asio::ip::make_address(address), claim.port());
  }
  for (const tcp::endpoint& endpoint : endpoints) {
    auto socket = listen_on(m_parts->loop, endpoint, Sharing::with_siblings);
    if (!socket) return base::failure(listen_error(claim.port(), socket.error()));
    m_parts->acceptors.push_back(
        std::make_unique<Parts::Acceptor>(Parts::Acceptor{protocol, std::move(*socket)}));
  }
  return {};
}

void Worker::use(TlsContextPtr context) {
  asio::post(m_parts->loop,
             [parts = m_parts.get(), context = std::move(context)] { parts->tls = context; });
}

void Worker::run(Handler handler, const base::Clock& clock) {
  m_parts->desk.handler = std::move(handler);
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

void Worker::send_away() {
  asio::post(m_parts->loop, [parts = m_parts.get()] { parts->desk.is_leaving = true; });
}

void Worker::stop() {
  asio::post(m_parts->loop, [parts = m_parts.get()] { parts->drain(); });
}

const WorkerMetrics& Worker::metrics() const {
  return m_parts->metrics;
}

void Worker::release(const std::shared_ptr<const domain::Store>& store,
                     const base::Result<domain::Ticket, domain::StoreError>& outcome) {
  // A failure must reach also those who come to wait now.
  if (outcome && !m_parts->tickets.has_waiting()) return;
  // With the store, whose place in memory no other may take before its last word is heard.
  asio::post(m_parts->loop,
             [parts = m_parts.get(), store, outcome] { parts->tickets.release(*store, outcome); });
}

void Worker::Parts::accept(Acceptor& acceptor) {
  acceptor.socket.async_accept([this, &acceptor](error_code error, tcp::socket socket) {
    if (!acceptor.socket.is_open()) return;
    if (error) return accept_later(acceptor);
    const bool has_tls = acceptor.protocol == Protocol::https;
    if (!has_tls || tls) take(std::move(socket), has_tls ? tls : nullptr);
    accept(acceptor);
  });
}

// Over TLS it would cost more to say no than to serve, so there the peer is only hung up on.
void Worker::Parts::take(tcp::socket socket, TlsContextPtr context) {
  error_code error;
  const auto peer = socket.remote_endpoint(error);
  const std::string address = error ? "" : peer.address().to_string();
  auto place = cap->enter(address);
  const bool is_refused = !place.has_value();
  if (is_refused) {
    metrics.connections_refused.fetch_add(1, std::memory_order_relaxed);
    if (context || desk.refused_count >= refused_count_max) return;
  }
  const auto connection = std::make_shared<Connection>(std::move(socket), address,
                                                       std::move(context), std::move(place), desk);
  connections.insert(connection.get());
  metrics.connections_accepted.fetch_add(1, std::memory_order_relaxed);
  if (is_refused) return connection->refuse();
  connection->start();
}

void Worker::Parts::accept_later(Acceptor& acceptor) {
  accept_timer.expires_after(accept_pause);
  accept_timer.async_wait([this, &acceptor](error_code) {
    if (acceptor.socket.is_open()) accept(acceptor);
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
  for (auto& acceptor : acceptors) acceptor->socket.close();
  for (Connection* connection : connections) connection->drain();
  sweeper.cancel();
}

void Worker::Parts::close_all() {
  for (Connection* connection : connections) connection->close();
}

}  // namespace server
