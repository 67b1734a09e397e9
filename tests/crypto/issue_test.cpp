#include "crypto/issue.h"

#include <catch2/catch_test_macros.hpp>

#include "crypto/crypto.h"
#include "crypto/pem.h"
#include "tests/crypto/openssl_command.h"
#include "tests/crypto/outcome.h"
#include "tests/crypto/samples.h"
#include "tests/crypto/vectors.h"

using crypto::CertificateUse;
using openssl_command::openssl;
using outcomes::outcome;
using vectors::hex;
using vectors::to_hex;

namespace {

crypto::PrivateKeyPtr rsa_key() {
  return crypto::private_key_from_pkcs8_der(hex(samples::rsa_pkcs8)).value();
}
crypto::PrivateKeyPtr p256_key() {
  return crypto::private_key_from_pkcs8_der(hex(samples::p256_pkcs8_openssl)).value();
}

crypto::CertificateDetails details(const std::string& name, CertificateUse use) {
  crypto::CertificateDetails result;
  result.subject = {{"O", "Tallygate"}, {"CN", name}};
  result.not_before = *base::parse_iso("2026-01-01T00:00:00Z");
  result.not_after = *base::parse_iso("2056-01-01T00:00:00Z");
  result.serial = hex("80112233445566778899aabbccddeeff");
  result.use = use;
  return result;
}

// An authority, a server and a client, whose keys are of these kinds.
struct Chain {
  crypto::Certificate authority, server, client;
};
Chain chain(const crypto::PrivateKeyPtr& authority_key, const crypto::PrivateKeyPtr& key) {
  auto server = details("localhost", CertificateUse::tls_server);
  server.dns_names = {"localhost", "*.example.test"};
  server.ip_addresses = {"127.0.0.1", "::1"};
  auto client = details("client", CertificateUse::tls_client);
  client.subject = {{"C", "es"}, {"O", "Example, S.L."}, {"CN", "service \xe2\x82\xac"}};
  const auto authority = crypto::self_signed_certificate(
                             details("authority", CertificateUse::authority), *authority_key)
                             .value();
  const auto issue = [&](const crypto::CertificateDetails& what) {
    return crypto::issued_certificate(what, *key->public_key(), authority, *authority_key).value();
  };
  return {authority, issue(server), issue(client)};
}

std::string pem(const crypto::Certificate& certificate) {
  return crypto::write_pem("CERTIFICATE", certificate.der);
}

}  // namespace

TEST_CASE("the certificate of a signing key says what it was told, and is its own issuer") {
  for (const auto& key : {rsa_key(), p256_key()}) {
    const auto certificate =
        crypto::self_signed_certificate(details("key", CertificateUse::token_signing), *key)
            .value();
    CHECK(crypto::name_as_lines(certificate.subject) == "O=Tallygate\nCN=key");
    CHECK(base::to_iso(certificate.not_before) == "2026-01-01T00:00:00.000Z");
    CHECK(base::to_iso(certificate.not_after) == "2056-01-01T00:00:00.000Z");
    CHECK(certificate.spki == key->public_key()->spki_der());
    CHECK(certificate.key_identifier.size() == 20);
    CHECK(crypto::is_self_issued(certificate));
    CHECK(crypto::is_issued_by(certificate, certificate));
    CHECK(crypto::public_key_from_pem(pem(certificate)).value()->spki_der() == certificate.spki);
  }
}

TEST_CASE("the same details and key give the same certificate, whichever engine signs") {
  const auto thumbprint = [](const crypto::PrivateKeyPtr& key) {
    return to_hex(crypto::thumbprint(
        crypto::self_signed_certificate(details("key", CertificateUse::token_signing), *key)
            .value()));
  };
  CHECK(thumbprint(rsa_key()) ==
        "4c2310912714d69abb01dfad7afbc31b4fb2ec0adb6e49e2752f0a6a6a6d212d");
  CHECK(thumbprint(p256_key()) ==
        "1c884a5aa0da561b781aaddaad81383217fc04d36ec4638661646cd4ac26606a");
}

TEST_CASE("OpenSSL takes the certificate of a signing key for its own trust anchor") {
  for (const auto& key : {rsa_key(), p256_key()}) {
    const auto certificate =
        crypto::self_signed_certificate(details("key", CertificateUse::token_signing), *key)
            .value();
    CHECK(openssl({{"key.pem", pem(certificate)}},
                  "verify -no_check_time -x509_strict -check_ss_sig -CAfile key.pem key.pem") ==
          "key.pem: OK\n");
  }
}

TEST_CASE("OpenSSL takes servers and clients of an authority for what they are") {
  for (const auto& [authority_key, key] :
       {std::pair(p256_key(), rsa_key()), std::pair(rsa_key(), p256_key())}) {
    const Chain made = chain(authority_key, key);
    const auto verify = [&](const std::string& options) {
      return openssl({{"ca.pem", pem(made.authority)},
                      {"server.pem", pem(made.server)},
                      {"client.pem", pem(made.client)}},
                     "verify -no_check_time -x509_strict -check_ss_sig -CAfile ca.pem " + options);
    };
    CHECK(verify("ca.pem") == "ca.pem: OK\n");
    for (const char* name : {"-verify_hostname localhost", "-verify_hostname acme.example.test",
                             "-verify_ip 127.0.0.1", "-verify_ip ::1"}) {
      CHECK(verify(std::string("-purpose sslserver ") + name + " server.pem") ==
            "server.pem: OK\n");
    }
    CHECK(verify("-purpose sslclient client.pem") == "client.pem: OK\n");
    CHECK(verify("-verify_hostname example.com server.pem").find("ostname mismatch") !=
          std::string::npos);
    CHECK(verify("-purpose sslclient server.pem").find("certificate purpose") != std::string::npos);
    CHECK(verify("-purpose sslserver client.pem").find("certificate purpose") != std::string::npos);
  }
}

TEST_CASE("our own reader takes the authority for the issuer of what it issued, only") {
  const Chain made = chain(p256_key(), rsa_key());
  CHECK(crypto::is_issued_by(made.authority, made.authority));
  CHECK(crypto::is_issued_by(made.server, made.authority));
  CHECK(crypto::is_issued_by(made.client, made.authority));
  CHECK_FALSE(crypto::is_issued_by(made.client, made.server));
  CHECK_FALSE(crypto::is_issued_by(made.authority, made.server));
  CHECK_FALSE(crypto::is_self_issued(made.server));
  CHECK(crypto::name_as_rfc4514(made.client.subject) ==
        "CN=service \xe2\x82\xac,O=Example\\, S.L.,C=es");
}

TEST_CASE("what an authority issues beyond the names that it is permitted is worth nothing") {
  auto what = details("authority", CertificateUse::authority);
  what.permitted_dns_names = {"localhost", "login.example.test"};
  what.permitted_ip_networks = {"127.0.0.0/8", "::1/128"};
  const auto authority = crypto::self_signed_certificate(what, *p256_key()).value();
  CHECK(authority.permitted_dns_names == what.permitted_dns_names);
  CHECK(authority.has_unknown_critical_extension);
  const auto verified = [&](const std::string& dns_name, const std::string& ip_address) {
    auto server = details("localhost", CertificateUse::tls_server);
    server.dns_names = {"localhost", "*.localhost", dns_name};
    server.ip_addresses = {ip_address};
    const auto issued =
        crypto::issued_certificate(server, *p256_key()->public_key(), authority, *p256_key());
    return openssl({{"ca.pem", pem(authority)}, {"server.pem", pem(*issued)}},
                   "verify -no_check_time -x509_strict -CAfile ca.pem -purpose sslserver "
                   "server.pem");
  };
  const std::string violation = "permitted subtree violation";
  CHECK(verified("mtls.login.example.test", "127.0.0.1") == "server.pem: OK\n");
  CHECK(verified("acme.localhost", "::1") == "server.pem: OK\n");
  CHECK(verified("example.test", "127.0.0.1").find(violation) != std::string::npos);
  CHECK(verified("evillocalhost", "127.0.0.1").find(violation) != std::string::npos);
  CHECK(verified("acme.localhost", "10.0.0.1").find(violation) != std::string::npos);
  CHECK(verified("acme.localhost", "::2").find(violation) != std::string::npos);
  for (const char* network :
       {"127.0.0.1", "127.0.0.0/33", "::1/129", "localhost/8", "127.0.0.0/"}) {
    what.permitted_ip_networks = {network};
    CHECK(outcome(crypto::self_signed_certificate(what, *p256_key())) == "malformed");
  }
}

TEST_CASE("who is no authority, or has another key, issues nothing") {
  const Chain made = chain(p256_key(), rsa_key());
  const auto what = details("x", CertificateUse::tls_client);
  const auto key = rsa_key()->public_key();
  CHECK(outcome(crypto::issued_certificate(what, *key, made.authority, *rsa_key())) == "wrong_key");
  CHECK(outcome(crypto::issued_certificate(what, *key, made.server, *rsa_key())) == "wrong_key");
}

TEST_CASE("validity is written as RFC 5280 asks, on both sides of 2050") {
  auto what = details("key", CertificateUse::tls_client);
  const auto written = [&](const char* time) {
    what.not_before = what.not_after = *base::parse_iso(time);
    const auto certificate = crypto::self_signed_certificate(what, *p256_key());
    return certificate ? certificate->der : outcome(certificate);
  };
  const auto has = [](const std::string& der, const char* time) {
    return der.find(time) != std::string::npos;
  };
  CHECK(has(written("1950-01-01T00:00:00Z"),
            "\x17\x0d"
            "500101000000Z"));
  CHECK(has(written("2049-12-31T23:59:59.999Z"),
            "\x17\x0d"
            "491231235959Z"));
  CHECK(has(written("2050-01-01T00:00:00Z"),
            "\x18\x0f"
            "20500101000000Z"));
  CHECK(has(written("9999-12-31T23:59:59Z"),
            "\x18\x0f"
            "99991231235959Z"));
  CHECK(written("1949-12-31T23:59:59Z") == "malformed");
}

TEST_CASE("details that make no certificate are refused") {
  const auto refused = [](void (*change)(crypto::CertificateDetails&)) {
    auto what = details("key", CertificateUse::tls_server);
    change(what);
    return outcome(crypto::self_signed_certificate(what, *p256_key()));
  };
  using Details = crypto::CertificateDetails;
  CHECK(refused([](Details&) {}) == "");
  CHECK(refused([](Details& x) { x.serial = "\x01"; }) == "");
  CHECK(refused([](Details& x) { x.serial = std::string(20, '\x7f'); }) == "");
  CHECK(refused([](Details& x) { x.serial = std::string(5, '\0') + std::string(19, '\xff'); }) ==
        "");
  CHECK(refused([](Details& x) { x.dns_names = {std::string(253, 'x')}; }) == "");
  CHECK(refused([](Details& x) { x.subject = {}; }) == "malformed");
  CHECK(refused([](Details& x) { x.subject = {{"XY", "x"}}; }) == "malformed");
  CHECK(refused([](Details& x) { x.serial = ""; }) == "malformed");
  CHECK(refused([](Details& x) { x.serial = std::string(3, '\0'); }) == "malformed");
  CHECK(refused([](Details& x) { x.serial = std::string(20, '\x80'); }) == "malformed");
  CHECK(refused([](Details& x) { x.serial = std::string(21, '\x01'); }) == "malformed");
  CHECK(refused([](Details& x) { x.not_after = x.not_before - std::chrono::seconds(1); }) ==
        "malformed");
  CHECK(refused([](Details& x) { x.dns_names = {""}; }) == "malformed");
  CHECK(refused([](Details& x) { x.dns_names = {"a b"}; }) == "malformed");
  CHECK(refused([](Details& x) { x.dns_names = {"m\xc3\xbcller.example"}; }) == "malformed");
  CHECK(refused([](Details& x) { x.dns_names = {std::string(254, 'x')}; }) == "malformed");
  CHECK(refused([](Details& x) { x.ip_addresses = {"localhost"}; }) == "malformed");
  CHECK(refused([](Details& x) { x.ip_addresses = {"127.0.0.256"}; }) == "malformed");
}

TEST_CASE("a certificate travels as PKCS #7 and comes out as it was") {
  const auto certificate =
      crypto::self_signed_certificate(details("key", CertificateUse::token_signing), *rsa_key())
          .value();
  const std::string printed = openssl({{"key.p7b", crypto::pkcs7_der(certificate)}},
                                      "pkcs7 -inform DER -in key.p7b -print_certs");
  CHECK(printed.find(pem(certificate)) != std::string::npos);
  CHECK(openssl({{"key.p7b", crypto::write_pem("PKCS7", crypto::pkcs7_der(certificate))}},
                "pkcs7 -in key.p7b -print_certs") == printed);
}
