#include "engine/state.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/assert.h"

namespace engine {

namespace {

// APIs and settings say which algorithms the keys are published for.
bool may_concern_algorithms(const domain::Change& change) {
  return std::holds_alternative<domain::Api>(change) ||
         std::holds_alternative<domain::TenantSettings>(change);
}

bool concerns_keys(const domain::Changes& changes,
                   const std::vector<domain::ApiSigningAlgorithm>& algorithms_before,
                   const domain::Tenant& tenant) {
  bool may_concern = false;
  for (const domain::Change& change : changes) {
    if (std::holds_alternative<domain::SigningKey>(change)) return true;
    may_concern = may_concern || may_concern_algorithms(change);
  }
  return may_concern && oauth::algorithms_in_use(tenant) != algorithms_before;
}

// An algorithm that an API asks for is known as used by the very commit that makes it ask: a token
// that was decided before the API changed again still finds its key. Nothing when there is none to
// note.
std::optional<domain::TenantSettings> noting_algorithms(const domain::Changes& changes,
                                                        const domain::Tenant& tenant) {
  std::optional<domain::TenantSettings> settings;
  for (const domain::Change& change : changes) {
    if (const auto* one = std::get_if<domain::TenantSettings>(&change)) settings = *one;
  }
  bool is_noted = false;
  for (const domain::Change& change : changes) {
    const auto* api = std::get_if<domain::Api>(&change);
    if (!api || !oauth::needs_noting(api->signing_algorithm)) continue;
    if (!settings) settings = tenant.settings();
    auto& used = settings->signing_algorithms_used;
    if (std::find(used.begin(), used.end(), api->signing_algorithm) != used.end()) continue;
    used.push_back(api->signing_algorithm);
    is_noted = true;
  }
  return is_noted ? settings : std::nullopt;
}

}  // namespace

std::string State::host() const {
  const size_t start = settings.issuer.find("://") + 3;
  return settings.issuer.substr(start, settings.issuer.find_first_of(":/", start) - start);
}

base::Result<domain::Ticket, domain::StoreError> State::commit(const domain::Changes& changes) {
  if (changes.empty()) return domain::Ticket{0};
  if (auto noted = noting_algorithms(changes, tenant)) {
    domain::Changes all = changes;
    all.emplace_back(std::move(*noted));
    return write(all);
  }
  return write(changes);
}

base::Result<domain::Ticket, domain::StoreError> State::write(const domain::Changes& changes) {
  auto ticket = store.write(changes);
  if (!ticket) return ticket;
  for (const domain::Change& change : changes) tenant.apply(change);
  if (concerns_keys(changes, algorithms_published, tenant)) open_keys();
  note_change(changes);
  return ticket;
}

void State::note_change(const domain::Changes& changes) {
  ++version;
  if (domain::is_of_registry(changes)) ++registry_version;
}

bool State::follow(const domain::Changes& changes) {
  for (const domain::Change& change : changes) tenant.apply(change);
  note_change(changes);
  if (!concerns_keys(changes, algorithms_published, tenant)) return true;
  if (!oauth::KeyRing::open(tenant, vault)) return false;
  open_keys();
  return true;
}

void State::open_keys() {
  const auto opened = oauth::KeyRing::open(tenant, vault);
  ASSERT(opened);
  keys = *opened;
  algorithms_published = oauth::algorithms_in_use(tenant);
}

std::shared_ptr<const oauth::KeyRing> State::ring() {
  const std::lock_guard lock(mutex);
  return keys;
}

}  // namespace engine
