#include <sys/resource.h>

#include <catch2/catch_test_macros.hpp>
#include <regex>

#include "tests/server/asking.h"
#include "tests/server/program.h"
#include "tests/server/wire.h"

namespace {

// The sample of that name and these labels; empty: there is none.
std::string sample(const std::string& metrics, const std::string& name) {
  const size_t start = metrics.find("\n" + name + " ");
  if (start == std::string::npos) return "";
  const size_t value = start + name.size() + 2;
  return metrics.substr(value, metrics.find('\n', value) - value);
}

}  // namespace

TEST_CASE("whoever watches the server learns whether it is well, by whatever name he asks") {
  const TemporaryFolder folder;
  const RunningServer server(folder, {"--tenant", "acme"});
  for (const std::string host : {"localhost", "10.1.2.3:8080", "acme.localhost"}) {
    INFO(host);
    CHECK(get(server, "/healthz", "Host: " + host + "\r\n").body == R"({"status":"ok"})");
    CHECK(get(server, "/readyz", "Host: " + host + "\r\n").body == R"({"status":"ready"})");
  }
  CHECK(get(server, "/readyz", "Host: nobody.localhost\r\n").status == 404);
  CHECK(get(server, "/metrics", "Host: 10.1.2.3\r\n").status == 403);
  Wire wire(server.port());
  CHECK(wire.ask("POST /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").status == 405);
}

TEST_CASE("a server whose disk takes nothing is alive but not ready") {
  const TemporaryFolder folder;
  const RunningServer server(folder);
  const rlimit no_file_grows{0, 0};
  const auto process = server.ready().at("pid").get<int>();
  REQUIRE(::prlimit(process, RLIMIT_FSIZE, &no_file_grows, nullptr) == 0);
  CHECK(take_token(server).status == 503);
  CHECK(get(server, "/healthz").status == 200);
  const auto response = get(server, "/readyz");
  CHECK(response.status == 503);
  CHECK(response.body == R"({"status":"unavailable","reason":"The store takes no writes."})");
  CHECK(sample(get(server, "/metrics").body, R"(tallygate_store_failed{tenant="-"})") == "1");
}

TEST_CASE("metrics count what was answered") {
  const TemporaryFolder folder;
  const RunningServer server(folder, {"--tenant", "acme"});
  for (int i = 0; i < 3; ++i) CHECK(take_token(server).status == 200);
  CHECK(take_token(server, "not the secret").status == 401);
  CHECK(get(server, "/.well-known/jwks.json").status == 200);
  CHECK(get(server, "/nothing").status == 404);
  CHECK(get(server, "/metrics").headers.at("content-type") ==
        "text/plain; version=0.0.4; charset=utf-8");
  const std::string text = get(server, "/metrics").body;
  struct Case {
    std::string name, value;
  };
  const Case cases[] = {
      {R"(tallygate_requests_total{endpoint="token",outcome="success"})", "3"},
      {R"(tallygate_requests_total{endpoint="token",outcome="refused"})", "1"},
      {R"(tallygate_requests_total{endpoint="token",outcome="failed"})", "0"},
      {R"(tallygate_requests_total{endpoint="keys",outcome="success"})", "1"},
      {R"(tallygate_requests_total{endpoint="page",outcome="refused"})", "1"},
      {R"(tallygate_requests_total{endpoint="operation",outcome="success"})", "1"},
      {R"(tallygate_request_duration_seconds_bucket{endpoint="token",le="+Inf"})", "4"},
      {R"(tallygate_request_duration_seconds_count{endpoint="token"})", "4"},
      {R"(tallygate_store_wait_seconds_count)", "3"},
      {R"(tallygate_tokens_total{tenant="-",application_type="non_interactive"})", "0"},
      {R"(tallygate_management_tokens_total{tenant="-"})", "3"},
      {R"(tallygate_management_tokens_total{tenant="acme"})", "0"},
      {R"(tallygate_token_refusals_total{tenant="-",error="access_denied"})", "1"},
      {R"(tallygate_quota_refusals_total{tenant="-",quota="application"})", "0"},
      {R"(tallygate_rate_limit_refusals_total{tenant="-"})", "0"},
      {R"(tallygate_store_failed{tenant="-"})", "0"},
      {R"(tallygate_connections_refused_total)", "0"},
  };
  for (const Case& one : cases) {
    INFO(one.name);
    CHECK(sample(text, one.name) == one.value);
  }
  CHECK(text.find("\ntallygate_build_info{version=\"") != std::string::npos);
  CHECK(std::stod(sample(text, "process_resident_memory_bytes")) > 1e6);
  CHECK(std::stod(sample(text, "tallygate_connections")) >= 1);
  CHECK(std::stod(sample(text, R"(tallygate_store_writes_total{tenant="-"})")) >= 4);
  // What a scraper would stumble over.
  const std::regex line(
      R"(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? [-+.e\d]+)");
  for (size_t start = 0; start < text.size();) {
    const size_t end = text.find('\n', start);
    const std::string one = text.substr(start, end - start);
    INFO(one);
    CHECK(std::regex_match(one, line));
    start = end + 1;
  }
}

TEST_CASE("metrics are for this machine, or for those who hold a key") {
  struct Case {
    std::string fields;
    int status;
  };
  const Case open[] = {
      {"", 200},
      {"X-Forwarded-For: 10.1.2.3\r\n", 401},
      {"Forwarded: for=10.1.2.3\r\n", 401},
      {"Via: 1.1 proxy\r\n", 401},
      {"Via: 1.1 proxy\r\nAuthorization: Bearer the-dashboard-key\r\n", 200},
  };
  const Case closed[] = {
      {"", 401},
      {"Authorization: Bearer the-metrics-token\r\n", 200},
      {"Authorization: Bearer the-dashboard-key\r\n", 200},
      {"Authorization: Bearer another\r\n", 401},
  };
  const std::vector<std::string> key = {"--dashboard-key", "the-dashboard-key"};
  {
    const TemporaryFolder folder;
    const RunningServer server(folder, key);
    for (const Case& one : open) {
      INFO(one.fields);
      CHECK(get(server, "/metrics", "Host: localhost\r\n" + one.fields).status == one.status);
    }
  }
  const TemporaryFolder folder;
  const RunningServer server(folder, {key[0], key[1], "--metrics-token", "the-metrics-token"});
  for (const Case& one : closed) {
    INFO(one.fields);
    CHECK(get(server, "/metrics", "Host: localhost\r\n" + one.fields).status == one.status);
  }
}
