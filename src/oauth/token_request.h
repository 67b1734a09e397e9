// The token request as it was sent: form or JSON, credentials in the body or by HTTP Basic.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/http_message.h"
#include "base/result.h"
#include "domain/application.h"
#include "oauth/refusal.h"

namespace oauth {

struct TokenRequest {
  std::string grant_type;
  std::string client_id;
  std::string client_secret;
  // How the credentials came; none when there was no secret.
  domain::AuthMethod auth_method = domain::AuthMethod::none;
  std::string audience;  // empty: not sent
  std::vector<std::string> scopes;
};

inline constexpr size_t parameter_length_max = 4096;

// RFC 6749 sections 2.3.1, 3.2 and 4.4.2. A parameter without a value counts as not sent, and one
// sent twice is an error (section 3.2). What is missing is not judged here.
base::Result<TokenRequest, Refusal> parse_token_request(const base::Request& request);

}  // namespace oauth
