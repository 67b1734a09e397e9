// Cryptographic primitives: one header, two engines chosen at link time (mbedtls/ and openssl/).
// Octet strings are std::string. Every function may be called from any thread.
//
// Beside this header: keys.h (sign, verify, RSA-OAEP), encryption.h (AES-GCM with a given nonce),
// pem.h, certificate.h and issue.h (X.509 in and out), name.h (distinguished names).
#pragma once

#include <string>
#include <string_view>

#include "base/chance.h"
#include "base/result.h"
#include "crypto/keys.h"

namespace crypto {

std::string digest(Hash hash, std::string_view data);
std::string hmac(Hash hash, std::string_view key, std::string_view data);
// Takes the same time whatever the contents; lengths are not secret.
bool constant_time_equal(std::string_view a, std::string_view b);

// Random octets of the operating system (in the browser: crypto.getRandomValues). Any thread.
class SecureRandom : public base::Random {
 public:
  void fill(void* octets, size_t size) override;
};

// AES-256-GCM with a random 96-bit nonce in front and the 128-bit tag behind (NIST SP 800-38D).
// `key` is 32 octets; `context` is authenticated, not kept.
std::string seal(std::string_view key, std::string_view plain, std::string_view context,
                 base::Random& random);
base::Result<std::string, CryptoError> unseal(std::string_view key, std::string_view sealed,
                                              std::string_view context);

// "openssl" or "mbedtls", and the library's version.
std::string engine_name();

}  // namespace crypto
