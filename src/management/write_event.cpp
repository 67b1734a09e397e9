#include "management/write_event.h"

#include "base/trace_parent.h"
#include "domain/system_api.h"
#include "domain/tenant.h"
#include "management/secret_members.h"

namespace management {

namespace {

// More than this of a body is not kept: the log is not the tenant's backup.
constexpr size_t logged_body_octets_max = 4096;

// Secrets become "*****"; `found` gets their names.
void mask_secrets(base::Json& json, base::Json& found) {
  if (json.is_array()) {
    for (base::Json& element : json) mask_secrets(element, found);
  }
  if (!json.is_object()) return;
  for (auto at = json.begin(); at != json.end(); ++at) {
    if (at->is_string() && is_secret_member(at.key())) {
      *at = "*****";
      found.push_back(at.key());
    } else {
      mask_secrets(*at, found);
    }
  }
}

base::Json masked(base::Json body, base::Json& found) {
  mask_secrets(body, found);
  const size_t octets = base::write_json(body).size();
  if (octets > logged_body_octets_max) {
    return "Left out: " + std::to_string(octets) + " bytes of JSON";
  }
  return body;
}

base::Json logged_request(const Call& call, base::Json& secrets) {
  base::Json query = base::Json::object();
  for (const auto& [name, value] : call.query) query[name] = value.substr(0, 1000);
  base::Json request = {{"method", call.request.method},
                        {"path", std::string(call.request.path().substr(0, 700))},
                        {"query", std::move(query)},
                        {"userAgent", call.request.header_or("user-agent", "").substr(0, 200)},
                        {"ip", call.request.remote_address},
                        {"channel", call.caller.client_id.empty() ? "dashboard" : "api"}};
  request["auth"] = {{"credentials", {{"jti", call.caller.token_id}}},
                     {"strategy", "jwt"},
                     {"user", {{"user_id", call.caller.subject}}}};
  if (!call.body.empty()) {
    base::Json of_request = base::Json::array();
    request["body"] = masked(call.body, of_request);
    for (auto& one : of_request) secrets.push_back(std::move(one));
  }
  return request;
}

base::Json logged_response(const base::Response& response, base::Json& secrets) {
  base::Json json = {{"statusCode", response.status}};
  const auto body = base::parse_json(response.body);
  if (body) json["body"] = masked(*body, secrets);
  return json;
}

void add_trace(base::Json& details, const Call& call) {
  const auto trace = base::trace_parent(call.request.headers);
  if (trace) details["traceparent"] = trace->text;
}

domain::LogEvent event_of(const Call& call, domain::LogEventType type, std::string description,
                          int status) {
  domain::LogEvent event;
  event.id = call.context.tenant.log().next_id(call.context.now);
  event.date = call.context.now;
  event.type = type;
  event.description = std::move(description);
  event.client_id = call.caller.client_id;
  if (const auto application = call.context.tenant.applications().find(event.client_id)) {
    event.client_name = application->name;
  }
  event.ip = call.request.remote_address;
  event.user_agent = call.request.header_or("user-agent", "").substr(0, 200);
  event.hostname = call.request.header_or("host", "").substr(0, 200);
  event.audience.value = call.context.issuer + std::string(domain::system_api_identifier);
  event.method = call.request.method;
  event.path = std::string(call.request.path().substr(0, 700));
  event.status = status;
  return event;
}

// A long answer is looked through while others have their turns.
bool may_show_secrets(const Call& call, const std::string& body) {
  constexpr size_t long_octets = 1 << 20;
  bool shows = false;
  const auto look = [&] { shows = body.find("_secret\":") != std::string::npos; };
  body.size() > long_octets ? call.context.steps.aside(look) : look();
  return shows;
}

}  // namespace

domain::LogEvent write_event(const Call& call, std::string_view description,
                             const base::Response& response) {
  domain::LogEvent event =
      event_of(call, domain::LogEventType::sapi, std::string(description), response.status);
  base::Json sent = base::Json::array(), shown = base::Json::array();
  base::Json details = {{"request", logged_request(call, sent)},
                        {"response", logged_response(response, shown)}};
  add_trace(details, call);
  if (!shown.empty()) details["accessedSecrets"] = std::move(shown);
  event.other_details = base::write_json(details);
  return event;
}

std::optional<domain::LogEvent> secrets_read_event(const Call& call,
                                                   const base::Response& response) {
  // The dashboard reads all the time what its user sees anyway.
  if (call.caller.client_id.empty() || response.status != 200) return std::nullopt;
  if (!may_show_secrets(call, response.body)) return std::nullopt;
  base::Json sent = base::Json::array(), shown = base::Json::array();
  logged_response(response, shown);
  if (shown.empty()) return std::nullopt;
  domain::LogEvent event =
      event_of(call, domain::LogEventType::mgmt_api_read, "Read secrets", response.status);
  std::set<std::string> names;
  for (const base::Json& one : shown) names.insert(one.get<std::string>());
  base::Json details = {{"request", logged_request(call, sent)},
                        {"response", {{"statusCode", response.status}}},
                        {"accessedSecrets", names}};
  add_trace(details, call);
  event.other_details = base::write_json(details);
  return event;
}

}  // namespace management
