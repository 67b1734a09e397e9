// Whom a fault is for, when it ends, and which ones cannot be.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>

#include "tests/sim/faulty_tenant.h"

using namespace token_client;

TEST_CASE("a rule is for the application, API, path and method that it names") {
  FaultyTenant tenant;
  const AuthorizedApplication app(tenant);
  const auto token = [&] { return tenant.ask(form_request(app.form())).response.status; };
  const auto suffers = [&](base::Json whom, const std::function<int()>& ask) {
    whom["fault"] = "bad_gateway";
    tenant.admin("DELETE", "", nullptr);
    tenant.add(whom);
    return ask() == 502;
  };
  CHECK(suffers({{"client_id", app.client_id}}, token));
  CHECK_FALSE(suffers({{"client_id", "another"}}, token));
  CHECK(suffers({{"audience", app.audience}}, token));
  CHECK_FALSE(suffers({{"audience", "https://another.example/"}}, token));
  CHECK(suffers({{"path", "/oauth/token"}}, token));
  CHECK(suffers({{"path", "/oauth/*"}, {"method", "POST"}}, token));
  CHECK_FALSE(suffers({{"path", "/oauth/tokens"}}, token));
  CHECK_FALSE(suffers({{"method", "GET"}}, token));
  const auto get = [&](const std::string& target) {
    return [&tenant, target] { return tenant.get(target).response.status; };
  };
  CHECK(suffers(base::Json::object(), get("/.well-known/openid-configuration?x")));
  // Nobody locks himself out.
  for (const char* path : {"/api/v2/clients", "/admin/session"}) {
    CHECK_FALSE(suffers(base::Json::object(), get(path)));
    CHECK_FALSE(suffers({{"path", "/*"}}, get(path)));
    CHECK(suffers({{"path", path}}, get(path)));
  }
  CHECK(suffers({{"path", "/api/v2/*"}}, get("/api/v2/clients")));
  CHECK_FALSE(suffers({{"path", "/admin/*"}}, get("/admin/faults")));
}

TEST_CASE("a rule ends by its number, its time or a click, goes on when asked, and says each") {
  FaultyTenant tenant;
  const AuthorizedApplication app(tenant);
  const auto status = [&] { return tenant.ask(form_request(app.form())).response.status; };
  const std::string three = tenant.add({{"fault", "service_unavailable"}, {"count", 3}});
  CHECK(status() + status() + status() == 3 * 503);
  CHECK(status() == 200);
  CHECK(tenant.counters(three) == "3/3 count");
  CHECK(tenant.admin("PATCH", "/" + three, {{"count", 4}}).status == 200);
  CHECK(status() == 503);
  CHECK(status() == 200);
  const std::string minute = tenant.add({{"fault", "bad_gateway"}, {"for_seconds", 60}});
  CHECK(text_of(tenant.rule(minute), "until") == "2026-11-23T09:31:00.000Z");
  CHECK(status() == 502);
  tenant.clock.advance(std::chrono::seconds(60));
  tenant.faults.tick();
  CHECK(status() == 200);
  CHECK(tenant.counters(minute) == "1/1 time");
  const std::string open = tenant.add({{"fault", "internal_server_error"}});
  CHECK(status() == 500);
  CHECK(tenant.admin("PATCH", "/" + open, {{"is_enabled", false}}).status == 200);
  CHECK(status() == 200);
  CHECK(tenant.counters(open) == "1/1 switched_off");
  CHECK(tenant.admin("PATCH", "/" + open, {{"is_enabled", true}}).status == 200);
  CHECK(status() == 500);
  CHECK(tenant.admin("DELETE", "/" + open, nullptr).status == 204);
  CHECK(tenant.admin("GET", "/" + open, nullptr).status == 404);
  CHECK(status() == 200);
  CHECK(tenant.told ==
        "+service_unavailable-service_unavailable+service_unavailable-service_unavailable"
        "+bad_gateway-bad_gateway+internal_server_error-internal_server_error"
        "+internal_server_error-internal_server_error");
  CHECK(tenant.faults.applied()[static_cast<size_t>(sim::FaultKind::service_unavailable)] == 4);
}

TEST_CASE("a probability gives its share of the requests, the same ones for the same seed") {
  FaultyTenant tenant;
  const auto fate = [&](int seed) {
    const std::string id =
        tenant.add({{"fault", "bad_gateway"}, {"probability", 0.25}, {"seed", seed}});
    std::string all;
    for (int i = 0; i < 400; ++i) {
      all += tenant.get("/.well-known/jwks.json").response.status == 502 ? 'x' : '.';
    }
    CHECK(tenant.rule(id)["matched"] == 400);
    CHECK(tenant.rule(id)["applied"] == std::count(all.begin(), all.end(), 'x'));
    tenant.admin("DELETE", "", nullptr);
    return all;
  };
  const std::string first = fate(7);
  CHECK(std::count(first.begin(), first.end(), 'x') > 60);
  CHECK(std::count(first.begin(), first.end(), 'x') < 140);
  CHECK(fate(7) == first);
  CHECK(fate(8) != first);
}

TEST_CASE(
    "a rule that cannot be is refused with the path and the reason of everything wrong in it") {
  FaultyTenant tenant;
  const std::pair<const char*, const char*> cases[] = {
      {"", "$"},
      {"[]", "$"},
      {"{}", "$.fault"},
      {R"({"fault":"fire"})", "$.fault"},
      {R"({"fault":5})", "$.fault"},
      {R"({"fault":"delay"})", "$.delay_ms"},
      {R"({"fault":"delay","delay_ms":0})", "$.delay_ms"},
      {R"({"fault":"delay","delay_ms":60001})", "$.delay_ms"},
      {R"({"fault":"delay","delay_ms":1.5})", "$.delay_ms"},
      {R"({"fault":"delay","delay_ms":1,"jitter_ms":-1})", "$.jitter_ms"},
      {R"({"fault":"bad_gateway","delay_ms":5})", "$.delay_ms"},
      {R"({"fault":"bad_gateway","retry_after_seconds":5})", "$.retry_after_seconds"},
      {R"({"fault":"bad_gateway","path":"oauth"})", "$.path"},
      {R"({"fault":"bad_gateway","path":"/a*b"})", "$.path"},
      {R"({"fault":"bad_gateway","path":"/a?b"})", "$.path"},
      {R"({"fault":"bad_gateway","path":"/admin/faults"})", "$.path"},
      {R"({"fault":"bad_gateway","path":"/api/v2/clients","client_id":"c"})", "$.client_id"},
      {R"({"fault":"empty_jwks","client_id":"c"})", "$.client_id"},
      {R"({"fault":"empty_jwks","audience":"a"})", "$.audience"},
      {R"({"fault":"bad_gateway","method":"post"})", "$.method"},
      {R"({"fault":"bad_gateway","count":0})", "$.count"},
      {R"({"fault":"bad_gateway","probability":0})", "$.probability"},
      {R"({"fault":"bad_gateway","probability":1.1})", "$.probability"},
      {R"({"fault":"bad_gateway","probability":"1"})", "$.probability"},
      {R"({"fault":"bad_gateway","until":"tomorrow"})", "$.until"},
      {R"({"fault":"bad_gateway","for_seconds":0})", "$.for_seconds"},
      {R"({"fault":"bad_gateway","for_seconds":1,"until":"2030-01-01T00:00:00Z"})",
       "$.for_seconds"},
      {R"({"fault":"bad_gateway","announce":1})", "$.announce"},
      {R"({"fault":"bad_gateway","colour":1})", "$.colour"},
      {R"({"fault":"bad_gateway","fault":"delay"})", "$"},
  };
  for (const auto& [text, path] : cases) {
    INFO(text);
    base::Request request;
    request.method = "POST";
    request.target = "/admin/faults";
    request.body = text;
    const auto response =
        sim::answer_about_faults(tenant.faults, request, tenant.clock, tenant.random);
    CHECK(response.status == 400);
    const base::Json errors = json_of(response)["errors"];
    REQUIRE(errors.size() == 1);
    CHECK(errors[0]["path"] == path);
    CHECK(errors[0]["reason"].get<std::string>().size() > 10);
  }
  CHECK(tenant.admin("POST", "", {{"fault", "delay"}, {"method", "x"}, {"count", -1}})
            .body.find("$.count") != std::string::npos);
  CHECK(json_of(tenant.admin("GET", "", nullptr))["faults"].empty());
  CHECK(tenant.admin("PUT", "", nullptr).status == 405);
  CHECK(tenant.admin("PATCH", "/none", {{"count", 1}}).status == 404);
  const std::string id = tenant.add({{"fault", "bad_gateway"}});
  CHECK(tenant.admin("PATCH", "/" + id, {{"count", "x"}}).status == 400);
  CHECK(tenant.admin("POST", "/" + id, nullptr).status == 405);
}

TEST_CASE("there are a hundred rules at most, and one that is over makes room for a new one") {
  FaultyTenant tenant;
  const std::string first = tenant.add({{"fault", "bad_gateway"}, {"count", 1}});
  for (size_t i = 1; i < sim::fault_rules_max; ++i) tenant.add({{"fault", "bad_gateway"}});
  CHECK(tenant.admin("POST", "", {{"fault", "bad_gateway"}}).status == 409);
  CHECK(tenant.get("/.well-known/jwks.json").response.status == 502);
  tenant.add({{"fault", "bad_gateway"}});
  CHECK(tenant.admin("GET", "/" + first, nullptr).status == 404);
  CHECK(json_of(tenant.admin("GET", "", nullptr))["faults"].size() == sim::fault_rules_max);
}
