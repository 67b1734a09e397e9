#include "crypto/extensions.h"

#include <arpa/inet.h>

#include <algorithm>
#include <bit>
#include <charconv>

#include "base/assert.h"
#include "crypto/crypto.h"
#include "crypto/der.h"
#include "crypto/der_reader.h"
#include "crypto/oids.h"

namespace crypto {

namespace {

// Bits of keyUsage, as the first octet of a BIT STRING has them (RFC 5280 section 4.2.1.3).
enum KeyUsage : unsigned char {
  digital_signature = 0x80,
  key_encipherment = 0x20,
  certificate_signing = 0x04,
  list_signing = 0x02
};

unsigned char key_usage_of(CertificateUse use, KeyKind kind) {
  switch (use) {
    case CertificateUse::token_signing:
      // With the right to sign certificates, because OpenSSL 1.1.1 takes no self-signed certificate
      // without it for its own trust anchor.
      return digital_signature | certificate_signing;
    case CertificateUse::authority:
      return certificate_signing | list_signing;
    case CertificateUse::tls_server:
      return kind == KeyKind::rsa ? digital_signature | key_encipherment : digital_signature;
    case CertificateUse::tls_client:
      return digital_signature;
  }
  ASSERT(false);
  return 0;
}

std::string basic_constraints_of(CertificateUse use) {
  const std::string authority = der(DerTag::boolean, "\xff");
  switch (use) {
    case CertificateUse::token_signing:
      return der(DerTag::sequence, authority);
    case CertificateUse::authority:
      return der(DerTag::sequence, authority + der(DerTag::integer, std::string(1, '\0')));
    case CertificateUse::tls_server:
    case CertificateUse::tls_client:
      return der(DerTag::sequence, "");
  }
  ASSERT(false);
  return {};
}

std::string_view purpose_of(CertificateUse use) {
  switch (use) {
    case CertificateUse::token_signing:
    case CertificateUse::authority:
      return {};
    case CertificateUse::tls_server:
      return oid::server_authentication;
    case CertificateUse::tls_client:
      return oid::client_authentication;
  }
  ASSERT(false);
  return {};
}

// 160 bits of the SHA-256 of the key (RFC 7093 section 2, method 1).
std::string key_identifier(const PublicKey& key) {
  constexpr size_t size = 20;
  const std::string spki = key.spki_der();
  DerReader reader(spki);
  DerReader contents = reader.enter(DerTag::sequence);
  contents.take(DerTag::sequence);
  return digest(Hash::sha256, contents.take(DerTag::bit_string).substr(1)).substr(0, size);
}

bool is_dns_name(std::string_view name) {
  constexpr size_t size_max = 253;
  return !name.empty() && name.size() <= size_max &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-' || c == '.' || c == '*' || c == '_';
         });
}

// 4 or 16 octets.
std::optional<std::string> address_octets(const std::string& text) {
  for (const auto& [family, size] : {std::pair(AF_INET, 4), std::pair(AF_INET6, 16)}) {
    std::string octets(static_cast<size_t>(size), '\0');
    if (inet_pton(family, text.c_str(), octets.data()) == 1) return octets;
  }
  return std::nullopt;
}

// GeneralNames (RFC 5280 section 4.2.1.6).
std::optional<std::string> alternative_names(const CertificateDetails& details) {
  constexpr auto dns_name = der_implicit(2), ip_address = der_implicit(7);
  std::string names;
  for (const std::string& name : details.dns_names) {
    if (!is_dns_name(name)) return std::nullopt;
    names += der(dns_name, name);
  }
  for (const std::string& address : details.ip_addresses) {
    const auto octets = address_octets(address);
    if (!octets) return std::nullopt;
    names += der(ip_address, *octets);
  }
  return der(DerTag::sequence, names);
}

// "127.0.0.0/8" to the address and the mask.
std::optional<std::string> network_octets(const std::string& text) {
  constexpr int bits_in_octet = 8;
  const size_t slash = text.find('/');
  const auto address = address_octets(text.substr(0, slash));
  if (!address || slash == std::string::npos) return std::nullopt;
  int length = 0;
  const char* const end = text.data() + text.size();
  const auto [at, status] = std::from_chars(text.data() + slash + 1, end, length);
  const int length_max = static_cast<int>(address->size()) * bits_in_octet;
  if (status != std::errc() || at != end || length < 0 || length > length_max) return std::nullopt;
  std::string octets = *address;
  for (int i = 0; i < length_max; i += bits_in_octet) {
    const int bits = std::clamp(length - i, 0, bits_in_octet);
    octets += static_cast<char>(0xff00 >> bits);
  }
  return octets;
}

// NameConstraints (RFC 5280 section 4.2.1.10); empty: none.
std::optional<std::string> name_constraints(const CertificateDetails& details) {
  constexpr auto dns_name = der_implicit(2), ip_address = der_implicit(7);
  std::string subtrees;
  for (const std::string& name : details.permitted_dns_names) {
    if (!is_dns_name(name)) return std::nullopt;
    subtrees += der(DerTag::sequence, der(dns_name, name));
  }
  for (const std::string& network : details.permitted_ip_networks) {
    const auto octets = network_octets(network);
    if (!octets) return std::nullopt;
    subtrees += der(DerTag::sequence, der(ip_address, *octets));
  }
  if (subtrees.empty()) return "";
  return der(DerTag::sequence, der(der_explicit(0), subtrees));
}

enum class Criticality { critical, optional };

std::string extension(std::string_view id, Criticality criticality, std::string_view value) {
  std::string contents = der(DerTag::object_identifier, id);
  if (criticality == Criticality::critical) contents += der(DerTag::boolean, "\xff");
  return der(DerTag::sequence, contents + der(DerTag::octet_string, value));
}

}  // namespace

std::optional<std::string> extensions_der(const CertificateDetails& details,
                                          const PublicKey& subject_key,
                                          std::string_view issuer_key_identifier) {
  const unsigned char usage = key_usage_of(details.use, subject_key.kind());
  const std::string usage_bits{static_cast<char>(std::countr_zero(usage)),
                               static_cast<char>(usage)};
  std::string list =
      extension(oid::basic_constraints, Criticality::critical, basic_constraints_of(details.use)) +
      extension(oid::key_usage, Criticality::critical, der(DerTag::bit_string, usage_bits)) +
      extension(oid::subject_key_identifier, Criticality::optional,
                der(DerTag::octet_string, key_identifier(subject_key)));
  if (!issuer_key_identifier.empty()) {
    list += extension(oid::authority_key_identifier, Criticality::optional,
                      der(DerTag::sequence, der(der_implicit(0), issuer_key_identifier)));
  }
  if (const std::string_view purpose = purpose_of(details.use); !purpose.empty()) {
    list += extension(oid::extended_key_usage, Criticality::optional,
                      der(DerTag::sequence, der(DerTag::object_identifier, purpose)));
  }
  const auto names = alternative_names(details);
  if (!names) return std::nullopt;
  if (!details.dns_names.empty() || !details.ip_addresses.empty()) {
    list += extension(oid::subject_alternative_name, Criticality::optional, *names);
  }
  const auto constraints = name_constraints(details);
  if (!constraints) return std::nullopt;
  if (!constraints->empty()) {
    list += extension(oid::name_constraints, Criticality::critical, *constraints);
  }
  return der(der_explicit(3), der(DerTag::sequence, list));
}

}  // namespace crypto
