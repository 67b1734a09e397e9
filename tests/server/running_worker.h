// A worker on a thread of its own, over a store whose tickets become durable when the test says so.
#pragma once

#include <thread>

#include "base/system_clock.h"
#include "server/worker.h"

class HeldStore : public domain::Store {
 public:
  base::Result<domain::Changes, domain::StoreError> load() override { return domain::Changes{}; }
  base::Result<domain::Ticket, domain::StoreError> write(const domain::Changes&) override {
    return ++m_last;
  }
  domain::Ticket durable() const override { return m_durable; }
  void on_durable(Listener listener) override { m_listener = std::move(listener); }

  void release(domain::Ticket ticket) {
    m_durable = ticket;
    m_listener(ticket);
  }
  void fail() { m_listener(base::failure(domain::StoreError{})); }

 private:
  domain::Ticket m_last = 0;
  std::atomic<domain::Ticket> m_durable = 0;
  Listener m_listener;
};

class RunningWorker {
 public:
  explicit RunningWorker(server::Handler handler, const server::HttpLimits& limits = {})
      : m_worker(server::Worker::listen(0, limits).value()) {
    m_store.on_durable([this](const base::Result<domain::Ticket, domain::StoreError>& outcome) {
      m_worker->release(outcome);
    });
    m_thread = std::thread(
        [this, handler = std::move(handler)] { m_worker->run(handler, m_store, m_clock); });
  }
  ~RunningWorker() {
    stop();
    m_thread.join();
  }
  uint16_t port() const { return m_worker->port(); }
  HeldStore& store() { return m_store; }
  void stop() { m_worker->stop(); }

 private:
  HeldStore m_store;
  base::SystemClock m_clock;
  std::unique_ptr<server::Worker> m_worker;
  std::thread m_thread;
};
