// A tenant: everything that the rules decide by, in memory. It changes only by apply().
#pragma once

#include <unordered_map>

#include "domain/change.h"
#include "domain/collection.h"

namespace domain {

class Tenant {
 public:
  void apply(const Change& change);

  const TenantSettings& settings() const { return m_settings; }
  const Collection<ClientId, Application>& applications() const { return m_applications; }
  const Collection<ApiId, Api>& apis() const { return m_apis; }
  const Collection<GrantId, ClientGrant>& grants() const { return m_grants; }
  const Collection<KeyId, SigningKey>& keys() const { return m_keys; }
  const LogBook& log() const { return m_log; }
  const UsageLedger& usage() const { return m_usage; }
  // When the application last took a token that counts; nothing when it has not in this process'
  // memory.
  std::optional<base::Time> last_token(const ClientId& client_id) const;

  std::shared_ptr<const Api> find_api(const Audience& identifier) const;
  std::shared_ptr<const Api> system_api() const;
  // At most one grant for each application, API and subject type.
  std::shared_ptr<const ClientGrant> find_grant(const ClientId& client_id, const Audience& audience,
                                                SubjectType subject_type) const;

 private:
  void apply_one(const TenantSettings& settings) { m_settings = settings; }
  void apply_one(const Application& application);
  void apply_one(const Api& api);
  void apply_one(const ClientGrant& grant);
  void apply_one(const SigningKey& key) { m_keys.put(key.id, key); }
  void apply_one(const LogEvent& event);
  void apply_one(const UsageCount& count) { m_usage.set(count); }
  void apply_one(const ApplicationRemoved& removed) { m_applications.remove(removed.id); }
  void apply_one(const ApiRemoved& removed);
  void apply_one(const ClientGrantRemoved& removed);
  void apply_one(const LogEventsRemoved& removed) { m_log.remove_through(removed.through); }

  TenantSettings m_settings;
  Collection<ClientId, Application> m_applications;
  Collection<ApiId, Api> m_apis;
  Collection<GrantId, ClientGrant> m_grants;
  Collection<KeyId, SigningKey> m_keys;
  LogBook m_log;
  UsageLedger m_usage;
  std::unordered_map<Audience, ApiId> m_api_by_identifier;
  std::unordered_map<std::string, GrantId> m_grant_by_parties;
  std::unordered_map<ClientId, base::Time> m_last_token;
};

// What goes with an application or an API when it is removed: its grants.
Changes removal_of(const Tenant& tenant, const Application& application);
Changes removal_of(const Tenant& tenant, const Api& api);

}  // namespace domain
