// The token endpoint for client credentials (RFC 6749 section 4.4;
// https://www.rfc-editor.org/rfc/rfc6749#section-4.4), in parts so that its caller can sign
// outside every lock: decide (token_decision.h), sign, confirm, record.
#pragma once

#include <memory>
#include <string>

#include "base/chance.h"
#include "base/http_message.h"
#include "base/time.h"
#include "domain/tenant.h"
#include "oauth/access_token.h"
#include "oauth/attempt.h"
#include "oauth/key_ring.h"
#include "oauth/secret_vault.h"
#include "oauth/token_decision.h"

namespace oauth {

// What the token of a granted attempt says.
AccessToken access_token_of(const Attempt& attempt, const Surroundings& surroundings,
                            std::string id);

// Signs the token of a granted attempt, and encrypts it where the API asks for that. wrong_key:
// `ring` has no key for the API's algorithm.
base::Result<std::string, crypto::CryptoError> sign(const Attempt& attempt,
                                                    const AccessToken& token, const KeyRing& ring,
                                                    const SecretVault& vault, base::Random& random);

// The parts of sign(), for whoever puts something else into the token.
base::Result<jose::SigningKey, crypto::CryptoError> signing_key_of(const Attempt& attempt,
                                                                   const KeyRing& ring,
                                                                   const SecretVault& vault);
// The token itself where the API does not ask for encryption.
base::Result<std::string, crypto::CryptoError> encrypted_for_api(const Attempt& attempt,
                                                                 std::string token,
                                                                 base::Random& random);

// The answers (RFC 6749 sections 5.2 and 5.1).
base::Response refusal_response(const Attempt& attempt, const base::Request& request);
base::Response token_response(const Attempt& attempt, const std::string& token);

// What may have changed since the attempt was decided: a proof that was used or the last token of a
// quota that was taken meanwhile refuses it. Called before record(), under the same lock.
void confirm(Attempt& attempt, const domain::Tenant& tenant, base::Time now,
             const domain::QuotaSlices* slices);

// Refuses an attempt that was shown with a proof which is used already.
void refuse_used(Attempt& attempt, const domain::TokenMark& mark);

// Appends the log event of an attempt, which takes its trail over, the proofs that it used up, its
// usage when it counts, and the warnings of quotas.
void record(domain::Changes& changes, Attempt& attempt, const base::Request& request,
            base::Time now, const std::string& token_id, const domain::Tenant& tenant);
// The same for a lasting attempt that is granted again. `changes` is the usage that record()
// appended the first time, and `event` one of those that it made, which nobody else has any more:
// their memory serves again.
void record_again(domain::Changes& changes, std::shared_ptr<domain::LogEvent> event,
                  const Attempt& attempt, const base::Request& request, base::Time now,
                  const std::string& token_id, const domain::Tenant& tenant);

}  // namespace oauth
