// A JSON Web Key, and a set of them.
#include "jose/jwk.h"

#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto json = base::parse_json(fuzz::text_of(data, size));
  if (!json) return 0;
  const auto key = jose::public_key_from_jwk(*json);
  if (key) {
    const auto again = jose::public_key_from_jwk(jose::to_jwk(**key));
    ASSERT(again && jose::thumbprint(**again) == jose::thumbprint(**key));
  }
  static_cast<void>(jose::keys_from_jwks(*json));
  return 0;
}
