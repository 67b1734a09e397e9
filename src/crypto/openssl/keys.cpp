#include <openssl/bn.h>
#include <openssl/x509.h>

#include "crypto/ecdsa_form.h"
#include "crypto/engine.h"
#include "crypto/openssl/library.h"
#include "crypto/openssl/oaep.h"
#include "crypto/openssl/reproducible_ecdsa.h"
#include "crypto/openssl/signature_contexts.h"

namespace crypto {

namespace {

class OpensslPublicKey : public PublicKeyOfNumbers {
 public:
  OpensslPublicKey(Pkey key, PublicNumbers numbers)
      : PublicKeyOfNumbers(std::move(numbers)),
        m_key(std::move(key)),
        m_contexts(m_key.get(), kind(), SignatureContexts::Use::verify) {}

  bool verify(SignatureAlgorithm algorithm, std::string_view data,
              std::string_view signature) const override {
    // OpenSSL takes an RSA signature also without its leading zeros; RFC 8017 section 8.2.2 does
    // not.
    if (kind() == KeyKind::rsa &&
        signature.size() != static_cast<size_t>(EVP_PKEY_size(m_key.get()))) {
      return false;
    }
    const PkeyContext context = m_contexts.copy(algorithm);
    if (!context) return false;
    std::string der;
    if (kind() == KeyKind::p256) signature = der = ecdsa_jws_to_der(signature);
    const std::string hash = digest(scheme_of(algorithm).hash, data);
    const bool valid = EVP_PKEY_verify(context.get(), octets_of(signature), signature.size(),
                                       octets_of(hash), hash.size()) == 1;
    if (!valid) ERR_clear_error();
    return valid;
  }

  base::Result<std::string, CryptoError> encrypt_oaep(Hash hash,
                                                      std::string_view plain) const override {
    if (const auto objection = objection_to_plain(*this, hash, plain)) {
      return base::failure(*objection);
    }
    return crypto::encrypt_oaep(m_key.get(), hash, plain);
  }

 private:
  Pkey m_key;
  SignatureContexts m_contexts;
};

class OpensslPrivateKey : public PrivateKey {
 public:
  OpensslPrivateKey(Pkey key, PublicKeyPtr public_half)
      : m_key(std::move(key)),
        m_public(std::move(public_half)),
        m_signature_size_max(static_cast<size_t>(EVP_PKEY_get_size(m_key.get()))),
        m_contexts(m_key.get(), m_public->kind(), SignatureContexts::Use::sign) {}

  KeyKind kind() const override { return m_public->kind(); }
  PublicKeyPtr public_key() const override { return m_public; }

  std::string pkcs8_der() const override {
    const Owned<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free> info(EVP_PKEY2PKCS8(m_key.get()));
    return der_of<i2d_PKCS8_PRIV_KEY_INFO>(info.get());
  }

  base::Result<std::string, CryptoError> sign(SignatureAlgorithm algorithm,
                                              std::string_view data) const override {
    const PkeyContext context = m_contexts.copy(algorithm);
    if (!context) return base::failure(CryptoError::wrong_key);
    const std::string hash = digest(scheme_of(algorithm).hash, data);
    std::string signature(m_signature_size_max, '\0');
    size_t size = signature.size();
    if (EVP_PKEY_sign(context.get(), octets_of(signature), &size, octets_of(hash), hash.size()) !=
        1) {
      return refusal(CryptoError::failed);
    }
    signature.resize(size);
    return kind() == KeyKind::p256 ? ecdsa_der_to_jws(signature) : signature;
  }

  base::Result<std::string, CryptoError> sign_reproducibly(std::string_view data) const override {
    if (kind() == KeyKind::rsa) return sign(SignatureAlgorithm::rs256, data);
    auto signature = crypto::sign_reproducibly(m_key.get(), digest(Hash::sha256, data));
    if (!signature) return base::failure(CryptoError::failed);
    return std::move(*signature);
  }

  base::Result<std::string, CryptoError> decrypt_oaep(Hash hash,
                                                      std::string_view cipher) const override {
    if (const auto objection = objection_to_cipher(*m_public, cipher)) {
      return base::failure(*objection);
    }
    return crypto::decrypt_oaep(m_key.get(), hash, cipher);
  }

 private:
  Pkey m_key;
  PublicKeyPtr m_public;
  size_t m_signature_size_max;
  SignatureContexts m_contexts;
};

// A number of the key, big-endian; padded to `size` octets when that is not 0.
std::string number_of(const EVP_PKEY* key, const char* name, size_t size) {
  BIGNUM* raw = nullptr;
  if (EVP_PKEY_get_bn_param(key, name, &raw) != 1) return {};
  const Owned<BIGNUM, BN_free> number(raw);
  std::string out(size != 0 ? size : static_cast<size_t>(BN_num_bytes(raw)), '\0');
  return BN_bn2binpad(raw, octets_of(out), static_cast<int>(out.size())) < 0 ? std::string() : out;
}

base::Result<PublicNumbers, CryptoError> numbers_of(const EVP_PKEY* key) {
  if (EVP_PKEY_is_a(key, "RSA")) {
    return RsaPublicNumbers{number_of(key, OSSL_PKEY_PARAM_RSA_N, 0),
                            number_of(key, OSSL_PKEY_PARAM_RSA_E, 0)};
  }
  char group[32] = "";
  if (EVP_PKEY_is_a(key, "EC") && EVP_PKEY_get_group_name(key, group, sizeof group, nullptr) == 1 &&
      std::string_view(group) == SN_X9_62_prime256v1) {
    return P256PublicNumbers{number_of(key, OSSL_PKEY_PARAM_EC_PUB_X, 32),
                             number_of(key, OSSL_PKEY_PARAM_EC_PUB_Y, 32)};
  }
  return refusal(CryptoError::unsupported);
}

}  // namespace

namespace engine {

base::Result<PublicKeyPtr, CryptoError> parse_spki(std::string_view der) {
  const unsigned char* at = octets_of(der);
  Pkey key(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())));
  if (!key) return refusal(CryptoError::malformed);
  auto numbers = numbers_of(key.get());
  if (!numbers) return base::failure(numbers.error());
  if (const auto objection = objection_to(*numbers)) return refusal(*objection);
  return std::make_shared<OpensslPublicKey>(std::move(key), std::move(*numbers));
}

base::Result<PrivateKeyPtr, CryptoError> parse_pkcs8(std::string_view der) {
  const unsigned char* at = octets_of(der);
  const Owned<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free> info(
      d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, static_cast<long>(der.size())));
  if (!info || at != octets_of(der) + der.size()) return refusal(CryptoError::malformed);
  Pkey key(EVP_PKCS82PKEY(info.get()));
  if (!key) return refusal(CryptoError::malformed);
  const auto numbers = numbers_of(key.get());
  if (!numbers) return base::failure(numbers.error());
  auto public_half = public_key_from_spki_der(der_of<i2d_PUBKEY>(key.get()));
  if (!public_half) return base::failure(public_half.error());
  return std::make_shared<OpensslPrivateKey>(std::move(key), std::move(*public_half));
}

}  // namespace engine

}  // namespace crypto
