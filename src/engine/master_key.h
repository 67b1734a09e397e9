// What a tenant keeps sealed, seen from the key that seals it.
#pragma once

#include <string>

#include "base/chance.h"
#include "base/result.h"
#include "domain/change.h"

namespace engine {

// Whether the key opens what is sealed in a tenant, of which `kept` is all that its store holds.
// Looks at the private keys, or at one secret where there are none.
bool opens(const domain::Changes& kept, const std::string& master_key, base::Random& random);

enum class ResealError { does_not_open };
// What is sealed under the key `from`, sealed and hashed under `to`: the entities that change.
base::Result<domain::Changes, ResealError> resealed(const domain::Changes& kept,
                                                    const std::string& from, const std::string& to,
                                                    base::Random& random);

}  // namespace engine
