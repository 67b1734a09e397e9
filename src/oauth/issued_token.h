// An access token of the tenant's own, read back.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "domain/api.h"
#include "oauth/key_ring.h"
#include "oauth/surroundings.h"

namespace oauth {

struct IssuedToken {
  base::Json claims;
  domain::ClientId client_id;  // empty: the dashboard's
  base::Time expires_at{};
};

// Nothing for a token that is not one of ours, has expired or was revoked, and for one whose API or
// application is gone. Nested tokens stay closed: only their API has the key.
std::optional<IssuedToken> read_issued_token(std::string_view token,
                                             const Surroundings& surroundings, const KeyRing& ring);

// The key of the mark that revokes a token, whatever its form. Without the signature: some
// algorithms have several for the same text.
std::string revocation_key(std::string_view token);

}  // namespace oauth
