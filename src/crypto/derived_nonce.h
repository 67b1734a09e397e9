// The nonce of a reproducible ECDSA signature (RFC 6979 section 3.2), for P-256 and SHA-256.
#pragma once

#include <string>
#include <string_view>

#include "base/chance.h"

namespace crypto {

// The candidates for k in their order, as octets of "chance": whoever takes numbers of 32 octets
// from it until one lies between 0 and the order of the group has found the nonce.
class DerivedNonce : public base::Random {
 public:
  // The private number and the SHA-256 of the message, 32 octets each.
  DerivedNonce(std::string_view private_number, std::string_view hash);
  // `size` must be 32.
  void fill(void* octets, size_t size) override;

 private:
  void advance(std::string_view input);

  std::string m_key, m_value;
  bool m_is_used = false;
};

}  // namespace crypto
