// Responses that wait until the store has made the write they depend on durable.
#pragma once

#include <functional>
#include <map>
#include <unordered_map>

#include "domain/store.h"

namespace server {

// One thread: that of the worker whose responses wait here.
class TicketQueue {
 public:
  enum class Outcome { durable, lost };
  using Continuation = std::function<void(Outcome)>;

  // Calls at once when nothing is to be waited for.
  void wait(domain::Ticket ticket, const domain::Store& store, Continuation then);
  // Lets go what has become durable, or all of it when the store has failed for good.
  void release(const base::Result<domain::Ticket, domain::StoreError>& outcome);

 private:
  std::multimap<domain::Ticket, Continuation> m_waiting;
  bool m_is_lost = false;
};

// One for each store that answers come from.
using TicketQueues = std::unordered_map<const domain::Store*, TicketQueue>;

}  // namespace server
