#include "management/client_grants.h"

#include <algorithm>

#include "domain/system_api.h"
#include "domain/tenant.h"
#include "management/body_reader.h"
#include "management/organization_json.h"
#include "management/pagination.h"

namespace management {

namespace {

using domain::ClientGrant;

constexpr std::string_view third_party_clients = "third_party_clients";
constexpr size_t authorization_types_max = 100;

// Reads what POST and PATCH share. A null is the default.
void read_grant(BodyReader& body, ClientGrant& grant) {
  if (body.is_null("scope")) grant.scopes.clear();
  body.texts("scope", grant.scopes, domain::api_scopes_max,
             {1, domain::scope_value_length_max, true});
  if (body.is_null("organization_usage")) {
    grant.organization_usage = domain::OrganizationUsage::deny;
  }
  body.word("organization_usage", grant.organization_usage,
            domain::from_name<domain::OrganizationUsage>);
  if (body.is_null("allow_any_organization")) grant.allow_any_organization = false;
  body.flag("allow_any_organization", grant.allow_any_organization);
  if (body.is_null("authorization_details_types")) grant.authorization_details_types.clear();
  body.texts("authorization_details_types", grant.authorization_details_types,
             authorization_types_max, {1, 255, true});
  bool all = false;
  if (body.is_null("allow_all_scopes")) grant.allow_all_scopes.reset();
  if (body.flag("allow_all_scopes", all)) grant.allow_all_scopes = all;
}

// Whom the grant is for: one client, or all third-party clients.
void read_parties(const Call& call, BodyReader& body, ClientGrant& grant) {
  body.require("audience");
  body.text("audience", grant.audience.value, {1, domain::api_identifier_length_max, true});
  grant.audience = domain::kept_audience(grant.audience.value, call.context.issuer);
  std::string default_for;
  const bool is_default = body.text("default_for", default_for);
  if (is_default && default_for != third_party_clients) {
    body.wrong("default_for", "No enum match for: " + default_for);
  }
  if (is_default && body.has("client_id")) {
    body.wrong("default_for", "Either client_id or default_for is needed, and not both");
  }
  if (!is_default) body.require("client_id");
  body.text("client_id", grant.client_id.value, {1, 200, true});
  body.word("subject_type", grant.subject_type, domain::from_name<domain::SubjectType>);
}

// What the grant may not be, given its API and what it was before; nothing when it is fine. Scopes
// that its API has lost do no harm to it: they are in no token, and go with the next list of
// scopes.
std::optional<Outcome> judge(const ClientGrant& grant, const ClientGrant* before,
                             const domain::Api& api) {
  if (grant.allow_all_scopes.value_or(false) && api.is_system()) {
    return error(400, "`allow_all_scopes` cannot be provided when `audience` is a system API",
                 "invalid_body");
  }
  for (const std::string& scope : domain::stale_scopes(grant, api)) {
    const bool was_there = before && std::find(before->scopes.begin(), before->scopes.end(),
                                               scope) != before->scopes.end();
    if (!was_there) return invalid_body("scope must be a subset of resource server scopes");
  }
  return std::nullopt;
}

std::shared_ptr<const ClientGrant> grant_of(const Call& call) {
  return call.context.tenant.grants().find({call.ids[0]});
}

}  // namespace

base::Json client_grant_json(const ClientGrant& grant, const Call& call) {
  base::Json json = {{"id", grant.id.value}};
  if (grant.client_id.empty()) {
    json["default_for"] = std::string(third_party_clients);
  } else {
    json["client_id"] = grant.client_id.value;
  }
  json["audience"] = domain::shown_audience(grant.audience, call.context.issuer);
  if (!grant.allow_all_scopes.value_or(false)) json["scope"] = grant.scopes;
  json["subject_type"] = std::string(name(grant.subject_type));
  json["organization_usage"] = std::string(name(grant.organization_usage));
  json["allow_any_organization"] = grant.allow_any_organization;
  if (!grant.authorization_details_types.empty()) {
    json["authorization_details_types"] = grant.authorization_details_types;
  }
  if (grant.allow_all_scopes) json["allow_all_scopes"] = *grant.allow_all_scopes;
  return json;
}

domain::GrantId new_grant_id(base::Random& random) {
  constexpr size_t random_length = 16;
  return {"cgr_" + base::random_alphanumeric(random, random_length)};
}

Outcome list_client_grants(const Call& call) {
  const domain::Audience audience =
      domain::kept_audience(call.query_or("audience", ""), call.context.issuer);
  const std::string client_id = call.query_or("client_id", "");
  const std::string subject_type = call.query_or("subject_type", "");
  const std::string default_for = call.query_or("default_for", "");
  if (!subject_type.empty() && !domain::from_name<domain::SubjectType>(subject_type)) {
    return invalid_query("'No enum match for: " + subject_type + "' on property subject_type.");
  }
  if (!default_for.empty() && default_for != third_party_clients) {
    return invalid_query("'No enum match for: " + default_for + "' on property default_for.");
  }
  const auto any_organization = query_flag(call, "allow_any_organization");
  if (!any_organization) return any_organization.error();
  const auto wanted = [&](const ClientGrant& grant) {
    return (audience.empty() || grant.audience == audience) &&
           (subject_type.empty() || name(grant.subject_type) == subject_type) &&
           (default_for.empty() || grant.client_id.empty()) &&
           (!*any_organization || grant.allow_any_organization == **any_organization);
  };
  const auto to_json = [&](const ClientGrant& grant) { return client_grant_json(grant, call); };
  const domain::Tenant& tenant = call.context.tenant;
  if (!client_id.empty()) {
    return list(call, tenant.grants_of({client_id}), "client_grants", wanted, to_json);
  }
  const bool is_filtered =
      !audience.empty() || !subject_type.empty() || !default_for.empty() || *any_organization;
  const auto all = tenant.grants().in_order();
  return is_filtered ? list(call, all, "client_grants", wanted, to_json)
                     : list(call, all, "client_grants", Everything(), to_json);
}

Outcome get_client_grant(const Call& call) {
  const auto grant = grant_of(call);
  if (!grant) return error(404, "The grant does not exist.");
  return answer(200, client_grant_json(*grant, call));
}

Outcome create_client_grant(const Call& call) {
  const domain::Tenant& tenant = call.context.tenant;
  ClientGrant grant;
  grant.id = new_grant_id(call.context.random);
  grant.created_at = creation_time(tenant.grants(), call.context.now);
  BodyReader body(call.body);
  read_parties(call, body, grant);
  read_grant(body, grant);
  if (auto problem = body.problem()) return *problem;
  const auto application = tenant.applications().find(grant.client_id);
  if (!grant.client_id.empty() && !application) {
    return error(404, "The client does not exist", "inexistent_client");
  }
  if (application && application->is_global()) {
    return error(400, "The global client takes no client grants", "invalid_body");
  }
  const auto api = tenant.find_api(grant.audience);
  if (!api) return error(404, "Resource server not found", "inexistent_resource_server");
  if (auto problem = judge(grant, nullptr, *api)) return *problem;
  if (tenant.find_grant(grant.client_id, grant.audience, grant.subject_type)) {
    return error(409, "A client grant for this application and this API already exists.",
                 "resource_conflict");
  }
  if (tenant.grants().size() >= domain::client_grants_max) {
    return error(403, "You have reached the limit of " + std::to_string(domain::client_grants_max) +
                          " client grants for this tenant");
  }
  return answer(201, client_grant_json(grant, call), {grant});
}

Outcome update_client_grant(const Call& call) {
  const auto before = grant_of(call);
  if (!before) return error(404, "The client grant does not exist.");
  if (call.body.empty()) {
    return invalid_body("'Too few properties defined (0), minimum 1'.");
  }
  ClientGrant grant = *before;
  BodyReader body(call.body);
  read_grant(body, grant);
  if (auto problem = body.problem()) return *problem;
  const auto api = call.context.tenant.find_api(grant.audience);
  if (!api) return error(404, "Resource server not found", "inexistent_resource_server");
  if (auto problem = judge(grant, before.get(), *api)) return *problem;
  return answer(200, client_grant_json(grant, call), {grant});
}

Outcome delete_client_grant(const Call& call) {
  const auto grant = grant_of(call);
  if (!grant) return no_content();
  return no_content(domain::removal_of_grants(call.context.tenant, {grant->id}));
}

Outcome list_client_grant_organizations(const Call& call) {
  const auto grant = grant_of(call);
  if (!grant) return error(404, "The client grant does not exist.");
  return list(
      call, call.context.tenant.organizations().in_order(), "organizations",
      [&](const domain::Organization& organization) { return organization.has_grant(grant->id); },
      [&](const domain::Organization& organization) {
        return organization_json(organization, call);
      });
}

}  // namespace management
