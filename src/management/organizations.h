// /api/v2/organizations, as far as machine-to-machine access needs them (reference/auth0.md
// section 3.4). This server has no users and no connections: whatever an organization has of them
// is empty.
#pragma once

#include "management/call.h"

namespace management {

Outcome list_organizations(const Call& call);
Outcome get_organization(const Call& call);
Outcome get_organization_by_name(const Call& call);
Outcome create_organization(const Call& call);
Outcome update_organization(const Call& call);
Outcome delete_organization(const Call& call);

Outcome list_organization_grants(const Call& call);
Outcome add_organization_grant(const Call& call);
Outcome remove_organization_grant(const Call& call);

// Lists of what nobody has here; the organization must exist where the path names one.
Outcome list_actions(const Call& call);
Outcome list_connections(const Call& call);
Outcome list_organization_connections(const Call& call);
Outcome list_enabled_connections(const Call& call);
Outcome list_organization_members(const Call& call);
Outcome list_invitations(const Call& call);
Outcome list_discovery_domains(const Call& call);
Outcome list_organization_clients(const Call& call);

}  // namespace management
