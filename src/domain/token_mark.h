// Tokens that must be remembered until they expire: assertions and proofs that were used, and
// access tokens that were revoked.
#pragma once

#include <string>

#include "base/time.h"
#include "domain/words.h"

namespace domain {

enum class TokenMarkKind {
  assertion,   // its `jti` was used by this client (RFC 7523 section 3, item 7)
  dpop_proof,  // its `jti` was used (RFC 9449 section 11.1)
  revoked      // an access token was revoked (RFC 7009)
};

struct TokenMark {
  TokenMarkKind kind = TokenMarkKind::assertion;
  std::string key;  // names the token within its kind, 1..256 octets
  base::Time expires_at{};
  bool operator==(const TokenMark&) const = default;
};

// Those past their time are removed a slice at a time.
inline constexpr size_t token_marks_removed_together = 500;

template <>
struct Words<TokenMarkKind> {
  static constexpr Word<TokenMarkKind> all[] = {{TokenMarkKind::assertion, "assertion"},
                                                {TokenMarkKind::dpop_proof, "dpop_proof"},
                                                {TokenMarkKind::revoked, "revoked"}};
};

}  // namespace domain
