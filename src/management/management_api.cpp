#include "management/management_api.h"

#include <algorithm>

#include "domain/system_api.h"
#include "management/caller.h"
#include "management/client_grants.h"
#include "management/clients.h"
#include "management/logs.h"
#include "management/resource_servers.h"
#include "management/signing_keys.h"
#include "management/usage_report.h"

namespace management {

namespace {

struct Route {
  std::string_view method;
  std::string_view path;                 // a segment "{id}" takes anything
  std::vector<std::string_view> scopes;  // any of them
  Outcome (*handler)(const Call&);
  std::string_view log_description;  // of a write
};

const std::vector<std::string_view> read_clients = {
    "read:clients", "read:client_keys", "read:client_credentials", "read:client_summary"};
const std::vector<std::string_view> update_clients = {"update:clients", "update:client_keys",
                                                      "update:client_credentials"};

const std::vector<Route>& routes() {
  static const std::vector<Route> table = {
      {"GET", "/api/v2/clients", read_clients, list_clients, ""},
      {"POST", "/api/v2/clients", {"create:clients"}, create_client, "Create a client"},
      {"GET", "/api/v2/clients/{id}", read_clients, get_client, ""},
      {"PATCH", "/api/v2/clients/{id}", update_clients, update_client, "Update a client"},
      {"DELETE", "/api/v2/clients/{id}", {"delete:clients"}, delete_client, "Delete a client"},
      {"POST",
       "/api/v2/clients/{id}/rotate-secret",
       {"update:client_keys"},
       rotate_client_secret,
       "Rotate a client secret"},
      {"GET", "/api/v2/resource-servers", {"read:resource_servers"}, list_resource_servers, ""},
      {"POST",
       "/api/v2/resource-servers",
       {"create:resource_servers"},
       create_resource_server,
       "Create a resource server"},
      {"GET", "/api/v2/resource-servers/{id}", {"read:resource_servers"}, get_resource_server, ""},
      {"PATCH",
       "/api/v2/resource-servers/{id}",
       {"update:resource_servers"},
       update_resource_server,
       "Update a resource server"},
      {"DELETE",
       "/api/v2/resource-servers/{id}",
       {"delete:resource_servers"},
       delete_resource_server,
       "Delete a resource server"},
      {"GET", "/api/v2/client-grants", {"read:client_grants"}, list_client_grants, ""},
      {"POST",
       "/api/v2/client-grants",
       {"create:client_grants"},
       create_client_grant,
       "Create a client grant"},
      {"GET", "/api/v2/client-grants/{id}", {"read:client_grants"}, get_client_grant, ""},
      {"PATCH",
       "/api/v2/client-grants/{id}",
       {"update:client_grants"},
       update_client_grant,
       "Update a client grant"},
      {"DELETE",
       "/api/v2/client-grants/{id}",
       {"delete:client_grants"},
       delete_client_grant,
       "Delete a client grant"},
      {"GET", "/api/v2/keys/signing", {"read:signing_keys"}, list_signing_keys, ""},
      {"GET", "/api/v2/keys/signing/{id}", {"read:signing_keys"}, get_signing_key, ""},
      {"POST",
       "/api/v2/keys/signing/rotate",
       {"create:signing_keys"},
       rotate_signing_keys,
       "Rotate the signing key"},
      {"PUT",
       "/api/v2/keys/signing/{id}/revoke",
       {"update:signing_keys"},
       revoke_signing_key,
       "Revoke a signing key"},
      {"GET", "/api/v2/logs", {"read:logs", "read:logs_users"}, list_logs, ""},
      {"GET", "/api/v2/logs/{id}", {"read:logs", "read:logs_users"}, get_log, ""},
      {"GET", "/api/tallygate/v1/usage", {"read:stats"}, get_usage, ""},
      {"GET", "/api/tallygate/v1/usage/applications", {"read:stats"}, get_usage_by_application, ""},
  };
  return table;
}

std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view part = path.substr(0, path.find('/'));
    parts.push_back(part);
    path.remove_prefix(part.size());
  }
  return parts;
}

// The {id} segments when the path is the route's. Segments are compared before percent-decoding, so
// that an API's identifier may hold encoded slashes (reference/auth0.md section 2.2).
std::optional<std::vector<std::string_view>> match(const Route& route, std::string_view path) {
  const auto wanted = segments(route.path);
  const auto found = segments(path);
  if (wanted.size() != found.size()) return std::nullopt;
  std::vector<std::string_view> ids;
  for (size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i] == "{id}") {
      ids.push_back(found[i]);
    } else if (wanted[i] != found[i]) {
      return std::nullopt;
    }
  }
  return ids;
}

std::string list_of(const std::vector<std::string_view>& scopes) {
  std::string text;
  for (std::string_view scope : scopes) text += (text.empty() ? "" : ",") + std::string(scope);
  return text;
}

Outcome insufficient_scope(const std::string& scopes) {
  return error(403, "Insufficient scope, expected any of: " + scopes, "insufficient_scope");
}

// Whatever Auth0 has and this server has not answers as if the caller lacked the scope: Auth0's
// tools then pass over it (reference/auth0.md section 9.6).
Outcome not_served(const base::Request& request) {
  const auto parts = segments(request.path());
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
  const bool allowed = std::any_of(route.scopes.begin(), route.scopes.end(),
                                   [&](auto scope) { return caller->has_any({scope}); });
  if (!allowed) return insufficient_scope(list_of(route.scopes));
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
  for (const Route& route : routes()) {
    if (route.method != request.method) continue;
    if (const auto ids = match(route, request.path())) return run(route, request, context, *ids);
  }
  const auto caller = authenticate(request, context);
  if (!caller) return caller.error();
  return not_served(request);
}

}  // namespace management
