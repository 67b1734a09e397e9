// A tenant: everything that the rules decide by, in memory. It changes only by apply().
#pragma once

#include <map>
#include <set>
#include <unordered_map>

#include "domain/application_index.h"
#include "domain/change.h"
#include "domain/collection.h"
#include "domain/loaded.h"

namespace domain {

// Of these a tenant may have a million.
using Applications = Collection<ClientId, Application, Packed>;
using ClientGrants = Collection<GrantId, ClientGrant, Packed>;

class Tenant {
 public:
  // As the replica of that name sees it, which counts and logs under this name; empty: it is alone.
  explicit Tenant(const std::string& replica = {}) : m_log(replica), m_usage(replica) {}

  void apply(const Change& change);
  // What a store kept. To be arranged when all of it was taken.
  void take(Loaded loaded);
  // Brings entities that came in any order, as from a store, into that of their creation.
  void arrange();

  const TenantSettings& settings() const { return m_settings; }
  const Applications& applications() const { return m_applications; }
  const ApplicationIndex& application_index() const { return m_application_index; }
  const Collection<ApiId, Api>& apis() const { return m_apis; }
  const ClientGrants& grants() const { return m_grants; }
  const Collection<CredentialId, Credential>& credentials() const { return m_credentials; }
  const Collection<OrganizationId, Organization>& organizations() const { return m_organizations; }
  const Collection<RuleId, ExchangeRule>& rules() const { return m_rules; }
  const Collection<KeyId, SigningKey>& keys() const { return m_keys; }
  const LogBook& log() const { return m_log; }
  const UsageLedger& usage() const { return m_usage; }
  // When the application last took a token that counts; nothing when it has not in this process'
  // memory.
  std::optional<base::Time> last_token(const ClientId& client_id) const;
  const std::unordered_map<ClientId, base::Time>& last_tokens() const { return m_last_token; }

  std::shared_ptr<const Api> find_api(const Audience& identifier) const;
  std::shared_ptr<const Api> system_api() const;
  // The global client; nullptr in a tenant that an older version made and this one has not opened.
  std::shared_ptr<const Application> global_client() const;
  // At most one grant for each application, API and subject type.
  std::shared_ptr<const ClientGrant> find_grant(const ClientId& client_id, const Audience& audience,
                                                SubjectType subject_type) const;
  // All of an application, by their places.
  std::map<uint64_t, std::shared_ptr<const ClientGrant>> grants_of(const ClientId& client_id) const;
  // By id or by name.
  std::shared_ptr<const Organization> find_organization(const std::string& id_or_name) const;
  // Those of an application, oldest first.
  std::vector<std::shared_ptr<const Credential>> credentials_of(const ClientId& client_id) const;
  // Enabled or not, in the order in which they are applied.
  std::vector<std::shared_ptr<const ExchangeRule>> ordered_rules() const;
  // The key of that family in that state; nullptr when there is none. Of several the newest.
  std::shared_ptr<const SigningKey> find_key(KeyFamily family, KeyState state) const;

  bool is_marked(TokenMarkKind kind, const std::string& key) const;
  // Marks that expired at `now` or before, token_marks_removed_together at most.
  std::vector<TokenMarkRemoved> expired_marks(base::Time now) const;

 private:
  using MarkId = std::pair<TokenMarkKind, std::string>;

  bool is_grant_of(uint32_t place, const ClientId& client_id) const;

  void apply_one(const TenantSettings& settings) { m_settings = settings; }
  void apply_one(const Application& application);
  void apply_one(const Api& api);
  void apply_one(const ClientGrant& grant);
  void apply_one(const Credential& credential);
  void apply_one(const Organization& organization);
  void apply_one(const ExchangeRule& rule) { m_rules.put(rule.id, rule); }
  void apply_one(const SigningKey& key) { m_keys.put(key.id, key); }
  void apply_one(const TokenMark& mark);
  void apply_one(const SharedLogEvent& event);
  void apply_one(const UsageCount& count) { m_usage.set(count); }
  void apply_one(const ApplicationRemoved& removed);
  void apply_one(const ApiRemoved& removed);
  void apply_one(const ClientGrantRemoved& removed);
  void apply_one(const CredentialRemoved& removed);
  void apply_one(const OrganizationRemoved& removed);
  void apply_one(const ExchangeRuleRemoved& removed) { m_rules.remove(removed.id); }
  void apply_one(const TokenMarkRemoved& removed);
  void apply_one(const LogEventsRemoved& removed) { m_log.remove_through(removed.through); }
  void apply_one(const UsageCountRemoved& removed) { m_usage.remove(removed); }

  TenantSettings m_settings;
  Applications m_applications;
  ApplicationIndex m_application_index;
  Collection<ApiId, Api> m_apis;
  ClientGrants m_grants;
  PlaceIndex m_grants_by_client;
  Collection<CredentialId, Credential> m_credentials;
  Collection<OrganizationId, Organization> m_organizations;
  Collection<RuleId, ExchangeRule> m_rules;
  Collection<KeyId, SigningKey> m_keys;
  LogBook m_log;
  UsageLedger m_usage;
  std::map<MarkId, base::Time> m_marks;
  std::set<std::pair<base::Time, MarkId>> m_marks_by_expiry;
  std::unordered_map<Audience, ApiId> m_api_by_identifier;
  std::unordered_map<std::string, OrganizationId> m_organization_by_name;
  std::unordered_map<ClientId, std::vector<CredentialId>> m_credentials_by_client;
  std::unordered_map<ClientId, base::Time> m_last_token;
};

// What goes with an entity when it is removed: the grants and credentials of an application, the
// places of grants in organizations. The grants of an API may be a million: they go before it.
Changes removal_of(const Tenant& tenant, const Application& application);
Changes removal_of_grants(const Tenant& tenant, const std::set<GrantId>& grants);

}  // namespace domain
