#include "management/log_json.h"

namespace management {

namespace {

using domain::LogEvent;

// The trail of checks, and the reason of the one that refused.
void add_checks(const LogEvent& event, base::Json& json) {
  base::Json checks = base::Json::array();
  for (const domain::Check& check : event.checks) {
    checks.push_back({{"name", std::string(check.name)},
                      {"outcome", std::string(name(check.outcome))},
                      {"explanation", std::string(check.explanation)}});
    if (check.outcome == domain::CheckOutcome::refused) {
      json["reason"] = std::string(check.explanation);
    }
  }
  if (!checks.empty()) json["checks"] = std::move(checks);
}

base::Json log_details(const LogEvent& event) {
  base::Json json = base::Json::object();
  if (!event.token_id.empty()) json["access_token_jti"] = event.token_id;
  add_checks(event, json);
  if (!event.method.empty()) {
    json["request"] = {{"method", event.method},
                       {"path", event.path},
                       {"userAgent", event.user_agent},
                       {"ip", event.ip},
                       {"channel", "api"}};
  }
  if (event.status != 0) json["response"] = {{"statusCode", event.status}};
  if (!event.other_details.empty()) {
    const auto others = base::parse_json(event.other_details);
    if (others && others->is_object()) json.update(*others);
  }
  return json;
}

}  // namespace

base::Json log_event_json(const LogEvent& event, const Call& call) {
  base::Json json = {{"date", base::to_iso(event.date)},
                     {"type", std::string(name(event.type))},
                     {"description", event.description}};
  if (!event.client_id.empty()) {
    json["client_id"] = event.client_id.value;
    json["client_name"] = event.client_name;
  }
  json["ip"] = event.ip;
  json["user_agent"] = event.user_agent;
  json["hostname"] = event.hostname;
  if (!event.audience.empty()) json["audience"] = event.audience.value;
  if (!event.scopes.empty()) json["scope"] = event.scopes;
  if (!event.organization_id.empty()) {
    json["organization_id"] = event.organization_id.value;
    json["organization_name"] = event.organization_name;
  }
  json["details"] = log_details(event);
  json["$event_schema"] = {{"version", "1.0.0"}};
  json["tenant_name"] = call.context.tenant.settings().friendly_name;
  json["log_id"] = event.id.value;
  json["_id"] = event.id.value;
  json["isMobile"] = false;
  return json;
}

}  // namespace management
