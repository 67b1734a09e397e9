// What can change in a tenant, as values: the state applies them, stores keep them.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "domain/api.h"
#include "domain/application.h"
#include "domain/client_grant.h"
#include "domain/log_event.h"
#include "domain/signing_key.h"
#include "domain/usage.h"

namespace domain {

struct TenantSettings {
  std::string friendly_name = "Tallygate";
  Audience default_audience;   // empty: none
  ClientId first_application;  // empty: none was made yet
  base::Time created_at{};
  bool operator==(const TenantSettings&) const = default;
};

struct ApplicationRemoved {
  ClientId id;
  bool operator==(const ApplicationRemoved&) const = default;
};
struct ApiRemoved {
  ApiId id;
  bool operator==(const ApiRemoved&) const = default;
};
struct ClientGrantRemoved {
  GrantId id;
  bool operator==(const ClientGrantRemoved&) const = default;
};
// Every event up to this one, it included.
struct LogEventsRemoved {
  LogEventId through;
  bool operator==(const LogEventsRemoved&) const = default;
};

// An entity stands for "added or replaced", by its id.
using Change =
    std::variant<TenantSettings, Application, Api, ClientGrant, SigningKey, LogEvent, UsageCount,
                 ApplicationRemoved, ApiRemoved, ClientGrantRemoved, LogEventsRemoved>;
using Changes = std::vector<Change>;

}  // namespace domain
