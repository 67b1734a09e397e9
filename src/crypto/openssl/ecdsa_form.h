// ECDSA signatures in their two forms: r || s of JWS (RFC 7518 section 3.4), and DER, which OpenSSL
// speaks.
#pragma once

#include <string>
#include <string_view>

namespace crypto {

// Empty when the argument is not in its form.
std::string ecdsa_der_to_jws(std::string_view der);
std::string ecdsa_jws_to_der(std::string_view signature);

}  // namespace crypto
