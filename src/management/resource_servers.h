// /api/v2/resource-servers: APIs (reference/auth0.md section 2).
#pragma once

#include "management/call.h"

namespace management {

Outcome list_resource_servers(const Call& call);
Outcome get_resource_server(const Call& call);
Outcome create_resource_server(const Call& call);
Outcome update_resource_server(const Call& call);
Outcome delete_resource_server(const Call& call);

}  // namespace management
