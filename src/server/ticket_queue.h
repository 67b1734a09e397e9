// Responses that wait until the store has made the write they depend on durable.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <unordered_map>
#include <vector>

#include "domain/store.h"

namespace server {

// What waits on one worker. One thread, but for has_waiting().
class TicketQueues {
 public:
  enum class Outcome { durable, lost };
  using Continuation = std::function<void(Outcome)>;

  // Calls at once when nothing is to be waited for.
  void wait(domain::Ticket ticket, const domain::Store& store, Continuation then);
  // Lets go what has become durable in that store, or all of it when it has failed.
  void release(const domain::Store& store,
               const base::Result<domain::Ticket, domain::StoreError>& outcome);

  // Any thread. A ticket that became durable before this said no is not waited for.
  bool has_waiting() const { return m_waiting != 0; }

 private:
  struct Waiting {
    domain::Ticket ticket;
    Continuation then;
  };
  void let_go(const std::vector<Waiting>& released, Outcome outcome);

  std::unordered_map<const domain::Store*, std::deque<Waiting>> m_queues;  // by ticket
  std::atomic<size_t> m_waiting = 0;
};

}  // namespace server
