// Applications in requests (reference/auth0.md sections 1 and 9.1).
#pragma once

#include "domain/tenant.h"
#include "management/body_reader.h"

namespace management {

// Reads what POST and PATCH share; what is wrong is noted in `body`. Returns the credentials that
// come with a new application.
std::vector<domain::Credential> read_application(const Call& call, BodyReader& body,
                                                 domain::Application& application);

// The few settings of the global client that Auth0's tools write.
void read_global_client(const Call& call, BodyReader& body, domain::Application& application);

}  // namespace management
