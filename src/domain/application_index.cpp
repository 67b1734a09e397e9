#include "domain/application_index.h"

namespace domain {

bool ApplicationIndex::holds(const Application& application) {
  return !application.callbacks.empty() || !application.allowed_origins.empty() ||
         application.secret.hash.empty() || !application.default_organization.empty();
}

void ApplicationIndex::add(const Application& application) {
  if (!holds(application)) return;
  ++m_size;
  m_origins.add(application);
  if (application.secret.hash.empty()) m_without_secret.insert(application.id);
  if (application.default_organization.empty()) return;
  m_by_default_organization[application.default_organization].insert(application.id);
}

void ApplicationIndex::remove(const Application& application) {
  if (!holds(application)) return;
  --m_size;
  m_origins.remove(application);
  m_without_secret.erase(application.id);
  const auto found = m_by_default_organization.find(application.default_organization);
  if (found == m_by_default_organization.end()) return;
  found->second.erase(application.id);
  if (found->second.empty()) m_by_default_organization.erase(found);
}

const std::set<ClientId>& ApplicationIndex::with_default(const OrganizationId& organization) const {
  static const std::set<ClientId> none;
  const auto found = m_by_default_organization.find(organization);
  return found == m_by_default_organization.end() ? none : found->second;
}

}  // namespace domain
