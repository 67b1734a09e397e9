// A socket, with TLS over it or without: what a connection reads from and writes to.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "server/tls_context.h"

namespace server {

class Stream {
 public:
  using executor_type = boost::asio::ip::tcp::socket::executor_type;

  // Without a context: no TLS.
  Stream(boost::asio::ip::tcp::socket socket, TlsContextPtr context)
      : m_socket(std::move(socket)), m_context(std::move(context)) {
    if (m_context) m_tls.emplace(m_socket, m_context->context());
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  bool has_tls() const { return m_tls.has_value(); }
  // Below TLS.
  boost::asio::ip::tcp::socket& socket() { return m_socket; }

  // These three with TLS only.
  PeerCertificate peer_certificate() { return server::peer_certificate(m_tls->native_handle()); }
  template <typename Handler>
  void async_handshake(Handler&& handler) {
    m_tls->async_handshake(boost::asio::ssl::stream_base::server, std::forward<Handler>(handler));
  }
  template <typename Handler>
  void async_shutdown(Handler&& handler) {
    m_tls->async_shutdown(std::forward<Handler>(handler));
  }

  // What Asio and Beast ask of a stream.
  executor_type get_executor() { return m_socket.get_executor(); }
  template <typename Buffers, typename Handler>
  void async_read_some(const Buffers& buffers, Handler&& handler) {
    if (m_tls) return m_tls->async_read_some(buffers, std::forward<Handler>(handler));
    m_socket.async_read_some(buffers, std::forward<Handler>(handler));
  }
  template <typename Buffers, typename Handler>
  void async_write_some(const Buffers& buffers, Handler&& handler) {
    if (m_tls) return m_tls->async_write_some(buffers, std::forward<Handler>(handler));
    m_socket.async_write_some(buffers, std::forward<Handler>(handler));
  }

 private:
  boost::asio::ip::tcp::socket m_socket;
  // Outlives what is made of it.
  TlsContextPtr m_context;
  std::optional<boost::asio::ssl::stream<boost::asio::ip::tcp::socket&>> m_tls;
};

}  // namespace server
