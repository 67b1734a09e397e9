// Credentials of applications in requests and answers (reference/auth0.md section 7.2).
#pragma once

#include "domain/credential.h"
#include "management/body_reader.h"

namespace management {

// The key or certificate itself is never given back.
base::Json to_json(const domain::Credential& credential);

// Reads a new credential and gives it an id; what is wrong is noted in `body`.
domain::Credential read_credential(BodyReader& body, const Context& context,
                                   const domain::ClientId& client_id);

// `expires_at`; a null takes it away.
void read_expiry(BodyReader& body, std::optional<base::Time>& place);

}  // namespace management
