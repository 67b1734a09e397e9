#include "engine/state.h"

#include "base/assert.h"

namespace engine {

namespace {

// APIs and settings say which algorithms the keys are published for.
bool concerns_keys(const domain::Changes& changes, size_t algorithms_before,
                   const domain::Tenant& tenant) {
  bool may_concern_algorithms = false;
  for (const domain::Change& change : changes) {
    if (std::holds_alternative<domain::SigningKey>(change)) return true;
    may_concern_algorithms = may_concern_algorithms ||
                             std::holds_alternative<domain::Api>(change) ||
                             std::holds_alternative<domain::TenantSettings>(change);
  }
  return may_concern_algorithms && oauth::algorithms_in_use(tenant).size() != algorithms_before;
}

}  // namespace

std::string State::host() const {
  const size_t start = settings.issuer.find("://") + 3;
  return settings.issuer.substr(start, settings.issuer.find_first_of(":/", start) - start);
}

base::Result<domain::Ticket, domain::StoreError> State::commit(const domain::Changes& changes) {
  if (changes.empty()) return domain::Ticket{0};
  auto ticket = store.write(changes);
  if (!ticket) return ticket;
  for (const domain::Change& change : changes) tenant.apply(change);
  if (concerns_keys(changes, algorithms_published, tenant)) open_keys();
  ++version;
  return ticket;
}

void State::open_keys() {
  const auto opened = oauth::KeyRing::open(tenant, vault);
  ASSERT(opened);
  keys = *opened;
  algorithms_published = oauth::algorithms_in_use(tenant).size();
}

std::shared_ptr<const oauth::KeyRing> State::ring() {
  const std::lock_guard lock(mutex);
  return keys;
}

}  // namespace engine
