#include "server/certified_names.h"

#include <spdlog/spdlog.h>

#include "server/issuer.h"

namespace server {

namespace {

constexpr char authority_folder[] = "tls";

// A name of more than one label, not a number: "localhost" is there anyway.
bool is_domain_name(std::string_view host) {
  return !host.empty() && host.find('.') != std::string_view::npos &&
         host.find(':') == std::string_view::npos && !(host.back() >= '0' && host.back() <= '9');
}

}  // namespace

base::Result<std::unique_ptr<CertifiedNames>, TlsError> CertifiedNames::open(
    const TlsFiles& files, const std::string& issuer, const Tenants& tenants, Workers& workers,
    const base::Clock& clock, base::Random& random) {
  std::string host = issuer.empty() ? "" : host_of_issuer(issuer);
  std::vector<std::string> domains;
  if (is_domain_name(host)) domains.push_back(host);
  auto keeper =
      TlsKeeper::open(files, tenants.find("")->folder() / authority_folder, domains, clock, random);
  if (!keeper) return base::failure(keeper.error());
  std::unique_ptr<CertifiedNames> names(new CertifiedNames(std::move(*keeper), tenants, workers));
  names->m_issuer_host = std::move(host);
  const auto first = names->renew_now();
  if (!first) return base::failure(first.error());
  return names;
}

void CertifiedNames::renew() {
  const std::lock_guard lock(m_mutex);
  renew_or_tell();
}

void CertifiedNames::reload() {
  const std::lock_guard lock(m_mutex);
  m_keeper.forget_files();
  m_told.clear();
  renew_or_tell();
}

void CertifiedNames::renew_or_tell() {
  const auto renewed = renew_now();
  const std::string told = renewed ? "" : renewed.error().explanation;
  // Once a second is too often to say the same.
  if (!told.empty() && told != m_told) spdlog::error("{} The old certificate stays.", told);
  m_told = told;
}

base::Result<void, TlsError> CertifiedNames::renew_now() {
  auto context = m_keeper.renewed(names());
  if (!context) return base::failure(context.error());
  if (*context) m_workers.use(*context);
  return {};
}

// Node.js takes no wildcard right under a top-level name, so that each is named.
std::vector<std::string> CertifiedNames::names() const {
  std::vector<std::string> names = {"localhost", "*.localhost", "mtls.localhost"};
  for (const std::string& tenant : m_tenants.names()) {
    names.push_back(tenant + ".localhost");
    names.push_back("mtls." + tenant + ".localhost");
  }
  if (is_domain_name(m_issuer_host)) {
    names.push_back(m_issuer_host);
    names.push_back("mtls." + m_issuer_host);
  }
  return names;
}

}  // namespace server
