// One event loop with its listening sockets and its connections. Several of them may listen on one
// port, each on a thread of its own.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/http_message.h"
#include "base/time.h"
#include "domain/store.h"
#include "server/http_limits.h"

namespace server {

using Handler = std::function<base::Response(const base::Request&)>;

struct ListenError {
  std::string explanation;  // one sentence, for the operator
};

class Worker {
 public:
  // Listens on 127.0.0.1 and, where there is one, ::1. Port 0 takes any free one. Who connects
  // waits until run().
  static base::Result<std::unique_ptr<Worker>, ListenError> listen(uint16_t port,
                                                                   const HttpLimits& limits = {});
  ~Worker();

  uint16_t port() const;
  // Serves, calling the handler on this thread, until stop() was called and the requests under way
  // are answered. The store and the clock must outlive the worker.
  void run(Handler handler, const domain::Store& store, const base::Clock& clock);
  // Any thread.
  void stop();
  // What the store's listener hears; any thread.
  void release(const base::Result<domain::Ticket, domain::StoreError>& outcome);

 private:
  struct Parts;
  explicit Worker(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> m_parts;
};

}  // namespace server
