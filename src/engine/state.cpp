#include "engine/state.h"

#include "base/assert.h"

namespace engine {

namespace {

bool concerns_keys(const domain::Changes& changes) {
  for (const domain::Change& change : changes) {
    if (std::holds_alternative<domain::SigningKey>(change)) return true;
  }
  return false;
}

}  // namespace

base::Result<domain::Ticket, domain::StoreError> State::commit(const domain::Changes& changes) {
  if (changes.empty()) return domain::Ticket{0};
  auto ticket = store.write(changes);
  if (!ticket) return ticket;
  for (const domain::Change& change : changes) tenant.apply(change);
  if (concerns_keys(changes)) {
    const auto opened = oauth::KeyRing::open(tenant, vault);
    ASSERT(opened);
    keys = *opened;
  }
  ++version;
  return ticket;
}

std::shared_ptr<const oauth::KeyRing> State::ring() {
  const std::lock_guard lock(mutex);
  return keys;
}

}  // namespace engine
