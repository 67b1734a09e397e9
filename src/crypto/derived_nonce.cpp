#include "crypto/derived_nonce.h"

#include <cstring>

#include "base/assert.h"
#include "crypto/crypto.h"

namespace crypto {

namespace {

constexpr size_t number_size = 32;
// The order of P-256 (SEC 2 section 2.4.2).
constexpr std::string_view order{
    "\xff\xff\xff\xff\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff\xff\xff"
    "\xbc\xe6\xfa\xad\xa7\x17\x9e\x84\xf3\xb9\xca\xc2\xfc\x63\x25\x51",
    number_size};

// A big-endian number modulo the order, which fits into it at most once.
std::string reduced(std::string_view number) {
  std::string result(number);
  if (std::memcmp(number.data(), order.data(), number_size) < 0) return result;
  int borrow = 0;
  for (size_t i = number_size; i-- > 0;) {
    const int difference =
        static_cast<unsigned char>(number[i]) - static_cast<unsigned char>(order[i]) - borrow;
    result[i] = static_cast<char>(difference & 0xff);
    borrow = difference < 0 ? 1 : 0;
  }
  return result;
}

}  // namespace

// https://www.rfc-editor.org/rfc/rfc6979#section-3.2
DerivedNonce::DerivedNonce(std::string_view private_number, std::string_view hash)
    // Steps b and c.
    : m_key(number_size, '\0'), m_value(number_size, '\x01') {
  ASSERT(private_number.size() == number_size && hash.size() == number_size);
  const std::string input = std::string(private_number) + reduced(hash);
  // Steps d to g.
  advance(std::string(1, '\0') + input);
  advance(std::string(1, '\x01') + input);
}

void DerivedNonce::fill(void* octets, size_t size) {
  ASSERT(size == number_size);
  // Step h: the candidate before was not taken.
  if (m_is_used) advance(std::string(1, '\0'));
  m_is_used = true;
  m_value = hmac(Hash::sha256, m_key, m_value);
  std::memcpy(octets, m_value.data(), size);
}

void DerivedNonce::advance(std::string_view input) {
  m_key = hmac(Hash::sha256, m_key, m_value + std::string(input));
  m_value = hmac(Hash::sha256, m_key, m_value);
}

}  // namespace crypto
