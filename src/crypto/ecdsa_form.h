// ECDSA signatures on P-256 in their two forms: r || s of JWS (RFC 7518 section 3.4), and the DER
// of X.509 and OpenSSL (RFC 3279 section 2.2.3).
#pragma once

#include <string>
#include <string_view>

namespace crypto {

// Empty when the argument is not in its form.
std::string ecdsa_der_to_jws(std::string_view der);
std::string ecdsa_jws_to_der(std::string_view signature);

}  // namespace crypto
