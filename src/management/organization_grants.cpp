#include <algorithm>

#include "domain/system_api.h"
#include "domain/tenant.h"
#include "management/body_reader.h"
#include "management/client_grants.h"
#include "management/organization_json.h"
#include "management/organizations.h"
#include "management/pagination.h"

namespace management {

namespace {

using domain::ClientGrant;
using domain::Organization;

// What this server has none of, under `key`, in the shape that the query asks for.
Outcome nothing(const Call& call, std::string_view key) {
  const auto page = parse_page(call);
  if (!page) return page.error();
  return paged_answer(*page, 0, base::Json::array(), std::nullopt, key);
}

Outcome nothing_of_organization(const Call& call, std::string_view key) {
  return organization_of(call) ? nothing(call, key) : no_such_organization();
}

}  // namespace

Outcome list_organization_grants(const Call& call) {
  const auto organization = organization_of(call);
  if (!organization) return no_such_organization();
  const domain::Audience audience =
      domain::kept_audience(call.query_or("audience", ""), call.context.issuer);
  const std::string client_id = call.query_or("client_id", "");
  domain::Collection<domain::GrantId, ClientGrant> grants;
  for (const domain::GrantId& id : organization->grants) {
    if (const auto grant = call.context.tenant.grants().find(id)) grants.put(id, *grant);
  }
  return list(
      call, grants.in_order(), "client_grants",
      [&](const ClientGrant& grant) {
        return (audience.empty() || grant.audience == audience) &&
               (client_id.empty() || grant.client_id.value == client_id);
      },
      [&](const ClientGrant& grant) { return client_grant_json(grant, call); });
}

Outcome add_organization_grant(const Call& call) {
  const auto before = organization_of(call);
  if (!before) return no_such_organization();
  domain::GrantId id;
  BodyReader body(call.body);
  body.require("grant_id");
  body.text("grant_id", id.value, {1, 50, true});
  if (auto problem = body.problem()) return *problem;
  const auto grant = call.context.tenant.grants().find(id);
  if (!grant) return error(404, "The client grant does not exist.");
  if (before->has_grant(id)) {
    return error(409, "The client grant is already associated with this organization.",
                 "resource_conflict");
  }
  if (before->grants.size() >= domain::organization_grants_max) {
    return error(409, "An organization has at most " +
                          std::to_string(domain::organization_grants_max) + " client grants.");
  }
  Organization organization = *before;
  organization.grants.push_back(id);
  base::Json json = {{"grant_id", id.value}};
  json.update(client_grant_json(*grant, call));
  return answer(201, json, {organization});
}

Outcome remove_organization_grant(const Call& call) {
  const auto before = organization_of(call);
  if (!before) return no_such_organization();
  const domain::GrantId id{call.ids[1]};
  if (!before->has_grant(id)) return no_content();
  Organization organization = *before;
  std::erase(organization.grants, id);
  return no_content({organization});
}

// An object in any case. auth0-deploy-cli imports no whole export where it cannot ask.
Outcome list_actions(const Call&) {
  return answer(200,
                {{"total", 0}, {"page", 0}, {"per_page", 50}, {"actions", base::Json::array()}});
}

Outcome list_connections(const Call& call) {
  return nothing(call, "connections");
}

Outcome list_organization_connections(const Call& call) {
  return nothing_of_organization(call, "connections");
}

Outcome list_enabled_connections(const Call& call) {
  return nothing_of_organization(call, "enabled_connections");
}

Outcome list_organization_members(const Call& call) {
  return nothing_of_organization(call, "members");
}

Outcome list_invitations(const Call& call) {
  return nothing_of_organization(call, "invitations");
}

// These two are objects in either pagination.
Outcome list_discovery_domains(const Call& call) {
  if (!organization_of(call)) return no_such_organization();
  return answer(200, {{"domains", base::Json::array()}});
}

Outcome list_organization_clients(const Call& call) {
  if (!organization_of(call)) return no_such_organization();
  return answer(200, {{"clients", base::Json::array()}});
}

}  // namespace management
