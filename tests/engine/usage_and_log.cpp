#include <catch2/catch_test_macros.hpp>

#include "tests/support/test_tenant.h"

using namespace test_support;

TEST_CASE("usage counts each token of one's own APIs once, in its UTC hour, day and month") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  tenant.clock.set(*base::parse_iso("2026-10-31T23:59:59.999Z"));
  tenant.open();
  tenant.post_form("/oauth/token", app.form());
  tenant.clock.set(*base::parse_iso("2026-11-01T00:00:00Z"));
  tenant.open();
  tenant.post_form("/oauth/token", app.form());
  tenant.post_form("/oauth/token", app.form());
  tenant.clock.set(*base::parse_iso("2026-11-23T17:20:00Z"));
  tenant.open();
  tenant.post_form("/oauth/token", app.form());

  const base::Json report = json_of(tenant.manage("GET", "/api/tallygate/v1/usage"));
  CHECK(report["month"] == "2026-11");
  CHECK(report["from"] == "2026-11-01T00:00:00.000Z");
  CHECK(report["to"] == "2026-12-01T00:00:00.000Z");
  CHECK(report["total"] == 3);
  CHECK(report["days"].size() == 30);
  CHECK(report["days"][0]["count"] == 2);
  CHECK(report["days"][0]["hours"][0] == 2);
  CHECK(report["days"][22]["hours"][17] == 1);
  CHECK(report["by_application"][0]["name"] == "Billing service");
  CHECK(report["by_application"][0]["count"] == 3);
  CHECK(report["by_api"][0]["audience"] == app.audience);
  CHECK(report["months"].size() == 12);
  CHECK(report["months"][10] == base::Json({{"month", "2026-10"}, {"count", 1}}));
  CHECK(report["months"][11] == base::Json({{"month", "2026-11"}, {"count", 3}}));

  const base::Json october = json_of(tenant.manage("GET", "/api/tallygate/v1/usage?month=2026-10"));
  CHECK(october["total"] == 1);
  CHECK(october["days"][30]["hours"][23] == 1);
  CHECK(tenant.manage("GET", "/api/tallygate/v1/usage?month=soon").status == 400);

  const base::Json by_application =
      json_of(tenant.manage("GET", "/api/tallygate/v1/usage/applications"));
  CHECK(by_application["applications"][0]["count_this_month"] == 3);
  CHECK(by_application["applications"][0]["last_token_at"] == "2026-11-23T17:20:00.000Z");
}

TEST_CASE("tokens for the Management API are logged but not counted") {
  TestTenant tenant;
  const auto first = tenant.engine->first_application();
  REQUIRE(first);
  const base::Response response =
      tenant.post_form("/oauth/token", {{"grant_type", "client_credentials"},
                                        {"client_id", first->client_id.value},
                                        {"client_secret", first->client_secret},
                                        {"audience", management_audience}});
  CHECK(response.status == 200);
  CHECK(json_of(tenant.manage("GET", "/api/tallygate/v1/usage"))["total"] == 0);
  const base::Json logs = json_of(tenant.manage("GET", "/api/v2/logs"));
  CHECK(logs[0]["type"] == "seccft");
  CHECK(logs[0]["client_name"] == "First application");
  CHECK(logs[0]["scope"].size() == domain::log_event_scopes_max);
  CHECK(text_of(logs[0]["details"]["checks"][7], "explanation").ends_with("273 in all."));
}

TEST_CASE("the log tells of a refusal which checks passed and which one refused") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  base::Form form = app.form();
  form.emplace_back("scope", "write:orders");
  tenant.post_form("/oauth/token", form);
  const base::Json event = json_of(tenant.manage("GET", "/api/v2/logs"))[0];
  CHECK(event["type"] == "feccft");
  CHECK(event["description"] == "Client has not been granted scopes: write:orders");
  CHECK(event["details"]["reason"] == "The client grant does not include: write:orders.");
  std::string trail;
  for (const base::Json& check : event["details"]["checks"]) {
    trail += text_of(check, "name") + ": " + text_of(check, "outcome") + "\n";
  }
  CHECK(trail ==
        "Request: passed\nClient authentication: passed\nGrant type of the application: passed\n"
        "Audience: passed\nClient policy of the API: passed\nClient grant: passed\n"
        "Organization: passed\nScope: refused\n");
  const std::string id = text_of(event, "log_id");
  CHECK(json_of(tenant.manage("GET", "/api/v2/logs/" + id)) == event);
  CHECK(tenant.manage("GET", "/api/v2/logs/900").status == 404);
}

TEST_CASE("the private reason of a refusal never reaches the one who was refused") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  base::Form form = app.form();
  form[2].second = "wrong";
  const base::Response response = tenant.post_form("/oauth/token", form);
  CHECK(response.body.find("secret") == std::string::npos);
  const base::Json event = json_of(tenant.manage("GET", "/api/v2/logs"))[0];
  CHECK(event["details"]["reason"] == "The client secret is wrong.");
}

TEST_CASE("no secret and no token is ever written to the log") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string token =
      text_of(json_of(tenant.post_form("/oauth/token", app.form())), "access_token");
  tenant.manage("POST", "/api/v2/clients/" + app.client_id + "/rotate-secret");
  const std::string logs = tenant.manage("GET", "/api/v2/logs?per_page=100").body;
  CHECK(logs.find(app.client_secret) == std::string::npos);
  CHECK(logs.find(token) == std::string::npos);
  CHECK(logs.find("Rotate a client secret") != std::string::npos);
}

TEST_CASE("logs page by number and by checkpoint") {
  TestTenant tenant;
  for (int i = 0; i < 7; ++i) tenant.post_form("/oauth/token", {});
  const base::Json page =
      json_of(tenant.manage("GET", "/api/v2/logs?per_page=3&page=1&include_totals=true"));
  CHECK(page["total"] == 7);
  CHECK(page["start"] == 3);
  CHECK(page["limit"] == 3);
  CHECK(page["logs"].size() == 3);
  const base::Response first = tenant.manage("GET", "/api/v2/logs?take=5");
  const base::Json oldest = json_of(first);
  REQUIRE(oldest.size() == 5);
  CHECK(oldest[0]["log_id"] < oldest[4]["log_id"]);
  REQUIRE(first.headers.find("link"));
  const base::Json rest =
      json_of(tenant.manage("GET", "/api/v2/logs?take=5&from=" + text_of(oldest[4], "log_id")));
  CHECK(rest.size() == 2);
  CHECK(json_of(tenant.manage("GET", "/api/v2/logs?page=9")).empty());
}

TEST_CASE("the log keeps its newest events, and these push the oldest out") {
  TestTenant tenant;
  const size_t events_max = static_cast<size_t>(domain::Retention().log_events_max);
  const size_t events = events_max + domain::log_events_pushed_out_together + 1;
  for (size_t i = 0; i < events; ++i) tenant.post_form("/oauth/token", {});
  const base::Json page = json_of(tenant.manage("GET", "/api/v2/logs?include_totals=true"));
  CHECK(page["total"] == events_max + 1);
  const auto kept = kept_in(tenant.store);
  REQUIRE(kept);
  const auto is_event = [](const auto& c) {
    return std::holds_alternative<domain::SharedLogEvent>(c);
  };
  CHECK(static_cast<size_t>(std::count_if(kept->begin(), kept->end(), is_event)) == events_max + 1);
}
