#include <mbedtls/error.h>
#include <mbedtls/rsa.h>
#include <mbedtls/x509_crt.h>

#include <algorithm>

#include "crypto/engine.h"
#include "crypto/mbedtls/key_pool.h"
#include "crypto/mbedtls/pkcs8.h"

namespace crypto {

namespace {

constexpr size_t p256_size = 32;

bool verify_rsa(mbedtls_rsa_context* rsa, const Scheme& scheme, std::string_view hash,
                std::string_view signature) {
  if (signature.size() != mbedtls_rsa_get_len(rsa)) return false;
  const auto size = static_cast<unsigned>(hash.size());
  const auto type = md_type(scheme.hash);
  if (scheme.padding == Padding::pkcs1) {
    return mbedtls_rsa_rsassa_pkcs1_v15_verify(rsa, type, size, octets_of(hash),
                                               octets_of(signature)) == 0;
  }
  return mbedtls_rsa_rsassa_pss_verify_ext(rsa, type, size, octets_of(hash), type,
                                           static_cast<int>(hash.size()),
                                           octets_of(signature)) == 0;
}

bool verify_p256(KeyContext& key, std::string_view hash, std::string_view signature) {
  if (signature.size() != 2 * p256_size) return false;
  Mpi r, s;
  return mbedtls_mpi_read_binary(r.get(), octets_of(signature), p256_size) == 0 &&
         mbedtls_mpi_read_binary(s.get(), octets_of(signature) + p256_size, p256_size) == 0 &&
         mbedtls_ecdsa_verify(key.group.get(), octets_of(hash), hash.size(), key.q.get(), r.get(),
                              s.get()) == 0;
}

std::optional<std::string> sign_rsa(mbedtls_rsa_context* rsa, const Scheme& scheme,
                                    std::string_view hash) {
  std::string signature(mbedtls_rsa_get_len(rsa), '\0');
  const auto size = static_cast<unsigned>(hash.size());
  const auto type = md_type(scheme.hash);
  const bool is_pss = scheme.padding == Padding::pss;
  const int error =
      mbedtls_rsa_set_padding(rsa, is_pss ? MBEDTLS_RSA_PKCS_V21 : MBEDTLS_RSA_PKCS_V15,
                              MBEDTLS_MD_NONE) != 0
          ? MBEDTLS_ERR_RSA_INVALID_PADDING
      : is_pss ? mbedtls_rsa_rsassa_pss_sign_ext(
                     rsa, Generator::fill, &thread_generator(), type, size, octets_of(hash),
                     static_cast<int>(hash.size()), octets_of(signature))
               : mbedtls_rsa_rsassa_pkcs1_v15_sign(rsa, Generator::fill, &thread_generator(), type,
                                                   size, octets_of(hash), octets_of(signature));
  if (error != 0) return std::nullopt;
  return signature;
}

std::optional<std::string> sign_p256(KeyContext& key, std::string_view hash) {
  Mpi r, s;
  std::string signature(2 * p256_size, '\0');
  const bool is_signed =
      mbedtls_ecdsa_sign(key.group.get(), r.get(), s.get(), key.d.get(), octets_of(hash),
                         hash.size(), Generator::fill, &thread_generator()) == 0 &&
      mbedtls_mpi_write_binary(r.get(), octets_of(signature), p256_size) == 0 &&
      mbedtls_mpi_write_binary(s.get(), octets_of(signature) + p256_size, p256_size) == 0;
  if (!is_signed) return std::nullopt;
  return signature;
}

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
      return scheme.kind == KeyKind::rsa
                 ? verify_rsa(mbedtls_pk_rsa(*key.pk.get()), scheme, hash, signature)
                 : verify_p256(key, hash, signature);
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
      return scheme.kind == KeyKind::rsa ? sign_rsa(mbedtls_pk_rsa(*key.pk.get()), scheme, hash)
                                         : sign_p256(key, hash);
    });
    if (!signature) return base::failure(CryptoError::failed);
    return std::move(*signature);
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
    case MBEDTLS_ERR_X509_UNKNOWN_SIG_ALG:
    case MBEDTLS_ERR_X509_FEATURE_UNAVAILABLE:
      return CryptoError::unsupported;
    case MBEDTLS_ERR_PK_ALLOC_FAILED:
    case MBEDTLS_ERR_X509_ALLOC_FAILED:
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

base::Result<std::string, CryptoError> certificate_spki(std::string_view der) {
  Context<mbedtls_x509_crt, mbedtls_x509_crt_init, mbedtls_x509_crt_free> certificate;
  const auto take_any_extension = [](void*, const mbedtls_x509_crt*, const mbedtls_x509_buf*, int,
                                     const unsigned char*, const unsigned char*) { return 0; };
  constexpr int copy = 1;
  if (const int error = mbedtls_x509_crt_parse_der_with_ext_cb(
          certificate.get(), octets_of(der), der.size(), copy, take_any_extension, nullptr)) {
    return base::failure(translated(error));
  }
  if (certificate->raw.len != der.size()) return base::failure(CryptoError::malformed);
  return std::string(reinterpret_cast<const char*>(certificate->pk_raw.p), certificate->pk_raw.len);
}

}  // namespace engine

}  // namespace crypto
