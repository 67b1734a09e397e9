// What the common code and the two engines give each other. Only files of this room include it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "crypto/crypto.h"

namespace crypto {

// A signature algorithm taken apart.
enum class Padding { pkcs1, pss, none };
struct Scheme {
  KeyKind kind;
  Hash hash;
  Padding padding;
};
Scheme scheme_of(SignatureAlgorithm algorithm);
size_t digest_size(Hash hash);

using PublicNumbers = std::variant<RsaPublicNumbers, P256PublicNumbers>;

// Why no key is made of these numbers. Whether a point lies on the curve is left to the engine.
std::optional<CryptoError> objection_to(const PublicNumbers& numbers);

// SubjectPublicKeyInfo in its one DER spelling: named curve, uncompressed point, NULL parameters
// for RSA.
std::string spki_der(const PublicNumbers& numbers);

// Why the engine is not even asked to encrypt or to decrypt by RSAES-OAEP.
std::optional<CryptoError> objection_to_plain(const PublicKey& key, Hash hash,
                                              std::string_view plain);
std::optional<CryptoError> objection_to_cipher(const PublicKey& key, std::string_view cipher);

// A public key as far as it needs no engine.
class PublicKeyOfNumbers : public PublicKey {
 public:
  explicit PublicKeyOfNumbers(PublicNumbers numbers) : m_numbers(std::move(numbers)) {}
  KeyKind kind() const override;
  int bits() const override;
  RsaPublicNumbers rsa_numbers() const override;
  P256PublicNumbers p256_numbers() const override;
  std::string spki_der() const override { return crypto::spki_der(m_numbers); }

 private:
  PublicNumbers m_numbers;
};

// The engines' part: each function is defined once in openssl/ and once in mbedtls/.
namespace engine {

base::Result<PublicKeyPtr, CryptoError> parse_spki(std::string_view der);
base::Result<PrivateKeyPtr, CryptoError> parse_pkcs8(std::string_view der);

// PKCS #8 of a fresh key.
base::Result<std::string, CryptoError> generate_rsa_pkcs8(int bits, base::Random& random);
base::Result<std::string, CryptoError> generate_p256_pkcs8(base::Random& random);

// crypto/encryption.h, the sizes looked at already. Nothing when the tag does not fit.
std::string gcm_encrypt(std::string_view key, std::string_view nonce, std::string_view plain,
                        std::string_view context);
std::optional<std::string> gcm_decrypt(std::string_view key, std::string_view nonce,
                                       std::string_view sealed, std::string_view context);

// SHA-1. Whoever calls it knows that its argument is a certificate to be named, nothing to be
// trusted.
std::string sha1_of_certificate(std::string_view der);

}  // namespace engine

}  // namespace crypto
