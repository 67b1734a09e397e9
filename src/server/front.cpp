#include "server/front.h"

#include <spdlog/spdlog.h>

#include "server/http_text.h"

namespace server {

namespace {

bool is_for_engine(std::string_view path) {
  for (const std::string_view start : {"/oauth/", "/.well-known/", "/api/", "/admin/"}) {
    if (path.starts_with(start)) return true;
  }
  // The certificate of the signing key, to download.
  for (const std::string_view file : {"/pem", "/rawpem", "/cer", "/pb7", "/fingerprint"}) {
    if (path == file) return true;
  }
  return false;
}

}  // namespace

Front::Front(std::string issuer_host, Engine engine, Page& page)
    : m_issuer_host(std::move(issuer_host)), m_engine(std::move(engine)), m_page(page) {}

base::Response Front::answer(const base::Request& request) {
  base::Response response;
  try {
    response = route(request);
  } catch (const std::exception& exception) {
    spdlog::error("{} {} failed: {}", request.method, request.path(), exception.what());
    response = plain_response(500, "server_error", "The server failed to answer this request.");
  }
  response.headers.add("x-content-type-options", "nosniff");
  return response;
}

// A page of a foreign site can make its own name resolve to this machine (DNS rebinding) and would
// then be of one origin with us; its requests still carry that name.
bool Front::is_for_us(const base::Request& request) const {
  const std::string host = host_of(request.header_or("host", "localhost"));
  return host == "localhost" || host == "127.0.0.1" || host == "::1" || host == m_issuer_host;
}

base::Response Front::route(const base::Request& request) {
  if (!is_for_us(request)) {
    return plain_response(403, "unknown_host",
                          "This server answers to localhost and to the host of its issuer only.");
  }
  return is_for_engine(request.path()) ? m_engine(request) : m_page.answer(request);
}

}  // namespace server
