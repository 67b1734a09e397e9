#include "management/credential_json.h"

#include <algorithm>

#include "crypto/certificate.h"
#include "crypto/name.h"
#include "crypto/pem.h"
#include "jose/base64.h"
#include "jose/jwk.h"

namespace management {

namespace {

using domain::AssertionAlgorithm;
using domain::Credential;
using domain::CredentialType;

constexpr size_t credential_id_length = 22;

bool is_kid(std::string_view text) {
  return text.size() >= domain::credential_kid_length_min &&
         text.size() <= domain::credential_kid_length_max &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                  c == '-' || c == '_';
         });
}

bool read_pem_text(BodyReader& body, std::string& pem) {
  return body.text("pem", pem, {1, domain::credential_pem_length_max, true});
}

// The certificate of `pem`; nothing, and noted, when it is none.
std::optional<crypto::Certificate> read_certificate(BodyReader& body, const std::string& pem) {
  const auto certificate = crypto::certificate_from_pem(pem);
  if (certificate) return *certificate;
  body.wrong("pem", "Not an X.509 certificate in PEM");
  return std::nullopt;
}

void read_algorithm(BodyReader& body, const crypto::PublicKey& key, Credential& credential) {
  const bool is_p256 = key.kind() == crypto::KeyKind::p256;
  if (is_p256) credential.algorithm = AssertionAlgorithm::es256;
  body.word("alg", credential.algorithm, domain::from_name<AssertionAlgorithm>);
  if (is_p256 != (credential.algorithm == AssertionAlgorithm::es256)) {
    body.wrong("alg", std::string("The key is ") + (is_p256 ? "an EC" : "an RSA") +
                          " key, which is not for " + std::string(name(credential.algorithm)));
  }
}

void read_kid(BodyReader& body, Credential& credential) {
  std::string kid;
  if (!body.text("kid", kid)) return;
  if (is_kid(kid)) {
    credential.kid = kid;
  } else {
    body.wrong("kid", "String does not match pattern ^([0-9a-zA-Z-_]{10,64})$: " + kid);
  }
}

// The key is an X.509 certificate's, or bare.
void read_public_key(BodyReader& body, Credential& credential) {
  body.require("pem");
  std::string pem;
  const bool has_pem = read_pem_text(body, pem);
  const auto key = crypto::public_key_from_pem(pem);
  if (has_pem && !key) {
    body.wrong("pem", key.error() == crypto::CryptoError::unsupported
                          ? "The key is neither RSA of 2048 to 4096 bits nor EC on P-256"
                          : "Not a public key in PEM: SPKI, PKCS #1 or an X.509 certificate");
  }
  if (key) {
    credential.public_key_der = (*key)->spki_der();
    credential.kid = jose::thumbprint(**key);
    read_algorithm(body, **key, credential);
  } else {
    body.ignore("alg");
  }
  read_kid(body, credential);
}

void take_certificate(const crypto::Certificate& certificate, Credential& credential) {
  credential.subject_dn = crypto::name_as_lines(certificate.subject);
}

void read_subject(BodyReader& body, Credential& credential) {
  std::string pem;
  if (body.has("pem") == body.has("subject_dn")) {
    body.wrong("subject_dn", "Either subject_dn or pem is needed, and not both");
  }
  body.text("subject_dn", credential.subject_dn, {1, domain::credential_subject_length_max, true});
  if (!read_pem_text(body, pem)) return;
  if (const auto certificate = read_certificate(body, pem)) {
    take_certificate(*certificate, credential);
    if (credential.subject_dn.empty()) body.wrong("pem", "The certificate has no subject");
  }
}

void read_own_certificate(BodyReader& body, Credential& credential) {
  body.require("pem");
  std::string pem;
  if (!read_pem_text(body, pem)) return;
  const auto certificate = read_certificate(body, pem);
  if (!certificate) return;
  take_certificate(*certificate, credential);
  credential.thumbprint_sha256 = jose::x5t_s256(*certificate);
  credential.public_key_der = certificate->spki;
  if (const auto key = crypto::public_key_from_spki_der(certificate->spki)) {
    credential.kid = jose::thumbprint(**key);
  }
}

// From the certificate, or as it is sent, and never both.
void read_new_expiry(BodyReader& body, Credential& credential) {
  bool parse = false;
  body.flag("parse_expiry_from_cert", parse);
  read_expiry(body, credential.expires_at);
  if (!parse) return;
  if (credential.expires_at) {
    body.wrong("parse_expiry_from_cert", "Not together with expires_at");
    return;
  }
  std::string pem;
  if (!read_pem_text(body, pem)) return;
  if (const auto certificate = read_certificate(body, pem)) {
    credential.expires_at = certificate->not_after;
  }
}

}  // namespace

base::Json to_json(const Credential& credential) {
  base::Json json = {{"id", credential.id.value},
                     {"credential_type", std::string(name(credential.type))}};
  if (!credential.kid.empty()) json["kid"] = credential.kid;
  if (credential.type == CredentialType::public_key) {
    json["alg"] = std::string(name(credential.algorithm));
  }
  if (!credential.name.empty()) json["name"] = credential.name;
  if (!credential.subject_dn.empty()) json["subject_dn"] = credential.subject_dn;
  if (!credential.thumbprint_sha256.empty()) {
    json["thumbprint_sha256"] = credential.thumbprint_sha256;
  }
  json["created_at"] = base::to_iso(credential.created_at);
  json["updated_at"] = base::to_iso(credential.updated_at);
  if (credential.expires_at) json["expires_at"] = base::to_iso(*credential.expires_at);
  return json;
}

void read_expiry(BodyReader& body, std::optional<base::Time>& place) {
  if (body.is_null("expires_at")) place.reset();
  std::string text;
  if (!body.text("expires_at", text)) return;
  if (const auto time = base::parse_iso(text)) {
    place = *time;
  } else {
    body.wrong("expires_at", "Object didn't pass validation for format date-time: " + text);
  }
}

Credential read_credential(BodyReader& body, const Context& context,
                           const domain::ClientId& client_id) {
  Credential credential;
  credential.id.value = "cred_" + base::random_alphanumeric(context.random, credential_id_length);
  credential.client_id = client_id;
  credential.created_at = creation_time(context.tenant.credentials(), context.now);
  credential.updated_at = credential.created_at;
  body.require("credential_type");
  if (!body.word("credential_type", credential.type, domain::from_name<CredentialType>)) {
    return credential;
  }
  body.text("name", credential.name, {0, domain::credential_name_length_max, true});
  switch (credential.type) {
    case CredentialType::public_key:
      read_public_key(body, credential);
      read_new_expiry(body, credential);
      break;
    case CredentialType::cert_subject_dn:
      read_subject(body, credential);
      break;
    case CredentialType::x509_cert:
      read_own_certificate(body, credential);
      read_new_expiry(body, credential);
      break;
  }
  return credential;
}

}  // namespace management
