// A certificate authority of the data folder's own: whoever trusts its one file trusts this server
// under every local name.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/chance.h"
#include "base/time.h"
#include "crypto/certificate.h"
#include "server/tls_context.h"

namespace server {

class TlsAuthority {
 public:
  // Takes the authority from the folder, or makes folder and authority where there are none, or
  // where the one found ends before long or may not issue for these domains. It may issue for this
  // machine, the domains that are named, and what is under them, and so harms nobody's other
  // connections when its key is stolen. An authority of before that is taken as it is.
  static base::Result<TlsAuthority, TlsError> open(const std::filesystem::path& folder,
                                                   const std::vector<std::string>& domains,
                                                   base::Time now, base::Random& random);

  // PEM.
  std::filesystem::path certificate_file() const;

  struct Issued {
    TlsIdentity identity;
    base::Time renew_at;  // well before it ends
  };
  // A new key, and a certificate for these names, 127.0.0.1 and ::1.
  base::Result<Issued, TlsError> issue(const std::vector<std::string>& dns_names, base::Time now,
                                       base::Random& random) const;

 private:
  explicit TlsAuthority(std::filesystem::path folder) : m_folder(std::move(folder)) {}
  bool read(base::Time now);
  bool permits(const std::vector<std::string>& domains) const;
  base::Result<void, TlsError> make(std::vector<std::string> domains, base::Time now,
                                    base::Random& random);

  std::filesystem::path m_folder;
  crypto::Certificate m_certificate;
  crypto::PrivateKeyPtr m_key;
};

}  // namespace server
