// /api/v2/clients: applications (reference/auth0.md sections 1, 9.1 and 9.2).
#pragma once

#include "management/call.h"

namespace management {

Outcome list_clients(const Call& call);
Outcome get_client(const Call& call);
Outcome create_client(const Call& call);
Outcome update_client(const Call& call);
Outcome delete_client(const Call& call);
Outcome rotate_client_secret(const Call& call);

// The application as the caller may see it: secrets only with a scope for them.
base::Json to_json(const domain::Application& application, const Call& call);

// 32 of [A-Za-z0-9].
domain::ClientId new_client_id(base::Random& random);

}  // namespace management
