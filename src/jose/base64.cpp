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

void append(std::string& text, std::string_view octets, Alphabet alphabet) {
  const size_t start = text.size();
  text.resize(start + (octets.size() * 4 + 2) / 3);
  char* out = text.data() + start;
  const auto octet = [&](size_t place) -> unsigned {
    return static_cast<unsigned char>(octets[place]);
  };
  size_t at = 0;
  for (; at + 3 <= octets.size(); at += 3) {
    const unsigned group = octet(at) << 16 | octet(at + 1) << 8 | octet(at + 2);
    *out++ = alphabet[group >> 18];
    *out++ = alphabet[group >> 12 & 63];
    *out++ = alphabet[group >> 6 & 63];
    *out++ = alphabet[group & 63];
  }
  const size_t rest = octets.size() - at;
  if (rest == 0) return;
  const unsigned group = octet(at) << 16 | (rest > 1 ? octet(at + 1) << 8 : 0);
  *out++ = alphabet[group >> 18];
  *out++ = alphabet[group >> 12 & 63];
  if (rest > 1) *out = alphabet[group >> 6 & 63];
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

void append_base64url(std::string& text, std::string_view octets) {
  append(text, octets, url_alphabet);
}

std::string base64url_encode(std::string_view octets) {
  std::string text;
  append(text, octets, url_alphabet);
  return text;
}

base::Result<std::string, Base64Error> base64url_decode(std::string_view text) {
  return decode(text, url_sextets);
}

std::string base64_encode(std::string_view octets) {
  std::string text;
  append(text, octets, plain_alphabet);
  text.append((4 - text.size() % 4) % 4, '=');
  return text;
}

base::Result<std::string, Base64Error> base64_decode(std::string_view text) {
  if (text.size() % 4 != 0) return base::failure(Base64Error::bad_length);
  for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
  return decode(text, plain_sextets);
}

}  // namespace jose
