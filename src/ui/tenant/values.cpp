#include "ui/tenant/values.h"

#include <algorithm>

#include "ui/tenant/members.h"
#include "ui/text/common.h"

namespace ui {
namespace {

using base::Json;

std::vector<UsageShare> shares_of(const Json& json, const char* member, const char* id) {
  std::vector<UsageShare> shares;
  visit_each(json, member, [&](const Json& item) {
    shares.push_back({text_of(item, id), text_of(item, "name"), number_of(item, "count")});
  });
  std::stable_sort(shares.begin(), shares.end(),
                   [](const UsageShare& a, const UsageShare& b) { return a.count > b.count; });
  return shares;
}

void read_plan(const Json& json, Usage& usage) {
  const Json* plan = base::find_member(json, "plan");
  if (!plan || !plan->is_object()) return;
  usage.plan = UsagePlan{number_of(*plan, "tokens_per_month"), number_of(*plan, "used"),
                         number_of(*plan, "percentage"), text_of(*plan, "enforcement") == "hard",
                         flag_of(*plan, "reached")};
}

void read_forecast(const Json& json, Usage& usage) {
  const Json* forecast = base::find_member(json, "forecast");
  if (!forecast || !forecast->is_object()) return;
  usage.forecast =
      UsageForecast{number_of(*forecast, "count"), number_of(*forecast, "tokens_per_day"),
                    text_of(*forecast, "plan_reached_at")};
}

void read_savings(const Json& json, Usage& usage) {
  const Json* savings = base::find_member(json, "savings");
  usage.knows_savings = savings && savings->is_object();
  if (!usage.knows_savings) return;
  usage.saved = number_of(*savings, "saved");
  usage.saved_percentage = number_of(*savings, "percentage");
  visit_each(*savings, "by_application_and_api", [&](const Json& item) {
    usage.savings.push_back({text_of(item, "name"), text_of(item, "api"), number_of(item, "count"),
                             number_of(item, "saved")});
  });
}

}  // namespace

bool Api::has_scope(const std::string& value) const {
  return std::any_of(scopes.begin(), scopes.end(),
                     [&](const Scope& scope) { return scope.value == value; });
}

std::optional<Application> read_application(const Json& json) {
  const auto id = base::string_member(json, "client_id");
  if (!id || flag_of(json, "global")) return std::nullopt;
  Application app;
  app.id = *id;
  app.name = text_of(json, "name");
  app.description = text_of(json, "description");
  app.secret = text_of(json, "client_secret");
  app.type = text_of(json, "app_type");
  app.auth_method = text_of(json, "token_endpoint_auth_method");
  app.logo_uri = text_of(json, "logo_uri");
  app.grant_types = list_of(json, "grant_types");
  app.callbacks = list_of(json, "callbacks");
  app.logout_urls = list_of(json, "allowed_logout_urls");
  app.web_origins = list_of(json, "web_origins");
  app.allowed_origins = list_of(json, "allowed_origins");
  app.trusts_ip_header = flag_of(json, "is_token_endpoint_ip_header_trusted");
  app.oidc_conformant = flag_of(json, "oidc_conformant");
  if (const Json* jwt = base::find_member(json, "jwt_configuration")) {
    app.jwt_lifetime_seconds = base::integer_member(*jwt, "lifetime_in_seconds").value_or(36000);
    app.jwt_algorithm = text_of(*jwt, "alg");
  }
  if (const Json* metadata = base::find_member(json, "client_metadata");
      metadata && metadata->is_object()) {
    for (const auto& [key, value] : metadata->items()) {
      if (value.is_string()) app.metadata.emplace_back(key, value.get<std::string>());
    }
  }
  app.quota = read_token_quota(base::find_member(json, "token_quota"));
  if (const Json* methods = base::find_member(json, "client_authentication_methods");
      methods && methods->is_object()) {
    for (const auto& [method, how] : methods->items()) {
      app.auth_method = method;
      visit_each(how, "credentials",
                 [&](const Json& one) { app.credentials.push_back(text_of(one, "id")); });
    }
  }
  return app;
}

std::optional<Api> read_api(const Json& json) {
  const auto id = base::string_member(json, "id");
  if (!id) return std::nullopt;
  Api api;
  api.id = *id;
  api.identifier = text_of(json, "identifier");
  api.name = text_of(json, "name");
  api.signing_algorithm = text_of(json, "signing_alg");
  api.signing_secret = text_of(json, "signing_secret");
  api.dialect = text_of(json, "token_dialect");
  api.token_lifetime_seconds = base::integer_member(json, "token_lifetime").value_or(86400);
  api.is_system = flag_of(json, "is_system");
  if (const Json* proof = base::find_member(json, "proof_of_possession");
      proof && proof->is_object()) {
    api.possession = text_of(*proof, "mechanism");
    api.possession_required = flag_of(*proof, "required");
  }
  const Json* encryption = base::find_member(json, "token_encryption");
  const Json* key = encryption && encryption->is_object()
                        ? base::find_member(*encryption, "encryption_key")
                        : nullptr;
  if (key && key->is_object()) {
    api.encryption_algorithm = text_of(*key, "alg");
    api.encryption_thumbprint = text_of(*key, "thumbprint_sha256");
  }
  visit_each(json, "scopes", [&](const Json& scope) {
    api.scopes.push_back({text_of(scope, "value"), text_of(scope, "description")});
  });
  return api;
}

std::optional<Grant> read_grant(const Json& json) {
  const auto id = base::string_member(json, "id");
  if (!id) return std::nullopt;
  Grant grant;
  grant.id = *id;
  grant.client_id = text_of(json, "client_id");
  grant.audience = text_of(json, "audience");
  grant.organizations = text_of(json, "organization_usage");
  grant.scopes = list_of(json, "scope");
  grant.allows_all_scopes = flag_of(json, "allow_all_scopes");
  grant.for_users = text_of(json, "subject_type") == "user";
  return grant;
}

std::optional<LogEvent> read_log_event(const Json& json) {
  const auto id = base::string_member(json, "log_id");
  if (!id) return std::nullopt;
  LogEvent event;
  event.id = *id;
  event.date = text_of(json, "date");
  event.type = text_of(json, "type");
  event.description = text_of(json, "description");
  event.client_id = text_of(json, "client_id");
  event.client_name = text_of(json, "client_name");
  event.ip = text_of(json, "ip");
  event.user_agent = text_of(json, "user_agent");
  event.hostname = text_of(json, "hostname");
  event.audience = text_of(json, "audience");
  const std::string listed = joined(list_of(json, "scope"), " ");
  event.scope = listed.empty() ? text_of(json, "scope") : listed;
  event.organization = text_of(json, "organization_name");
  if (const Json* details = base::find_member(json, "details")) {
    event.token_id = text_of(*details, "access_token_jti");
    event.reason = text_of(*details, "reason");
    visit_each(*details, "checks", [&](const Json& check) {
      event.checks.push_back({text_of(check, "name"), text_of(check, "explanation"),
                              text_of(check, "outcome") == "refused"});
    });
  }
  event.raw = json;
  return event;
}

std::optional<Usage> read_usage(const Json& json) {
  const auto total = base::integer_member(json, "total");
  if (!total) return std::nullopt;
  Usage usage;
  usage.total = *total;
  usage.month = text_of(json, "month");
  usage.from = text_of(json, "from");
  usage.to = text_of(json, "to");
  usage.now = text_of(json, "now");
  visit_each(json, "days", [&](const Json& item) {
    UsageDay day{text_of(item, "date"), number_of(item, "count"), {}};
    visit_each(item, "hours", [&](const Json& hour) {
      day.hours.push_back(hour.is_number_integer() ? hour.get<long long>() : 0);
    });
    usage.days.push_back(std::move(day));
  });
  usage.by_application = shares_of(json, "by_application", "client_id");
  usage.by_api = shares_of(json, "by_api", "audience");
  usage.months = shares_of(json, "months", "month");
  std::sort(usage.months.begin(), usage.months.end(),
            [](const UsageShare& a, const UsageShare& b) { return a.id < b.id; });
  read_plan(json, usage);
  read_forecast(json, usage);
  read_savings(json, usage);
  return usage;
}

std::optional<Activity> read_activity(const Json& json) {
  const auto id = base::string_member(json, "client_id");
  if (!id) return std::nullopt;
  return Activity{*id, number_of(json, "count_this_month"), text_of(json, "last_token_at")};
}

}  // namespace ui
