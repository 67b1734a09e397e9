#include "base/chance.h"

#include <bit>
#include <cstring>
#include <string_view>

namespace base {

namespace {

// Draws characters of `alphabet` without bias: octets past the largest multiple of its size are
// dropped.
std::string random_text(Random& random, size_t length, std::string_view alphabet) {
  const auto choices = static_cast<unsigned>(alphabet.size());
  const unsigned usable = 256 - 256 % choices;
  std::string text;
  text.reserve(length);
  unsigned char octets[64];
  while (text.size() < length) {
    random.fill(octets, sizeof octets);
    for (unsigned char octet : octets) {
      if (text.size() == length) break;
      if (octet < usable) text += alphabet[octet % choices];
    }
  }
  return text;
}

}  // namespace

uint64_t SeededRandom::next() {
  uint64_t z = (m_state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

void SeededRandom::fill(void* octets, size_t size) {
  auto* out = static_cast<unsigned char*>(octets);
  for (size_t i = 0; i < size;) {
    const uint64_t word = next();
    if (std::endian::native == std::endian::little && size - i >= sizeof word) {
      std::memcpy(out + i, &word, sizeof word);
      i += sizeof word;
      continue;
    }
    for (unsigned shift = 0; shift < 64 && i < size; shift += 8, ++i) {
      out[i] = static_cast<unsigned char>(word >> shift);
    }
  }
}

std::string random_octets(Random& random, size_t size) {
  std::string octets(size, '\0');
  random.fill(octets.data(), size);
  return octets;
}

std::string random_alphanumeric(Random& random, size_t length) {
  return random_text(random, length,
                     "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
}

std::string random_url_safe(Random& random, size_t length) {
  return random_text(random, length,
                     "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
}

std::string random_hex(Random& random, size_t length) {
  return random_text(random, length, "0123456789abcdef");
}

}  // namespace base
