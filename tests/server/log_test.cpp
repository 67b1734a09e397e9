#include <catch2/catch_test_macros.hpp>
#include <set>
#include <sstream>

#include "tests/server/asking.h"

namespace {

const std::string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
const std::string traceparent = "Traceparent: 00-" + trace + "-00f067aa0ba902b7-01\r\n";

std::vector<base::Json> lines_of(const std::string& text) {
  std::vector<base::Json> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    const auto json = base::parse_json(line);
    REQUIRE(json);
    lines.push_back(*json);
  }
  return lines;
}

// What it wrote until it was stopped.
std::string log_of(RunningServer& server) {
  server.program().signal(SIGTERM);
  CHECK(server.program().wait() == 0);
  return server.program().error();
}

}  // namespace

TEST_CASE("JSON lines have time, level and message, and a line about a request what it was") {
  const TemporaryFolder folder;
  RunningServer server(folder, {"--log-format", "json", "--access-log", "2"});
  CHECK(get(server, "/healthz?q=hidden", "Host: localhost\r\n" + traceparent).status == 200);
  CHECK(get(server, "/healthz").status == 200);
  CHECK(get(server, "/no\\such\"file").status == 404);
  std::vector<std::string> requests;
  for (base::Json line : lines_of(log_of(server))) {
    CHECK(line.at("time").get<std::string>().ends_with("Z"));
    CHECK(line.at("level") == "info");
    if (line.at("message") != "Request") continue;
    CHECK(line.at("duration_seconds").get<double>() > 0);
    line.erase("time");
    line.erase("duration_seconds");
    requests.push_back(base::write_json(line));
  }
  CHECK(requests ==
        std::vector<std::string>{
            R"({"level":"info","message":"Request","method":"GET","path":"/healthz",)"
            R"("endpoint":"operation","host":"localhost","remote_address":"127.0.0.1",)"
            R"("trace_id":")" +
                trace + R"(","parent_id":"00f067aa0ba902b7","status":200})",
            R"({"level":"info","message":"Request","method":"GET","path":"/no\\such\"file",)"
            R"("endpoint":"page","host":"localhost","remote_address":"127.0.0.1","status":404})"});
}

TEST_CASE("lines for people are one line each, whatever a peer sends") {
  const TemporaryFolder folder;
  RunningServer server(folder, {"--access-log", "1"});
  CHECK(get(server, "/x=1", "Host: localhost\r\n" + traceparent).status == 404);
  const std::string log = log_of(server);
  CHECK(log.find(" info Request method=GET path=\"/x=1\" endpoint=page host=localhost "
                 "remote_address=127.0.0.1 trace_id=" +
                 trace + " parent_id=00f067aa0ba902b7 status=404 duration_seconds=") !=
        std::string::npos);
}

TEST_CASE("the level says what is worth a line") {
  struct Case {
    std::string level;
    bool has_requests, has_stops;
  };
  for (const Case& one : {Case{"debug", true, true},
                          {"info", false, true},
                          {"error", false, false},
                          {"off", false, false}}) {
    INFO(one.level);
    const TemporaryFolder folder;
    RunningServer server(folder, {"--log-level", one.level});
    CHECK(get(server, "/healthz").status == 200);
    const std::string log = log_of(server);
    CHECK((log.find(" debug Request ") != std::string::npos) == one.has_requests);
    CHECK((log.find(" info Stopping") != std::string::npos) == one.has_stops);
  }
}

TEST_CASE("the tenant's log has the trace of a request as well") {
  const TemporaryFolder folder;
  const RunningServer server(folder);
  const auto token = access_token_in(take_token(server, "", traceparent));
  const std::string bearer = "Authorization: Bearer " + token + "\r\n";
  {
    Wire wire(server.port());
    CHECK(wire.ask(post_request("/api/v2/clients", R"({"name":"Traced"})",
                                bearer + traceparent + "Content-Type: application/json\r\n"))
              .status == 201);
  }
  const auto logs = get(server, "/api/v2/logs", "Host: localhost\r\n" + bearer);
  const auto events = base::parse_json(logs.body);
  REQUIRE(events);
  std::set<std::string> traced;
  for (const base::Json& event : *events) {
    const base::Json* details = base::find_member(event, "details");
    if (details &&
        base::string_member(*details, "traceparent") == "00-" + trace + "-00f067aa0ba902b7-01") {
      traced.insert(event.at("type").get<std::string>());
    }
  }
  CHECK(traced == std::set<std::string>{"sapi", "seccft"});
}

TEST_CASE("the log never holds a secret or a token, however much it says") {
  for (const std::string format : {"text", "json"}) {
    const TemporaryFolder folder;
    RunningServer server(
        folder, {"--dashboard-key", "the-dashboard-key", "--metrics-token", "the-metrics-token",
                 "--log-level", "debug", "--log-format", format, "--access-log", "1"});
    const std::string token = access_token_in(take_token(server));
    std::set<std::string> secrets = {server.ready("client_secret"),
                                     token,
                                     "the-dashboard-key",
                                     "the-metrics-token",
                                     "a-wrong-secret",
                                     "an-assertion",
                                     "a-query-token",
                                     "a-proof"};
    const std::string form = "Content-Type: application/x-www-form-urlencoded\r\n";
    const std::string bearer = "Authorization: Bearer " + token + "\r\n";
    const std::string json = bearer + "Content-Type: application/json\r\n";
    CHECK(take_token(server, "a-wrong-secret").status == 401);
    const std::string requests[] = {
        post_request("/oauth/token",
                     "grant_type=client_credentials&client_assertion_type=urn%3Aietf%3Aparams%3A"
                     "oauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=an-assertion",
                     form),
        post_request("/oauth/token?access_token=a-query-token", "", form + "DPoP: a-proof\r\n"),
        post_request("/oauth/introspect", "token=" + token, form),
        post_request("/oauth/revoke", "token=" + token, form),
        post_request("/admin/session", "", "Authorization: Bearer the-dashboard-key\r\n"),
        post_request("/admin/tenants", R"({"name":"acme"})",
                     "Authorization: Bearer the-dashboard-key\r\n"),
        post_request("/api/v2/clients", R"({"name":"x","client_secret":"a-wrong-secret"})", json),
        post_request("/api/v2/clients/" + server.ready("client_id") + "/rotate-secret", "", bearer),
        "GET /metrics HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        "the-metrics-token\r\n\r\n",
        "GET /api/v2/clients?access_token=a-query-token HTTP/1.1\r\nHost: localhost\r\n" + bearer +
            "\r\n",
        "GET /api/v2/keys/signing HTTP/1.1\r\nHost: localhost\r\n" + bearer + "\r\n",
        "nonsense a-wrong-secret\r\n\r\n",
    };
    for (const std::string& request : requests) {
      Wire wire(server.port());
      const auto response = wire.ask(request);
      CHECK(response.status != 0);
      const auto body = base::parse_json(response.body);
      if (!body) continue;
      for (const std::string member : {"client_secret", "access_token"}) {
        const auto secret = base::string_member(*body, member);
        if (secret) secrets.insert(*secret);
      }
    }
    const std::string said = log_of(server) + server.program().out();
    CHECK(said.find("Listening on port") != std::string::npos);
    CHECK(said.find("/api/v2/clients") != std::string::npos);
    CHECK(secrets.size() >= 10);
    for (const std::string& secret : secrets) {
      INFO(secret);
      REQUIRE(!secret.empty());
      CHECK(said.find(secret) == std::string::npos);
    }
  }
}
