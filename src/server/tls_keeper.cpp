#include "server/tls_keeper.h"

#include "server/file.h"

namespace server {

namespace filesystem = std::filesystem;

namespace {

base::Result<std::string, TlsError> read_pem_file(const filesystem::path& path) {
  auto text = read_file(path);
  if (!text) return base::failure(TlsError{path.string() + " cannot be read."});
  return std::move(*text);
}

}  // namespace

base::Result<TlsKeeper, TlsError> TlsKeeper::open(const TlsFiles& files,
                                                  const filesystem::path& authority_folder,
                                                  const std::vector<std::string>& domains,
                                                  const base::Clock& clock, base::Random& random) {
  TlsKeeper keeper(files, clock, random);
  if (files.certificates.empty()) {
    auto authority = TlsAuthority::open(authority_folder, domains, clock.now(), random);
    if (!authority) return base::failure(authority.error());
    keeper.m_authority = std::move(*authority);
  }
  return keeper;
}

std::string TlsKeeper::authority_file() const {
  return m_authority ? m_authority->certificate_file().string() : "";
}

base::Result<TlsContextPtr, TlsError> TlsKeeper::renewed(
    const std::vector<std::string>& dns_names) {
  if (!m_authority) return read_files();
  const base::Time now = m_clock.now();
  if (dns_names == m_dns_names && now < m_renew_at) return TlsContextPtr();
  const auto issued = m_authority->issue(dns_names, now, m_random);
  if (!issued) return base::failure(issued.error());
  m_dns_names = dns_names;
  m_renew_at = issued->renew_at;
  return context(issued->identity);
}

base::Result<TlsContextPtr, TlsError> TlsKeeper::read_files() {
  // A file that is not there has a time too, so that its absence is told once.
  std::vector<filesystem::file_time_type> written_at;
  for (const auto& path : {m_files.certificates, m_files.key, m_files.client_authorities}) {
    std::error_code error;
    written_at.push_back(filesystem::last_write_time(path, error));
  }
  if (written_at == m_written_at) return TlsContextPtr();
  m_written_at = written_at;
  const auto certificates = read_pem_file(m_files.certificates);
  if (!certificates) return base::failure(certificates.error());
  const auto key = read_pem_file(m_files.key);
  if (!key) return base::failure(key.error());
  return context({*certificates, *key, ""});
}

base::Result<TlsContextPtr, TlsError> TlsKeeper::context(TlsIdentity identity) const {
  if (!m_files.client_authorities.empty()) {
    const auto authorities = read_pem_file(m_files.client_authorities);
    if (!authorities) return base::failure(authorities.error());
    identity.client_authorities = *authorities;
  }
  return TlsContext::make(identity);
}

}  // namespace server
