#include "crypto/der.h"

namespace crypto {

using namespace std::string_view_literals;

std::string der(DerTag tag, std::string_view contents) {
  std::string length;
  if (contents.size() < 0x80) {
    length = static_cast<char>(contents.size());
  } else {
    for (size_t rest = contents.size(); rest != 0; rest >>= 8) {
      length.insert(length.begin(), static_cast<char>(rest & 0xff));
    }
    length.insert(length.begin(), static_cast<char>(0x80 | length.size()));
  }
  std::string text(1, static_cast<char>(tag));
  return text.append(length).append(contents);
}

std::string der_unsigned(std::string_view number) {
  const bool looks_negative =
      number.empty() || (static_cast<unsigned char>(number.front()) & 0x80) != 0;
  return der(DerTag::integer, std::string(looks_negative ? 1 : 0, '\0').append(number));
}

std::string der_bit_string(std::string_view octets) {
  return der(DerTag::bit_string, std::string(1, '\0').append(octets));
}

std::string_view der_rsa_algorithm() {
  return "\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00"sv;
}

std::string_view der_p256_algorithm() {
  return "\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07"sv;
}

}  // namespace crypto
