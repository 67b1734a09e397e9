#include <catch2/catch_test_macros.hpp>

#include "tests/support/test_tenant.h"

using namespace test_support;

namespace {

base::Json quota(int per_hour, int per_day = 0, bool enforce = true) {
  base::Json buckets = {{"enforce", enforce}};
  if (per_day > 0) buckets["per_day"] = per_day;
  if (per_hour > 0) buckets["per_hour"] = per_hour;
  base::Json more;
  more["token_quota"]["client_credentials"] = std::move(buckets);
  return more;
}

std::string header_of(const base::Response& response, std::string_view name) {
  const std::string* value = response.headers.find(name);
  return value ? *value : "(none)";
}

// Descriptions of the newest events, oldest first.
std::string newest_events(TestTenant& tenant, const std::string& type, size_t count) {
  const base::Json logs = json_of(tenant.manage("GET", "/api/v2/logs?per_page=100"));
  std::vector<std::string> found;
  for (const base::Json& event : logs) {
    if (text_of(event, "type") == type && found.size() < count)
      found.push_back(text_of(event, "description"));
  }
  std::string text;
  for (auto at = found.rbegin(); at != found.rend(); ++at) text += *at + "\n";
  return text;
}

// The tenant's settings as the store keeps them, changed.
template <class Change>
void change_settings(TestTenant& tenant, Change change) {
  const auto kept = kept_in(tenant.store);
  for (const domain::Change& one : *kept) {
    if (!std::holds_alternative<domain::TenantSettings>(one)) continue;
    auto settings = std::get<domain::TenantSettings>(one);
    change(settings);
    REQUIRE(tenant.store.write({settings}));
  }
  tenant.open();
}

}  // namespace

TEST_CASE(
    "an application gets the tokens of its hourly quota and then a 429 that says until when") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant, quota(2, 50));
  const base::Response first = tenant.post_form("/oauth/token", app.form());
  CHECK(first.status == 200);
  CHECK(header_of(first, "auth0-client-quota-limit") ==
        "b=per_hour;q=2;r=1;t=1800,b=per_day;q=50;r=49;t=52200");
  CHECK(header_of(first, "x-ratelimit-remaining") == "(none)");
  CHECK(tenant.post_form("/oauth/token", app.form()).status == 200);

  const base::Response refused = tenant.post_form("/oauth/token", app.form());
  CHECK(refused.status == 429);
  CHECK(refused.body ==
        R"({"error":"too_many_requests","error_description":"Client quota exceeded"})");
  CHECK(header_of(refused, "auth0-client-quota-limit") ==
        "b=per_hour;q=2;r=0;t=1800,b=per_day;q=50;r=48;t=52200");
  CHECK(header_of(refused, "x-ratelimit-limit") == "2");
  CHECK(header_of(refused, "x-ratelimit-remaining") == "0");
  CHECK(header_of(refused, "x-ratelimit-reset") ==
        std::to_string(base::unix_seconds(*base::parse_iso("2026-11-23T10:00:00Z"))));
  CHECK(header_of(refused, "retry-after") == "1800");
  const base::Json event = json_of(tenant.manage("GET", "/api/v2/logs"))[0];
  CHECK(event["type"] == "feccft");
  CHECK(event["description"] == "Client quota exceeded");
  CHECK(event["details"]["reason"] ==
        "\"Billing service\" has taken 2 tokens and its per_hour quota is 2; the window ends at "
        "2026-11-23T10:00:00.000Z.");
  CHECK_FALSE(event["details"].contains("access_token_jti"));
}

TEST_CASE("a quota begins anew with the UTC hour and with the UTC day") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant, quota(2, 3));
  const auto status_at = [&](const char* time) {
    tenant.clock.set(*base::parse_iso(time));
    return tenant.post_form("/oauth/token", app.form()).status;
  };
  CHECK(status_at("2026-11-23T22:59:59.998Z") == 200);
  CHECK(status_at("2026-11-23T22:59:59.999Z") == 200);
  CHECK(status_at("2026-11-23T22:59:59.999Z") == 429);
  CHECK(status_at("2026-11-23T23:00:00Z") == 200);
  CHECK(status_at("2026-11-23T23:59:59.999Z") == 429);
  const base::Response waits = tenant.post_form("/oauth/token", app.form());
  CHECK(header_of(waits, "auth0-client-quota-limit") ==
        "b=per_hour;q=2;r=1;t=1,b=per_day;q=3;r=0;t=1");
  CHECK(header_of(waits, "retry-after") == "1");
  CHECK(status_at("2026-11-24T00:00:00Z") == 200);
  CHECK(status_at("2026-11-24T00:00:00Z") == 200);
  CHECK(status_at("2026-11-24T00:00:00Z") == 429);
}

TEST_CASE("a quota that only observes lets every token through and counts what it would refuse") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant, quota(2, 0, false));
  for (int i = 0; i < 5; ++i) CHECK(tenant.post_form("/oauth/token", app.form()).status == 200);
  const base::Response last = tenant.post_form("/oauth/token", app.form());
  CHECK(header_of(last, "auth0-client-quota-limit") == "b=per_hour;q=2;r=0;t=1800");
  const base::Json usage = json_of(tenant.manage("GET", "/api/tallygate/v1/usage"));
  CHECK(usage["total"] == 6);
  CHECK(usage["over_quota"] == 4);
}

TEST_CASE("the log warns at 60, 80 and 100 percent of a quota, once each") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant, quota(0, 5));
  for (int i = 0; i < 7; ++i) tenant.post_form("/oauth/token", app.form());
  CHECK(newest_events(tenant, "token_quota_consumption_warning", 10) ==
        "60% of client per_day quota consumed\n80% of client per_day quota consumed\n"
        "100% of client per_day quota consumed\n");
  const base::Json logs = json_of(tenant.manage("GET", "/api/v2/logs"));
  base::Json details;
  for (const base::Json& event : logs) {
    if (event["type"] == "token_quota_consumption_warning") details = event["details"];
  }
  CHECK(base::write_json(details) ==
        R"({"bucket":"per_day","entity_type":"client","entity_id":")" + app.client_id +
            R"(","quota":5,"quota_consumption_percentage":60,"quota_consumption":3})");
}

TEST_CASE("an application without a quota of its own has the tenant's default, and its own wins") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  change_settings(tenant, [](domain::TenantSettings& settings) {
    settings.default_client_quota = domain::TokenQuota{1, std::nullopt, domain::QuotaMode::enforce};
  });
  CHECK(tenant.post_form("/oauth/token", app.form()).status == 200);
  CHECK(tenant.post_form("/oauth/token", app.form()).status == 429);
  CHECK(tenant.manage("PATCH", "/api/v2/clients/" + app.client_id, quota(2)).status == 200);
  CHECK(tenant.post_form("/oauth/token", app.form()).status == 200);
  CHECK(tenant.post_form("/oauth/token", app.form()).status == 429);
  base::Json none;
  none["token_quota"] = nullptr;
  const base::Json patched =
      json_of(tenant.manage("PATCH", "/api/v2/clients/" + app.client_id, none));
  CHECK_FALSE(patched.contains("token_quota"));
}

TEST_CASE("tokens of the Management API know no quota and no plan") {
  TestTenant tenant;
  change_settings(tenant, [](domain::TenantSettings& settings) {
    settings.default_client_quota = domain::TokenQuota{1, std::nullopt, domain::QuotaMode::enforce};
    settings.policies.plan = {1, domain::PlanEnforcement::hard};
  });
  const auto first = tenant.engine->first_application();
  REQUIRE(first);
  for (int i = 0; i < 3; ++i) {
    const base::Response response =
        tenant.post_form("/oauth/token", {{"grant_type", "client_credentials"},
                                          {"client_id", first->client_id.value},
                                          {"client_secret", first->client_secret},
                                          {"audience", management_audience}});
    CHECK(response.status == 200);
    CHECK(header_of(response, "auth0-client-quota-limit") == "(none)");
  }
}

TEST_CASE("a hard plan refuses from its last token to the end of the month, a soft one never") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  change_settings(tenant, [](domain::TenantSettings& settings) {
    settings.policies.plan = {2, domain::PlanEnforcement::hard};
  });
  CHECK(tenant.post_form("/oauth/token", app.form()).status == 200);
  CHECK(tenant.post_form("/oauth/token", app.form()).status == 200);
  const base::Response refused = tenant.post_form("/oauth/token", app.form());
  CHECK(refused.status == 429);
  CHECK(text_of(json_of(refused), "error_description") ==
        "The tenant's plan limit of tokens for this month is reached");
  CHECK(header_of(refused, "x-ratelimit-limit") == "2");
  CHECK(header_of(refused, "retry-after") == std::to_string(((7 * 24) + 14) * 3600 + 1800));
  tenant.clock.set(*base::parse_iso("2026-12-01T00:00:00Z"));
  CHECK(tenant.post_form("/oauth/token", app.form()).status == 200);
  change_settings(tenant, [](domain::TenantSettings& settings) {
    settings.policies.plan = {1, domain::PlanEnforcement::soft};
  });
  CHECK(tenant.post_form("/oauth/token", app.form()).status == 200);
}

TEST_CASE(
    "a token on behalf of an organization needs one left in its quota and the application's") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant, quota(3));
  const std::string grant = "/api/v2/client-grants/" + app.grant_id;
  REQUIRE(tenant.manage("PATCH", grant, {{"organization_usage", "allow"}}).status == 200);
  domain::Organization organization;
  organization.id.value = "org_0123456789abcdef";
  organization.name = "acme";
  organization.grants = {{app.grant_id}};
  organization.token_quota = domain::TokenQuota{std::nullopt, 2, domain::QuotaMode::enforce};
  REQUIRE(tenant.store.write({organization}));
  change_settings(tenant, [](domain::TenantSettings& settings) {
    settings.default_client_quota = domain::TokenQuota{1, 1, domain::QuotaMode::enforce};
    settings.default_organization_quota = domain::TokenQuota{1, 1, domain::QuotaMode::enforce};
  });
  base::Form for_acme = app.form();
  for_acme.emplace_back("organization", organization.id.value);

  const base::Response first = tenant.post_form("/oauth/token", for_acme);
  CHECK(first.status == 200);
  CHECK(header_of(first, "auth0-client-quota-limit") == "b=per_hour;q=3;r=2;t=1800");
  CHECK(header_of(first, "auth0-organization-quota-limit") == "b=per_day;q=2;r=1;t=52200");
  CHECK(tenant.post_form("/oauth/token", for_acme).status == 200);
  const base::Response refused = tenant.post_form("/oauth/token", for_acme);
  CHECK(refused.status == 429);
  CHECK(text_of(json_of(refused), "error_description") == "Organization quota exceeded");
  CHECK(header_of(refused, "x-ratelimit-limit") == "2");
  CHECK(header_of(refused, "retry-after") == "52200");
  CHECK(newest_events(tenant, "token_quota_consumption_warning", 10) ==
        "60% of client per_hour quota consumed\n100% of organization per_day quota consumed\n");

  CHECK(tenant.post_form("/oauth/token", app.form()).status == 200);
  const base::Response last = tenant.post_form("/oauth/token", app.form());
  CHECK(text_of(json_of(last), "error_description") == "Client quota exceeded");
  CHECK(header_of(last, "auth0-organization-quota-limit") == "(none)");

  base::Form for_globex = app.form();
  organization.id.value = "org_fedcba9876543210";
  organization.name = "globex";
  organization.token_quota.reset();
  REQUIRE(tenant.store.write({organization}));
  tenant.clock.advance(std::chrono::hours(1));
  tenant.open();
  for_globex.emplace_back("organization", organization.id.value);
  CHECK(tenant.post_form("/oauth/token", for_globex).status == 200);
  CHECK(tenant.post_form("/oauth/token", for_globex).status == 429);

  const base::Json report = json_of(tenant.manage("GET", "/api/tallygate/v1/usage"));
  CHECK(report["by_organization"][0]["name"] == "acme");
  CHECK(report["by_organization"][0]["count"] == 2);
  CHECK(report["by_organization"][1]["count"] == 1);
}
