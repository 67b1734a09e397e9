#include "server/ticket_queue.h"

#include <utility>
#include <vector>

namespace server {

void TicketQueue::wait(domain::Ticket ticket, const domain::Store& store, Continuation then) {
  if (ticket <= store.durable()) {
    then(Outcome::durable);
  } else if (m_is_lost) {
    then(Outcome::lost);
  } else {
    m_waiting.emplace(ticket, std::move(then));
  }
}

void TicketQueue::release(const base::Result<domain::Ticket, domain::StoreError>& outcome) {
  m_is_lost = m_is_lost || !outcome;
  const auto end = outcome ? m_waiting.upper_bound(*outcome) : m_waiting.end();
  std::vector<Continuation> released;
  for (auto at = m_waiting.begin(); at != end; ++at) released.push_back(std::move(at->second));
  m_waiting.erase(m_waiting.begin(), end);
  // Each may answer its connection's next request, and so wait here again.
  for (const Continuation& then : released) then(outcome ? Outcome::durable : Outcome::lost);
}

}  // namespace server
