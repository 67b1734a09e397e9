// The search language of `q` of GET /api/v2/clients, as far as Auth0 permits it (reference/auth0.md
// section 3.4): terms about an application's grants, joined by AND, OR, NOT and parentheses.
//   client_grant.organization_id:org_abc OR client_grant.allow_any_organization:true
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "base/result.h"
#include "domain/tenant.h"

namespace management {

inline constexpr size_t client_query_size_max = 1000;
inline constexpr size_t client_query_terms_max = 32;
inline constexpr size_t client_query_depth_max = 16;

// The applications that the query names. The failing outcome is one sentence for whoever wrote it.
base::Result<std::set<domain::ClientId>, std::string> find_clients(std::string_view query,
                                                                   const domain::Tenant& tenant);

}  // namespace management
