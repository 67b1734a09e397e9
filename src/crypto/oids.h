// Object identifiers, as the contents of their DER.
#pragma once

#include <string_view>

namespace crypto::oid {

// Signature algorithms (RFC 4055 section 5, RFC 5758 section 3.2).
inline constexpr std::string_view sha256_with_rsa = "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b";
inline constexpr std::string_view sha384_with_rsa = "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0c";
inline constexpr std::string_view sha512_with_rsa = "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0d";
inline constexpr std::string_view ecdsa_with_sha256 = "\x2a\x86\x48\xce\x3d\x04\x03\x02";

// Extensions of certificates, and purposes of extended key usage (RFC 5280 section 4.2.1).
inline constexpr std::string_view subject_key_identifier = "\x55\x1d\x0e";
inline constexpr std::string_view key_usage = "\x55\x1d\x0f";
inline constexpr std::string_view subject_alternative_name = "\x55\x1d\x11";
inline constexpr std::string_view basic_constraints = "\x55\x1d\x13";
inline constexpr std::string_view name_constraints = "\x55\x1d\x1e";
inline constexpr std::string_view authority_key_identifier = "\x55\x1d\x23";
inline constexpr std::string_view extended_key_usage = "\x55\x1d\x25";
inline constexpr std::string_view server_authentication = "\x2b\x06\x01\x05\x05\x07\x03\x01";
inline constexpr std::string_view client_authentication = "\x2b\x06\x01\x05\x05\x07\x03\x02";

// Content types of PKCS #7 (RFC 2315 section 14).
inline constexpr std::string_view pkcs7_data = "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01";
inline constexpr std::string_view pkcs7_signed_data = "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02";

}  // namespace crypto::oid
