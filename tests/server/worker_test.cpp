#include "server/worker.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/server/running_worker.h"
#include "tests/server/wire.h"

using base::Request;
using base::Response;

namespace {

// Says what it was asked.
Response echo(const Request& request) {
  return {200,
          {{"content-type", "text/plain"}},
          request.method + " " + request.target + " " + request.body};
}

std::string post(const std::string& target, const std::string& body,
                 const std::string& fields = "") {
  return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace

TEST_CASE("requests sent ahead are answered one by one in their order") {
  RunningWorker worker(echo);
  Wire wire(worker.port());
  wire.send(post("/1", "one") + "GET /2?q=%20 HTTP/1.1\r\nHost: localhost\r\n\r\n" +
            post("/3", std::string(100'000, '3')) + post("/4", ""));
  CHECK(wire.receive().body == "POST /1 one");
  CHECK(wire.receive().body == "GET /2?q=%20 ");
  CHECK(wire.receive().body == "POST /3 " + std::string(100'000, '3'));
  CHECK(wire.receive().body == "POST /4 ");
  CHECK(wire.has_received_nothing());
}

TEST_CASE("a request may come octet by octet") {
  RunningWorker worker(echo);
  Wire wire(worker.port());
  for (const char octet : post("/slow", "body")) wire.send(std::string(1, octet));
  CHECK(wire.receive().body == "POST /slow body");
}

TEST_CASE("a response carries date, length and what the engine said") {
  RunningWorker worker([](const Request& request) {
    return Response{
        201,
        {{"x-from", request.remote_address}, {"x-agent", request.header_or("USER-AGENT", "")}},
        "ok"};
  });
  Wire wire(worker.port());
  const auto response = wire.ask("GET / HTTP/1.1\r\nHost: localhost\r\nUser-Agent:  a b \r\n\r\n");
  CHECK(response.status == 201);
  CHECK(response.headers.at("x-from") == "127.0.0.1");
  CHECK(response.headers.at("x-agent") == "a b");
  CHECK(response.headers.at("content-length") == "2");
  CHECK(response.headers.at("date").ends_with(" GMT"));
  CHECK(response.body == "ok");
}

TEST_CASE("HEAD gives the head of GET and nothing after it") {
  RunningWorker worker(echo);
  Wire wire(worker.port());
  wire.send("HEAD /x HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const auto response = wire.receive(Wire::Body::absent);
  CHECK(response.status == 200);
  CHECK(response.headers.at("content-length") == "8");
  wire.get("/next");
  CHECK(wire.receive().body == "GET /next ");
}

TEST_CASE("a response without content has no length, and the next one follows at once") {
  RunningWorker worker([](const Request& request) {
    return Response{request.target == "/304" ? 304 : 204, {}, ""};
  });
  Wire wire(worker.port());
  for (const int status : {204, 304, 204}) {
    wire.get("/" + std::to_string(status));
    const auto response = wire.receive();
    CHECK(response.status == status);
    CHECK(!response.headers.contains("content-length"));
  }
}

TEST_CASE("a connection stays open as long as both sides want it") {
  struct Case {
    std::string request;
    bool stays_open;
  };
  const Case cases[] = {
      {"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", true},
      {"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", false},
      {"GET / HTTP/1.0\r\n\r\n", false},
      {"GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", true},
  };
  RunningWorker worker(echo);
  for (const Case& one : cases) {
    INFO(one.request);
    Wire wire(worker.port());
    const auto response = wire.ask(one.request);
    CHECK(response.status == 200);
    CHECK(response.headers.at("connection") == (one.stays_open ? "keep-alive" : "close"));
    if (one.stays_open) {
      CHECK(wire.ask(one.request).status == 200);
    } else {
      CHECK(wire.is_closed_by_peer());
    }
  }
}

TEST_CASE("bodies may be chunked, and targets absolute") {
  RunningWorker worker(echo);
  Wire wire(worker.port());
  CHECK(wire.ask("POST /c HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                 "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n")
            .body == "POST /c abcde");
  CHECK(wire.ask("GET http://localhost:80/a?b HTTP/1.1\r\nHost: localhost\r\n\r\n").body ==
        "GET /a?b ");
  CHECK(wire.ask("GET http://localhost HTTP/1.1\r\nHost: localhost\r\n\r\n").body == "GET / ");
}

TEST_CASE("a client that asks first is told to send its body") {
  RunningWorker worker(echo);
  Wire wire(worker.port());
  wire.send(
      "POST /e HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  CHECK(wire.receive().status == 100);
  CHECK(wire.ask("body").body == "POST /e body");
}

TEST_CASE("what is not HTTP, or too much of it, is refused and the connection closed") {
  const server::HttpLimits limits;
  struct Case {
    std::string name;
    std::string request;
    int status;
  };
  const std::string head = "GET / HTTP/1.1\r\nHost: localhost\r\n";
  const Case cases[] = {
      {"no HTTP", "hello\r\n\r\n", 400},
      {"no version", "GET /\r\n\r\n", 400},
      {"another protocol", "GET / FTP/1.1\r\n\r\n", 400},
      {"TLS", "\x16\x03\x01\x02\x01\x01\xFC\x03\x03\r\n\r\n", 400},
      {"a space before the colon", head + "Name : value\r\n\r\n", 400},
      {"a field without colon", head + "Name\r\n\r\n", 400},
      {"no Host", "GET / HTTP/1.1\r\n\r\n", 400},
      {"two Hosts", head + "Host: localhost\r\n\r\n", 400},
      {"a target that is no path", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"a length that is no number", head + "Content-Length: x\r\n\r\n", 400},
      {"two lengths", head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400},
      {"length and chunks", head + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {"an unknown coding", head + "Transfer-Encoding: zip\r\n\r\n", 400},
      {"a broken chunk", head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400},
      {"an endless header", head + "X: " + std::string(limits.header_octets_max, 'x'), 431},
      {"a long target", "GET /" + std::string(limits.header_octets_max, 'x'), 431},
      {"a large body", post("/", std::string(limits.body_octets_max + 1, 'x')), 413},
      {"a larger body to come", head + "Content-Length: 99999999999\r\n\r\n", 413},
      {"large chunks",
       head + "Transfer-Encoding: chunked\r\n\r\n200000\r\n" + std::string(0x200000, 'x'), 413},
  };
  RunningWorker worker(echo);
  for (const Case& one : cases) {
    INFO(one.name);
    Wire wire(worker.port());
    auto response = wire.ask(one.request);
    CHECK(response.status == one.status);
    CHECK(response.headers["connection"] == "close");
    CHECK(response.body.starts_with(R"({"error":"invalid_request","error_description":")"));
    CHECK(wire.is_closed_by_peer());
  }
}

TEST_CASE("a body of the largest size is taken") {
  const std::string body(server::HttpLimits().body_octets_max, 'x');
  RunningWorker worker(echo);
  Wire wire(worker.port());
  CHECK(wire.ask(post("/", body)).body == "POST / " + body);
}

TEST_CASE("a response leaves when its ticket is durable and not before") {
  RunningWorker worker([](const Request& request) {
    Response response{200, {}, request.target};
    if (request.target != "/free") response.ticket = std::stoull(request.target.substr(1));
    return response;
  });
  Wire first(worker.port()), second(worker.port()), free(worker.port());
  first.get("/1");
  second.get("/2");
  // One thread answers all three, and what comes last comes after the others were held back.
  for (int round = 0; round < 3; ++round) {
    free.get("/free");
    CHECK(free.receive().body == "/free");
  }
  CHECK(first.has_received_nothing());
  CHECK(second.has_received_nothing());
  worker.store().release(1);
  CHECK(first.receive().body == "/1");
  CHECK(second.has_received_nothing());
  worker.store().release(2);
  CHECK(second.receive().body == "/2");
  first.get("/2");
  CHECK(first.receive().body == "/2");
}

TEST_CASE("when a write is lost the answer is 503, and so it stays") {
  RunningWorker worker([](const Request&) {
    Response response{200, {}, "a token"};
    response.ticket = 5;
    return response;
  });
  Wire wire(worker.port());
  wire.get("/");
  worker.store().fail();
  for (int round = 0; round < 2; ++round) {
    const auto response = wire.receive();
    CHECK(response.status == 503);
    CHECK(response.headers.at("retry-after") == "1");
    CHECK(response.body ==
          R"({"error":"temporarily_unavailable","error_description":)"
          R"("What this request did could not be stored, so it does not count."})");
    wire.get("/");
  }
}

TEST_CASE("a worker that stops answers what was asked and nothing else") {
  RunningWorker worker([](const Request& request) {
    Response response{200, {}, request.target};
    if (request.target == "/held") response.ticket = 1;
    return response;
  });
  Wire held(worker.port()), idle(worker.port());
  idle.get("/");
  CHECK(idle.receive().status == 200);
  held.get("/held");
  idle.get("/after");
  CHECK(idle.receive().body == "/after");
  worker.stop();
  CHECK(idle.is_closed_by_peer());
  CHECK(!Wire(worker.port()).is_open());
  worker.store().release(1);
  CHECK(held.receive().body == "/held");
  CHECK(held.is_closed_by_peer());
}

TEST_CASE("a connection that asks nothing is closed") {
  server::HttpLimits limits;
  limits.idle_time_max = std::chrono::milliseconds(1);
  RunningWorker worker(echo, limits);
  Wire silent(worker.port());
  CHECK(silent.is_closed_by_peer());
}

TEST_CASE("a port that is taken is refused in a sentence") {
  RunningWorker worker(echo);
  const auto refused = server::PortClaim::take(worker.port());
  REQUIRE(!refused.has_value());
  CHECK(refused.error().explanation == "Port " + std::to_string(worker.port()) +
                                           " cannot be used: another program listens there.");
}
