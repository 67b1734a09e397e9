// Certificates of any origin, read (X.509 version 1 to 3, RFC 5280). Writing them: crypto/issue.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "crypto/keys.h"

namespace crypto {

struct Certificate {
  std::string der;
  std::string issuer, subject;       // Name, DER: crypto/name.h writes it as text
  base::Time not_before, not_after;  // valid at both
  // SubjectPublicKeyInfo, DER: of any kind, also one that public_key_from_spki_der does not take.
  std::string spki;
  std::string key_identifier;  // of the subject's key; empty: the certificate has none
  // May issue others: basicConstraints says so, and keyUsage, where there is one, does not forbid.
  bool is_authority = false;
  // Of an authority that may issue for certain host names only: these and those under them. It is
  // not held against what it issued: is_issued_by() takes no such authority.
  std::optional<std::vector<std::string>> permitted_dns_names;
  // Asks for something that is not looked at here (RFC 5280 section 4.2).
  bool has_unknown_critical_extension = false;
};

// malformed: no certificate in strict DER, one with trailing octets, or larger than
// certificate_size_max. Neither the signature nor the validity is looked at.
base::Result<Certificate, CryptoError> certificate_from_der(std::string_view der);
// unsupported: another label than "CERTIFICATE".
base::Result<Certificate, CryptoError> certificate_from_pem(std::string_view pem);
inline constexpr size_t certificate_size_max = 32768;

// Subject and issuer are the same name: what people call self-signed.
bool is_self_issued(const Certificate& certificate);
// RS256, RS384, RS512 and ES256 are understood; what is signed otherwise is not signed.
bool is_signed_by(const Certificate& certificate, const PublicKey& key);
// One step of a chain: `issuer` is an authority, its name is that of the certificate's issuer, its
// key signed the certificate, and neither has an unknown critical extension. When they are valid,
// and what for, is left to the caller.
bool is_issued_by(const Certificate& certificate, const Certificate& issuer);

// SHA-256 of the DER: "x5t#S256".
std::string thumbprint(const Certificate& certificate);
// SHA-1 of the DER, for what must still name certificates so ("x5t", fingerprints). SHA-1 proves
// nothing: never decide by it.
std::string sha1_thumbprint(const Certificate& certificate);

// A PKCS #7 SignedData, DER, that signs nothing and carries the certificate (RFC 2315 section 9).
std::string pkcs7_der(const Certificate& certificate);

}  // namespace crypto
