#include "domain/tenant.h"

#include <algorithm>
#include <utility>

namespace domain {

namespace {

// Which texts of a packed grant come before the others (entity_fields.h).
constexpr size_t client_id_of_grant = 1, audience_of_grant = 2;

}  // namespace

void Tenant::apply(const Change& change) {
  std::visit([this](const auto& one) { apply_one(one); }, change);
}

void Tenant::take(Loaded loaded) {
  if (auto* application = std::get_if<Packed<Application>>(&loaded)) {
    m_applications.add(std::move(*application));
  } else if (auto* grant = std::get_if<Packed<ClientGrant>>(&loaded)) {
    m_grants.add(std::move(*grant));
  } else {
    apply(std::get<Change>(loaded));
  }
}

void Tenant::arrange() {
  m_applications.arrange();
  m_apis.arrange();
  m_credentials.arrange();
  m_organizations.arrange();
  m_rules.arrange();
  m_keys.arrange();
  for (auto& [client_id, credentials] : m_credentials_by_client) {
    std::sort(credentials.begin(), credentials.end(),
              [this](const CredentialId& a, const CredentialId& b) {
                return m_credentials.place_of(a) < m_credentials.place_of(b);
              });
  }
  m_grants.arrange();
  m_grants_by_client.clear(m_grants.size());
  for (uint64_t place = 0; place < m_grants.size(); ++place) {
    m_grants_by_client.insert(PlaceIndex::hash_of(m_grants.text(place, client_id_of_grant)),
                              static_cast<uint32_t>(place));
  }
}

void Tenant::apply_one(const Application& application) {
  // Few applications are in it, and a tenant may have very many.
  if (!m_application_index.empty()) {
    const auto before = m_applications.find(application.id);
    if (before) m_application_index.remove(*before);
  }
  m_application_index.add(application);
  m_applications.put(application.id, application);
}

void Tenant::apply_one(const ApplicationRemoved& removed) {
  if (const auto before = m_applications.find(removed.id)) m_application_index.remove(*before);
  m_applications.remove(removed.id);
}

void Tenant::apply_one(const Api& api) {
  // Only the system API is ever renamed: its identifier follows the issuer.
  if (const auto before = m_apis.find(api.id)) m_api_by_identifier.erase(before->identifier);
  m_api_by_identifier[api.identifier] = api.id;
  m_apis.put(api.id, api);
}

void Tenant::apply_one(const ClientGrant& grant) {
  const auto place = m_grants.put(grant.id, grant);
  if (!place) return;  // whose it is never changes
  m_grants_by_client.insert(PlaceIndex::hash_of(grant.client_id.value),
                            static_cast<uint32_t>(*place));
}

void Tenant::apply_one(const Credential& credential) {
  if (!m_credentials.find(credential.id)) {
    m_credentials_by_client[credential.client_id].push_back(credential.id);
  }
  m_credentials.put(credential.id, credential);
}

void Tenant::apply_one(const Organization& organization) {
  if (const auto before = m_organizations.find(organization.id)) {
    m_organization_by_name.erase(before->name);
  }
  m_organization_by_name[organization.name] = organization.id;
  m_organizations.put(organization.id, organization);
}

void Tenant::apply_one(const TokenMark& mark) {
  apply_one(TokenMarkRemoved{mark.kind, mark.key});
  const MarkId id{mark.kind, mark.key};
  m_marks[id] = mark.expires_at;
  m_marks_by_expiry.emplace(mark.expires_at, id);
}

void Tenant::apply_one(const TokenMarkRemoved& removed) {
  const auto at = m_marks.find({removed.kind, removed.key});
  if (at == m_marks.end()) return;
  m_marks_by_expiry.erase({at->second, at->first});
  m_marks.erase(at);
}

void Tenant::apply_one(const SharedLogEvent& event) {
  if (event->type == LogEventType::seccft) {
    base::Time& last = m_last_token[event->client_id];
    last = std::max(last, event->date);
  }
  m_log.append(event);
}

void Tenant::apply_one(const ApiRemoved& removed) {
  if (const auto api = m_apis.find(removed.id)) m_api_by_identifier.erase(api->identifier);
  m_apis.remove(removed.id);
}

void Tenant::apply_one(const ClientGrantRemoved& removed) {
  const auto place = m_grants.place_of(removed.id);
  if (!place) return;
  m_grants_by_client.erase(PlaceIndex::hash_of(m_grants.text(*place, client_id_of_grant)),
                           static_cast<uint32_t>(*place));
  m_grants.remove(removed.id);
}

void Tenant::apply_one(const CredentialRemoved& removed) {
  const auto credential = m_credentials.find(removed.id);
  if (!credential) return;
  const auto at = m_credentials_by_client.find(credential->client_id);
  std::erase(at->second, removed.id);
  if (at->second.empty()) m_credentials_by_client.erase(at);
  m_credentials.remove(removed.id);
}

void Tenant::apply_one(const OrganizationRemoved& removed) {
  if (const auto organization = m_organizations.find(removed.id)) {
    m_organization_by_name.erase(organization->name);
  }
  m_organizations.remove(removed.id);
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
  std::shared_ptr<const ClientGrant> found;
  m_grants_by_client.any(PlaceIndex::hash_of(client_id.value), [&](uint32_t place) {
    if (!is_grant_of(place, client_id)) return false;
    if (m_grants.text(place, audience_of_grant) != audience.value) return false;
    auto grant = m_grants.find_at(place);
    if (grant->subject_type != subject_type) return false;
    found = std::move(grant);
    return true;
  });
  return found;
}

bool Tenant::is_grant_of(uint32_t place, const ClientId& client_id) const {
  return m_grants.text(place, client_id_of_grant) == client_id.value;
}

std::map<uint64_t, std::shared_ptr<const ClientGrant>> Tenant::grants_of(
    const ClientId& client_id) const {
  std::map<uint64_t, std::shared_ptr<const ClientGrant>> grants;
  m_grants_by_client.any(PlaceIndex::hash_of(client_id.value), [&](uint32_t place) {
    if (is_grant_of(place, client_id)) grants.emplace(place, m_grants.at(place));
    return false;
  });
  return grants;
}

std::shared_ptr<const Application> Tenant::global_client() const {
  // It is made with the tenant, so it is the first.
  for (const auto& [place, application] : m_applications.in_order()) {
    if (application->is_global()) return application;
  }
  return nullptr;
}

std::shared_ptr<const Organization> Tenant::find_organization(const std::string& id_or_name) const {
  if (auto organization = m_organizations.find({id_or_name})) return organization;
  const auto at = m_organization_by_name.find(id_or_name);
  return at == m_organization_by_name.end() ? nullptr : m_organizations.find(at->second);
}

std::vector<std::shared_ptr<const Credential>> Tenant::credentials_of(
    const ClientId& client_id) const {
  std::vector<std::shared_ptr<const Credential>> credentials;
  const auto at = m_credentials_by_client.find(client_id);
  if (at == m_credentials_by_client.end()) return credentials;
  for (const CredentialId& id : at->second) credentials.push_back(m_credentials.find(id));
  return credentials;
}

std::vector<std::shared_ptr<const ExchangeRule>> Tenant::ordered_rules() const {
  std::vector<std::shared_ptr<const ExchangeRule>> rules;
  for (const auto& [place, rule] : m_rules.in_order()) rules.push_back(rule);
  std::stable_sort(rules.begin(), rules.end(),
                   [](const auto& a, const auto& b) { return a->order < b->order; });
  return rules;
}

std::shared_ptr<const SigningKey> Tenant::find_key(KeyFamily family, KeyState state) const {
  std::shared_ptr<const SigningKey> found;
  for (const auto& [place, key] : m_keys.in_order()) {
    if (key->family == family && key->state == state) found = key;
  }
  return found;
}

bool Tenant::is_marked(TokenMarkKind kind, const std::string& key) const {
  return m_marks.contains({kind, key});
}

std::vector<TokenMarkRemoved> Tenant::expired_marks(base::Time now) const {
  std::vector<TokenMarkRemoved> expired;
  for (const auto& [expires_at, id] : m_marks_by_expiry) {
    if (expires_at > now || expired.size() == token_marks_removed_together) break;
    expired.push_back({id.first, id.second});
  }
  return expired;
}

Changes removal_of(const Tenant& tenant, const Application& application) {
  std::set<GrantId> grants;
  for (const auto& [place, grant] : tenant.grants_of(application.id)) grants.insert(grant->id);
  Changes changes = removal_of_grants(tenant, grants);
  for (const auto& credential : tenant.credentials_of(application.id)) {
    changes.push_back(CredentialRemoved{credential->id});
  }
  changes.push_back(ApplicationRemoved{application.id});
  return changes;
}

Changes removal_of_grants(const Tenant& tenant, const std::set<GrantId>& grants) {
  Changes changes;
  if (grants.empty()) return changes;
  for (const GrantId& id : grants) changes.push_back(ClientGrantRemoved{id});
  const auto goes = [&](const GrantId& id) { return grants.contains(id); };
  for (const auto& [place, organization] : tenant.organizations().in_order()) {
    if (std::none_of(organization->grants.begin(), organization->grants.end(), goes)) continue;
    Organization left = *organization;
    std::erase_if(left.grants, goes);
    changes.push_back(std::move(left));
  }
  return changes;
}

}  // namespace domain
