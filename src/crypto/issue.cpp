#include "crypto/issue.h"

#include <algorithm>
#include <optional>

#include "crypto/der.h"
#include "crypto/ecdsa_form.h"
#include "crypto/extensions.h"
#include "crypto/oids.h"

namespace crypto {

namespace {

// https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5: two digits of the year through 2049, four
// from 2050 on.
std::optional<std::string> time_der(base::Time time) {
  const int year = base::date_of(time).year;
  if (year < 1950 || year > 9999) return std::nullopt;
  std::string digits;
  for (const char c : base::to_iso(time).substr(0, 19)) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return year < 2050 ? der(DerTag::utc_time, digits.substr(2) + 'Z')
                     : der(DerTag::generalized_time, digits + 'Z');
}

std::optional<std::string> serial_der(std::string_view serial) {
  constexpr size_t size_max = 20;
  serial.remove_prefix(std::min(serial.find_first_not_of('\0'), serial.size()));
  std::string number = der_unsigned(serial);
  if (serial.empty() || number.size() > 2 + size_max) return std::nullopt;
  return number;
}

std::string algorithm_identifier(KeyKind kind) {
  return kind == KeyKind::rsa
             ? der(DerTag::sequence,
                   der(DerTag::object_identifier, oid::sha256_with_rsa) + der(DerTag::null, ""))
             : der(DerTag::sequence, der(DerTag::object_identifier, oid::ecdsa_with_sha256));
}

// https://www.rfc-editor.org/rfc/rfc5280#section-4.1
base::Result<Certificate, CryptoError> write(const CertificateDetails& details,
                                             const PublicKey& subject_key,
                                             std::string_view issuer_name,
                                             std::string_view issuer_key_identifier,
                                             const PrivateKey& issuer_key) {
  const auto subject = name_der(details.subject);
  const auto serial = serial_der(details.serial);
  const auto not_before = time_der(details.not_before), not_after = time_der(details.not_after);
  const auto extensions = extensions_der(details, subject_key, issuer_key_identifier);
  if (!subject || !serial || !not_before || !not_after || !extensions ||
      details.not_after < details.not_before) {
    return base::failure(CryptoError::malformed);
  }
  const std::string algorithm = algorithm_identifier(issuer_key.kind());
  const std::string version = der(der_explicit(0), der_unsigned("\x02"));
  const std::string body =
      der(DerTag::sequence, version + *serial + algorithm +
                                std::string(issuer_name.empty() ? *subject : issuer_name) +
                                der(DerTag::sequence, *not_before + *not_after) + *subject +
                                subject_key.spki_der() + *extensions);
  const auto signature = issuer_key.sign_reproducibly(body);
  if (!signature) return base::failure(signature.error());
  return certificate_from_der(
      der(DerTag::sequence,
          body + algorithm +
              der_bit_string(issuer_key.kind() == KeyKind::p256 ? ecdsa_jws_to_der(*signature)
                                                                : *signature)));
}

}  // namespace

base::Result<Certificate, CryptoError> self_signed_certificate(const CertificateDetails& details,
                                                               const PrivateKey& key) {
  return write(details, *key.public_key(), {}, {}, key);
}

base::Result<Certificate, CryptoError> issued_certificate(const CertificateDetails& details,
                                                          const PublicKey& subject_key,
                                                          const Certificate& issuer,
                                                          const PrivateKey& issuer_key) {
  if (!issuer.is_authority || issuer_key.public_key()->spki_der() != issuer.spki) {
    return base::failure(CryptoError::wrong_key);
  }
  return write(details, subject_key, issuer.subject, issuer.key_identifier, issuer_key);
}

}  // namespace crypto
