// Authorization server metadata (RFC 8414; OpenID Connect Discovery 1.0 section 3;
// reference/auth0.md section 4.6).
#pragma once

#include <string>

#include "base/http_message.h"
#include "domain/tenant_settings.h"
#include "oauth/key_ring.h"

namespace oauth {

// The document of /.well-known/openid-configuration and /.well-known/oauth-authorization-server.
// `issuer` is that of the address it is asked at. Authentication by certificate is there where the
// shell asks for certificates, or believes a proxy about them.
base::Response discovery_response(const base::Request& request, const std::string& issuer,
                                  const domain::Policies& policies);

// The document of /.well-known/jwks.json; 304 when the request's If-None-Match names its entity
// tag.
base::Response jwks_response(const KeyRing& ring, const base::Request& request);

}  // namespace oauth
