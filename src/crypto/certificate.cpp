#include "crypto/certificate.h"

#include <optional>

#include "crypto/crypto.h"
#include "crypto/der.h"
#include "crypto/der_reader.h"
#include "crypto/ecdsa_form.h"
#include "crypto/engine.h"
#include "crypto/name.h"
#include "crypto/oids.h"
#include "crypto/pem.h"

namespace crypto {

namespace {

// A certificate's three parts (RFC 5280 section 4.1).
struct Envelope {
  std::string_view body;       // TBSCertificate with its tag and length
  std::string_view algorithm;  // the contents of AlgorithmIdentifier
  std::string_view signature;
};

std::optional<Envelope> envelope_of(std::string_view der) {
  DerReader outer(der);
  DerReader certificate = outer.enter(DerTag::sequence);
  Envelope envelope;
  envelope.body = certificate.take_whole(DerTag::sequence);
  envelope.algorithm = certificate.take(DerTag::sequence);
  envelope.signature = certificate.take(DerTag::bit_string);
  if (!outer.done() || !certificate.done()) return std::nullopt;
  // The first octet counts the bits that the last one lacks.
  if (!envelope.signature.starts_with('\0')) return std::nullopt;
  envelope.signature.remove_prefix(1);
  return envelope;
}

// https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5: "YYMMDDHHMMSSZ" from 1950 to 2049, or
// "YYYYMMDDHHMMSSZ".
std::optional<base::Time> take_time(DerReader& validity) {
  const bool is_short = validity.next_is(DerTag::utc_time);
  std::string text(validity.take(is_short ? DerTag::utc_time : DerTag::generalized_time));
  if (is_short && !text.empty()) text.insert(0, text[0] < '5' ? "20" : "19");
  if (text.size() != 15 || text.find_first_not_of("0123456789") != 14) return std::nullopt;
  const auto part = [&](size_t at, size_t size) { return text.substr(at, size); };
  const auto time =
      base::parse_iso(part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2) + "T" + part(8, 2) + ":" +
                      part(10, 2) + ":" + part(12, 2) + part(14, 1));
  if (!time) return std::nullopt;
  return *time;
}

// BOOLEAN DEFAULT FALSE; some write the FALSE all the same.
std::optional<bool> take_boolean(DerReader& reader) {
  if (!reader.next_is(DerTag::boolean)) return false;
  const std::string_view contents = reader.take(DerTag::boolean);
  if (contents == std::string_view("\0", 1)) return false;
  return contents == "\xff" ? std::optional(true) : std::nullopt;
}

// What the extensions say (RFC 5280 section 4.2.1).
struct Extensions {
  std::optional<bool> authority, may_sign_certificates;
  std::optional<std::string> key_identifier;
  std::optional<std::vector<std::string>> permitted_dns_names;
  bool has_unknown_critical = false;
};

// The host names of permittedSubtrees (RFC 5280 section 4.2.1.10); nothing when it has none, or
// cannot be read.
std::optional<std::vector<std::string>> read_permitted_dns_names(DerReader& outer) {
  constexpr auto permitted_subtrees = der_explicit(0), excluded_subtrees = der_explicit(1);
  constexpr auto dns_name = der_implicit(2), minimum = der_implicit(0), maximum = der_implicit(1);
  DerReader constraints = outer.enter(DerTag::sequence);
  DerReader subtrees = constraints.enter(permitted_subtrees);
  std::vector<std::string> names;
  while (subtrees.more()) {
    DerReader subtree = subtrees.enter(DerTag::sequence);
    if (!subtree.more()) return std::nullopt;
    const bool is_dns_name = subtree.next_is(dns_name);
    const std::string_view base = subtree.take(subtree.tag_of_next());
    subtree.skip_optional(minimum);
    subtree.skip_optional(maximum);
    if (!subtree.done()) return std::nullopt;
    if (is_dns_name) names.emplace_back(base);
  }
  constraints.skip_optional(excluded_subtrees);
  if (names.empty() || !constraints.done() || !outer.done()) return std::nullopt;
  return names;
}

// False when it is not what its identifier says, or there was one like it.
bool read_extension(std::string_view id, bool is_critical, std::string_view value,
                    Extensions& extensions) {
  DerReader outer(value);
  if (id == oid::basic_constraints) {
    DerReader constraints = outer.enter(DerTag::sequence);
    if (extensions.authority) return false;
    extensions.authority = take_boolean(constraints);
    constraints.skip_optional(DerTag::integer);
    return extensions.authority && outer.done() && constraints.done();
  }
  if (id == oid::key_usage) {
    constexpr unsigned certificate_signing = 0x04;
    const std::string_view bits = outer.take(DerTag::bit_string);
    if (!outer.done() || bits.empty() || extensions.may_sign_certificates) return false;
    extensions.may_sign_certificates =
        bits.size() > 1 && (static_cast<unsigned char>(bits[1]) & certificate_signing) != 0;
    return true;
  }
  if (id == oid::subject_key_identifier) {
    if (extensions.key_identifier) return false;
    extensions.key_identifier = std::string(outer.take(DerTag::octet_string));
    return outer.done();
  }
  if (id == oid::name_constraints) extensions.permitted_dns_names = read_permitted_dns_names(outer);
  // The purposes and the other names are for whoever ends the TLS connection.
  if (is_critical && id != oid::extended_key_usage && id != oid::subject_alternative_name) {
    extensions.has_unknown_critical = true;
  }
  return true;
}

// Of what is left of a TBSCertificate.
std::optional<Extensions> take_extensions(DerReader& body) {
  Extensions extensions;
  if (!body.more()) return extensions;
  DerReader wrapper = body.enter(der_explicit(3));
  DerReader list = wrapper.enter(DerTag::sequence);
  while (list.more()) {
    DerReader extension = list.enter(DerTag::sequence);
    const std::string_view id = extension.take(DerTag::object_identifier);
    const auto is_critical = take_boolean(extension);
    const std::string_view value = extension.take(DerTag::octet_string);
    if (!is_critical || !extension.done() || !read_extension(id, *is_critical, value, extensions)) {
      return std::nullopt;
    }
  }
  if (!wrapper.done() || !list.done()) return std::nullopt;
  return extensions;
}

std::optional<SignatureAlgorithm> algorithm_of(std::string_view identifier) {
  DerReader reader(identifier);
  const std::string_view id = reader.take(DerTag::object_identifier);
  if (id == oid::sha256_with_rsa) return SignatureAlgorithm::rs256;
  if (id == oid::sha384_with_rsa) return SignatureAlgorithm::rs384;
  if (id == oid::sha512_with_rsa) return SignatureAlgorithm::rs512;
  if (id == oid::ecdsa_with_sha256) return SignatureAlgorithm::es256;
  return std::nullopt;
}

}  // namespace

// https://www.rfc-editor.org/rfc/rfc5280#section-4.1
base::Result<Certificate, CryptoError> certificate_from_der(std::string_view der) {
  const auto malformed = base::failure(CryptoError::malformed);
  if (der.size() > certificate_size_max) return malformed;
  const auto envelope = envelope_of(der);
  if (!envelope) return malformed;
  DerReader whole(envelope->body);
  DerReader body = whole.enter(DerTag::sequence);
  Certificate certificate;
  certificate.der = der;

  body.skip_optional(der_explicit(0));  // version
  body.take(DerTag::integer);           // serial number
  if (body.take(DerTag::sequence) != envelope->algorithm) return malformed;
  certificate.issuer = body.take_whole(DerTag::sequence);
  DerReader validity = body.enter(DerTag::sequence);
  const auto not_before = take_time(validity), not_after = take_time(validity);
  if (!not_before || !not_after || !validity.done()) return malformed;
  certificate.not_before = *not_before;
  certificate.not_after = *not_after;
  certificate.subject = body.take_whole(DerTag::sequence);
  certificate.spki = body.take_whole(DerTag::sequence);
  body.skip_optional(der_implicit(1));  // unique identifiers of issuer and subject
  body.skip_optional(der_implicit(2));
  const auto extensions = take_extensions(body);
  if (!extensions || !whole.done() || !body.done() || !is_name(certificate.issuer) ||
      !is_name(certificate.subject)) {
    return malformed;
  }
  certificate.key_identifier = extensions->key_identifier.value_or("");
  certificate.is_authority =
      extensions->authority.value_or(false) && extensions->may_sign_certificates.value_or(true);
  certificate.permitted_dns_names = extensions->permitted_dns_names;
  certificate.has_unknown_critical_extension = extensions->has_unknown_critical;
  return certificate;
}

base::Result<Certificate, CryptoError> certificate_from_pem(std::string_view pem) {
  const auto block = read_pem(pem);
  if (!block) return base::failure(CryptoError::malformed);
  if (block->label != "CERTIFICATE") return base::failure(CryptoError::unsupported);
  return certificate_from_der(block->der);
}

bool is_self_issued(const Certificate& certificate) {
  return certificate.subject == certificate.issuer;
}

bool is_signed_by(const Certificate& certificate, const PublicKey& key) {
  const auto envelope = envelope_of(certificate.der);
  if (!envelope) return false;
  const auto algorithm = algorithm_of(envelope->algorithm);
  if (!algorithm) return false;
  return key.verify(*algorithm, envelope->body,
                    *algorithm == SignatureAlgorithm::es256 ? ecdsa_der_to_jws(envelope->signature)
                                                            : std::string(envelope->signature));
}

bool is_issued_by(const Certificate& certificate, const Certificate& issuer) {
  if (!issuer.is_authority || certificate.issuer != issuer.subject) return false;
  if (certificate.has_unknown_critical_extension || issuer.has_unknown_critical_extension) {
    return false;
  }
  const auto key = public_key_from_spki_der(issuer.spki);
  return key && is_signed_by(certificate, **key);
}

std::string thumbprint(const Certificate& certificate) {
  return digest(Hash::sha256, certificate.der);
}

std::string sha1_thumbprint(const Certificate& certificate) {
  return engine::sha1_of_certificate(certificate.der);
}

// https://www.rfc-editor.org/rfc/rfc2315#section-9.1, with no digest algorithms, no content and no
// signers.
std::string pkcs7_der(const Certificate& certificate) {
  constexpr auto certificates = der_explicit(0);  // an implicit tag, on a set
  const std::string data = der(DerTag::sequence, der(DerTag::object_identifier, oid::pkcs7_data));
  const std::string signed_data =
      der(DerTag::sequence, der_unsigned("\x01") + der(DerTag::set, "") + data +
                                der(certificates, certificate.der) + der(DerTag::set, ""));
  return der(DerTag::sequence, der(DerTag::object_identifier, oid::pkcs7_signed_data) +
                                   der(der_explicit(0), signed_data));
}

}  // namespace crypto
