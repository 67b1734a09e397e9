#include "server/workers.h"

#include <pthread.h>

#include <string>

namespace server {

Workers::Workers(size_t count, const HttpLimits& limits) {
  const auto cap = std::make_shared<ConnectionCap>(limits);
  for (size_t i = 0; i < count; ++i) m_workers.push_back(std::make_unique<Worker>(limits, cap));
}

Workers::~Workers() {
  stop();
}

base::Result<uint16_t, ListenError> Workers::listen(Protocol protocol, uint16_t port,
                                                    const std::vector<std::string>& addresses) {
  const auto claim = PortClaim::take(port, addresses);
  if (!claim) return base::failure(claim.error());
  for (const auto& worker : m_workers) {
    const auto listening = worker->listen(protocol, *claim);
    if (!listening) return base::failure(listening.error());
  }
  return claim->port();
}

void Workers::use(const TlsContextPtr& context) {
  for (const auto& worker : m_workers) worker->use(context);
}

void Workers::start(const Handler& handler, const base::Clock& clock) {
  for (const auto& worker : m_workers) {
    m_threads.emplace_back([&worker = *worker, handler, &clock] { worker.run(handler, clock); });
    // At most 15 characters.
    const std::string name = "worker " + std::to_string(m_threads.size());
    pthread_setname_np(m_threads.back().native_handle(), name.c_str());
  }
}

void Workers::send_away() {
  for (const auto& worker : m_workers) worker->send_away();
}

void Workers::stop() {
  for (const auto& worker : m_workers) worker->stop();
  for (std::thread& thread : m_threads) thread.join();
  m_threads.clear();
}

std::vector<const WorkerMetrics*> Workers::metrics() const {
  std::vector<const WorkerMetrics*> all;
  for (const auto& worker : m_workers) all.push_back(&worker->metrics());
  return all;
}

void Workers::release(const std::shared_ptr<const domain::Store>& store,
                      const base::Result<domain::Ticket, domain::StoreError>& outcome) {
  for (const auto& worker : m_workers) worker->release(store, outcome);
}

}  // namespace server
