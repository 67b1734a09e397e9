#include "sim/faults/faults.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>

#include "sim/faults/faults_route.h"
#include "tests/engine/token_client.h"

using namespace token_client;

namespace {

// A tenant whose clients and operator come in through the faults, as in a shell.
struct FaultyTenant : TestTenant {
  std::string told;
  sim::Faults faults{clock, random, [this](sim::Faults::Moment moment, const sim::FaultRule& rule) {
                       told += moment == sim::Faults::Moment::started ? "+" : "-";
                       told += domain::name(rule.kind);
                     }};
  FaultyTenant() {
    settings.signer = &faults;
    open();
  }

  base::Response admin(std::string method, const std::string& rest, const base::Json& body) {
    base::Request request;
    request.method = std::move(method);
    request.target = "/admin/faults" + rest;
    if (!body.is_null()) request.body = base::write_json(body);
    return sim::answer_about_faults(faults, request, clock, random);
  }
  std::string add(const base::Json& rule) {
    const auto response = admin("POST", "", rule);
    INFO(response.body);
    REQUIRE(response.status == 201);
    return text_of(json_of(response), "id");
  }
  base::Json rule(const std::string& id) { return json_of(admin("GET", "/" + id, nullptr)); }
  std::string counters(const std::string& id) {
    const base::Json one = rule(id);
    return one["matched"].dump() + "/" + one["applied"].dump() + " " +
           base::string_member(one, "ended_by").value_or("at work");
  }
  sim::Disturbed ask(const base::Request& request) { return faults.handle(*engine, request); }
  sim::Disturbed get(const std::string& target) {
    base::Request request;
    request.target = target;
    return ask(request);
  }
};

std::string header_of(const std::string& token) {
  return jose::base64url_decode(token.substr(0, token.find('.'))).value_or("");
}

std::string token_of(const sim::Disturbed& answer) {
  return text_of(json_of(answer.response), "access_token");
}

base::Json keys_of(FaultyTenant& tenant) {
  return json_of(tenant.get("/.well-known/jwks.json").response)["keys"];
}

bool verifies(const std::string& token, const base::Json& set) {
  const auto keys = jose::keys_from_jwks({{"keys", set}});
  return keys && jose::verify_compact(token, *keys, {jose::Algorithm::rs256}).has_value();
}

}  // namespace

TEST_CASE(
    "each fault of a token is the one thing that is wrong with it, and it counts and is logged") {
  FaultyTenant tenant;
  const AuthorizedApplication app(tenant);
  const base::Json keys = keys_of(tenant);
  const base::Json sound = claims_in(tenant.ask(form_request(app.form())).response);
  const long long now = base::unix_seconds(tenant.clock.now());
  struct Case {
    const char* fault;
    std::string differing;  // claims
    bool verifies = true;
  };
  const Case cases[] = {{"token_expired", "iat exp "}, {"token_not_yet_valid", "nbf "},
                        {"wrong_audience", "aud "},    {"wrong_issuer", "iss "},
                        {"missing_scope", "scope "},   {"bad_signature", "", false},
                        {"alg_none", "", false},       {"unknown_kid", "", false},
                        {"wrong_token_type", ""},      {"wrong_expires_in", ""}};
  uint64_t issued = 1;
  for (const Case& one : cases) {
    INFO(one.fault);
    const std::string id = tenant.add({{"fault", one.fault}, {"count", 1}, {"announce", true}});
    const auto answer = tenant.ask(form_request(app.form()));
    REQUIRE(answer.response.status == 200);
    const base::Json claims = claims_in(answer.response);
    std::string differing;
    for (const auto& [name, value] : sound.items()) {
      if (!claims.contains(name) || claims[name] != value) differing += name + ' ';
    }
    for (const auto& [name, value] : claims.items()) {
      if (!sound.contains(name)) differing += name + ' ';
    }
    CHECK(differing == one.differing);
    CHECK(verifies(token_of(answer), keys) == one.verifies);
    CHECK(*answer.response.headers.find("x-tallygate-fault") == id + "; " + one.fault);
    CHECK(text_of(newest_event(tenant)["details"], "fault") == id);
    CHECK(text_of(newest_event(tenant), "type") == "seccft");
    CHECK(tenant.counters(id) == "1/1 count");
    CHECK(tenant.engine->figures().tokens["non_interactive"] == ++issued);
  }
  const auto spoiled = [&](const char* fault) {
    tenant.add({{"fault", fault}, {"count", 1}});
    return tenant.ask(form_request(app.form()));
  };
  CHECK(claims_in(spoiled("token_expired").response)["exp"] < now);
  CHECK(claims_in(spoiled("token_not_yet_valid").response)["nbf"] > now);
  CHECK(header_of(token_of(spoiled("alg_none"))) == R"({"alg":"none","typ":"JWT"})");
  CHECK(header_of(token_of(spoiled("unknown_kid"))).find("nobody") != std::string::npos);
  CHECK(json_of(spoiled("wrong_token_type").response)["token_type"] == "mac");
  const base::Json late = json_of(spoiled("wrong_expires_in").response);
  CHECK(late["expires_in"] !=
        claims_in(tenant.ask(form_request(app.form())).response)["exp"].get<long long>() - now);
  const auto sound_again = tenant.ask(form_request(app.form()));
  CHECK(claims_in(sound_again.response) == sound);
  CHECK_FALSE(sound_again.response.headers.find("x-tallygate-fault"));
}

TEST_CASE("each fault of an answer does to it what it is called") {
  FaultyTenant tenant;
  const AuthorizedApplication app(tenant);
  const auto answer = [&](base::Json rule) {
    rule["count"] = 1;
    tenant.add(rule);
    return tenant.ask(form_request(app.form()));
  };
  const struct {
    const char* fault;
    int status;
  } errors[] = {{"internal_server_error", 500},
                {"bad_gateway", 502},
                {"service_unavailable", 503},
                {"too_many_requests", 429}};
  for (const auto& error : errors) {
    CHECK(answer({{"fault", error.fault}}).response.status == error.status);
  }
  CHECK(tenant.engine->figures().tokens["non_interactive"] == 0);
  const auto limited =
      answer({{"fault", "too_many_requests"}, {"retry_after_seconds", 7}}).response;
  CHECK(*limited.headers.find("retry-after") == "7");
  CHECK(*limited.headers.find("x-ratelimit-remaining") == "0");
  CHECK(*limited.headers.find("x-ratelimit-reset") ==
        std::to_string(base::unix_seconds(tenant.clock.now()) + 7));
  const auto down = answer({{"fault", "service_unavailable"}, {"retry_after_seconds", 3}}).response;
  CHECK(*down.headers.find("retry-after") == "3");

  CHECK(answer({{"fault", "drop_connection"}}).disturbance.end ==
        sim::Disturbance::End::before_answer);
  CHECK(tenant.engine->figures().tokens["non_interactive"] == 0);
  const auto cut = answer({{"fault", "cut_answer"}});
  CHECK(cut.disturbance.end == sim::Disturbance::End::in_answer);
  CHECK(json_of(cut.response).is_object());
  CHECK(tenant.engine->figures().tokens["non_interactive"] == 1);
  CHECK_FALSE(json_of(answer({{"fault", "truncated_body"}}).response).is_object());
  const auto malformed = answer({{"fault", "malformed_json"}}).response;
  CHECK_FALSE(json_of(malformed).is_object());
  CHECK(malformed.body.ends_with("}"));
  const auto typed = answer({{"fault", "wrong_content_type"}}).response;
  CHECK(typed.headers.find("content-type")->starts_with("text/html"));
  CHECK(json_of(typed).is_object());

  for (int i = 0; i < 20; ++i) {
    const auto delayed = answer({{"fault", "delay"}, {"delay_ms", 200}, {"jitter_ms", 50}});
    CHECK(delayed.response.status == 200);
    CHECK(delayed.disturbance.delay.count() >= 200);
    CHECK(delayed.disturbance.delay.count() <= 250);
  }
}

TEST_CASE(
    "a stale key set lacks the key that signs, an empty one all, and a cache's tag saves none") {
  FaultyTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string old_token = token_of(tenant.ask(form_request(app.form())));
  REQUIRE(tenant.manage("POST", "/api/v2/keys/signing/rotate").status == 201);
  const std::string new_token = token_of(tenant.ask(form_request(app.form())));
  const std::string stale = tenant.add({{"fault", "stale_jwks"}});
  CHECK(verifies(old_token, keys_of(tenant)));
  CHECK_FALSE(verifies(new_token, keys_of(tenant)));
  CHECK(tenant.counters(stale) == "2/2 at work");
  tenant.admin("DELETE", "/" + stale, nullptr);
  CHECK(verifies(new_token, keys_of(tenant)));
  tenant.add({{"fault", "empty_jwks"}});
  base::Request conditional;
  conditional.target = "/.well-known/jwks.json";
  conditional.headers.set("if-none-match", *tenant.send(conditional).headers.find("etag"));
  const auto empty = tenant.ask(conditional).response;
  CHECK(empty.status == 200);
  CHECK(empty.body == R"({"keys":[]})");
  CHECK_FALSE(empty.headers.find("etag"));
}

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

TEST_CASE("a token for the Management API is spoiled only by a rule that names that API") {
  FaultyTenant tenant;
  const AuthorizedApplication app(tenant);
  const auto made = tenant.manage("POST", "/api/v2/client-grants",
                                  {{"client_id", app.client_id},
                                   {"audience", management_audience},
                                   {"scope", base::Json::array({"read:clients"})}});
  REQUIRE(made.status == 201);
  const auto works = [&] {
    const auto answer = tenant.ask(form_request(with(app.form(), "audience", management_audience)));
    const std::string token = token_of(answer);
    return tenant.manage("GET", "/api/v2/clients", nullptr, &token).status == 200;
  };
  tenant.add({{"fault", "bad_signature"}});
  CHECK(works());
  tenant.add({{"fault", "bad_signature"}, {"audience", management_audience}});
  CHECK_FALSE(works());
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
