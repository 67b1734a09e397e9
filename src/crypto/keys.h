// RSA and P-256 keys, and what is done with them. Keys are immutable and shared; any thread may use
// one.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/chance.h"
#include "base/result.h"

namespace crypto {

enum class Hash { sha256, sha384, sha512 };

// JWS names (RFC 7518 section 3.1): RSASSA-PKCS1-v1_5, RSASSA-PSS (salt as long as the hash), ECDSA
// on P-256.
enum class SignatureAlgorithm { rs256, rs384, rs512, ps256, ps384, ps512, es256 };

enum class CryptoError {
  malformed,    // not the format that it should have
  unsupported,  // well-formed, of a kind, curve or size that is not used here
  wrong_key,    // the key is of another kind than the algorithm, or does not belong to the rest
  failed        // the engine refused: authentication failed, or out of memory
};

enum class KeyKind { rsa, p256 };

// Big-endian octets without leading zeros for RSA, exactly 32 octets for P-256 coordinates.
struct RsaPublicNumbers {
  std::string n, e;
};
// Octets of a coordinate, and of a number below the order.
inline constexpr size_t p256_size = 32;
struct P256PublicNumbers {
  std::string x, y;
};

class PublicKey {
 public:
  virtual ~PublicKey() = default;
  virtual KeyKind kind() const = 0;
  // RSA modulus length in bits; 256 for P-256.
  virtual int bits() const = 0;
  virtual RsaPublicNumbers rsa_numbers() const = 0;    // kind() must be rsa
  virtual P256PublicNumbers p256_numbers() const = 0;  // kind() must be p256
  // SubjectPublicKeyInfo, DER (RFC 5280 section 4.1).
  virtual std::string spki_der() const = 0;
  // ECDSA signatures are r || s, 64 octets (RFC 7518 section 3.4).
  virtual bool verify(SignatureAlgorithm algorithm, std::string_view data,
                      std::string_view signature) const = 0;
  // RSAES-OAEP with one hash throughout and an empty label (RFC 8017 section 7.1). malformed: the
  // text is longer than the modulus less two hashes and two octets.
  virtual base::Result<std::string, CryptoError> encrypt_oaep(Hash hash,
                                                              std::string_view plain) const = 0;
};

class PrivateKey {
 public:
  virtual ~PrivateKey() = default;
  virtual KeyKind kind() const = 0;
  virtual std::shared_ptr<const PublicKey> public_key() const = 0;
  // PKCS #8 PrivateKeyInfo, DER, not encrypted (RFC 5208).
  virtual std::string pkcs8_der() const = 0;
  virtual base::Result<std::string, CryptoError> sign(SignatureAlgorithm algorithm,
                                                      std::string_view data) const = 0;
  // RS256, or ES256 with the nonce of RFC 6979: the same octets for the same data, in both engines.
  // Slower than sign(); for certificates.
  virtual base::Result<std::string, CryptoError> sign_reproducibly(std::string_view data) const = 0;
  // The way back from encrypt_oaep. `failed` whatever is wrong with the text: to tell would help
  // whoever guesses (RFC 8017 section 7.1.2).
  virtual base::Result<std::string, CryptoError> decrypt_oaep(Hash hash,
                                                              std::string_view cipher) const = 0;
};

using PublicKeyPtr = std::shared_ptr<const PublicKey>;
using PrivateKeyPtr = std::shared_ptr<const PrivateKey>;

// RSA with e = 65537; bits 2048..4096 in steps of 256. `random` decides the key: the same octets
// give the same key within one engine, so tests can seed it.
base::Result<PrivateKeyPtr, CryptoError> generate_rsa(int bits, base::Random& random);
base::Result<PrivateKeyPtr, CryptoError> generate_p256(base::Random& random);

// RSA moduli under 2048 or over 4096 bits are unsupported, and so is every curve but P-256.
// A private key that does not sign what its public key verifies is malformed, and so is a public
// key in any other DER than spki_der() writes.
base::Result<PrivateKeyPtr, CryptoError> private_key_from_pkcs8_der(std::string_view der);
base::Result<PublicKeyPtr, CryptoError> public_key_from_spki_der(std::string_view der);
// "PRIVATE KEY" (PKCS #8).
base::Result<PrivateKeyPtr, CryptoError> private_key_from_pem(std::string_view pem);
// "PUBLIC KEY" (SPKI), "RSA PUBLIC KEY" (PKCS #1) or "CERTIFICATE" (X.509).
base::Result<PublicKeyPtr, CryptoError> public_key_from_pem(std::string_view pem);
base::Result<PublicKeyPtr, CryptoError> public_key_from_numbers(const RsaPublicNumbers& numbers);
base::Result<PublicKeyPtr, CryptoError> public_key_from_numbers(const P256PublicNumbers& numbers);

}  // namespace crypto
