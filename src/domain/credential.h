// A credential of an application: what it proves itself with instead of a secret
// (reference/auth0.md section 7.2).
#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "domain/identifier.h"
#include "domain/words.h"

namespace domain {

enum class CredentialType {
  public_key,       // for private_key_jwt
  cert_subject_dn,  // for tls_client_auth
  x509_cert         // for self_signed_tls_client_auth
};

enum class AssertionAlgorithm { rs256, rs384, ps256, es256 };

struct Credential {
  CredentialId id;
  ClientId client_id;
  CredentialType type = CredentialType::public_key;
  std::string name;
  std::string kid;  // empty for cert_subject_dn
  AssertionAlgorithm algorithm = AssertionAlgorithm::rs256;
  std::string public_key_der;     // SubjectPublicKeyInfo; empty for cert_subject_dn
  std::string subject_dn;         // "C=es\nST=Madrid\nCN=orders"; of certificates
  std::string thumbprint_sha256;  // of an x509_cert, base64url
  base::Time created_at{}, updated_at{};
  std::optional<base::Time> expires_at;

  bool operator==(const Credential&) const = default;
  bool is_expired(base::Time now) const { return expires_at && *expires_at <= now; }
};

inline constexpr size_t credentials_of_application_max = 2;
inline constexpr size_t credential_name_length_max = 128;
inline constexpr size_t credential_pem_length_max = 4096;
inline constexpr size_t credential_subject_length_max = 256;
inline constexpr size_t credential_kid_length_min = 10, credential_kid_length_max = 64;

template <>
struct Words<CredentialType> {
  static constexpr Word<CredentialType> all[] = {
      {CredentialType::public_key, "public_key"},
      {CredentialType::cert_subject_dn, "cert_subject_dn"},
      {CredentialType::x509_cert, "x509_cert"}};
};
template <>
struct Words<AssertionAlgorithm> {
  static constexpr Word<AssertionAlgorithm> all[] = {{AssertionAlgorithm::rs256, "RS256"},
                                                     {AssertionAlgorithm::rs384, "RS384"},
                                                     {AssertionAlgorithm::ps256, "PS256"},
                                                     {AssertionAlgorithm::es256, "ES256"}};
};

}  // namespace domain
