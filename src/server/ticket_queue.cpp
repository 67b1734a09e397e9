#include "server/ticket_queue.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace server {

void TicketQueues::wait(domain::Ticket ticket, const domain::Store& store, Continuation then) {
  if (ticket <= store.durable()) return then(Outcome::durable);
  Queue& queue = m_queues[&store];
  if (queue.is_lost) return then(Outcome::lost);
  const auto place =
      std::upper_bound(queue.waiting.begin(), queue.waiting.end(), ticket,
                       [](domain::Ticket one, const Waiting& other) { return one < other.ticket; });
  queue.waiting.insert(place, {ticket, std::move(then)});
  ++m_waiting;
  // Whoever made it durable in the meantime may have seen nobody waiting.
  if (ticket <= store.durable()) release(store, store.durable());
}

void TicketQueues::release(const domain::Store& store,
                           const base::Result<domain::Ticket, domain::StoreError>& outcome) {
  Queue& queue = m_queues[&store];
  queue.is_lost = queue.is_lost || !outcome;
  const auto end = outcome ? std::upper_bound(queue.waiting.begin(), queue.waiting.end(), *outcome,
                                              [](domain::Ticket ticket, const Waiting& other) {
                                                return ticket < other.ticket;
                                              })
                           : queue.waiting.end();
  std::vector<Waiting> released(std::make_move_iterator(queue.waiting.begin()),
                                std::make_move_iterator(end));
  queue.waiting.erase(queue.waiting.begin(), end);
  m_waiting -= released.size();
  // Each may answer its connection's next request, and so wait here again.
  for (const Waiting& one : released) one.then(outcome ? Outcome::durable : Outcome::lost);
}

}  // namespace server
