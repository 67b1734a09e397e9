// What a request shows of the client that it comes from: an identifier, and at most one kind of
// proof (RFC 6749 section 2.3).
#pragma once

#include <optional>
#include <string>

#include "base/form.h"
#include "base/http_message.h"
#include "base/result.h"
#include "crypto/certificate.h"
#include "domain/application.h"
#include "oauth/refusal.h"

namespace oauth {

// The certificate of the client's TLS connection (RFC 8705), whether our own shell ended it or a
// trusted proxy.
struct ClientCertificate {
  crypto::Certificate certificate;
  bool is_verified = false;  // an authority vouches for it
};

struct PresentedClient {
  std::string client_id;  // empty: not named
  // How the proof came; none when there was none. A certificate alone counts as tls_client_auth:
  // only the application tells it from self_signed_tls_client_auth.
  domain::AuthMethod method = domain::AuthMethod::none;
  std::string secret;
  std::string assertion;
  std::optional<ClientCertificate> certificate;  // may be there with any method
  // What was shown cannot be read, or is too much; the rest is what was read until then.
  std::optional<Refusal> refusal;
};

// Reads `client_id`, `client_secret`, `client_assertion`, `client_assertion_type`, the
// Authorization header and the certificate. What is missing is not judged here.
PresentedClient read_presented_client(const base::Request& request, const base::Form& form);

// The certificate alone; nothing when the request comes with none.
base::Result<std::optional<ClientCertificate>, Refusal> read_client_certificate(
    const base::Request& request);

inline constexpr size_t forwarded_certificate_length_max = 4096;

}  // namespace oauth
