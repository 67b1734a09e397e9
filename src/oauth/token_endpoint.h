// The token endpoint for client credentials (RFC 6749 section 4.4;
// https://www.rfc-editor.org/rfc/rfc6749#section-4.4), in three parts so that its caller can sign
// outside every lock: decide, sign, record.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/chance.h"
#include "base/http_message.h"
#include "base/time.h"
#include "domain/tenant.h"
#include "oauth/access_token.h"
#include "oauth/key_ring.h"
#include "oauth/refusal.h"
#include "oauth/secret_vault.h"
#include "oauth/token_request.h"

namespace oauth {

// What the log event says about a token request, granted or refused.
struct Attempt {
  std::optional<Refusal> refusal;  // nothing: granted
  std::shared_ptr<const domain::Application> application;
  std::shared_ptr<const domain::Api> api;
  domain::Audience audience;        // as it was asked for, or the default
  std::vector<std::string> scopes;  // granted ones, or asked for when refused
  std::vector<domain::Check> checks;
};

// Judges a request against the tenant. Reads only; the caller keeps the tenant still meanwhile.
// `issuer` is the one of the address that the request came in on.
Attempt decide(const base::Result<TokenRequest, Refusal>& request, const domain::Tenant& tenant,
               const SecretVault& vault, const std::string& issuer);

// Signs the token of a granted attempt; `ring` has a current key unless the API signs with its own
// secret.
base::Result<std::string, crypto::CryptoError> sign(const Attempt& attempt,
                                                    const AccessToken& token, const KeyRing& ring,
                                                    const SecretVault& vault);

// The success response (RFC 6749 section 5.1).
base::Response token_response(const Attempt& attempt, const std::string& token);

// The log event of an attempt, and for a token that counts its usage.
domain::Changes record(const Attempt& attempt, const base::Request& request, base::Time now,
                       const std::string& token_id, const domain::Tenant& tenant);

}  // namespace oauth
