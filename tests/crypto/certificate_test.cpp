#include "crypto/certificate.h"

#include <catch2/catch_test_macros.hpp>

#include "crypto/der.h"
#include "crypto/name.h"
#include "crypto/oids.h"
#include "crypto/pem.h"
#include "tests/crypto/certificate_samples.h"
#include "tests/crypto/outcome.h"
#include "tests/crypto/samples.h"
#include "tests/crypto/vectors.h"

using crypto::der;
using crypto::DerTag;
using outcomes::outcome;
using vectors::hex;
using vectors::to_hex;

namespace {

crypto::Certificate certificate(const char* pem) {
  return crypto::certificate_from_pem(pem).value();
}

const std::string utc_times =
    der(DerTag::utc_time, "260101000000Z") + der(DerTag::utc_time, "491231235959Z");
const std::string critical = der(DerTag::boolean, "\xff");

std::string extension(std::string_view id, const std::string& criticality,
                      const std::string& value) {
  return der(DerTag::sequence,
             der(DerTag::object_identifier, id) + criticality + der(DerTag::octet_string, value));
}
std::string constraints(const std::string& contents) {
  return extension(crypto::oid::basic_constraints, critical, der(DerTag::sequence, contents));
}

// A certificate whose validity and extensions are these octets, signed by its own key.
std::string hand_made(const std::string& validity, const std::string& extensions) {
  const auto key = crypto::private_key_from_pkcs8_der(hex(samples::rsa_pkcs8)).value();
  const std::string name = crypto::name_der({{"CN", "by hand"}}).value();
  const std::string algorithm =
      der(DerTag::sequence, der(DerTag::object_identifier, crypto::oid::sha256_with_rsa));
  const std::string body =
      der(DerTag::sequence, der(crypto::der_explicit(0), hex("020102")) + hex("020101") +
                                algorithm + name + der(DerTag::sequence, validity) + name +
                                key->public_key()->spki_der() + extensions);
  return der(DerTag::sequence, body + algorithm +
                                   crypto::der_bit_string(
                                       key->sign(crypto::SignatureAlgorithm::rs256, body).value()));
}
std::string with_extensions(const std::string& list) {
  return hand_made(utc_times, der(crypto::der_explicit(3), der(DerTag::sequence, list)));
}

}  // namespace

TEST_CASE("a certificate says whose it is, how long, and for which key") {
  const auto read = certificate(samples::named_certificate_pem);
  CHECK(crypto::name_as_lines(read.subject) ==
        "C=es\nST=Madrid\nL=Alcal\xc3\xa1 de Henares\nO=Example\\, S.L.\nOU=R \\+ D\n"
        "CN=service one\nemailAddress=m2m@example.com");
  CHECK(crypto::is_self_issued(read));
  CHECK(base::to_iso(read.not_before) == "2026-11-25T18:30:52.000Z");
  CHECK(base::to_iso(read.not_after) == "2126-11-01T18:30:52.000Z");
  CHECK(read.spki ==
        crypto::public_key_from_pem(samples::named_certificate_pem).value()->spki_der());
  CHECK(to_hex(read.key_identifier) == "3b867123e2f61ae70450f852ca055fb90faf7798");
  CHECK_FALSE(read.is_authority);
  // As `openssl x509 -fingerprint` gives them.
  CHECK(to_hex(crypto::thumbprint(read)) ==
        "ca4f5bb3143dea97ac21a7e30645defa1837cb6d5c95c8139409c6bac44c69b1");
  CHECK(to_hex(crypto::sha1_thumbprint(read)) == "c148a6bef4b5de160eb456e923aa9af39e900ac9");
}

TEST_CASE("certificates of other versions and keys are read too") {
  const auto old = certificate(samples::version_1_certificate_pem);
  CHECK(old.key_identifier == "");
  CHECK_FALSE(old.is_authority);
  CHECK(crypto::is_signed_by(old, *crypto::public_key_from_spki_der(old.spki).value()));
  const auto other = certificate(samples::ed25519_certificate_pem);
  CHECK(crypto::name_as_lines(other.subject) == "CN=ed25519");
  CHECK(outcome(crypto::public_key_from_pem(samples::ed25519_certificate_pem)) == "unsupported");
  CHECK_FALSE(crypto::is_signed_by(other, *crypto::public_key_from_spki_der(old.spki).value()));
}

TEST_CASE("a certificate is issued by the authority whose name and key it carries") {
  const struct {
    const char *name, *pem;
  } all[] = {{"rsa root", samples::rsa_root_pem},
             {"rsa client", samples::rsa_client_pem},
             {"p256 root", samples::p256_root_pem},
             {"p256 client", samples::p256_client_pem},
             {"named", samples::named_certificate_pem},
             {"version 1", samples::version_1_certificate_pem},
             {"ed25519", samples::ed25519_certificate_pem}};
  std::string issued;
  for (const auto& each : all) {
    for (const auto& issuer : all) {
      if (crypto::is_issued_by(certificate(each.pem), certificate(issuer.pem))) {
        issued += std::string(each.name) + " by " + issuer.name + "\n";
      }
    }
  }
  CHECK(issued ==
        "rsa root by rsa root\nrsa client by rsa root\n"
        "p256 root by p256 root\np256 client by p256 root\n");
}

TEST_CASE("an authority of the same name with another key has issued nothing") {
  const auto client = certificate(samples::rsa_client_pem);
  auto impostor = certificate(samples::rsa_root_pem);
  impostor.spki = certificate(samples::rsa_certificate_pem).spki;
  CHECK_FALSE(crypto::is_issued_by(client, impostor));
  auto renamed = certificate(samples::rsa_root_pem);
  renamed.subject = certificate(samples::p256_root_pem).subject;
  CHECK_FALSE(crypto::is_issued_by(client, renamed));
}

TEST_CASE("a certificate that is cut short, lengthened or too large is refused") {
  const std::string der = certificate(samples::rsa_client_pem).der;
  for (size_t size = 0; size < der.size(); ++size) {
    CHECK(outcome(crypto::certificate_from_der(der.substr(0, size))) == "malformed");
  }
  CHECK(outcome(crypto::certificate_from_der(der + '\0')) == "malformed");
  const auto padded = [](size_t size) {
    return with_extensions(
        extension(crypto::oid::subject_alternative_name, "", std::string(size, 'x')));
  };
  CHECK(crypto::certificate_from_der(padded(crypto::certificate_size_max - 1000)));
  CHECK(outcome(crypto::certificate_from_der(padded(crypto::certificate_size_max))) == "malformed");
}

TEST_CASE("a certificate with any octet changed is refused, or is no longer issued") {
  const auto root = certificate(samples::p256_root_pem);
  const std::string der = certificate(samples::p256_client_pem).der;
  std::string accepted;
  for (size_t i = 0; i < der.size(); ++i) {
    for (const int change : {0x01, 0x80, 0xff}) {
      std::string changed = der;
      changed[i] = static_cast<char>(changed[i] ^ change);
      const auto read = crypto::certificate_from_der(changed);
      if (read && crypto::is_issued_by(*read, root)) accepted += std::to_string(i) + " ";
    }
  }
  CHECK(accepted == "");
}

TEST_CASE("validity is read as UTCTime and as GeneralizedTime, to the second and in UTC") {
  const auto at = [](const std::string& time) {
    const auto read = crypto::certificate_from_der(hand_made(time + time, ""));
    return read ? base::to_iso(read->not_after) : outcome(read);
  };
  const auto utc = [&](const char* text) { return at(der(DerTag::utc_time, text)); };
  const auto generalized = [&](const char* text) {
    return at(der(DerTag::generalized_time, text));
  };
  CHECK(utc("260102030405Z") == "2026-01-02T03:04:05.000Z");
  CHECK(utc("491231235959Z") == "2049-12-31T23:59:59.000Z");
  CHECK(utc("500101000000Z") == "1950-01-01T00:00:00.000Z");
  CHECK(utc("990228000000Z") == "1999-02-28T00:00:00.000Z");
  CHECK(generalized("20500101000000Z") == "2050-01-01T00:00:00.000Z");
  CHECK(generalized("20260101000000Z") == "2026-01-01T00:00:00.000Z");
  CHECK(generalized("99991231235959Z") == "9999-12-31T23:59:59.000Z");
  for (const char* text : {"", "Z", "2601020304Z", "260102030405", "260102030405+0000",
                           "260102030405z", "261302030405Z", "260230030405Z", "260102240000Z",
                           "26010203040 Z", "-60102030405Z", "20260102030405Z"}) {
    CAPTURE(text);
    CHECK(utc(text) == "malformed");
  }
  for (const char* text : {"", "260102030405Z", "20260102030405.5Z", "20260102030405",
                           "+0260102030405Z", "2026010203040aZ"}) {
    CAPTURE(text);
    CHECK(generalized(text) == "malformed");
  }
  CHECK(at(der(DerTag::printable_string, "260102030405Z")) == "malformed");
  CHECK(outcome(crypto::certificate_from_der(hand_made(utc_times + utc_times, ""))) == "malformed");
}

TEST_CASE("extensions say who may issue, and what nobody here understands") {
  const std::string authority = constraints(critical);
  const std::string other_id = hex("551d1e");  // nameConstraints
  const auto usage = [](const char* bits) {
    return extension(crypto::oid::key_usage, critical, der(DerTag::bit_string, hex(bits)));
  };
  const struct {
    std::string extensions, outcome;
  } cases[] = {
      {"", ""},
      {constraints(""), ""},
      {authority, "authority"},
      {constraints(critical + hex("020100")), "authority"},
      {constraints(der(DerTag::boolean, std::string(1, '\0'))), ""},
      {authority + usage("0106"), "authority"},
      {authority + usage("0780"), ""},
      {authority + usage("00"), ""},
      {usage("0106"), ""},
      {authority + extension(other_id, "", "x"), "authority"},
      {authority + extension(other_id, der(DerTag::boolean, std::string(1, '\0')), "x"),
       "authority"},
      {authority + extension(other_id, critical, "x"), "authority unknown"},
      {authority + extension(crypto::oid::extended_key_usage, critical, "x"), "authority"},
      {authority + authority, "malformed"},
      {usage("0106") + usage("0106"), "malformed"},
      {constraints(der(DerTag::boolean, "\x01")), "malformed"},  // BER would take it for true
      {constraints(critical + critical), "malformed"},
      {constraints(critical) + "x", "malformed"},
      {extension(crypto::oid::basic_constraints, critical, ""), "malformed"},
      {extension(crypto::oid::basic_constraints, der(DerTag::boolean, "\x7f"), hex("3000")),
       "malformed"},
      {extension(crypto::oid::key_usage, critical, hex("0400")), "malformed"},
      {extension(crypto::oid::subject_key_identifier, "", "x"), "malformed"},
      {der(DerTag::sequence, ""), "malformed"},
  };
  for (const auto& each : cases) {
    CAPTURE(to_hex(each.extensions));
    const auto read = crypto::certificate_from_der(with_extensions(each.extensions));
    std::string seen = outcome(read);
    if (read && read->is_authority) seen = "authority";
    if (read && read->has_unknown_critical_extension) seen += " unknown";
    CHECK(seen == each.outcome);
    if (read) CHECK(crypto::is_issued_by(*read, *read) == (each.outcome == "authority"));
  }
}

TEST_CASE("certificates come as PEM with their own label") {
  const auto read = certificate(samples::rsa_client_pem);
  CHECK(crypto::write_pem("CERTIFICATE", read.der) == samples::rsa_client_pem);
  CHECK(outcome(crypto::certificate_from_pem(samples::rsa_spki_pem)) == "unsupported");
  CHECK(outcome(crypto::certificate_from_pem("")) == "malformed");
  CHECK(outcome(crypto::certificate_from_pem(crypto::write_pem("CERTIFICATE", "x"))) ==
        "malformed");
}
