// What each fault does to a token, an answer and a key set.
#include "sim/faults/faults.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/sim/faulty_tenant.h"

using namespace token_client;

namespace {

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

TEST_CASE("what answers in the tenant's place is in its log, with the fault and who asked") {
  FaultyTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string id = tenant.add({{"fault", "too_many_requests"}, {"count", 1}});
  base::Request request = form_request(app.form());
  request.headers.add("user-agent", "billing/2");
  request.headers.add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
  const auto answer = tenant.ask(request);
  CHECK(answer.response.status == 429);
  const base::Json event = newest_event(tenant);
  CHECK(text_of(event, "type") == "fault_applied");
  CHECK(text_of(event, "description") ==
        "A fault on purpose, too_many_requests, answered in the tenant's place");
  CHECK(text_of(event, "client_id") == app.client_id);
  CHECK(text_of(event, "client_name") == "Billing service");
  CHECK(text_of(event, "audience") == app.audience);
  CHECK(text_of(event, "user_agent") == "billing/2");
  CHECK(text_of(event["details"], "fault") == id);
  CHECK(text_of(event["details"], "kind") == "too_many_requests");
  CHECK(text_of(event["details"], "traceparent") == *request.headers.find("traceparent"));
  CHECK(event["details"]["response"]["statusCode"] == 429);
  CHECK(text_of(event["details"]["request"], "path") == "/oauth/token");

  tenant.add({{"fault", "drop_connection"}, {"count", 1}});
  tenant.get("/.well-known/jwks.json");
  const base::Json silent = newest_event(tenant);
  CHECK(text_of(silent, "description") ==
        "A fault on purpose, drop_connection, ended the connection without an answer");
  CHECK_FALSE(silent.contains("client_id"));
  CHECK_FALSE(silent["details"].contains("response"));
  // Nobody writes names into the log that the tenant has not.
  tenant.add({{"fault", "bad_gateway"}, {"count", 1}});
  tenant.ask(form_request(with(app.form(), "client_id", "nobody")));
  CHECK_FALSE(newest_event(tenant).contains("client_id"));
  CHECK(text_of(newest_event(tenant), "type") == "fault_applied");
}

TEST_CASE("a page that may read the tenant's answers may read one in its place, and sees a 503") {
  FaultyTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string origin = "https://app.example.com";
  const auto from_page = [&](base::Request request) {
    request.headers.add("origin", origin);
    return tenant.ask(request).response;
  };
  const auto field = [](const base::Response& response, const char* name) {
    const std::string* value = response.headers.find(name);
    return value ? *value : "";
  };
  base::Request preflight;
  preflight.method = "OPTIONS";
  preflight.target = "/oauth/token";
  preflight.headers.add("access-control-request-method", "POST");
  base::Request keys;
  keys.target = "/.well-known/jwks.json";

  const std::string id = tenant.add({{"fault", "service_unavailable"}, {"announce", true}});
  const base::Response closed = from_page(form_request(app.form()));
  CHECK(closed.status == 503);
  CHECK(field(closed, "access-control-allow-origin").empty());
  CHECK(field(from_page(keys), "access-control-allow-origin") == "*");

  REQUIRE(tenant
              .manage("PATCH", "/api/v2/clients/" + app.client_id,
                      {{"allowed_origins", base::Json::array({origin})}})
              .status == 200);
  const base::Response open = from_page(form_request(app.form()));
  CHECK(open.status == 503);
  CHECK(field(open, "access-control-allow-origin") == origin);
  CHECK(field(open, "access-control-expose-headers").find("retry-after") != std::string::npos);
  CHECK(field(open, "access-control-expose-headers").find("x-tallygate-fault") !=
        std::string::npos);
  CHECK(field(open, "x-tallygate-fault") == id + "; service_unavailable");
  CHECK(field(open, "vary") == "origin");

  // A browser would show the page none of the answers, had its question before suffered.
  CHECK(from_page(preflight).status == 204);
  tenant.add({{"fault", "bad_gateway"}, {"method", "OPTIONS"}});
  CHECK(from_page(preflight).status == 502);
}
