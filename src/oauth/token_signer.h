// Who makes the text of a granted token: production signs, a simulator or a fault may do otherwise.
#pragma once

#include <string>

#include "base/chance.h"
#include "base/result.h"
#include "crypto/keys.h"
#include "oauth/access_token.h"
#include "oauth/attempt.h"
#include "oauth/key_ring.h"
#include "oauth/secret_vault.h"

namespace oauth {

class TokenSigner {
 public:
  virtual ~TokenSigner() = default;

  // The token's text, for an attempt that was granted: `attempt` knows application and API, `token`
  // what the claims say; a fault leaves its name in the attempt. An error refuses the attempt as
  // signing_failed; nothing is counted then. Any thread, several at once, outside every lock. A
  // decorator hands on to oauth::sign (token_endpoint.h) or to another signer.
  virtual base::Result<std::string, crypto::CryptoError> sign(Attempt& attempt,
                                                              const AccessToken& token,
                                                              const KeyRing& ring,
                                                              const SecretVault& vault,
                                                              base::Random& random) = 0;
};

}  // namespace oauth
