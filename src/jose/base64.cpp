#include "jose/base64.h"

#include <array>

namespace jose {

namespace {

using Alphabet = std::string_view;
constexpr Alphabet plain_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr Alphabet url_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// The sextet of each octet, 64 where it is outside the alphabet.
using Sextets = std::array<unsigned char, 256>;
constexpr Sextets sextets_of(Alphabet alphabet) {
  Sextets sextets{};
  for (auto& sextet : sextets) sextet = 64;
  for (unsigned char i = 0; i < 64; ++i) sextets[static_cast<unsigned char>(alphabet[i])] = i;
  return sextets;
}
constexpr Sextets plain_sextets = sextets_of(plain_alphabet);
constexpr Sextets url_sextets = sextets_of(url_alphabet);

std::string encode(std::string_view octets, Alphabet alphabet) {
  std::string text;
  text.reserve((octets.size() + 2) / 3 * 4);
  const auto octet = [&](size_t i) -> unsigned {
    return i < octets.size() ? static_cast<unsigned char>(octets[i]) : 0;
  };
  for (size_t i = 0; i < octets.size(); i += 3) {
    const unsigned group = octet(i) << 16 | octet(i + 1) << 8 | octet(i + 2);
    const size_t rest = octets.size() - i;
    text += alphabet[group >> 18];
    text += alphabet[group >> 12 & 63];
    if (rest > 1) text += alphabet[group >> 6 & 63];
    if (rest > 2) text += alphabet[group & 63];
  }
  return text;
}

base::Result<std::string, Base64Error> decode(std::string_view text, const Sextets& sextets) {
  std::string octets;
  octets.reserve(text.size() * 3 / 4);
  unsigned value = 0, bits = 0;
  for (char c : text) {
    const unsigned sextet = sextets[static_cast<unsigned char>(c)];
    if (sextet == 64) return base::failure(Base64Error::bad_character);
    value = (value << 6 | sextet) & 0xfff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      octets += static_cast<char>(value >> bits);
    }
  }
  if (bits == 6) return base::failure(Base64Error::bad_length);
  if ((value & ((1u << bits) - 1)) != 0) return base::failure(Base64Error::stray_bits);
  return octets;
}

}  // namespace

std::string base64url_encode(std::string_view octets) {
  return encode(octets, url_alphabet);
}

base::Result<std::string, Base64Error> base64url_decode(std::string_view text) {
  return decode(text, url_sextets);
}

std::string base64_encode(std::string_view octets) {
  std::string text = encode(octets, plain_alphabet);
  text.append((4 - text.size() % 4) % 4, '=');
  return text;
}

base::Result<std::string, Base64Error> base64_decode(std::string_view text) {
  if (text.size() % 4 != 0) return base::failure(Base64Error::bad_length);
  for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
  return decode(text, plain_sextets);
}

}  // namespace jose
