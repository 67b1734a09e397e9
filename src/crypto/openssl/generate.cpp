#include <openssl/ec.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "crypto/engine.h"
#include "crypto/openssl/library.h"

namespace crypto::engine {

namespace {

using Library = Owned<OSSL_LIB_CTX, OSSL_LIB_CTX_free>;

// Octets for a key, more than twenty times what the longest one takes on average. Generation fails
// when they run out.
constexpr size_t rsa_chance_size = 1 << 20, p256_chance_size = 1 << 12;

// Puts `chance` in the place of a generator: TEST-RAND hands out the octets it was given, unchanged
// and in order.
bool feed(EVP_RAND_CTX* generator, std::string& chance) {
  const OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_octet_string(OSSL_RAND_PARAM_TEST_ENTROPY, chance.data(), chance.size()),
      OSSL_PARAM_construct_end()};
  return generator != nullptr && EVP_RAND_CTX_set_params(generator, parameters) == 1 &&
         EVP_RAND_instantiate(generator, 0, 0, nullptr, 0, nullptr) == 1;
}

// A library context of its own, whose only source of chance is `random`. Keys come out of OpenSSL's
// own generators (FIPS 186-4), whoever hands out the octets: the operating system in production, a
// seed in tests.
Library library_with(base::Random& random, size_t chance_size) {
  Library library(OSSL_LIB_CTX_new());
  std::string secrets = base::random_octets(random, chance_size);
  std::string witnesses = base::random_octets(random, chance_size);
  const bool ready =
      library && RAND_set_DRBG_type(library.get(), "TEST-RAND", nullptr, nullptr, nullptr) == 1 &&
      feed(RAND_get0_private(library.get()), secrets) &&
      feed(RAND_get0_public(library.get()), witnesses);
  OPENSSL_cleanse(secrets.data(), secrets.size());
  return ready ? std::move(library) : nullptr;
}

base::Result<std::string, CryptoError> pkcs8_of(const EVP_PKEY* key) {
  if (key == nullptr) return refusal(CryptoError::failed);
  const Owned<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free> info(EVP_PKEY2PKCS8(key));
  return der_of<i2d_PKCS8_PRIV_KEY_INFO>(info.get());
}

}  // namespace

base::Result<std::string, CryptoError> generate_rsa_pkcs8(int bits, base::Random& random) {
  const Library library = library_with(random, rsa_chance_size);
  if (!library) return refusal(CryptoError::failed);
  const Pkey key(EVP_PKEY_Q_keygen(library.get(), nullptr, "RSA", static_cast<size_t>(bits)));
  return pkcs8_of(key.get());
}

base::Result<std::string, CryptoError> generate_p256_pkcs8(base::Random& random) {
  const Library library = library_with(random, p256_chance_size);
  if (!library) return refusal(CryptoError::failed);
  const Pkey key(EVP_PKEY_Q_keygen(library.get(), nullptr, "EC", "P-256"));
  return pkcs8_of(key.get());
}

}  // namespace crypto::engine
