#include "crypto/ecdsa_form.h"

#include <algorithm>

#include "crypto/der.h"
#include "crypto/der_reader.h"

namespace crypto {

namespace {

constexpr size_t half = 32;

// A positive INTEGER of at most `half` octets as exactly that many; empty for any other.
std::string padded(std::string_view integer) {
  const auto octet = [&](size_t i) { return static_cast<unsigned char>(integer[i]); };
  if (integer.empty() || (octet(0) & 0x80) != 0) return {};
  if (integer.size() > 1 && octet(0) == 0) {
    if ((octet(1) & 0x80) == 0) return {};  // a zero that DER does not ask for
    integer.remove_prefix(1);
  }
  if (integer.size() > half) return {};
  return std::string(half - integer.size(), '\0').append(integer);
}

std::string_view without_leading_zeros(std::string_view number) {
  number.remove_prefix(std::min(number.find_first_not_of('\0'), number.size() - 1));
  return number;
}

}  // namespace

std::string ecdsa_der_to_jws(std::string_view der) {
  DerReader outer(der);
  DerReader pair = outer.enter(DerTag::sequence);
  const std::string r = padded(pair.take(DerTag::integer));
  const std::string s = padded(pair.take(DerTag::integer));
  if (!outer.done() || !pair.done() || r.empty() || s.empty()) return {};
  return r + s;
}

std::string ecdsa_jws_to_der(std::string_view signature) {
  if (signature.size() != 2 * half) return {};
  return der(DerTag::sequence, der_unsigned(without_leading_zeros(signature.substr(0, half))) +
                                   der_unsigned(without_leading_zeros(signature.substr(half))));
}

}  // namespace crypto
