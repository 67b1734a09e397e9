// A worker on a thread of its own, over a store whose tickets become durable when the test says so.
#pragma once

#include <thread>

#include "base/assert.h"
#include "base/system_clock.h"
#include "server/worker.h"

class HeldStore : public domain::Store {
 public:
  base::Result<void, domain::StoreError> load(const Take&) override { return {}; }
  base::Result<domain::Ticket, domain::StoreError> write(const domain::Changes&) override {
    return ++m_last;
  }
  domain::Ticket durable() const override { return m_durable; }
  bool has_failed() const override { return m_has_failed; }
  void on_durable(Listener listener) override { m_listener = std::move(listener); }

  void release(domain::Ticket ticket) {
    m_durable = ticket;
    m_listener(ticket);
  }
  void fail() {
    m_has_failed = true;
    m_listener(base::failure(domain::StoreError{}));
  }

 private:
  domain::Ticket m_last = 0;
  std::atomic<domain::Ticket> m_durable = 0;
  std::atomic<bool> m_has_failed = false;
  Listener m_listener;
};

class RunningWorker {
 public:
  using Handler = std::function<base::Response(const base::Request&)>;
  explicit RunningWorker(Handler handler, const server::HttpLimits& limits = {})
      : m_worker(limits), m_port(listen_on_free_port()) {
    m_store->on_durable([this](const base::Result<domain::Ticket, domain::StoreError>& outcome) {
      m_worker.release(m_store, outcome);
    });
    m_thread = std::thread([this, handler = std::move(handler)] {
      m_worker.run(
          [&](base::Request&& request) {
            return server::Answer{handler(request), m_store};
          },
          m_clock);
    });
  }
  ~RunningWorker() {
    stop();
    m_thread.join();
  }
  uint16_t port() const { return m_port; }
  HeldStore& store() { return *m_store; }
  void stop() { m_worker.stop(); }

 private:
  uint16_t listen_on_free_port() {
    const auto claim = server::PortClaim::take(0);
    ASSERT(m_worker.listen(server::Protocol::http, claim.value()));
    return claim->port();
  }

  std::shared_ptr<HeldStore> m_store = std::make_shared<HeldStore>();
  base::SystemClock m_clock;
  server::Worker m_worker;
  uint16_t m_port;
  std::thread m_thread;
};
