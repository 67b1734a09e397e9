// The store: where a tenant's changes are kept. Interface only; storage/ has the real ones.
#pragma once

#include <functional>
#include <string>

#include "base/http_message.h"
#include "base/result.h"
#include "domain/loaded.h"

namespace domain {

using base::Ticket;
class Replication;

struct StoreError {
  enum class Kind {
    unavailable,  // cannot be reached, read or written now
    corrupt,      // holds what no version of this program wrote
    newer         // written by a newer version of this program
  };
  Kind kind = Kind::unavailable;
  std::string explanation;  // one sentence, for the operator
};

class Store {
 public:
  virtual ~Store() = default;

  // Hands over every entity that is kept, each once, kind by kind as they must be applied; those of
  // a kind in any order (Tenant::arrange()), log events by id. An empty store gives none. What
  // was handed over before an error is worth nothing.
  using Take = std::function<void(Loaded)>;
  virtual base::Result<void, StoreError> load(const Take& take) = 0;

  // Takes the changes over, all or none, in the order of the calls. The ticket is durable when
  // durable() has reached it; tickets grow. After an error nothing was taken. No changes at all are
  // durable when all before them are and the store can be written. One thread at a time.
  virtual base::Result<Ticket, StoreError> write(const Changes& changes) = 0;

  // The highest ticket that would survive a power cut. Any thread.
  virtual Ticket durable() const = 0;

  // No ticket becomes durable any more, and write() refuses. It stays so: the tenant in memory is
  // ahead of what is kept, so that both are opened anew together. Any thread.
  virtual bool has_failed() const = 0;

  // Called after durable() has grown, or once with an error when the store has failed; from any
  // thread. One listener; nullptr takes it away, and it is not called after that has returned.
  using Listener = std::function<void(base::Result<Ticket, StoreError>)>;
  virtual void on_durable(Listener listener) = 0;

  // How this server shares the tenant with others (domain/replication.h); nullptr: it is alone.
  virtual Replication* replication() { return nullptr; }
};

}  // namespace domain
