// All workers of a server as one: they listen on the same ports, and each has a thread.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "server/worker.h"

namespace server {

class Workers {
 public:
  explicit Workers(size_t count, const HttpLimits& limits = {});
  // Stops them.
  ~Workers();

  // Listens with every worker, before start() and at most once for each protocol. Port 0 takes any
  // free one; gives the port. A port that anybody listens on is refused. Who connects waits until
  // start().
  // Without addresses: on this machine only.
  base::Result<uint16_t, ListenError> listen(Protocol protocol, uint16_t port,
                                             const std::vector<std::string>& addresses = {});
  // What connections of HTTPS are accepted with from now on. Any thread.
  void use(const TlsContextPtr& context);
  // Serves on threads of its own. The handler is called on all of them, several at once. It and
  // the clock must outlive the workers.
  void start(const Handler& handler, const base::Clock& clock);
  // Answers on, but keeps no connection for another request. Any thread.
  void send_away();
  // Returns when what was under way is answered.
  void stop();
  // One of each worker, which lives as long as this.
  std::vector<const WorkerMetrics*> metrics() const;
  // What the store's listener hears; any thread.
  void release(const std::shared_ptr<const domain::Store>& store,
               const base::Result<domain::Ticket, domain::StoreError>& outcome);

 private:
  std::vector<std::unique_ptr<Worker>> m_workers;
  std::vector<std::thread> m_threads;
};

}  // namespace server
