// Certificates of our own, written (X.509 version 3, RFC 5280).
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "crypto/certificate.h"
#include "crypto/keys.h"
#include "crypto/name.h"

namespace crypto {

enum class CertificateUse {
  token_signing,  // self-signed, its own trust anchor
  authority,      // signs the two below, and no other authority
  tls_server,
  tls_client
};

struct CertificateDetails {
  std::vector<NameAttribute> subject;  // as name_der takes it
  // Years 1950 to 9999; what is below a second is cut off.
  base::Time not_before, not_after;
  // Big-endian, not zero, at most 20 octets when written as a DER integer: 16 octets of chance do.
  std::string serial;
  CertificateUse use = CertificateUse::token_signing;
  // Other names of the subject: what a client compares a server's address with.
  std::vector<std::string> dns_names;     // "localhost", "*.example.com"
  std::vector<std::string> ip_addresses;  // "127.0.0.1", "::1"
  // What an authority may issue for: these names and those under them, and these networks. None of
  // either: for all.
  std::vector<std::string> permitted_dns_names;    // "localhost"
  std::vector<std::string> permitted_ip_networks;  // "127.0.0.0/8"
};

// The same details and keys give the same octets, in both engines.
// malformed: one of the details is not as said above, or not_after lies before not_before.
base::Result<Certificate, CryptoError> self_signed_certificate(const CertificateDetails& details,
                                                               const PrivateKey& key);
// wrong_key: `issuer` is no authority, or `issuer_key` is not its key.
base::Result<Certificate, CryptoError> issued_certificate(const CertificateDetails& details,
                                                          const PublicKey& subject_key,
                                                          const Certificate& issuer,
                                                          const PrivateKey& issuer_key);

}  // namespace crypto
