#include "oauth/token_organization.h"

#include "oauth/request_form.h"

namespace oauth {

namespace {

using domain::OrganizationUsage;

std::shared_ptr<const domain::Organization> find(const std::string& asked_for,
                                                 const domain::Tenant& tenant) {
  auto organization = tenant.find_organization(asked_for);
  const bool by_name = organization && organization->id.value != asked_for;
  return by_name && !tenant.settings().organization_name_in_tokens ? nullptr : organization;
}

}  // namespace

bool settle_organization(Attempt& attempt, const std::string& asked_for,
                         const domain::ClientGrant& grant, const Surroundings& surroundings) {
  std::string wanted = asked_for;
  if (wanted.empty() && grant.organization_usage == OrganizationUsage::require) {
    wanted = attempt.application->default_organization.value;
    if (wanted.empty()) {
      return attempt.refuse(
          step::organization,
          {ErrorCode::missing_parameter, "organization",
           "The client grant requires an organization. The request names none, and the "
           "application has no default organization."});
    }
  }
  if (wanted.empty()) return attempt.pass(step::organization, "On behalf of no organization.");
  if (grant.organization_usage == OrganizationUsage::deny) {
    return attempt.refuse(step::organization,
                          {ErrorCode::organization_not_allowed, shown(wanted),
                           "The client grant does not let the application take tokens on behalf "
                           "of an organization."});
  }
  attempt.organization = find(wanted, surroundings.tenant);
  if (!attempt.organization) {
    return attempt.refuse(step::organization,
                          {ErrorCode::organization_unknown, shown(wanted),
                           "No organization has the id \"" + shown(wanted) + "\"."});
  }
  const std::string named = "\"" + attempt.organization->name + "\"";
  if (!grant.allow_any_organization && !attempt.organization->has_grant(grant.id)) {
    return attempt.refuse(step::organization,
                          {ErrorCode::organization_not_allowed, shown(wanted),
                           "The client grant is not associated with the organization " + named +
                               ", and does not allow any organization."});
  }
  return attempt.pass(step::organization,
                      "On behalf of the organization " + named +
                          (asked_for.empty() ? ", the application's default." : "."));
}

}  // namespace oauth
