// What a tenant keeps sealed, seen from the key that seals it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/chance.h"
#include "base/result.h"
#include "domain/tenant.h"

namespace engine {

// Whether the key opens what is sealed in a tenant. Looks at the private keys, or at one secret
// where there are none.
bool opens(const domain::Tenant& tenant, const std::string& master_key, base::Random& random);

// Tells master keys apart without telling anything about them: 16 hexadecimal digits.
std::string master_key_mark(const std::string& master_key);

// Seals and hashes one change after the other under another key. Fails, with the change of no use,
// when its key does not open it: a clause for people.
using Resealing = std::function<base::Result<void, std::string>(domain::Change&)>;

// What carries a tenant, whose secrets are sealed under a key with that mark, over to the key `to`;
// an empty one where that is the key. Fails when it is none of `keys` either. The random source
// must outlive it.
enum class NoKey { none_opens };
base::Result<Resealing, NoKey> resealing_to(const std::string& to, const std::string& mark,
                                            const std::vector<std::string>& keys,
                                            base::Random& random);

enum class ResealError { does_not_open };
// What is sealed under the key `from`, sealed and hashed under `to`: the entities that change.
base::Result<domain::Changes, ResealError> resealed(const domain::Tenant& tenant,
                                                    const std::string& from, const std::string& to,
                                                    base::Random& random);

}  // namespace engine
