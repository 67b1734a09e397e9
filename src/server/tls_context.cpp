#include "server/tls_context.h"

#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <boost/asio/buffer.hpp>

#include "base/http_message.h"

namespace server {

namespace ssl = boost::asio::ssl;

namespace {

constexpr unsigned char session_context[] = "tallygate";

// The result of the verification stays with the connection all the same.
int accept_any_certificate(int, X509_STORE_CTX*) {
  return 1;
}

int on_server_name(SSL* connection, int*, void*) {
  const char* name = SSL_get_servername(connection, TLSEXT_NAMETYPE_host_name);
  if (name && is_mtls_host(name)) {
    SSL_set_verify(connection, SSL_VERIFY_PEER, accept_any_certificate);
  }
  return SSL_TLSEXT_ERR_OK;
}

base::Result<void, TlsError> unusable(const std::string& what,
                                      const boost::system::error_code& error) {
  return base::failure(TlsError{what + ": " + error.message() + "."});
}

base::Result<void, TlsError> use(ssl::context& context, const TlsIdentity& identity) {
  boost::system::error_code error;
  context.use_certificate_chain(boost::asio::buffer(identity.certificates), error);
  if (error) return unusable("The server's certificate cannot be read", error);
  context.use_private_key(boost::asio::buffer(identity.key), ssl::context::pem, error);
  if (error) return unusable("The key of the server's certificate cannot be used", error);
  if (identity.client_authorities.empty()) return {};
  context.add_certificate_authority(boost::asio::buffer(identity.client_authorities), error);
  if (error) return unusable("The certificates of the clients' authorities cannot be read", error);
  return {};
}

}  // namespace

TlsContext::TlsContext() : m_context(ssl::context::tls_server) {}

base::Result<TlsContextPtr, TlsError> TlsContext::make(const TlsIdentity& identity) {
  const TlsContextPtr made(new TlsContext);
  SSL_CTX* native = made->m_context.native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  SSL_CTX_set_session_id_context(native, session_context, sizeof session_context - 1);
  SSL_CTX_set_tlsext_servername_callback(native, on_server_name);
  const auto used = use(made->m_context, identity);
  if (!used) return base::failure(used.error());
  return made;
}

PeerCertificate peer_certificate(SSL* connection) {
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(
      SSL_get1_peer_certificate(connection), X509_free);
  const int size = certificate ? i2d_X509(certificate.get(), nullptr) : 0;
  if (size <= 0) return {};
  std::string der(static_cast<size_t>(size), '\0');
  auto* end = reinterpret_cast<unsigned char*>(der.data());
  i2d_X509(certificate.get(), &end);
  return {der, SSL_get_verify_result(connection) == X509_V_OK};
}

bool is_mtls_host(std::string_view host) {
  return host.size() > mtls_label.size() &&
         base::equal_ignoring_case(host.substr(0, mtls_label.size()), mtls_label);
}

}  // namespace server
