#include <mbedtls/version.h>

#include "base/assert.h"
#include "crypto/crypto.h"
#include "crypto/engine.h"
#include "crypto/mbedtls/library.h"

namespace crypto {

mbedtls_md_type_t md_type(Hash hash) {
  switch (hash) {
    case Hash::sha256:
      return MBEDTLS_MD_SHA256;
    case Hash::sha384:
      return MBEDTLS_MD_SHA384;
    case Hash::sha512:
      return MBEDTLS_MD_SHA512;
  }
  ASSERT(false);
  return MBEDTLS_MD_NONE;
}

std::string digest(Hash hash, std::string_view data) {
  std::string out(digest_size(hash), '\0');
  ASSERT(mbedtls_md(mbedtls_md_info_from_type(md_type(hash)), octets_of(data), data.size(),
                    octets_of(out)) == 0);
  return out;
}

std::string hmac(Hash hash, std::string_view key, std::string_view data) {
  std::string out(digest_size(hash), '\0');
  ASSERT(mbedtls_md_hmac(mbedtls_md_info_from_type(md_type(hash)), octets_of(key), key.size(),
                         octets_of(data), data.size(), octets_of(out)) == 0);
  return out;
}

std::string engine::sha1_of_certificate(std::string_view der) {
  const mbedtls_md_info_t* const sha1 = mbedtls_md_info_from_type(MBEDTLS_MD_SHA1);
  std::string out(mbedtls_md_get_size(sha1), '\0');
  ASSERT(mbedtls_md(sha1, octets_of(der), der.size(), octets_of(out)) == 0);
  return out;
}

std::string engine_name() {
  return "mbedtls " MBEDTLS_VERSION_STRING;
}

}  // namespace crypto
