// Where the server's certificate comes from: an authority of the data folder's own, or the
// operator's files.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/chance.h"
#include "base/time.h"
#include "server/tls_authority.h"
#include "server/tls_context.h"

namespace server {

// PEM files; empty: none were named.
struct TlsFiles {
  std::filesystem::path certificates, key, client_authorities;
};

// One thread at a time.
class TlsKeeper {
 public:
  // The authority is to be good for this machine and these domains. The clock and the random source
  // must outlive it.
  static base::Result<TlsKeeper, TlsError> open(const TlsFiles& files,
                                                const std::filesystem::path& authority_folder,
                                                const std::vector<std::string>& domains,
                                                const base::Clock& clock, base::Random& random);

  // The file that clients must trust; empty when the operator brought a certificate.
  std::string authority_file() const;
  // What to serve with from now on; nullptr: what it said before still holds. A certificate by our
  // authority is made anew for other names and before it ends; the operator's files are read again
  // when they change.
  base::Result<TlsContextPtr, TlsError> renewed(const std::vector<std::string>& dns_names);

  // The next renewed() reads the operator's files.
  void forget_files() { m_written_at.clear(); }

 private:
  TlsKeeper(TlsFiles files, const base::Clock& clock, base::Random& random)
      : m_files(std::move(files)), m_clock(clock), m_random(random) {}
  base::Result<TlsContextPtr, TlsError> read_files();
  base::Result<TlsContextPtr, TlsError> context(TlsIdentity identity) const;

  TlsFiles m_files;
  const base::Clock& m_clock;
  base::Random& m_random;
  std::optional<TlsAuthority> m_authority;  // none: files
  std::vector<std::string> m_dns_names;
  base::Time m_renew_at{};
  // Of the operator's files, as they were read last.
  std::vector<std::filesystem::file_time_type> m_written_at;
};

}  // namespace server
