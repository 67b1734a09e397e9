// What a tenant keeps sealed, seen from the key that seals it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/chance.h"
#include "base/result.h"
#include "domain/change.h"
#include "oauth/secret_vault.h"

namespace engine {

// Whether the key opens what is sealed in a tenant, of which `kept` is all that its store holds.
// Looks at the private keys, or at one secret where there are none.
bool opens(const domain::Changes& kept, const std::string& master_key, base::Random& random);

// Tells master keys apart without telling anything about them: 16 hexadecimal digits.
std::string master_key_mark(const std::string& master_key);

// Carries entities from a tenant with one master key to a tenant with another. Keys and random
// source must outlive it.
class Resealer {
 public:
  Resealer(const std::string& from, const std::string& to, base::Random& random)
      : m_from(from, random), m_to(to, random) {}

  // Seals and hashes under the key `to` what is so under `from`. False, with the change of no use,
  // when that does not open it.
  bool reseal(domain::Change& change) const;

 private:
  oauth::SecretVault m_from, m_to;
};

// What carries a tenant, whose secrets are sealed under a key with that mark, over to the key `to`;
// nullptr where that is the key. Fails when it is none of `keys` either. The random source must
// outlive it.
enum class NoKey { none_opens };
base::Result<std::shared_ptr<const Resealer>, NoKey> resealer_for(
    const std::string& mark, const std::vector<std::string>& keys, const std::string& to,
    base::Random& random);

enum class ResealError { does_not_open };
// What is sealed under the key `from`, sealed and hashed under `to`: the entities that change.
base::Result<domain::Changes, ResealError> resealed(const domain::Changes& kept,
                                                    const std::string& from, const std::string& to,
                                                    base::Random& random);

}  // namespace engine
