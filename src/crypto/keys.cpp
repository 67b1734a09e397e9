#include "crypto/keys.h"

#include <bit>
#include <utility>

#include "base/assert.h"
#include "crypto/der.h"
#include "crypto/engine.h"

namespace crypto {

namespace {

// Far more than a 4096-bit private key needs: what is longer is not looked at.
constexpr size_t key_der_size_max = 8192;
constexpr int rsa_bits_min = 2048, rsa_bits_max = 4096, rsa_bits_step = 256;
constexpr size_t rsa_exponent_size_max = 8;

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

unsigned char octet(char c) {
  return static_cast<unsigned char>(c);
}

bool is_odd(std::string_view number) {
  return (octet(number.back()) & 1) != 0;
}

int bit_length(std::string_view number) {
  return static_cast<int>(number.size()) * 8 - std::countl_zero(octet(number.front()));
}

// A private key whose halves do not belong together signs what its public key refuses.
bool is_consistent(const PrivateKey& key) {
  constexpr std::string_view text = "pairwise consistency";
  const auto algorithm =
      key.kind() == KeyKind::rsa ? SignatureAlgorithm::rs256 : SignatureAlgorithm::es256;
  const auto signature = key.sign(algorithm, text);
  return signature && key.public_key()->verify(algorithm, text, *signature);
}

}  // namespace

std::optional<CryptoError> objection_to(const PublicNumbers& numbers) {
  return std::visit(
      Overloaded{[](const RsaPublicNumbers& rsa) -> std::optional<CryptoError> {
                   for (const std::string& number : {rsa.n, rsa.e}) {
                     if (number.empty() || number.front() == '\0' || !is_odd(number)) {
                       return CryptoError::malformed;
                     }
                   }
                   if (rsa.e == "\x01") return CryptoError::malformed;
                   const int bits = bit_length(rsa.n);
                   if (bits < rsa_bits_min || bits > rsa_bits_max ||
                       rsa.e.size() > rsa_exponent_size_max) {
                     return CryptoError::unsupported;
                   }
                   return std::nullopt;
                 },
                 [](const P256PublicNumbers& point) -> std::optional<CryptoError> {
                   if (point.x.size() != p256_size || point.y.size() != p256_size) {
                     return CryptoError::malformed;
                   }
                   return std::nullopt;
                 }},
      numbers);
}

std::string spki_der(const PublicNumbers& numbers) {
  const auto spki = [](std::string_view algorithm, std::string_view key) {
    return der(DerTag::sequence, std::string(algorithm) + der_bit_string(key));
  };
  return std::visit(
      Overloaded{[&](const RsaPublicNumbers& rsa) {
                   return spki(der_rsa_algorithm(),
                               der(DerTag::sequence, der_unsigned(rsa.n) + der_unsigned(rsa.e)));
                 },
                 [&](const P256PublicNumbers& point) {
                   return spki(der_p256_algorithm(), "\x04" + point.x + point.y);
                 }},
      numbers);
}

KeyKind PublicKeyOfNumbers::kind() const {
  return std::holds_alternative<RsaPublicNumbers>(m_numbers) ? KeyKind::rsa : KeyKind::p256;
}

int PublicKeyOfNumbers::bits() const {
  return kind() == KeyKind::rsa ? bit_length(std::get_if<RsaPublicNumbers>(&m_numbers)->n) : 256;
}

RsaPublicNumbers PublicKeyOfNumbers::rsa_numbers() const {
  ASSERT(kind() == KeyKind::rsa);
  return *std::get_if<RsaPublicNumbers>(&m_numbers);
}

P256PublicNumbers PublicKeyOfNumbers::p256_numbers() const {
  ASSERT(kind() == KeyKind::p256);
  return *std::get_if<P256PublicNumbers>(&m_numbers);
}

base::Result<PrivateKeyPtr, CryptoError> generate_rsa(int bits, base::Random& random) {
  if (bits < rsa_bits_min || bits > rsa_bits_max || bits % rsa_bits_step != 0) {
    return base::failure(CryptoError::unsupported);
  }
  const auto der = engine::generate_rsa_pkcs8(bits, random);
  if (!der) return base::failure(der.error());
  return private_key_from_pkcs8_der(*der);
}

base::Result<PrivateKeyPtr, CryptoError> generate_p256(base::Random& random) {
  const auto der = engine::generate_p256_pkcs8(random);
  if (!der) return base::failure(der.error());
  return private_key_from_pkcs8_der(*der);
}

base::Result<PrivateKeyPtr, CryptoError> private_key_from_pkcs8_der(std::string_view der) {
  if (der.size() > key_der_size_max) return base::failure(CryptoError::unsupported);
  auto key = engine::parse_pkcs8(der);
  if (key && !is_consistent(**key)) return base::failure(CryptoError::malformed);
  return key;
}

base::Result<PublicKeyPtr, CryptoError> public_key_from_spki_der(std::string_view der) {
  if (der.size() > key_der_size_max) return base::failure(CryptoError::unsupported);
  auto key = engine::parse_spki(der);
  // Engines differ in what else they let pass: BER, explicit curve parameters, compressed points.
  if (key && (*key)->spki_der() != der) return base::failure(CryptoError::malformed);
  return key;
}

namespace {
base::Result<PublicKeyPtr, CryptoError> key_of(const PublicNumbers& numbers) {
  if (const auto objection = objection_to(numbers)) return base::failure(*objection);
  return public_key_from_spki_der(spki_der(numbers));
}
}  // namespace

base::Result<PublicKeyPtr, CryptoError> public_key_from_numbers(const RsaPublicNumbers& numbers) {
  return key_of(numbers);
}

base::Result<PublicKeyPtr, CryptoError> public_key_from_numbers(const P256PublicNumbers& numbers) {
  return key_of(numbers);
}

}  // namespace crypto
