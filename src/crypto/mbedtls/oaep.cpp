#include "crypto/mbedtls/oaep.h"

#include "crypto/mbedtls/library.h"

namespace crypto {

base::Result<std::string, CryptoError> encrypt_oaep(mbedtls_rsa_context* rsa, Hash hash,
                                                    std::string_view plain) {
  std::string cipher(mbedtls_rsa_get_len(rsa), '\0');
  if (mbedtls_rsa_set_padding(rsa, MBEDTLS_RSA_PKCS_V21, md_type(hash)) != 0 ||
      mbedtls_rsa_rsaes_oaep_encrypt(rsa, Generator::fill, &thread_generator(), nullptr, 0,
                                     plain.size(), octets_of(plain), octets_of(cipher)) != 0) {
    return base::failure(CryptoError::failed);
  }
  return cipher;
}

base::Result<std::string, CryptoError> decrypt_oaep(mbedtls_rsa_context* rsa, Hash hash,
                                                    std::string_view cipher) {
  std::string plain(mbedtls_rsa_get_len(rsa), '\0');
  size_t size = 0;
  if (mbedtls_rsa_set_padding(rsa, MBEDTLS_RSA_PKCS_V21, md_type(hash)) != 0 ||
      mbedtls_rsa_rsaes_oaep_decrypt(rsa, Generator::fill, &thread_generator(), nullptr, 0, &size,
                                     octets_of(cipher), octets_of(plain), plain.size()) != 0) {
    return base::failure(CryptoError::failed);
  }
  plain.resize(size);
  return plain;
}

}  // namespace crypto
