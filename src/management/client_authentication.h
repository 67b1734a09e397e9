// How an application proves at the token endpoint who it is: `token_endpoint_auth_method`, or
// `client_authentication_methods` with credentials (reference/auth0.md section 7.2). One excludes
// the other.
#pragma once

#include <vector>

#include "domain/tenant.h"
#include "management/body_reader.h"

namespace management {

// A POST brings whole credentials along: they are returned, to be kept with the application. A
// PATCH names those that the application has.
std::vector<domain::Credential> read_authentication(const Call& call, BodyReader& body,
                                                    domain::Application& application);

// {private_key_jwt: {credentials: [{id}]}}
base::Json credential_authentication_json(const domain::CredentialAuthentication& authentication);

}  // namespace management
