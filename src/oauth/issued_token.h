// An access token of the tenant's own, read back.
#pragma once

#include <string>
#include <string_view>

#include "base/json.h"
#include "base/result.h"
#include "domain/api.h"
#include "oauth/key_ring.h"
#include "oauth/surroundings.h"

namespace oauth {

struct IssuedToken {
  base::Json claims;
  domain::ClientId client_id;  // empty: the dashboard's
  base::Time expires_at{};
};

// A sentence for the log about why the token is none that is good: not one of ours, expired or
// revoked, or its API or application is gone. Nested tokens stay closed: only their API has the
// key.
base::Result<IssuedToken, std::string> read_issued_token(std::string_view token,
                                                         const Surroundings& surroundings,
                                                         const KeyRing& ring);

// An encrypted token has five parts (RFC 7516 section 7.1).
bool is_nested(std::string_view token);

// The key of the mark that revokes a token, whatever its form. Without the signature: some
// algorithms have several for the same text.
std::string revocation_key(std::string_view token);

}  // namespace oauth
