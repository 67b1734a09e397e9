// The engine's signer in a simulation of either depth: it notes what was granted.
#pragma once

#include <string>

#include "oauth/token_signer.h"

namespace sim {

enum class Depth {
  accounting,  // everything but the signatures
  full         // every token is signed, and verified by the API that gets it
};

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
  explicit NotingSigner(Depth depth) : m_depth(depth) {}

  base::Result<std::string, crypto::CryptoError> sign(oauth::Attempt& attempt,
                                                      const oauth::AccessToken& token,
                                                      const oauth::KeyRing& ring,
                                                      const oauth::SecretVault& vault,
                                                      base::Random& random) override;
  const Granted& last() const { return m_last; }

 private:
  Depth m_depth;
  Granted m_last;
};

}  // namespace sim
