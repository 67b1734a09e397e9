#include "server/tls_authority.h"

#include <fmt/ranges.h>
#include <spdlog/spdlog.h>

#include <algorithm>

#include "crypto/issue.h"
#include "crypto/pem.h"
#include "server/file.h"

namespace server {

namespace filesystem = std::filesystem;

namespace {

using std::chrono::hours;

constexpr char certificate_name[] = "ca.pem";
constexpr char key_name[] = "ca.key";
constexpr char local_domain[] = "localhost";
constexpr auto day = hours(24);
constexpr auto authority_life = 3650 * day;
// Less than any client's limit for the certificate of a server.
constexpr auto server_certificate_life = 90 * day;
constexpr auto renewed_before_end = 30 * day;
// The authority issues until a restart, and what it issues must not outlive it.
constexpr auto authority_rest_min = 365 * day;
// Clocks differ.
constexpr auto backdated = day;
constexpr size_t serial_octets = 16;

std::string new_serial(base::Random& random) {
  std::string serial(serial_octets, '\0');
  random.fill(serial.data(), serial.size());
  serial[0] = static_cast<char>((serial[0] & 0x3F) | 0x40);
  return serial;
}

tl::unexpected<TlsError> impossible(std::string explanation) {
  return base::failure(TlsError{std::move(explanation)});
}

}  // namespace

base::Result<TlsAuthority, TlsError> TlsAuthority::open(const filesystem::path& folder,
                                                        const std::vector<std::string>& domains,
                                                        base::Time now, base::Random& random) {
  TlsAuthority authority(folder);
  std::vector<std::string> permitted = {local_domain};
  permitted.insert(permitted.end(), domains.begin(), domains.end());
  if (authority.read(now)) {
    if (authority.permits(permitted)) return authority;
    // Names that were permitted before stay so: the server may be started by turns for several.
    for (const std::string& name : *authority.m_certificate.permitted_dns_names) {
      if (std::find(permitted.begin(), permitted.end(), name) == permitted.end()) {
        permitted.push_back(name);
      }
    }
    spdlog::warn("{} is made anew to be good for {}: clients must trust the new one.",
                 authority.certificate_file().string(), fmt::join(domains, ", "));
  }
  const auto made = authority.make(std::move(permitted), now, random);
  if (!made) return base::failure(made.error());
  return authority;
}

bool TlsAuthority::permits(const std::vector<std::string>& domains) const {
  const auto& permitted = m_certificate.permitted_dns_names;
  if (!permitted) return true;
  return std::all_of(domains.begin(), domains.end(), [&](const std::string& domain) {
    return std::any_of(permitted->begin(), permitted->end(), [&](const std::string& name) {
      return domain == name || domain.ends_with('.' + name);
    });
  });
}

filesystem::path TlsAuthority::certificate_file() const {
  return m_folder / certificate_name;
}

bool TlsAuthority::read(base::Time now) {
  const auto certificate_pem = read_file(certificate_file());
  const auto key_pem = read_file(m_folder / key_name);
  if (!certificate_pem || !key_pem) return false;
  const auto certificate = crypto::certificate_from_pem(*certificate_pem);
  const auto key = crypto::private_key_from_pem(*key_pem);
  if (!certificate || !key || (*key)->public_key()->spki_der() != certificate->spki ||
      certificate->not_after < now + authority_rest_min) {
    return false;
  }
  m_certificate = *certificate;
  m_key = *key;
  return true;
}

base::Result<void, TlsError> TlsAuthority::make(std::vector<std::string> domains, base::Time now,
                                                base::Random& random) {
  std::error_code error;
  filesystem::create_directories(m_folder, error);
  if (error) return impossible(m_folder.string() + " cannot be made: " + error.message() + ".");
  const auto key = crypto::generate_p256(random);
  if (!key) return impossible("The key of the certificate authority cannot be made.");
  crypto::CertificateDetails details;
  // Of its own name: a machine may trust the authorities of several data folders.
  details.subject = {{"O", "Tallygate"},
                     {"CN", "Tallygate local authority " + base::random_hex(random, 8)}};
  details.not_before = now - backdated;
  details.not_after = now + authority_life;
  details.serial = new_serial(random);
  details.use = crypto::CertificateUse::authority;
  details.permitted_dns_names = std::move(domains);
  details.permitted_ip_networks = {"127.0.0.0/8", "::1/128"};
  const auto certificate = crypto::self_signed_certificate(details, **key);
  if (!certificate) return impossible("The certificate authority cannot be made.");
  // The key first: a certificate without its key would be made anew, and trusted in vain.
  error = write_file(m_folder / key_name, crypto::write_pem("PRIVATE KEY", (*key)->pkcs8_der()));
  if (!error) {
    error = write_file(certificate_file(), crypto::write_pem("CERTIFICATE", certificate->der));
  }
  if (error) return impossible(m_folder.string() + " cannot be written: " + error.message() + ".");
  m_certificate = *certificate;
  m_key = *key;
  return {};
}

base::Result<TlsAuthority::Issued, TlsError> TlsAuthority::issue(
    const std::vector<std::string>& dns_names, base::Time now, base::Random& random) const {
  const auto key = crypto::generate_p256(random);
  if (!key) return impossible("The key of the server's certificate cannot be made.");
  crypto::CertificateDetails details;
  details.subject = {{"O", "Tallygate"}, {"CN", "localhost"}};
  details.not_before = now - backdated;
  details.not_after = std::min(now + server_certificate_life, m_certificate.not_after);
  details.serial = new_serial(random);
  details.use = crypto::CertificateUse::tls_server;
  details.dns_names = dns_names;
  details.ip_addresses = {"127.0.0.1", "::1"};
  const auto certificate =
      crypto::issued_certificate(details, *(*key)->public_key(), m_certificate, *m_key);
  if (!certificate) return impossible("The server's certificate cannot be made.");
  return Issued{{crypto::write_pem("CERTIFICATE", certificate->der) +
                     crypto::write_pem("CERTIFICATE", m_certificate.der),
                 crypto::write_pem("PRIVATE KEY", (*key)->pkcs8_der()), ""},
                details.not_after - renewed_before_end};
}

}  // namespace server
