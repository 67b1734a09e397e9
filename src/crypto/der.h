// DER (X.690) as far as keys and certificates need it: writing here, reading in der_reader.h.
#pragma once

#include <string>
#include <string_view>

namespace crypto {

enum class DerTag : unsigned char {
  boolean = 0x01,
  integer = 0x02,
  bit_string = 0x03,
  octet_string = 0x04,
  null = 0x05,
  object_identifier = 0x06,
  utf8_string = 0x0c,
  numeric_string = 0x12,
  printable_string = 0x13,
  teletex_string = 0x14,
  ia5_string = 0x16,
  utc_time = 0x17,
  generalized_time = 0x18,
  visible_string = 0x1a,
  universal_string = 0x1c,
  bmp_string = 0x1e,
  sequence = 0x30,
  set = 0x31
};
// [number] around an element of its own, and [number] in place of a primitive element's tag.
constexpr DerTag der_explicit(unsigned char number) {
  return static_cast<DerTag>(0xa0 | number);
}
constexpr DerTag der_implicit(unsigned char number) {
  return static_cast<DerTag>(0x80 | number);
}

std::string der(DerTag tag, std::string_view contents);
// INTEGER of a big-endian unsigned number without leading zeros.
std::string der_unsigned(std::string_view number);
// BIT STRING of whole octets.
std::string der_bit_string(std::string_view octets);

// AlgorithmIdentifier of RSA and of P-256 (RFC 3279 section 2.3.1, RFC 5480 section 2.1.1).
std::string_view der_rsa_algorithm();
std::string_view der_p256_algorithm();

}  // namespace crypto
