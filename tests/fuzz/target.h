// What the fuzz targets share. A target is one file: libFuzzer calls it with octets that it makes
// up, and a crash, a sanitizer's complaint or an ASSERT is a finding. Octets that are worth
// beginning with lie in seeds/<target>/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assert.h"
#include "tests/support/test_tenant.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace fuzz {

inline std::string_view text_of(const uint8_t* data, size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// A tenant with an application, made anew now and then so that it stays small.
class Tenant {
 public:
  // An answer to anything at all: never a failure of the server, and readable JSON where it says
  // so.
  base::Response ask(base::Request request) {
    if (!m_tenant || ++m_requests % requests_max == 0) {
      m_tenant = std::make_unique<test_support::TestTenant>();
      m_application = std::make_unique<test_support::AuthorizedApplication>(*m_tenant);
    }
    if (!request.headers.find("host")) request.headers.add("host", "localhost:8080");
    if (request.target.starts_with("/api/")) {
      request.headers.add("authorization", "Bearer " + m_tenant->token);
    }
    base::Response response = m_tenant->send(std::move(request));
    ASSERT(response.status >= 200 && response.status < 500);
    const std::string* type = response.headers.find("content-type");
    if (type && type->starts_with("application/json") && !response.body.empty()) {
      ASSERT(base::parse_json(response.body));
    }
    return response;
  }
  const test_support::AuthorizedApplication& application() {
    if (!m_application) ask({.method = "GET", .target = "/.well-known/jwks.json"});
    return *m_application;
  }

 private:
  static constexpr size_t requests_max = 2000;
  size_t m_requests = 0;
  std::unique_ptr<test_support::TestTenant> m_tenant;
  std::unique_ptr<test_support::AuthorizedApplication> m_application;
};

inline Tenant& tenant() {
  static Tenant one;
  return one;
}

// POST /oauth/token.
inline base::Request token_request(std::string content_type, std::string_view body) {
  base::Request request{.method = "POST", .target = "/oauth/token"};
  request.headers.add("content-type", std::move(content_type));
  request.body = std::string(body);
  return request;
}

}  // namespace fuzz
