// The extensions of a certificate that is being written: what its use asks for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/issue.h"

namespace crypto {

// The last member of TBSCertificate, with its tag (RFC 5280 section 4.1). No issuer_key_identifier:
// none is written. Nothing when one of the other names is none.
std::optional<std::string> extensions_der(const CertificateDetails& details,
                                          const PublicKey& subject_key,
                                          std::string_view issuer_key_identifier);

}  // namespace crypto
