// The two depths of a simulation, as the engine's signers. Both note what was granted.
#pragma once

#include <string>

#include "oauth/token_signer.h"

namespace sim {

// What the last token that was made says.
struct Granted {
  uint64_t count = 0;  // of all tokens that were made
  std::string kid;
  base::Time expires_at{};
  std::vector<std::string> scopes;
  bool is_over_quota = false;
  std::string text;
};

class NotingSigner : public oauth::TokenSigner {
 public:
  const Granted& last() const { return m_last; }

 protected:
  void note(const oauth::Attempt& attempt, const oauth::AccessToken& token,
            const oauth::KeyRing& ring);
  Granted m_last;
};

// Accounting: everything but the signature.
class CountingSigner : public NotingSigner {
 public:
  base::Result<std::string, crypto::CryptoError> sign(const oauth::Attempt& attempt,
                                                      const oauth::AccessToken& token,
                                                      const oauth::KeyRing& ring,
                                                      const oauth::SecretVault& vault,
                                                      base::Random& random) override;
};

// Full: as production signs.
class SigningSigner : public NotingSigner {
 public:
  base::Result<std::string, crypto::CryptoError> sign(const oauth::Attempt& attempt,
                                                      const oauth::AccessToken& token,
                                                      const oauth::KeyRing& ring,
                                                      const oauth::SecretVault& vault,
                                                      base::Random& random) override;
};

}  // namespace sim
