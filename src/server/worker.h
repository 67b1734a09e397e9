// One event loop with its listening sockets and its connections. Several of them listen on one
// port, each on a thread of its own (workers.h).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "base/http_message.h"
#include "base/time.h"
#include "domain/store.h"
#include "server/access_note.h"
#include "server/connection_cap.h"
#include "server/endpoint.h"
#include "server/http_limits.h"
#include "server/port_claim.h"
#include "server/tls_context.h"
#include "server/worker_metrics.h"
#include "sim/faults/disturbance.h"

namespace server {

// A response, and the store that its ticket is of; no store: nothing to wait for.
struct Answer {
  base::Response response;
  std::shared_ptr<const domain::Store> store;
  Endpoint endpoint = Endpoint::page;
  // Nothing: no line of the log is about this one.
  std::unique_ptr<AccessNote> access_note = nullptr;
  sim::Disturbance disturbance{};
};

// The request's origin is what the peer wrote in its Host field, behind the scheme it came by:
// whether that name is ours is the handler's to judge.
using Handler = std::function<Answer(base::Request&&)>;

enum class Protocol { http, https };

class Worker {
 public:
  // Without a cap: one of its own.
  explicit Worker(const HttpLimits& limits = {}, std::shared_ptr<ConnectionCap> cap = nullptr);
  ~Worker();

  // Listens where the claim does, before run() and at most once for each protocol. Who connects
  // waits until run().
  base::Result<void, ListenError> listen(Protocol protocol, const PortClaim& claim);
  // What connections of HTTPS are accepted with from now on: before run(), and then on any thread.
  void use(TlsContextPtr context);
  // Serves, calling the handler on this thread, and for what may take long on one more, until
  // stop() was called and the requests under way are answered. The clock must outlive the worker.
  void run(Handler handler, const base::Clock& clock);
  // From now on connections are closed after their next response. Any thread.
  void send_away();
  // Any thread.
  void stop();
  // Any thread.
  const WorkerMetrics& metrics() const;
  // What the store's listener hears; any thread.
  void release(const std::shared_ptr<const domain::Store>& store,
               const base::Result<domain::Ticket, domain::StoreError>& outcome);

 private:
  struct Parts;
  std::unique_ptr<Parts> m_parts;
};

}  // namespace server
