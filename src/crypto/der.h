// The little of DER (X.690) that is written by hand.
#pragma once

#include <string>
#include <string_view>

namespace crypto {

enum class DerTag : unsigned char {
  integer = 0x02,
  bit_string = 0x03,
  octet_string = 0x04,
  sequence = 0x30
};

std::string der(DerTag tag, std::string_view contents);
// INTEGER of a big-endian unsigned number without leading zeros.
std::string der_unsigned(std::string_view number);
// BIT STRING of whole octets.
std::string der_bit_string(std::string_view octets);

// AlgorithmIdentifier of RSA and of P-256 (RFC 3279 section 2.3.1, RFC 5480 section 2.1.1).
std::string_view der_rsa_algorithm();
std::string_view der_p256_algorithm();

}  // namespace crypto
