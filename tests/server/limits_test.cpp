#include <catch2/catch_test_macros.hpp>
#include <deque>

#include "tests/server/asking.h"
#include "tests/server/running_worker.h"
#include "tests/server/wire.h"

namespace {

base::Response echo(const base::Request& request) {
  return {200, {}, request.target};
}

}  // namespace

TEST_CASE("a header that trickles in has its time as a whole, and then it is over") {
  server::HttpLimits limits;
  limits.header_time_max = std::chrono::milliseconds(1);
  limits.idle_time_max = std::chrono::hours(1);
  RunningWorker worker(echo, limits);
  Wire slow(worker.port());
  slow.send("GET / HTTP/1.1\r\nHost: localhost\r\n");
  // Octets come all the time, and do not help.
  while (slow.has_received_nothing(std::chrono::milliseconds(5))) slow.send("X: y\r\n");
  CHECK(slow.receive().status == 408);
  CHECK(slow.is_closed_by_peer());
  Wire pipelined(worker.port());
  pipelined.send("GET /first HTTP/1.1\r\nHost: localhost\r\n\r\nGET /sec");
  CHECK(pipelined.receive().body == "/first");
  CHECK(pipelined.receive().status == 408);
}

TEST_CASE("a body that does not come has its time too, and who is idle may stay") {
  server::HttpLimits limits;
  limits.body_time_max = std::chrono::milliseconds(1);
  RunningWorker worker(echo, limits);
  Wire idle(worker.port()), slow(worker.port());
  slow.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n12345");
  const auto response = slow.receive();
  CHECK(response.status == 408);
  CHECK(response.headers.at("connection") == "close");
  idle.get("/still");
  CHECK(idle.receive().body == "/still");
}

TEST_CASE("beyond the cap of connections one is told so, and has a place when another leaves") {
  server::HttpLimits limits;
  limits.connections_max = 2;
  RunningWorker worker(echo, limits);
  auto first = std::make_unique<Wire>(worker.port());
  Wire second(worker.port());
  first->get("/1");
  CHECK(first->receive().body == "/1");
  second.get("/2");
  CHECK(second.receive().body == "/2");
  {
    Wire third(worker.port());
    const auto refused = third.receive();
    CHECK(refused.status == 503);
    CHECK(refused.headers.at("retry-after") == "1");
    CHECK(refused.headers.at("connection") == "close");
  }
  first.reset();
  for (int status = 503; status != 200;) {
    Wire next(worker.port());
    next.get("/next");
    status = next.receive().status;
    CHECK((status == 200 || status == 503));
  }
}

TEST_CASE("one peer may not take all the places, unless it is a proxy that is trusted") {
  for (const bool is_proxy : {false, true}) {
    const TemporaryFolder folder;
    std::vector<std::string> options = {"--max-connections-per-address", "3", "--workers", "2"};
    if (is_proxy) options.insert(options.end(), {"--trusted-proxy", "127.0.0.1"});
    const RunningServer server(folder, options);
    std::deque<Wire> wires;
    for (int i = 0; i < 3; ++i) {
      wires.emplace_back(server.port()).get("/healthz");
      CHECK(wires.back().receive().status == 200);
    }
    Wire fourth(server.port());
    fourth.get("/healthz");
    CHECK(fourth.receive().status == (is_proxy ? 200 : 503));
  }
}

TEST_CASE("limits are the operator's to set") {
  const TemporaryFolder folder;
  const RunningServer server(folder, {"--max-header-bytes", "1024", "--max-body-bytes", "2000"});
  CHECK(get(server, "/healthz", "Host: localhost\r\nX: " + std::string(900, 'x') + "\r\n").status ==
        200);
  CHECK(
      get(server, "/healthz", "Host: localhost\r\nX: " + std::string(1100, 'x') + "\r\n").status ==
      431);
  const std::string fields = "Content-Type: application/x-www-form-urlencoded\r\n";
  Wire small(server.port()), large(server.port());
  CHECK(small.ask(post_request("/oauth/token", std::string(2000, 'x'), fields)).status == 400);
  CHECK(large.ask(post_request("/oauth/token", std::string(2001, 'x'), fields)).status == 413);
}

TEST_CASE(
    "a server that is told to stop first says so, then answers what is under way, then goes") {
  const TemporaryFolder folder;
  RunningServer server(folder, {"--drain-delay", "600"});
  Wire kept(server.port()), idle(server.port());
  kept.get("/healthz");
  CHECK(kept.receive().headers.at("connection") == "keep-alive");
  server.program().signal(SIGTERM);
  // Until the signal has arrived.
  for (int status = 200; status == 200;) status = get(server, "/readyz").status;
  const auto unready = get(server, "/readyz");
  CHECK(unready.status == 503);
  CHECK(unready.body == R"({"status":"stopping","reason":"The server is being stopped."})");
  CHECK(get(server, "/healthz").status == 200);
  CHECK(take_token(server).status == 200);
  kept.get("/healthz");
  CHECK(kept.receive().headers.at("connection") == "close");
  CHECK(kept.is_closed_by_peer());
  // A second signal ends the waiting.
  server.program().signal(SIGTERM);
  CHECK(server.program().wait() == 0);
  CHECK(idle.is_closed_by_peer());
  CHECK(!std::filesystem::exists(server.ready_file()));
}
