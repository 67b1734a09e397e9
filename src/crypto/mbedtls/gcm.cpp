#include <mbedtls/gcm.h>

#include "base/assert.h"
#include "crypto/encryption.h"
#include "crypto/engine.h"
#include "crypto/mbedtls/library.h"

namespace crypto::engine {

namespace {

using Gcm = Context<mbedtls_gcm_context, mbedtls_gcm_init, mbedtls_gcm_free>;

void take_key(Gcm& gcm, std::string_view key) {
  ASSERT(mbedtls_gcm_setkey(gcm.get(), MBEDTLS_CIPHER_ID_AES, octets_of(key), 8 * gcm_key_size) ==
         0);
}

}  // namespace

std::string gcm_encrypt(std::string_view key, std::string_view nonce, std::string_view plain,
                        std::string_view context) {
  Gcm gcm;
  take_key(gcm, key);
  std::string out(plain.size() + gcm_tag_size, '\0');
  ASSERT(mbedtls_gcm_crypt_and_tag(gcm.get(), MBEDTLS_GCM_ENCRYPT, plain.size(), octets_of(nonce),
                                   nonce.size(), octets_of(context), context.size(),
                                   octets_of(plain), octets_of(out), gcm_tag_size,
                                   octets_of(out) + plain.size()) == 0);
  return out;
}

std::optional<std::string> gcm_decrypt(std::string_view key, std::string_view nonce,
                                       std::string_view sealed, std::string_view context) {
  Gcm gcm;
  take_key(gcm, key);
  const std::string_view text = sealed.substr(0, sealed.size() - gcm_tag_size);
  std::string plain(text.size(), '\0');
  const int error = mbedtls_gcm_auth_decrypt(
      gcm.get(), text.size(), octets_of(nonce), nonce.size(), octets_of(context), context.size(),
      octets_of(sealed) + text.size(), gcm_tag_size, octets_of(text), octets_of(plain));
  if (error != 0) return std::nullopt;
  return plain;
}

}  // namespace crypto::engine
