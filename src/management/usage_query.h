// Which part of the usage a report is about: a UTC month, and if it says so one application, API or
// organization.
#pragma once

#include "base/result.h"
#include "domain/tenant.h"
#include "management/call.h"

namespace management {

struct UsageQuery {
  base::Time from{}, to{};                           // the month
  std::string client_id, audience, organization_id;  // empty: all

  bool is_filtered() const {
    return !client_id.empty() || !audience.empty() || !organization_id.empty();
  }
  bool wants(const domain::UsageCount& count) const;
  // "2026-11"
  std::string month() const;
};

// From `month` (default: the present one), `client_id`, `audience` and `organization_id` of the
// query.
base::Result<UsageQuery, Outcome> parse_usage_query(const Call& call);

// All of it.
UsageQuery present_month(const Call& call);

// "2026-11" for any moment of that month.
std::string month_name(base::Time time);

// Names for people; those of what was deleted say so. No organization has no name.
std::string name_of(const domain::Tenant& tenant, const domain::ClientId& id);
std::string name_of(const domain::Tenant& tenant, const domain::Audience& audience);
std::string name_of(const domain::Tenant& tenant, const domain::OrganizationId& id);

}  // namespace management
