#include "crypto/pem.h"

#include "crypto/certificate.h"
#include "crypto/der.h"
#include "crypto/keys.h"

namespace crypto {

namespace {

constexpr size_t pem_size_max = 65536;
constexpr std::string_view whitespace = " \t\r\n\f\v";

constexpr std::string_view begin = "-----BEGIN ", end = "-----END ", dashes = "-----";
constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Base64 with whitespace anywhere between its characters, as RFC 7468 section 2 lets a reader take
// it.
std::optional<std::string> decode(std::string_view text) {
  std::string octets;
  unsigned bits = 0, value = 0;
  size_t characters = 0, padding = 0;
  for (char c : text) {
    if (whitespace.find(c) != std::string_view::npos) continue;
    ++characters;
    if (c == '=') {
      ++padding;
      continue;
    }
    const size_t six = alphabet.find(c);
    if (six == std::string_view::npos || padding != 0) return std::nullopt;
    value = value << 6 | static_cast<unsigned>(six);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    octets += static_cast<char>(value >> bits);
    value &= (1u << bits) - 1;
  }
  if (characters % 4 != 0 || padding != bits / 2 || value != 0) return std::nullopt;
  return octets;
}

std::string encode(std::string_view octets) {
  std::string text;
  for (size_t i = 0; i < octets.size(); i += 3) {
    const std::string_view three = octets.substr(i, 3);
    unsigned group = 0;
    for (size_t j = 0; j < 3; ++j) {
      group = group << 8 | (j < three.size() ? static_cast<unsigned char>(three[j]) : 0u);
    }
    for (size_t j = 0; j < 4; ++j) {
      text += j <= three.size() ? alphabet[group >> (18 - 6 * j) & 63] : '=';
    }
  }
  return text;
}

}  // namespace

std::optional<PemBlock> read_pem(std::string_view pem) {
  if (pem.size() > pem_size_max) return std::nullopt;
  const size_t start = pem.find(begin);
  if (start == std::string_view::npos) return std::nullopt;
  pem.remove_prefix(start + begin.size());
  const size_t label_end = pem.find(dashes);
  if (label_end == std::string_view::npos) return std::nullopt;
  PemBlock block{std::string(pem.substr(0, label_end)), {}};
  pem.remove_prefix(label_end + dashes.size());

  const size_t body_end = pem.find(dashes);
  const std::string closing = std::string(end).append(block.label).append(dashes);
  if (body_end == std::string_view::npos || !pem.substr(body_end).starts_with(closing) ||
      pem.find_first_not_of(whitespace, body_end + closing.size()) != std::string_view::npos) {
    return std::nullopt;
  }
  auto der = decode(pem.substr(0, body_end));
  if (!der) return std::nullopt;
  block.der = std::move(*der);
  return block;
}

std::string write_pem(std::string_view label, std::string_view der) {
  constexpr size_t columns = 64;
  const auto line = [&](std::string_view edge) {
    return std::string(edge).append(label).append(dashes).append("\n");
  };
  const std::string body = encode(der);
  std::string text = line(begin);
  for (size_t i = 0; i < body.size(); i += columns) text.append(body, i, columns).append("\n");
  return text + line(end);
}

base::Result<PrivateKeyPtr, CryptoError> private_key_from_pem(std::string_view pem) {
  const auto block = read_pem(pem);
  if (!block) return base::failure(CryptoError::malformed);
  if (block->label != "PRIVATE KEY") return base::failure(CryptoError::unsupported);
  return private_key_from_pkcs8_der(block->der);
}

base::Result<PublicKeyPtr, CryptoError> public_key_from_pem(std::string_view pem) {
  const auto block = read_pem(pem);
  if (!block) return base::failure(CryptoError::malformed);
  if (block->label == "PUBLIC KEY") return public_key_from_spki_der(block->der);
  if (block->label == "RSA PUBLIC KEY") {
    return public_key_from_spki_der(
        der(DerTag::sequence, std::string(der_rsa_algorithm()) + der_bit_string(block->der)));
  }
  if (block->label == "CERTIFICATE") {
    const auto certificate = certificate_from_der(block->der);
    if (!certificate) return base::failure(certificate.error());
    return public_key_from_spki_der(certificate->spki);
  }
  return base::failure(CryptoError::unsupported);
}

}  // namespace crypto
