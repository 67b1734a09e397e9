#include "management/management_api.h"

#include <algorithm>

#include "management/caller.h"
#include "management/request_reader.h"
#include "management/routes.h"
#include "management/write_event.h"

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

// Whatever Auth0 has and this server has not answers as if the caller lacked the scope: Auth0's
// tools then pass over it (reference/auth0.md section 9.6).
Outcome not_served(const base::Request& request) {
  const auto parts = path_segments(request.path());
  if (parts.size() < 3 || parts[1] != "v2") return error(404, "Not Found");
  constexpr size_t object_length_max = 100;
  std::string object(parts[2].substr(0, object_length_max));
  std::replace(object.begin(), object.end(), '-', '_');
  const std::string verb = request.method == "GET"      ? "read"
                           : request.method == "POST"   ? "create"
                           : request.method == "DELETE" ? "delete"
                                                        : "update";
  return insufficient_scope(verb + ":" + object);
}

Outcome run(const Route& route, const base::Request& request, const Context& context,
            const std::vector<std::string_view>& ids) {
  const bool is_public = route.scopes.empty();
  base::Result<Caller, Outcome> caller;
  if (!is_public) caller = authenticate(request, context);
  if (!caller) return caller.error();
  if (!is_public && !has_scope_of(*caller, route.scopes)) return insufficient_scope(route.scopes);
  const auto call = read_request(request, context, std::move(*caller), ids);
  if (!call) return call.error();
  Outcome outcome = route.handler(*call);
  if (outcome.is_not_stored) return outcome;
  if (!outcome.changes.empty()) {
    outcome.changes.push_back(write_event(*call, route.log_description, outcome.response));
  } else if (auto event = secrets_read_event(*call, outcome.response)) {
    outcome.changes.push_back(std::move(*event));
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
