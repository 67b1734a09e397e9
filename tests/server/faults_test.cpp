#include <catch2/catch_test_macros.hpp>
#include <csignal>

#include "tests/server/asking.h"
#include "tests/server/program.h"
#include "tests/server/wire.h"

namespace {

struct FaultyServer {
  TemporaryFolder folder;
  RunningServer server{folder, {"--workers", "1", "--dashboard-key", "key"}};

  std::string request(const std::string& method, const std::string& target,
                      const std::string& body = "") {
    return method + " " + target + " HTTP/1.1\r\nHost: localhost:" + std::to_string(server.port()) +
           "\r\nAuthorization: Bearer key\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
  }
  void provoke(const std::string& rule) {
    Wire wire(server.port());
    REQUIRE(wire.ask(request("POST", "/admin/faults", rule)).status == 201);
  }
  std::string keys() { return request("GET", "/.well-known/jwks.json"); }
};

}  // namespace

TEST_CASE("a dropped connection brings no answer, also to what was sent ahead") {
  FaultyServer faulty;
  faulty.provoke(R"({"fault":"drop_connection","count":1})");
  Wire wire(faulty.server.port());
  wire.send(faulty.keys() + faulty.keys());
  CHECK(wire.receive().status == 0);
  CHECK(wire.is_closed_by_peer());
  Wire next(faulty.server.port());
  CHECK(next.ask(faulty.keys()).status == 200);
}

TEST_CASE("an answer that is cut promises more than comes, and the connection ends") {
  FaultyServer faulty;
  Wire sound(faulty.server.port());
  const WireResponse whole = sound.ask(faulty.keys());
  faulty.provoke(R"({"fault":"cut_answer","count":1})");
  Wire wire(faulty.server.port());
  wire.send(faulty.keys() + faulty.keys());
  const WireResponse cut = wire.receive();
  CHECK(cut.status == 200);
  CHECK(cut.headers.at("content-length") == std::to_string(whole.body.size()));
  CHECK(cut.body == whole.body.substr(0, whole.body.size() / 2));
  CHECK(wire.is_closed_by_peer());
}

TEST_CASE("a truncated body is a whole answer, and the connection goes on") {
  FaultyServer faulty;
  faulty.provoke(R"({"fault":"truncated_body","count":1})");
  Wire wire(faulty.server.port());
  wire.send(faulty.keys() + faulty.keys());
  const WireResponse half = wire.receive();
  const WireResponse whole = wire.receive();
  CHECK(whole.status == 200);
  CHECK(half.body == whole.body.substr(0, whole.body.size() / 2));
}

TEST_CASE("while one answer is held back the only worker serves others, and it comes in its turn") {
  FaultyServer faulty;
  faulty.provoke(R"({"fault":"delay","delay_ms":60000,"count":1})");
  Wire held(faulty.server.port());
  held.send(faulty.keys() + faulty.keys());
  // The fault is used up when the next one finds none.
  Wire other(faulty.server.port());
  while (other.ask(faulty.request("GET", "/admin/faults")).body.find("\"applied\":1") ==
         std::string::npos) {
    continue;
  }
  CHECK(other.ask(faulty.keys()).status == 200);
  CHECK(held.has_received_nothing());
  // A server that stops does not wait for it.
  faulty.server.program().signal(SIGINT);
  CHECK(held.receive().status == 200);
  CHECK(faulty.server.program().wait() == 0);
}

TEST_CASE("a delay keeps the order of what was sent ahead on one connection") {
  FaultyServer faulty;
  faulty.provoke(R"({"fault":"delay","delay_ms":100,"path":"/.well-known/jwks.json","count":1})");
  Wire wire(faulty.server.port());
  wire.send(faulty.keys() + faulty.request("GET", "/.well-known/openid-configuration"));
  CHECK(wire.receive().body.find("\"keys\"") != std::string::npos);
  CHECK(wire.receive().body.find("\"issuer\"") != std::string::npos);
}

TEST_CASE("a fault of one tenant is none of another's") {
  const TemporaryFolder folder;
  RunningServer server(folder, {"--tenant", "acme", "--dashboard-key", "key"});
  const auto ask = [&](const std::string& host, const std::string& method,
                       const std::string& target, const std::string& body = "") {
    Wire wire(server.port());
    return wire.ask(method + " " + target + " HTTP/1.1\r\nHost: " + host + ":" +
                    std::to_string(server.port()) + "\r\nAuthorization: Bearer key\r\n" +
                    "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  };
  const std::string keys = "/.well-known/jwks.json";
  REQUIRE(ask("acme.localhost", "POST", "/admin/faults", R"({"fault":"bad_gateway"})").status ==
          201);
  CHECK(ask("acme.localhost", "GET", keys).status == 502);
  CHECK(ask("localhost", "GET", keys).status == 200);
  CHECK(ask("localhost", "GET", "/admin/faults").body.find(R"("faults":[])") != std::string::npos);
  REQUIRE(
      ask("localhost", "POST", "/admin/faults", R"({"fault":"internal_server_error"})").status ==
      201);
  CHECK(ask("localhost", "DELETE", "/admin/faults").status == 204);
  CHECK(ask("localhost", "GET", keys).status == 200);
  CHECK(ask("acme.localhost", "GET", keys).status == 502);
}
