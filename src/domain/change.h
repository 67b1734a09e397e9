// What can change in a tenant, as values: the state applies them, stores keep them.
#pragma once

#include <variant>
#include <vector>

#include "domain/api.h"
#include "domain/application.h"
#include "domain/client_grant.h"
#include "domain/credential.h"
#include "domain/exchange_rule.h"
#include "domain/log_event.h"
#include "domain/organization.h"
#include "domain/signing_key.h"
#include "domain/tenant_settings.h"
#include "domain/token_mark.h"
#include "domain/usage.h"

namespace domain {

// An entity with that id is gone.
template <class Id>
struct Removed {
  Id id;
  bool operator==(const Removed&) const = default;
};
using ApplicationRemoved = Removed<ClientId>;
using ApiRemoved = Removed<ApiId>;
using ClientGrantRemoved = Removed<GrantId>;
using CredentialRemoved = Removed<CredentialId>;
using OrganizationRemoved = Removed<OrganizationId>;
using ExchangeRuleRemoved = Removed<RuleId>;

struct TokenMarkRemoved {
  TokenMarkKind kind = TokenMarkKind::assertion;
  std::string key;
  bool operator==(const TokenMarkRemoved&) const = default;
};
// Every event up to this one, it included.
struct LogEventsRemoved {
  LogEventId through;
  bool operator==(const LogEventsRemoved&) const = default;
};

// An entity stands for "added or replaced", by its id.
using Change = std::variant<TenantSettings, Application, Api, ClientGrant, Credential, Organization,
                            ExchangeRule, SigningKey, TokenMark, SharedLogEvent, UsageCount,
                            ApplicationRemoved, ApiRemoved, ClientGrantRemoved, CredentialRemoved,
                            OrganizationRemoved, ExchangeRuleRemoved, TokenMarkRemoved,
                            LogEventsRemoved, UsageCountRemoved>;
using Changes = std::vector<Change>;

}  // namespace domain
