#include <optional>

#include "crypto/crypto.h"
#include "crypto/der.h"
#include "crypto/engine.h"

namespace crypto {

namespace {

constexpr size_t pem_size_max = 65536;
constexpr std::string_view whitespace = " \t\r\n\f\v";

struct PemBlock {
  std::string_view label;
  std::string der;
};

int sextet(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

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
    const int six = sextet(c);
    if (six < 0 || padding != 0) return std::nullopt;
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

// The one block in the text (RFC 7468): explanatory lines may stand before it, nothing behind it.
std::optional<PemBlock> read_pem(std::string_view pem) {
  constexpr std::string_view begin = "-----BEGIN ", end = "-----END ", dashes = "-----";
  if (pem.size() > pem_size_max) return std::nullopt;
  const size_t start = pem.find(begin);
  if (start == std::string_view::npos) return std::nullopt;
  pem.remove_prefix(start + begin.size());
  const size_t label_end = pem.find(dashes);
  if (label_end == std::string_view::npos) return std::nullopt;
  PemBlock block{pem.substr(0, label_end), {}};
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

}  // namespace

base::Result<PublicKeyPtr, CryptoError> public_key_from_pem(std::string_view pem) {
  const auto block = read_pem(pem);
  if (!block) return base::failure(CryptoError::malformed);
  if (block->label == "PUBLIC KEY") return public_key_from_spki_der(block->der);
  if (block->label == "RSA PUBLIC KEY") {
    return public_key_from_spki_der(
        der(DerTag::sequence, std::string(der_rsa_algorithm()) + der_bit_string(block->der)));
  }
  if (block->label == "CERTIFICATE") {
    const auto spki = engine::certificate_spki(block->der);
    return spki ? public_key_from_spki_der(*spki)
                : base::Result<PublicKeyPtr, CryptoError>(base::failure(spki.error()));
  }
  return base::failure(CryptoError::unsupported);
}

}  // namespace crypto
