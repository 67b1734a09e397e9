#include <mbedtls/error.h>
#include <mbedtls/rsa.h>

#include <algorithm>

#include "crypto/engine.h"
#include "crypto/mbedtls/key_pool.h"
#include "crypto/mbedtls/oaep.h"
#include "crypto/mbedtls/pkcs8.h"
#include "crypto/mbedtls/signature.h"

namespace crypto {

namespace {

class MbedtlsPublicKey : public PublicKeyOfNumbers {
 public:
  MbedtlsPublicKey(PublicNumbers numbers, KeyContextPtr key)
      : PublicKeyOfNumbers(std::move(numbers)), m_pool(KeyForm::spki, spki_der(), std::move(key)) {}

  bool verify(SignatureAlgorithm algorithm, std::string_view data,
              std::string_view signature) const override {
    const Scheme scheme = scheme_of(algorithm);
    if (scheme.kind != kind()) return false;
    const std::string hash = digest(scheme.hash, data);
    return m_pool.with_context([&](KeyContext& key) {
      return scheme.kind == KeyKind::rsa ? verify_rsa(key, scheme, hash, signature)
                                         : verify_p256(key, hash, signature);
    });
  }

  base::Result<std::string, CryptoError> encrypt_oaep(Hash hash,
                                                      std::string_view plain) const override {
    if (const auto objection = objection_to_plain(*this, hash, plain)) {
      return base::failure(*objection);
    }
    return m_pool.with_context([&](KeyContext& key) {
      return crypto::encrypt_oaep(mbedtls_pk_rsa(*key.pk.get()), hash, plain);
    });
  }

 private:
  KeyPool m_pool;
};

class MbedtlsPrivateKey : public PrivateKey {
 public:
  MbedtlsPrivateKey(std::string der, KeyContextPtr key, PublicKeyPtr public_half)
      : m_pool(KeyForm::pkcs8, std::move(der), std::move(key)), m_public(std::move(public_half)) {}

  KeyKind kind() const override { return m_public->kind(); }
  PublicKeyPtr public_key() const override { return m_public; }

  std::string pkcs8_der() const override {
    return m_pool.with_context([](KeyContext& key) { return write_pkcs8(key.pk).value_or(""); });
  }

  base::Result<std::string, CryptoError> sign(SignatureAlgorithm algorithm,
                                              std::string_view data) const override {
    const Scheme scheme = scheme_of(algorithm);
    if (scheme.kind != kind()) return base::failure(CryptoError::wrong_key);
    const std::string hash = digest(scheme.hash, data);
    auto signature = m_pool.with_context([&](KeyContext& key) {
      return scheme.kind == KeyKind::rsa ? sign_rsa(key, scheme, hash) : sign_p256(key, hash);
    });
    if (!signature) return base::failure(CryptoError::failed);
    return std::move(*signature);
  }

  base::Result<std::string, CryptoError> sign_reproducibly(std::string_view data) const override {
    if (kind() == KeyKind::rsa) return sign(SignatureAlgorithm::rs256, data);
    const std::string hash = digest(Hash::sha256, data);
    auto signature =
        m_pool.with_context([&](KeyContext& key) { return sign_p256_reproducibly(key, hash); });
    if (!signature) return base::failure(CryptoError::failed);
    return std::move(*signature);
  }

  base::Result<std::string, CryptoError> decrypt_oaep(Hash hash,
                                                      std::string_view cipher) const override {
    if (const auto objection = objection_to_cipher(*m_public, cipher)) {
      return base::failure(*objection);
    }
    return m_pool.with_context([&](KeyContext& key) {
      return crypto::decrypt_oaep(mbedtls_pk_rsa(*key.pk.get()), hash, cipher);
    });
  }

 private:
  KeyPool m_pool;
  PublicKeyPtr m_public;
};

CryptoError translated(int error) {
  constexpr int low_level_mask = 0x7f;
  switch (-(-error & ~low_level_mask)) {
    case MBEDTLS_ERR_PK_UNKNOWN_PK_ALG:
    case MBEDTLS_ERR_PK_UNKNOWN_NAMED_CURVE:
    case MBEDTLS_ERR_PK_FEATURE_UNAVAILABLE:
      return CryptoError::unsupported;
    case MBEDTLS_ERR_PK_ALLOC_FAILED:
      return CryptoError::failed;
  }
  return CryptoError::malformed;
}

std::string without_leading_zeros(std::string number) {
  return number.erase(0, std::min(number.find_first_not_of('\0'), number.size()));
}

base::Result<PublicNumbers, CryptoError> numbers_of(const Pk& key) {
  if (mbedtls_pk_can_do(key.get(), MBEDTLS_PK_RSA)) {
    const mbedtls_rsa_context* rsa = mbedtls_pk_rsa(*key.get());
    std::string n(mbedtls_rsa_get_len(rsa), '\0'), e(n.size(), '\0');
    if (mbedtls_rsa_export_raw(rsa, octets_of(n), n.size(), nullptr, 0, nullptr, 0, nullptr, 0,
                               octets_of(e), e.size()) != 0) {
      return base::failure(CryptoError::malformed);
    }
    return RsaPublicNumbers{without_leading_zeros(std::move(n)),
                            without_leading_zeros(std::move(e))};
  }
  if (mbedtls_pk_can_do(key.get(), MBEDTLS_PK_ECKEY)) {
    std::string point(1 + 2 * p256_size, '\0');
    size_t size = 0;
    if (mbedtls_ecp_write_public_key(mbedtls_pk_ec(*key.get()), MBEDTLS_ECP_PF_UNCOMPRESSED, &size,
                                     octets_of(point), point.size()) != 0) {
      return base::failure(CryptoError::malformed);
    }
    return P256PublicNumbers{point.substr(1, p256_size), point.substr(1 + p256_size)};
  }
  return base::failure(CryptoError::unsupported);
}

}  // namespace

namespace engine {

base::Result<PublicKeyPtr, CryptoError> parse_spki(std::string_view der) {
  auto key = std::make_unique<KeyContext>();
  if (const int error = parse_key(KeyForm::spki, der, *key))
    return base::failure(translated(error));
  auto numbers = numbers_of(key->pk);
  if (!numbers) return base::failure(numbers.error());
  if (const auto objection = objection_to(*numbers)) return base::failure(*objection);
  return std::make_shared<MbedtlsPublicKey>(std::move(*numbers), std::move(key));
}

base::Result<PrivateKeyPtr, CryptoError> parse_pkcs8(std::string_view der) {
  auto key = std::make_unique<KeyContext>();
  if (const int error = parse_key(KeyForm::pkcs8, der, *key))
    return base::failure(translated(error));
  const auto numbers = numbers_of(key->pk);
  if (!numbers) return base::failure(numbers.error());
  auto public_half = public_key_from_spki_der(spki_der(*numbers));
  if (!public_half) return base::failure(public_half.error());
  return std::make_shared<MbedtlsPrivateKey>(std::string(der), std::move(key),
                                             std::move(*public_half));
}

}  // namespace engine

}  // namespace crypto
