#include "server/ticket_queue.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace server {

void TicketQueues::wait(domain::Ticket ticket, const domain::Store& store, Continuation then) {
  if (ticket <= store.durable()) return then(Outcome::durable);
  if (store.has_failed()) return then(Outcome::lost);
  auto& queue = m_queues[&store];
  const auto place =
      std::upper_bound(queue.begin(), queue.end(), ticket,
                       [](domain::Ticket one, const Waiting& other) { return one < other.ticket; });
  queue.insert(place, {ticket, std::move(then)});
  ++m_waiting;
  // Whoever made it durable in the meantime may have seen nobody waiting.
  if (ticket <= store.durable()) release(store, store.durable());
}

void TicketQueues::release(const domain::Store& store,
                           const base::Result<domain::Ticket, domain::StoreError>& outcome) {
  const auto found = m_queues.find(&store);
  if (found == m_queues.end()) return;
  auto& queue = found->second;
  const auto end = outcome ? std::upper_bound(queue.begin(), queue.end(), *outcome,
                                              [](domain::Ticket ticket, const Waiting& other) {
                                                return ticket < other.ticket;
                                              })
                           : queue.end();
  const std::vector<Waiting> released(std::make_move_iterator(queue.begin()),
                                      std::make_move_iterator(end));
  queue.erase(queue.begin(), end);
  // Nobody waits for a store that has failed, and another may come to lie where it did.
  if (!outcome) m_queues.erase(found);
  m_waiting -= released.size();
  let_go(released, outcome ? Outcome::durable : Outcome::lost);
}

// Each may answer its connection's next request, and so wait here again.
void TicketQueues::let_go(const std::vector<Waiting>& released, Outcome outcome) {
  for (const Waiting& one : released) one.then(outcome);
}

}  // namespace server
