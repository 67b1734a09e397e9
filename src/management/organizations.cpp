#include "management/organizations.h"

#include <algorithm>

#include "domain/tenant.h"
#include "management/body_reader.h"
#include "management/organization_json.h"
#include "management/other_members.h"
#include "management/pagination.h"
#include "management/token_quota_json.h"

namespace management {

namespace {

using domain::Organization;

constexpr OtherMember organization_others[] = {
    {"branding", OtherKind::object},
    {"third_party_client_access", OtherKind::text},
    {"is_app_entitlement_active", OtherKind::flag},
};

Outcome name_is_taken() {
  return error(409, "An organization with this name already exists.", "resource_conflict");
}

// Reads what POST and PATCH share.
void read_organization(const Call& call, BodyReader& body, Organization& organization) {
  if (body.text("name", organization.name, {1, domain::organization_name_length_max, true}) &&
      !domain::is_organization_name(organization.name)) {
    body.wrong("name", "String does not match pattern: ^[a-z0-9][a-z0-9_-]*$");
  }
  body.text("display_name", organization.display_name,
            {1, domain::organization_display_name_length_max, true});
  if (body.is_null("metadata")) organization.metadata.clear();
  body.pairs("metadata", organization.metadata, domain::organization_metadata_pairs_max,
             domain::organization_metadata_length_max);
  read_token_quota(body, "token_quota", organization.token_quota);
  read_other_members(body, call.body, organization_others, organization.other_members,
                     call.context.vault);
}

// Applications whose default organization it is have none any more.
domain::Changes removal_of_organization(const domain::Tenant& tenant,
                                        const Organization& organization) {
  domain::Changes changes;
  for (const auto& id : tenant.application_index().with_default(organization.id)) {
    domain::Application left = *tenant.applications().find(id);
    left.default_organization = {};
    changes.push_back(std::move(left));
  }
  changes.push_back(domain::OrganizationRemoved{organization.id});
  return changes;
}

}  // namespace

std::shared_ptr<const Organization> organization_of(const Call& call) {
  return call.context.tenant.organizations().find({call.ids[0]});
}

Outcome no_such_organization() {
  return error(404, "No organization found by that id or name");
}

base::Json organization_json(const Organization& organization, const Call& call) {
  base::Json json = {{"id", organization.id.value},
                     {"name", organization.name},
                     {"display_name", organization.display_name}};
  add_other_members(json, organization.other_members, call.context.vault);
  if (!organization.metadata.empty()) json["metadata"] = organization.metadata;
  if (organization.token_quota) json["token_quota"] = token_quota_json(*organization.token_quota);
  return json;
}

Outcome list_organizations(const Call& call) {
  return list(
      call, call.context.tenant.organizations().in_order(), "organizations", Everything(),
      [&](const Organization& organization) { return organization_json(organization, call); });
}

Outcome get_organization(const Call& call) {
  const auto organization = organization_of(call);
  if (!organization) return no_such_organization();
  return answer(200, select_fields(call, organization_json(*organization, call)));
}

Outcome get_organization_by_name(const Call& call) {
  const auto organization = call.context.tenant.find_organization(call.ids[0]);
  if (!organization || organization->name != call.ids[0]) return no_such_organization();
  return answer(200, select_fields(call, organization_json(*organization, call)));
}

Outcome create_organization(const Call& call) {
  constexpr size_t random_length = 16;
  const domain::Tenant& tenant = call.context.tenant;
  Organization organization;
  organization.id.value = "org_" + base::random_alphanumeric(call.context.random, random_length);
  organization.created_at = creation_time(tenant.organizations(), call.context.now);
  BodyReader body(call.body);
  body.require("name");
  read_organization(call, body, organization);
  const base::Json* connections = body.array("enabled_connections");
  if (connections && !connections->empty()) {
    body.wrong("enabled_connections", "This server has no connections");
  }
  if (auto problem = body.problem()) return *problem;
  if (organization.display_name.empty()) organization.display_name = organization.name;
  const auto other = tenant.find_organization(organization.name);
  if (other) return name_is_taken();
  if (tenant.organizations().size() >= domain::organizations_max) {
    return error(403, "You have reached the limit of " + std::to_string(domain::organizations_max) +
                          " organizations for this tenant");
  }
  return answer(201, organization_json(organization, call), {organization});
}

Outcome update_organization(const Call& call) {
  const auto before = organization_of(call);
  if (!before) return no_such_organization();
  Organization organization = *before;
  BodyReader body(call.body);
  read_organization(call, body, organization);
  if (auto problem = body.problem()) return *problem;
  const auto other = call.context.tenant.find_organization(organization.name);
  if (other && other->id != organization.id) return name_is_taken();
  return answer(200, organization_json(organization, call), {organization});
}

Outcome delete_organization(const Call& call) {
  const auto organization = organization_of(call);
  if (!organization) return no_content();
  return no_content(removal_of_organization(call.context.tenant, *organization));
}

}  // namespace management
