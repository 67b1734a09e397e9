// /api/v2/clients: applications (reference/auth0.md sections 1, 9.1 and 9.2).
#pragma once

#include "domain/tenant.h"
#include "management/call.h"

namespace management {

Outcome list_clients(const Call& call);
Outcome get_client(const Call& call);
Outcome create_client(const Call& call);
Outcome update_client(const Call& call);
Outcome delete_client(const Call& call);

// The application that the path's first {id} names; nullptr when there is none.
std::shared_ptr<const domain::Application> application_of(const Call& call);
Outcome no_such_client();

// 32 of [A-Za-z0-9].
domain::ClientId new_client_id(base::Random& random);

}  // namespace management
