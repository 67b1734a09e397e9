// /api/v2/client-grants (reference/auth0.md section 3).
#pragma once

#include "management/call.h"

namespace management {

Outcome list_client_grants(const Call& call);
Outcome get_client_grant(const Call& call);
Outcome create_client_grant(const Call& call);
Outcome update_client_grant(const Call& call);
Outcome delete_client_grant(const Call& call);
// The organizations that the grant is associated with.
Outcome list_client_grant_organizations(const Call& call);

base::Json client_grant_json(const domain::ClientGrant& grant, const Call& call);
domain::GrantId new_grant_id(base::Random& random);

}  // namespace management
