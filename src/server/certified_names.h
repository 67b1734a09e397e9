// Keeps the certificate of the server good for the names of its tenants.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "server/tenants.h"
#include "server/tls_keeper.h"
#include "server/workers.h"

namespace server {

// Any thread.
class CertifiedNames {
 public:
  // The workers have their first certificate when this returns. `issuer` is the address that the
  // operator named, or empty. All that is handed over must outlive it.
  static base::Result<std::unique_ptr<CertifiedNames>, TlsError> open(
      const TlsFiles& files, const std::string& issuer, const Tenants& tenants, Workers& workers,
      const base::Clock& clock, base::Random& random);

  // Hands the workers another certificate where the one they have does not do any more. What
  // prevents that is in the log.
  void renew();
  // The same, and reads the operator's files again also when they seem to be the old ones.
  void reload();
  // The file that clients must trust; empty when the operator brought a certificate.
  std::string authority_file() const { return m_keeper.authority_file(); }

 private:
  CertifiedNames(TlsKeeper keeper, const Tenants& tenants, Workers& workers)
      : m_keeper(std::move(keeper)), m_tenants(tenants), m_workers(workers) {}
  base::Result<void, TlsError> renew_now();
  void renew_or_tell();
  std::vector<std::string> names() const;

  std::mutex m_mutex;
  TlsKeeper m_keeper;
  std::string m_issuer_host;
  const Tenants& m_tenants;
  Workers& m_workers;
  std::string m_told;
};

}  // namespace server
