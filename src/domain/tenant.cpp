#include "domain/tenant.h"

namespace domain {

namespace {

std::string parties(const ClientId& client_id, const Audience& audience, SubjectType subject_type) {
  return client_id.value + '\n' + std::string(name(subject_type)) + '\n' + audience.value;
}

std::string parties(const ClientGrant& grant) {
  return parties(grant.client_id, grant.audience, grant.subject_type);
}

template <class Belongs>
Changes removal_of_grants(const Tenant& tenant, Belongs belongs) {
  Changes changes;
  for (const auto& [place, grant] : tenant.grants().in_order()) {
    if (belongs(*grant)) changes.push_back(ClientGrantRemoved{grant->id});
  }
  return changes;
}

}  // namespace

void Tenant::apply(const Change& change) {
  std::visit([this](const auto& one) { apply_one(one); }, change);
}

void Tenant::apply_one(const Application& application) {
  m_applications.put(application.id, application);
}

void Tenant::apply_one(const Api& api) {
  // Only the system API is ever renamed: its identifier follows the issuer.
  if (const auto before = m_apis.find(api.id)) m_api_by_identifier.erase(before->identifier);
  m_api_by_identifier[api.identifier] = api.id;
  m_apis.put(api.id, api);
}

void Tenant::apply_one(const ClientGrant& grant) {
  if (const auto before = m_grants.find(grant.id)) m_grant_by_parties.erase(parties(*before));
  m_grant_by_parties[parties(grant)] = grant.id;
  m_grants.put(grant.id, grant);
}

void Tenant::apply_one(const LogEvent& event) {
  if (event.type == LogEventType::seccft) m_last_token[event.client_id] = event.date;
  m_log.append(event);
}

void Tenant::apply_one(const ApiRemoved& removed) {
  if (const auto api = m_apis.find(removed.id)) m_api_by_identifier.erase(api->identifier);
  m_apis.remove(removed.id);
}

void Tenant::apply_one(const ClientGrantRemoved& removed) {
  if (const auto grant = m_grants.find(removed.id)) m_grant_by_parties.erase(parties(*grant));
  m_grants.remove(removed.id);
}

std::optional<base::Time> Tenant::last_token(const ClientId& client_id) const {
  const auto at = m_last_token.find(client_id);
  return at == m_last_token.end() ? std::nullopt : std::optional(at->second);
}

std::shared_ptr<const Api> Tenant::find_api(const Audience& identifier) const {
  const auto at = m_api_by_identifier.find(identifier);
  return at == m_api_by_identifier.end() ? nullptr : m_apis.find(at->second);
}

std::shared_ptr<const Api> Tenant::system_api() const {
  for (const auto& [place, api] : m_apis.in_order()) {
    if (api->is_system()) return api;
  }
  return nullptr;
}

std::shared_ptr<const ClientGrant> Tenant::find_grant(const ClientId& client_id,
                                                      const Audience& audience,
                                                      SubjectType subject_type) const {
  const auto at = m_grant_by_parties.find(parties(client_id, audience, subject_type));
  return at == m_grant_by_parties.end() ? nullptr : m_grants.find(at->second);
}

Changes removal_of(const Tenant& tenant, const Application& application) {
  Changes changes = removal_of_grants(
      tenant, [&](const ClientGrant& grant) { return grant.client_id == application.id; });
  changes.push_back(ApplicationRemoved{application.id});
  return changes;
}

Changes removal_of(const Tenant& tenant, const Api& api) {
  Changes changes = removal_of_grants(
      tenant, [&](const ClientGrant& grant) { return grant.audience == api.identifier; });
  changes.push_back(ApiRemoved{api.id});
  return changes;
}

}  // namespace domain
