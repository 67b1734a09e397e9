#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "crypto/crypto.h"
#include "crypto/issue.h"
#include "crypto/pem.h"
#include "server/file.h"
#include "server/tls_keeper.h"
#include "tests/storage/temporary_folder.h"

using server::TlsAuthority;
using server::TlsKeeper;

namespace {

constexpr auto one_day = std::chrono::hours(24);
const std::vector<std::string> local_names = {"localhost", "mtls.localhost"};

class TlsFixture {
 public:
  TlsKeeper keeper(const server::TlsFiles& files = {}) {
    return TlsKeeper::open(files, authority_folder(), {}, m_clock, m_random).value();
  }
  TlsAuthority authority(const std::vector<std::string>& domains = {}) {
    return TlsAuthority::open(authority_folder(), domains, m_clock.now(), m_random).value();
  }
  TlsAuthority::Issued issue() {
    return authority().issue(local_names, m_clock.now(), m_random).value();
  }
  std::string file(const std::string& name) const { return m_folder.file(name); }
  std::string authority_folder() const { return m_folder.file("tls"); }
  std::string authority_pem() const {
    return server::read_file(m_folder.file("tls/ca.pem")).value_or("");
  }
  base::Random& random() { return m_random; }
  void wait(std::chrono::milliseconds time) { m_clock.advance(time); }

 private:
  TemporaryFolder m_folder;
  base::ManualClock m_clock{base::from_unix_seconds(1'790'000'000)};
  crypto::SecureRandom m_random;
};

crypto::Certificate first_certificate(const std::string& pem) {
  const std::string end = "-----END CERTIFICATE-----\n";
  return crypto::certificate_from_pem(pem.substr(0, pem.find(end) + end.size())).value();
}

}  // namespace

TEST_CASE("the authority is made once, readable for its user only, and issues for this machine") {
  TlsFixture fixture;
  const auto issued = fixture.issue();
  const std::string pem = fixture.authority_pem();
  const auto authority = crypto::certificate_from_pem(pem).value();
  CHECK(authority.is_authority);
  const auto key_of_authority = crypto::public_key_from_spki_der(authority.spki).value();
  CHECK(crypto::is_signed_by(first_certificate(issued.identity.certificates), *key_of_authority));
  CHECK(issued.identity.certificates.ends_with(pem));
  const auto key = std::filesystem::status(fixture.file("tls/ca.key")).permissions();
  CHECK(key == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  fixture.wait(one_day);
  fixture.issue();
  CHECK(fixture.authority_pem() == pem);
}

TEST_CASE("an authority that ends within a year is made anew, and so is one without its key") {
  TlsFixture fixture;
  fixture.authority();
  const std::string first = fixture.authority_pem();
  fixture.wait((9 * 365 + 100) * one_day);
  fixture.authority();
  const std::string second = fixture.authority_pem();
  CHECK(second != first);
  std::filesystem::remove(fixture.file("tls/ca.key"));
  fixture.authority();
  CHECK(fixture.authority_pem() != second);
}

TEST_CASE("an authority is good for this machine and the domains it was made for, and no more") {
  using Names = std::vector<std::string>;
  TlsFixture fixture;
  const auto permitted = [&] {
    return crypto::certificate_from_pem(fixture.authority_pem()).value().permitted_dns_names;
  };
  fixture.authority();
  CHECK(permitted() == Names{"localhost"});
  // It is made anew for a domain that it may not issue for, and then stays.
  fixture.authority({"login.example.com"});
  CHECK(permitted() == Names{"localhost", "login.example.com"});
  const std::string second = fixture.authority_pem();
  fixture.authority();
  fixture.authority({"eu.login.example.com"});
  CHECK(fixture.authority_pem() == second);
  fixture.authority({"other.example"});
  CHECK(permitted() == Names{"localhost", "other.example", "login.example.com"});
}

TEST_CASE("an authority from before there were such bounds is kept") {
  TlsFixture fixture;
  fixture.authority();
  const auto key = crypto::generate_p256(fixture.random()).value();
  crypto::CertificateDetails details;
  details.subject = {{"CN", "An older one"}};
  details.not_before = base::from_unix_seconds(1'780'000'000);
  details.not_after = details.not_before + 3650 * one_day;
  details.serial = "1";
  details.use = crypto::CertificateUse::authority;
  const std::string pem =
      crypto::write_pem("CERTIFICATE", crypto::self_signed_certificate(details, *key).value().der);
  REQUIRE(!server::write_file(fixture.file("tls/ca.pem"), pem));
  REQUIRE(!server::write_file(fixture.file("tls/ca.key"),
                              crypto::write_pem("PRIVATE KEY", key->pkcs8_der())));
  fixture.authority({"login.example.com"});
  CHECK(fixture.authority_pem() == pem);
}

TEST_CASE("the server's certificate is made anew before it ends, and for other names") {
  TlsFixture fixture;
  const auto issued = fixture.issue();
  const auto certificate = first_certificate(issued.identity.certificates);
  CHECK(issued.renew_at + 29 * one_day < certificate.not_after);
  TlsKeeper keeper = fixture.keeper();
  CHECK(keeper.authority_file() == fixture.file("tls/ca.pem"));
  CHECK(keeper.renewed(local_names).value() != nullptr);
  CHECK(keeper.renewed(local_names).value() == nullptr);
  CHECK(keeper.renewed({"localhost", "acme.localhost"}).value() != nullptr);
  fixture.wait(59 * one_day);
  CHECK(keeper.renewed({"localhost", "acme.localhost"}).value() == nullptr);
  fixture.wait(2 * one_day);
  CHECK(keeper.renewed({"localhost", "acme.localhost"}).value() != nullptr);
}

TEST_CASE("the operator's certificate is read again when its files change") {
  TlsFixture fixture;
  const auto write = [&](const server::TlsIdentity& identity) {
    REQUIRE(!server::write_file(fixture.file("cert.pem"), identity.certificates));
    REQUIRE(!server::write_file(fixture.file("key.pem"), identity.key));
  };
  write(fixture.issue().identity);
  TlsKeeper keeper = fixture.keeper({fixture.file("cert.pem"), fixture.file("key.pem"), ""});
  CHECK(keeper.authority_file().empty());
  CHECK(keeper.renewed({}).value() != nullptr);
  CHECK(keeper.renewed({}).value() == nullptr);
  write(fixture.issue().identity);
  CHECK(keeper.renewed({}).value() != nullptr);

  REQUIRE(!server::write_file(fixture.file("key.pem"), fixture.issue().identity.key));
  CHECK(keeper.renewed({}).error().explanation.starts_with(
      "The key of the server's certificate cannot be used: "));
  std::filesystem::remove(fixture.file("key.pem"));
  CHECK(keeper.renewed({}).error().explanation == fixture.file("key.pem") + " cannot be read.");
}
