// The token request as it was sent.
#pragma once

#include <string>
#include <vector>

#include "base/http_message.h"
#include "base/result.h"
#include "oauth/presented_client.h"
#include "oauth/refusal.h"

namespace oauth {

struct TokenRequest {
  std::string grant_type;
  PresentedClient client;
  std::string audience;      // empty: not sent
  std::string resource;      // RFC 8707; empty: not sent
  std::string organization;  // empty: not sent
  std::vector<std::string> scopes;
  std::vector<std::string> dpop_proofs;  // the DPoP header fields (RFC 9449 section 4.1)
  std::string mtls_origin;               // as in the request: another address of this endpoint
};

// RFC 6749 sections 3.2 and 4.4.2. What is missing is not judged here.
base::Result<TokenRequest, Refusal> parse_token_request(const base::Request& request);

}  // namespace oauth
