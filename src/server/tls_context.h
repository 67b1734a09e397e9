// The server's side of TLS 1.2 and 1.3, by OpenSSL.
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace server {

// What a server shows and proves with, as PEM.
struct TlsIdentity {
  std::string certificates;  // the server's own first, then those that issued it
  std::string key;
  // Whose certificates of clients are vouched for; empty: nobody's.
  std::string client_authorities;
};

struct TlsError {
  std::string explanation;  // one sentence, for the operator
};

// Asks for a client's certificate where the client names a host "mtls.…" (SNI), and takes any or
// none: whom it stands for is the engine's to judge (RFC 8705).
class TlsContext {
 public:
  static base::Result<std::shared_ptr<TlsContext>, TlsError> make(const TlsIdentity& identity);

  boost::asio::ssl::context& context() { return m_context; }

 private:
  TlsContext();

  boost::asio::ssl::context m_context;
};

using TlsContextPtr = std::shared_ptr<TlsContext>;

struct PeerCertificate {
  std::string der;           // the peer has its key; empty: it showed none
  bool is_verified = false;  // its chain leads to one of the client authorities, and is in force
};
PeerCertificate peer_certificate(SSL* connection);

// What the names of hosts begin with at which clients show a certificate.
inline constexpr std::string_view mtls_label = "mtls.";
bool is_mtls_host(std::string_view host);

}  // namespace server
