// What the dashboard knows of the tenant: plain values read from the Management API.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "ui/tenant/quotas.h"

namespace ui {

struct Application {
  std::string id, name, description, secret, type, auth_method, logo_uri;
  std::vector<std::string> grant_types, callbacks, logout_urls, web_origins, allowed_origins;
  std::vector<std::pair<std::string, std::string>> metadata;
  long long jwt_lifetime_seconds = 36000;
  std::string jwt_algorithm;
  std::vector<std::string> credentials;  // ids of those that auth_method uses
  TokenQuota quota;
  bool trusts_ip_header = false, oidc_conformant = false;

  bool is_machine() const { return type == "non_interactive"; }
};

struct Scope {
  std::string value, description;
  bool operator==(const Scope&) const = default;
};

struct Api {
  std::string id, identifier, name, signing_algorithm, signing_secret, dialect;
  std::string possession, encryption_algorithm, encryption_thumbprint;  // empty: none
  bool possession_required = false;
  long long token_lifetime_seconds = 86400;
  std::vector<Scope> scopes;
  bool is_system = false;

  const std::string& label() const { return name.empty() ? identifier : name; }
  bool has_scope(const std::string& value) const;
};

struct Grant {
  std::string id, client_id, audience, organizations;  // deny, allow or require
  std::vector<std::string> scopes;
  bool allows_all_scopes = false;
  // Not the applications' own access but a user's: kept out of these screens.
  bool for_users = false;
};

struct LogCheck {
  std::string name, explanation;
  bool refused = false;
};

struct LogEvent {
  std::string id, date, type, description, client_id, client_name, ip, user_agent, hostname,
      audience, scope;
  std::string reason, organization, token_id;
  std::vector<LogCheck> checks;
  base::Json raw;

  bool failed() const { return type == "feccft" || type == "fapi" || type.ends_with("_failed"); }
};

struct UsageDay {
  std::string date;
  long long count = 0;
  std::vector<long long> hours;
};

// Tokens of one application, API or month.
struct UsageShare {
  std::string id, name;
  long long count = 0;
};

struct UsagePlan {
  long long limit = 0, used = 0, percentage = 0;
  bool hard = false, reached = false;
};

struct UsageForecast {
  long long count = 0, per_day = 0;
  std::string reached_at;  // empty: not this month
};

// What an application would have saved of its tokens for an API by caching them.
struct UsageSaving {
  std::string application, api;
  long long count = 0, saved = 0;
};

struct Usage {
  std::string month, from, to, now;
  long long total = 0;
  std::vector<UsageDay> days;
  std::vector<UsageShare> by_application, by_api, months;
  std::optional<UsagePlan> plan;
  std::optional<UsageForecast> forecast;  // of the present month only
  bool knows_savings = false;
  long long saved = 0, saved_percentage = 0;
  std::vector<UsageSaving> savings;  // the most first
};

// How much an application has been used.
struct Activity {
  std::string id;  // the application's
  long long tokens_this_month = 0;
  std::string last_token_at;  // empty: never
};

// Nothing when the value is not what the API promises.
std::optional<Application> read_application(const base::Json& json);
std::optional<Api> read_api(const base::Json& json);
std::optional<Grant> read_grant(const base::Json& json);
std::optional<LogEvent> read_log_event(const base::Json& json);
std::optional<Usage> read_usage(const base::Json& json);
std::optional<Activity> read_activity(const base::Json& json);

}  // namespace ui
