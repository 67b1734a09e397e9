#include "server/front.h"

#include <catch2/catch_test_macros.hpp>
#include <stdexcept>

#include "server/http_text.h"
#include "server/issuer.h"
#include "tests/storage/temporary_folder.h"

using base::Request;
using base::Response;

namespace {

class FrontFixture {
 public:
  Response answer(const std::string& target, const std::string& host = "localhost:8080") {
    Request request;
    request.target = target;
    request.headers = {{"Host", host}};
    return m_front.answer(request);
  }

 private:
  TemporaryFolder m_folder;
  server::Page m_page{m_folder.path()};
  server::Front m_front{"login.example.com",
                        [](const Request& request) -> Response {
                          if (request.target == "/api/throws") throw std::runtime_error("a secret");
                          return {200, {}, "the engine"};
                        },
                        m_page};
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
  };
  FrontFixture fixture;
  for (const Case& one : cases) {
    INFO(one.host);
    CHECK(fixture.answer("/api/v2/clients", one.host).status == one.status);
  }
  CHECK(fixture.answer("/", "evil.example").body ==
        R"({"error":"unknown_host","error_description":)"
        R"("This server answers to localhost and to the host of its issuer only."})");
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
