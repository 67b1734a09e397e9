// Private RSA keys out of test vectors. The product itself never reads a private key from a JWK.
#pragma once

#include <string>

#include "base/json.h"
#include "crypto/der.h"
#include "crypto/keys.h"
#include "jose/base64.h"

namespace private_jwk {

// PKCS #8 around RSAPrivateKey (RFC 8017 appendix A.1.2).
inline crypto::PrivateKeyPtr rsa_key(const base::Json& jwk) {
  using crypto::der;
  using crypto::DerTag;
  const std::string version = crypto::der_unsigned(std::string(1, '\0'));
  std::string numbers = version;
  for (const char* name : {"n", "e", "d", "p", "q", "dp", "dq", "qi"}) {
    const std::string text = base::string_member(jwk, name).value();
    numbers += crypto::der_unsigned(jose::base64url_decode(text).value());
  }
  const std::string key = der(DerTag::octet_string, der(DerTag::sequence, numbers));
  return crypto::private_key_from_pkcs8_der(
             der(DerTag::sequence, version + std::string(crypto::der_rsa_algorithm()) + key))
      .value();
}

}  // namespace private_jwk
