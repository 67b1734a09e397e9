#include "server/workers.h"

#include <catch2/catch_test_macros.hpp>
#include <condition_variable>
#include <list>
#include <mutex>
#include <set>
#include <thread>

#include "tests/server/running_worker.h"
#include "tests/server/wire.h"

namespace {

// So many that the system gives each of three workers some.
constexpr int connections = 40;

class RunningWorkers {
 public:
  explicit RunningWorkers(size_t count) : m_workers(count) {
    m_port = m_workers.listen(server::Protocol::http, 0).value();
    m_store->on_durable([this](const base::Result<domain::Ticket, domain::StoreError>& outcome) {
      m_workers.release(m_store, outcome);
    });
    m_workers.start([this](base::Request&& request) { return answer(request); }, m_clock);
  }
  uint16_t port() const { return m_port; }
  HeldStore& store() { return *m_store; }
  void stop() { m_workers.stop(); }
  void wait_until_asked(int times) {
    std::unique_lock lock(m_mutex);
    m_was_asked.wait(lock, [&] { return m_times_asked == times; });
  }
  size_t threads_that_answered() {
    const std::lock_guard lock(m_mutex);
    return m_threads.size();
  }

 private:
  // Waits for the write that the target names.
  server::Answer answer(const base::Request& request) {
    const std::lock_guard lock(m_mutex);
    m_threads.insert(std::this_thread::get_id());
    ++m_times_asked;
    m_was_asked.notify_one();
    base::Response response{200, {}, request.target};
    response.ticket = std::stoull(request.target.substr(1));
    return {std::move(response), m_store};
  }

  std::shared_ptr<HeldStore> m_store = std::make_shared<HeldStore>();
  base::SystemClock m_clock;
  std::mutex m_mutex;
  std::condition_variable m_was_asked;
  int m_times_asked = 0;
  std::set<std::thread::id> m_threads;
  server::Workers m_workers;
  uint16_t m_port = 0;
};

}  // namespace

TEST_CASE("workers share a port, and each lets out what its store has made durable") {
  RunningWorkers workers(3);
  std::list<Wire> wires;
  for (int i = 0; i < connections; ++i) wires.emplace_back(workers.port()).get("/0");
  for (Wire& wire : wires) CHECK(wire.receive().body == "/0");
  CHECK(workers.threads_that_answered() == 3);
  for (Wire& wire : wires) wire.get("/1");
  workers.store().release(1);
  for (Wire& wire : wires) CHECK(wire.receive().body == "/1");
}

TEST_CASE("a write that is lost is lost to those who come later, at every worker") {
  RunningWorkers workers(3);
  workers.store().fail();
  for (int i = 0; i < connections; ++i) {
    Wire wire(workers.port());
    wire.get("/1");
    CHECK(wire.receive().status == 503);
  }
}

TEST_CASE("all workers stop together, and answer first what they were asked") {
  RunningWorkers workers(3);
  std::list<Wire> wires;
  for (int i = 0; i < connections; ++i) wires.emplace_back(workers.port()).get("/1");
  workers.wait_until_asked(connections);
  std::thread stopping([&] { workers.stop(); });
  workers.store().release(1);
  stopping.join();
  for (Wire& wire : wires) {
    CHECK(wire.receive().body == "/1");
    CHECK(wire.is_closed_by_peer());
  }
  CHECK(!Wire(workers.port()).is_open());
}

TEST_CASE("a port that workers share is nobody else's") {
  RunningWorkers workers(2);
  const auto refused = server::PortClaim::take(workers.port());
  REQUIRE(!refused.has_value());
  CHECK(refused.error().explanation == "Port " + std::to_string(workers.port()) +
                                           " cannot be used: another program listens there.");
  workers.stop();
  CHECK(server::PortClaim::take(workers.port()).has_value());
}

TEST_CASE("of two who take a port at the same time one gets it") {
  const auto first = server::PortClaim::take(0);
  const auto second = server::PortClaim::take(first->port());
  CHECK(!second.has_value());
}
