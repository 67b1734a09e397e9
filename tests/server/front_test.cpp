#include "server/front.h"

#include <catch2/catch_test_macros.hpp>
#include <stdexcept>

#include "server/http_text.h"
#include "server/issuer.h"
#include "tests/storage/temporary_folder.h"

using base::Request;
using base::Response;

namespace {

// Two tenants: one without a name, and acme.
class FrontFixture {
 public:
  explicit FrontFixture(server::FrontSettings settings = {}) : m_settings(std::move(settings)) {}
  Response answer(const std::string& target, const std::string& host = "localhost:8080",
                  const std::string& scheme = "http") {
    server::Front front(
        m_settings,
        [this](std::string_view name) -> server::Front::Tenant {
          if (name != "" && name != "acme") return {};
          return {[this, name](const Request& request) { return engine(name, request); }, nullptr};
        },
        [](const Request&, std::string_view) -> Response {
          return {200, {}, "the administration"};
        },
        [](const Request&, std::string_view tenant) -> Response {
          return {200, {}, "the operation of " + std::string(tenant)};
        },
        m_page);
    Request request;
    request.target = target;
    request.origin = scheme + "://" + host;
    request.headers = headers;
    return front.answer(std::move(request)).response;
  }
  base::Headers headers;  // of what is sent from now on
  // As the engine saw it last.
  const Request& seen() const { return m_seen; }

 private:
  Response engine(std::string_view name, const Request& request) {
    if (request.target == "/api/throws") throw std::runtime_error("a secret");
    m_seen = request;
    return {200, {}, name.empty() ? "the engine" : "the engine of " + std::string(name)};
  }

  server::FrontSettings m_settings;
  Request m_seen;
  TemporaryFolder m_folder;
  server::Page m_page{m_folder.path()};
};

}  // namespace

TEST_CASE("requests for the engine reach it, all others the page") {
  FrontFixture fixture;
  for (const std::string target :
       {"/oauth/token", "/.well-known/jwks.json?x", "/api/v2/clients", "/admin/session"}) {
    INFO(target);
    CHECK(fixture.answer(target).body == "the engine");
  }
  for (const std::string target : {"/", "/oauth", "/apixyz", "/tallygate.js", "/x/api/"}) {
    INFO(target);
    CHECK(fixture.answer(target).status == 404);
  }
}

TEST_CASE("a tenant is chosen by the host name alone") {
  FrontFixture fixture;
  CHECK(fixture.answer("/oauth/token", "acme.localhost:8080").body == "the engine of acme");
  CHECK(fixture.answer("/oauth/token", "mtls.ACME.localhost").body == "the engine of acme");
  CHECK(fixture.answer("/oauth/token", "mtls.localhost").body == "the engine");
  CHECK(fixture.answer("/oauth/token", "nobody.localhost").status == 404);
  CHECK(fixture.answer("/admin/tenants").body == "the administration");
  CHECK(fixture.answer("/admin/tenants", "acme.localhost").body == "the administration");
}

TEST_CASE("the engine learns the address of the request, and where certificates are asked for") {
  struct Case {
    std::string scheme, host, origin, mtls_origin;
  };
  const Case cases[] = {
      {"http", "localhost:8080", "http://localhost:8080", ""},
      {"https", "LocalHost:8443", "https://localhost:8443", "https://mtls.localhost:8443"},
      {"https", "mtls.localhost:8443", "https://localhost:8443", "https://mtls.localhost:8443"},
      {"https", "acme.localhost", "https://acme.localhost", "https://mtls.acme.localhost"},
      {"https", "localhost:443", "https://localhost", "https://mtls.localhost"},
      {"http", "localhost:80", "http://localhost", ""},
      {"https", "127.0.0.1:8443", "https://127.0.0.1:8443", ""},
      {"https", "[::1]:8443", "https://[::1]:8443", ""},
  };
  FrontFixture fixture;
  for (const Case& one : cases) {
    INFO(one.host);
    CHECK(fixture.answer("/oauth/token", one.host, one.scheme).status == 200);
    CHECK(fixture.seen().origin == one.origin);
    CHECK(fixture.seen().mtls_origin == one.mtls_origin);
  }
}

TEST_CASE("an address that the operator named is the issuer wherever a request comes in") {
  FrontFixture fixture({"https://login.example.com/", {"127.0.0.1"}});
  for (const std::string host : {"login.example.com", "mtls.login.example.com", "localhost:8080"}) {
    INFO(host);
    CHECK(fixture.answer("/oauth/token", host).status == 200);
    CHECK(fixture.seen().origin.empty());
    CHECK(fixture.seen().mtls_origin == "https://mtls.login.example.com");
  }
  CHECK(fixture.answer("/oauth/token", "acme.localhost").status == 200);
  CHECK(fixture.seen().origin == "http://acme.localhost");
}

TEST_CASE("only the proxies that the operator named are believed") {
  FrontFixture believing({"", {"127.0.0.1"}});
  believing.answer("/oauth/token");
  CHECK(believing.seen().is_from_trusted_proxy);
  FrontFixture other({"", {"127.0.0.2", "::1"}});
  other.answer("/oauth/token");
  CHECK(!other.seen().is_from_trusted_proxy);
}

TEST_CASE("a trusted proxy tells the client's address, and the host and scheme it was asked by") {
  struct Case {
    std::string host;
    base::Headers headers;
    std::string remote_address, origin, mtls_origin, body = "the engine";
  };
  const Case cases[] = {
      {"localhost:8080", {}, "127.0.0.1", "http://localhost:8080", ""},
      {"localhost:8080",
       {{"X-Forwarded-For", "192.0.2.7"},
        {"X-Forwarded-Proto", "https"},
        {"X-Forwarded-Host", "Login.example.com"}},
       "192.0.2.7",
       "https://login.example.com",
       "https://mtls.login.example.com"},
      // What a client sent itself stands before what the proxy appends.
      {"localhost",
       {{"X-Forwarded-For", "10.6.6.6, 192.0.2.7, 10.0.0.2"},
        {"X-Forwarded-Proto", "http, https"},
        {"X-Forwarded-Host", "evil.example"},
        {"X-Forwarded-Host", "login.example.com:8443"}},
       "192.0.2.7",
       "https://login.example.com:8443",
       "https://mtls.login.example.com:8443"},
      {"localhost",
       {{"X-Forwarded-Host", "mtls.login.example.com"}, {"X-Forwarded-Proto", "https"}},
       "127.0.0.1",
       "https://login.example.com",
       "https://mtls.login.example.com"},
      // Which tenant: the proxy's own Host, or the client's.
      {"acme.localhost:8080",
       {{"X-Forwarded-Host", "acme.example.com"}},
       "127.0.0.1",
       "http://acme.example.com",
       "",
       "the engine of acme"},
      {"acme.localhost",
       {{"X-Forwarded-Host", "localhost:9000"}},
       "127.0.0.1",
       "http://localhost:9000",
       "",
       "the engine of acme"},
      {"localhost",
       {{"X-Forwarded-Host", "acme.localhost"}},
       "127.0.0.1",
       "http://acme.localhost",
       "",
       "the engine of acme"},
      // Addresses with a port, and what is no address, no scheme and no host.
      {"localhost",
       {{"X-Forwarded-For", "[2001:db8::1]:4711"}},
       "2001:db8::1",
       "http://localhost",
       ""},
      {"localhost", {{"X-Forwarded-For", "192.0.2.7:4711"}}, "192.0.2.7", "http://localhost", ""},
      {"localhost",
       {{"X-Forwarded-For", "192.0.2.7, unknown"}},
       "127.0.0.1",
       "http://localhost",
       ""},
      {"localhost", {{"X-Forwarded-For", "192.0.2.7,"}}, "127.0.0.1", "http://localhost", ""},
      {"localhost",
       {{"X-Forwarded-Proto", "gopher"}, {"X-Forwarded-Host", "a b"}},
       "127.0.0.1",
       "http://localhost",
       ""},
  };
  for (const Case& one : cases) {
    FrontFixture believing({"", {"127.0.0.1", "10.0.0.2"}});
    believing.headers = one.headers;
    for (const auto& [name, value] : one.headers) UNSCOPED_INFO(name << ": " << value);
    CHECK(believing.answer("/oauth/token", one.host).body == one.body);
    CHECK(believing.seen().remote_address == one.remote_address);
    CHECK(believing.seen().origin == one.origin);
    CHECK(believing.seen().mtls_origin == one.mtls_origin);
  }
  FrontFixture other({"", {"10.0.0.2"}});
  other.headers = {{"X-Forwarded-For", "192.0.2.7"}, {"X-Forwarded-Host", "login.example.com"}};
  CHECK(other.answer("/oauth/token").status == 200);
  CHECK(other.seen().remote_address == "127.0.0.1");
  CHECK(other.seen().origin == "http://localhost:8080");
  // A page of a foreign site reaches a server by its own name only, whatever it makes up.
  FrontFixture believing({"", {"127.0.0.1"}});
  believing.headers = {{"X-Forwarded-Host", "localhost:8080"}};
  CHECK(believing.answer("/oauth/token", "evil.example").status == 403);
}

TEST_CASE("only names that are ours are answered, whatever page a browser shows") {
  struct Case {
    std::string host;
    int status;
  };
  const Case cases[] = {
      {"localhost", 200},
      {"localhost:8080", 200},
      {"LOCALHOST:1", 200},
      {"127.0.0.1:8080", 200},
      {"[::1]:8080", 200},
      {"[::1]", 200},
      {"login.example.com", 200},
      {"Login.Example.com:443", 200},
      {"evil.example", 403},
      {"localhost.evil.example:8080", 403},
      {"evil.example:localhost", 403},
      {"127.0.0.1.evil.example", 403},
      {"", 403},
      {"localhost:80a", 403},
      {"localhost:8080/x", 403},
      {"localhost:123456", 403},
      {"xlocalhost", 403},
      {".localhost", 403},
  };
  FrontFixture fixture({"https://login.example.com/", {}});
  for (const Case& one : cases) {
    INFO(one.host);
    CHECK(fixture.answer("/api/v2/clients", one.host).status == one.status);
  }
  CHECK(fixture.answer("/", "evil.example").body ==
        R"({"error":"unknown_host","error_description":)"
        R"("This server answers to localhost, to the names of its tenants under it, and to )"
        R"(the host of its issuer only."})");
}

TEST_CASE("what goes wrong inside is a 500 that tells nothing of it") {
  FrontFixture fixture;
  const Response response = fixture.answer("/api/throws");
  CHECK(response.status == 500);
  CHECK(
      response.body ==
      R"({"error":"server_error","error_description":"The server failed to answer this request."})");
}

TEST_CASE("no response is to be guessed at by a browser") {
  FrontFixture fixture;
  for (const std::string target : {"/", "/api/v2/clients", "/api/throws"}) {
    const Response response = fixture.answer(target);
    REQUIRE(response.headers.find("x-content-type-options"));
    CHECK(*response.headers.find("x-content-type-options") == "nosniff");
  }
}

TEST_CASE("the date of a response is that of RFC 9110") {
  CHECK(server::http_date(base::from_unix_seconds(784111777)) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(server::http_date(base::from_unix_seconds(0)) == "Thu, 01 Jan 1970 00:00:00 GMT");
}

TEST_CASE("a value with a line break cannot add a field to a response") {
  std::string text;
  server::append_head(text, {200, {{"x", "a\r\ny: b"}}, ""}, "now", server::Persistence::close);
  CHECK(text ==
        "HTTP/1.1 200 OK\r\ndate: now\r\nx: a  y: b\r\ncontent-length: 0\r\nconnection: "
        "close\r\n\r\n");
}

TEST_CASE("an issuer is an address with a host and a slash at the end") {
  CHECK(server::parse_issuer("https://login.example.com") == "https://login.example.com/");
  CHECK(server::parse_issuer("http://[::1]:8080/t/") == "http://[::1]:8080/t/");
  for (const std::string text :
       {"", "login.example.com", "ftp://a", "https://", "https:///x", "http://:80", "http://a/?q",
        "http://a/#f", "http://u@a/", "http://a b/", "http://a\n/"}) {
    INFO(text);
    CHECK(!server::parse_issuer(text).has_value());
  }
  CHECK(server::host_of_issuer("http://[::1]:8080/t/") == "::1");
  CHECK(server::host_of_issuer("https://Login.example.com/") == "login.example.com");
}
