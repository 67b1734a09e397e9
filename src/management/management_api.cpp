#include "management/management_api.h"

#include <algorithm>

#include "domain/system_api.h"
#include "management/caller.h"
#include "management/routes.h"

namespace management {

namespace {

// Whether the caller has one of the scopes, which have commas between them.
bool has_scope_of(const Caller& caller, std::string_view scopes) {
  while (!scopes.empty()) {
    const std::string_view one = scopes.substr(0, scopes.find(','));
    if (caller.has_any({one})) return true;
    scopes.remove_prefix(std::min(scopes.size(), one.size() + 1));
  }
  return false;
}

Outcome insufficient_scope(std::string_view scopes) {
  return error(403, "Insufficient scope, expected any of: " + std::string(scopes),
               "insufficient_scope");
}

// Whatever Auth0 has and this server has not answers as if the caller lacked the scope: Auth0's
// tools then pass over it (reference/auth0.md section 9.6).
Outcome not_served(const base::Request& request) {
  const auto parts = path_segments(request.path());
  std::string object = parts.size() > 2 ? std::string(parts[2]) : "resource";
  std::replace(object.begin(), object.end(), '-', '_');
  const std::string verb = request.method == "GET"      ? "read"
                           : request.method == "POST"   ? "create"
                           : request.method == "DELETE" ? "delete"
                                                        : "update";
  return insufficient_scope(verb + ":" + object);
}

// Fills ids, query and body; the failing outcome is the answer to send.
base::Result<Call, Outcome> make_call(const base::Request& request, const Context& context,
                                      Caller caller, const std::vector<std::string_view>& ids) {
  Call call{request, context, std::move(caller), {}, {}, base::Json::object()};
  for (std::string_view id : ids) {
    auto decoded = base::percent_decode(id);
    if (!decoded) {
      return base::failure(
          error(400, "Path validation error: 'Malformed escape' on property id.", "invalid_uri"));
    }
    call.ids.push_back(std::move(*decoded));
  }
  auto query = base::parse_form(request.query());
  if (!query) return base::failure(invalid_query("'Malformed query string'."));
  call.query = std::move(*query);
  if (request.body.empty() || request.method == "GET" || request.method == "DELETE") return call;
  const std::string content_type = request.header_or("content-type", "application/json");
  if (content_type.find("application/x-www-form-urlencoded") == 0) {
    auto form = base::parse_form(request.body);
    if (!form) return base::failure(error(400, "Invalid request payload format", "invalid_body"));
    for (auto& [name, value] : *form) call.body[name] = std::move(value);
    return call;
  }
  auto body = base::parse_json(request.body);
  if (!body) return base::failure(error(400, "Invalid request payload JSON format"));
  if (!body->is_object()) {
    return base::failure(invalid_body("'Expected type object but found type " +
                                      std::string(body->type_name()) + "'."));
  }
  call.body = std::move(*body);
  return call;
}

// The log event of a write (reference/auth0.md section 6: sapi).
domain::LogEvent log_event(const Call& call, const Route& route, int status) {
  domain::LogEvent event;
  event.id = call.context.tenant.log().next_id(call.context.now);
  event.date = call.context.now;
  event.type = domain::LogEventType::sapi;
  event.description = std::string(route.log_description);
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

Outcome run(const Route& route, const base::Request& request, const Context& context,
            const std::vector<std::string_view>& ids) {
  auto caller = authenticate(request, context);
  if (!caller) return caller.error();
  if (!has_scope_of(*caller, route.scopes)) return insufficient_scope(route.scopes);
  const auto call = make_call(request, context, std::move(*caller), ids);
  if (!call) return call.error();
  Outcome outcome = route.handler(*call);
  if (!outcome.changes.empty()) {
    outcome.changes.push_back(log_event(*call, route, outcome.response.status));
  }
  return outcome;
}

}  // namespace

bool serves(std::string_view path) {
  return path.substr(0, 5) == "/api/";
}

Outcome handle(const base::Request& request, const Context& context) {
  if (const auto found = find_route(request.method, request.path())) {
    return run(found->route, request, context, found->ids);
  }
  const auto caller = authenticate(request, context);
  if (!caller) return caller.error();
  return not_served(request);
}

}  // namespace management
