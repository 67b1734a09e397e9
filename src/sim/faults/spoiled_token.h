// Access tokens with one thing wrong.
#pragma once

#include <string>

#include "oauth/token_signer.h"
#include "sim/faults/fault_rule.h"

namespace sim {

// As oauth::sign(), with the fault of FaultStage::token in it; those that lie beside the token
// leave it sound.
base::Result<std::string, crypto::CryptoError> sign_spoiled(
    FaultKind kind, const oauth::Attempt& attempt, const oauth::AccessToken& token,
    const oauth::KeyRing& ring, const oauth::SecretVault& vault, base::Random& random);

}  // namespace sim
