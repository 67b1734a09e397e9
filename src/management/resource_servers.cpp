#include "management/resource_servers.h"

#include <algorithm>
#include <set>
#include <utility>

#include "domain/system_api.h"
#include "domain/tenant.h"
#include "management/api_reader.h"
#include "management/pagination.h"

namespace management {

namespace {

using domain::Api;

constexpr size_t identifiers_max = 10, grants_removed_together = 256;

Outcome no_such_api() {
  return error(404, "The resource server does not exist", "inexistent_resource_server");
}

Outcome not_stored() {
  Outcome outcome;
  outcome.is_not_stored = true;
  return outcome;
}

// {id} is the id or the identifier.
std::shared_ptr<const Api> api_of(const Call& call) {
  if (auto api = call.context.tenant.apis().find({call.ids[0]})) return api;
  return call.context.tenant.find_api(domain::kept_audience(call.ids[0], call.context.issuer));
}

std::vector<std::string> query_values(const Call& call, std::string_view name) {
  std::vector<std::string> values;
  for (const auto& [key, value] : call.query) {
    if (key == name) values.push_back(value);
  }
  return values;
}

// Only few of its settings may change (reference/auth0.md section 2.3).
bool may_change_system_api(const base::Json& body) {
  for (auto at = body.begin(); at != body.end(); ++at) {
    const std::string& member = at.key();
    if (member != "token_lifetime" && member != "token_lifetime_for_web" &&
        member != "proof_of_possession" && member != "authorization_policy" &&
        member != "skip_consent_for_verifiable_first_party_clients") {
      return false;
    }
  }
  return true;
}

bool is_reserved(const domain::Audience& identifier, const std::string& issuer) {
  return identifier.value == issuer + "userinfo" || identifier.value == issuer;
}

}  // namespace

Outcome list_resource_servers(const Call& call) {
  const auto identifiers = query_values(call, "identifiers");
  if (identifiers.size() > identifiers_max) {
    return invalid_query("'Array is too long (" + std::to_string(identifiers.size()) +
                         "), maximum " + std::to_string(identifiers_max) +
                         "' on property identifiers.");
  }
  return list(
      call, call.context.tenant.apis().in_order(), "resource_servers",
      [&](const Api& api) {
        return identifiers.empty() ||
               std::find(identifiers.begin(), identifiers.end(),
                         domain::shown_audience(api.identifier, call.context.issuer)) !=
                   identifiers.end();
      },
      [&](const Api& api) { return to_json(api, call); });
}

Outcome get_resource_server(const Call& call) {
  const auto api = api_of(call);
  if (!api) return no_such_api();
  return answer(200, select_fields(call, to_json(*api, call)));
}

Outcome create_resource_server(const Call& call) {
  constexpr size_t id_length = 24;
  const domain::Tenant& tenant = call.context.tenant;
  Api api;
  api.id.value = base::random_hex(call.context.random, id_length);
  api.signing_algorithm = tenant.settings().policies.signing_algorithm;
  api.created_at = creation_time(tenant.apis(), call.context.now);
  BodyReader body(call.body);
  body.require("identifier");
  body.text("identifier", api.identifier.value, {1, domain::api_identifier_length_max, true});
  api.identifier = domain::kept_audience(api.identifier.value, call.context.issuer);
  read_api(call, body, api);
  if (auto problem = body.problem()) return *problem;
  if (tenant.find_api(api.identifier)) {
    return error(409, "A resource server with the same identifier already exists.",
                 "resource_conflict");
  }
  if (is_reserved(api.identifier, call.context.issuer)) {
    return error(400, "The identifier is reserved", "invalid_body");
  }
  if (tenant.apis().size() >= domain::apis_max) {
    return error(403, "You have reached the limit of " + std::to_string(domain::apis_max) +
                          " APIs for this tenant");
  }
  return answer(201, to_json(api, call), {api});
}

Outcome update_resource_server(const Call& call) {
  const auto before = api_of(call);
  if (!before) return no_such_api();
  Api api = *before;
  BodyReader body(call.body);
  if (api.is_system()) {
    if (!may_change_system_api(call.body)) {
      return error(400, "System resource servers cannot be patched");
    }
    read_system_api(call, body, api);
  } else {
    read_api(call, body, api);
  }
  if (auto problem = body.problem()) return *problem;
  return answer(200, to_json(api, call), {api});
}

Outcome delete_resource_server(const Call& call) {
  const auto api = api_of(call);
  if (!api) return no_content();
  if (api->is_system()) return error(400, "System resource servers cannot be deleted");
  const domain::Tenant& tenant = call.context.tenant;
  Steps& steps = call.context.steps;
  if (!steps.may_commit()) return no_content({domain::ApiRemoved{api->id}});
  // Of the same identifier there may be another API by now.
  const auto is_there = [&] { return tenant.apis().find(api->id) != nullptr; };
  std::set<domain::GrantId> gone;
  const auto grants = tenant.grants().in_order();
  for (auto at = grants.begin(); at != grants.end(); steps.count_one(), ++at) {
    if (at->second->audience == api->identifier) gone.insert(at->second->id);
    if (gone.size() < grants_removed_together) continue;
    if (!is_there()) return no_content();
    if (!steps.commit(domain::removal_of_grants(tenant, gone))) return not_stored();
    gone.clear();
  }
  if (!is_there()) return no_content();
  domain::Changes changes = domain::removal_of_grants(tenant, gone);
  changes.push_back(domain::ApiRemoved{api->id});
  return no_content(std::move(changes));
}

}  // namespace management
