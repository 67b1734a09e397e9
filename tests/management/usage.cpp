#include <catch2/catch_test_macros.hpp>

#include "tests/support/test_tenant.h"

using namespace test_support;

namespace {

constexpr const char* usage_path = "/api/tallygate/v1/usage";

// Tokens as if they had been issued, straight into the store.
struct History {
  domain::Changes changes;
  History& add(const char* hour, const std::string& client, uint64_t tokens,
               const std::string& audience = "https://orders.example/api",
               const std::string& organization = "") {
    domain::UsageCount count;
    count.hour = *base::parse_iso(std::string(hour) + ":00:00Z");
    count.client_id.value = client;
    count.audience.value = audience;
    count.organization_id.value = organization;
    count.tokens = tokens;
    changes.push_back(count);
    return *this;
  }
  void write(TestTenant& tenant) {
    REQUIRE(tenant.store.write(changes));
    tenant.open();
  }
};

base::Json report(TestTenant& tenant, const std::string& query = "") {
  return json_of(tenant.manage("GET", usage_path + query));
}

void set_plan(TestTenant& tenant, const base::Json& plan) {
  REQUIRE(tenant.manage("PATCH", "/api/tallygate/v1/plan", plan).status == 200);
}

}  // namespace

TEST_CASE("usage narrows to one application, API or organization") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  History()
      .add("2026-11-02T10", app.client_id, 5)
      .add("2026-11-02T10", app.client_id, 7, "https://other.example/")
      .add("2026-11-03T11", app.client_id, 11, app.audience, "org_1")
      .add("2026-11-03T11", "gone", 13)
      .write(tenant);
  CHECK(report(tenant)["total"] == 36);
  CHECK(report(tenant, "?client_id=gone")["total"] == 13);
  CHECK(report(tenant, "?client_id=gone")["by_application"][0]["name"] == "(deleted application)");
  CHECK(report(tenant, "?audience=https%3A%2F%2Fother.example%2F")["total"] == 7);
  const base::Json organization = report(tenant, "?organization_id=org_1");
  CHECK(organization["total"] == 11);
  CHECK(organization["days"][2]["hours"][11] == 11);
  CHECK(organization["months"][11]["count"] == 11);
  CHECK(base::write_json(report(tenant)["by_organization"]) ==
        R"x([{"organization_id":"org_1","name":"(deleted organization)","count":11}])x");
}

TEST_CASE("usage comes as CSV too, a line for each count") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant, {{"name", "=Billing, \"nightly\""}});
  History()
      .add("2026-11-02T10", app.client_id, 5)
      .add("2026-12-01T00", app.client_id, 1)
      .write(tenant);
  const base::Response csv = tenant.manage("GET", usage_path + std::string("?format=csv"));
  CHECK(csv.status == 200);
  CHECK(*csv.headers.find("content-type") == "text/csv; charset=utf-8");
  CHECK(*csv.headers.find("content-disposition") == "attachment; filename=\"usage-2026-11.csv\"");
  CHECK(csv.body ==
        "from,hours,client_id,application,audience,api,organization_id,organization,tokens,"
        "over_quota,refused\r\n"
        "2026-11-02T10:00:00.000Z,1," +
            app.client_id +
            ",\"'=Billing, \"\"nightly\"\"\",https://orders.example/api,Orders,,,5,0,0\r\n");
  CHECK(tenant.manage("GET", usage_path + std::string("?format=xml")).status == 400);
}

TEST_CASE("a plan is set, seen in the report, and forecast to the end of the month") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  CHECK(tenant.manage("GET", "/api/tallygate/v1/plan").body ==
        R"({"tokens_per_month":null,"enforcement":"soft"})");
  CHECK(report(tenant)["plan"].is_null());
  set_plan(tenant, {{"tokens_per_month", 1000}, {"enforcement", "hard"}});
  // It is 2026-11-23T09:30. The pace is taken since the 16th at 9: 337 half hours with 674 tokens.
  History()
      .add("2026-11-01T00", app.client_id, 26)
      .add("2026-11-16T09", app.client_id, 600)
      .add("2026-11-23T09", app.client_id, 74)
      .write(tenant);
  const base::Json november = report(tenant);
  CHECK(base::write_json(november["plan"]) ==
        R"({"tokens_per_month":1000,"enforcement":"hard","used":700,"remaining":300,)"
        R"("percentage":70,"reached":false})");
  // 7 days, 14 hours and a half are left: 365 half hours.
  CHECK(november["forecast"]["count"] == 700 + 2 * 365);
  CHECK(november["forecast"]["tokens_per_day"] == 96);
  CHECK(november["forecast"]["since"] == "2026-11-16T09:00:00.000Z");
  // 150 half hours from now.
  CHECK(november["forecast"]["plan_reached_at"] == "2026-11-26T12:30:00.000Z");
  CHECK(report(tenant, "?month=2026-10")["forecast"].is_null());
  set_plan(tenant, {{"tokens_per_month", nullptr}});
  CHECK(report(tenant)["plan"].is_null());
  CHECK(tenant.manage("PATCH", "/api/tallygate/v1/plan", {{"tokens_per_month", 0}}).status == 400);
  CHECK(tenant.manage("PATCH", "/api/tallygate/v1/plan", {{"tokens", 1}}).status == 400);
}

TEST_CASE("the report tells how many tokens a cache would have saved") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);  // tokens of its API live 24 hours
  REQUIRE(tenant
              .manage("POST", "/api/v2/resource-servers",
                      {{"identifier", "https://quick.example/"}, {"token_lifetime", 1200}})
              .status == 201);
  History history;
  // One at 1 o'clock serves until 1 o'clock of the next day at least; that hour needs a second one.
  for (const char* hour : {"2026-11-02T01", "2026-11-02T02", "2026-11-03T00", "2026-11-03T01"}) {
    history.add(hour, app.client_id, 10);
  }
  // Twenty minutes: three an hour, no more than were taken.
  history.add("2026-11-02T01", app.client_id, 10, "https://quick.example/")
      .add("2026-11-02T02", app.client_id, 2, "https://quick.example/")
      .write(tenant);
  const base::Json savings = report(tenant)["savings"];
  CHECK(savings["needed"] == 2 + 3 + 2);
  CHECK(savings["saved"] == 38 + 7);
  CHECK(savings["percentage"] == 86);
  CHECK(savings["by_application_and_api"][0]["api"] == "Orders");
  CHECK(savings["by_application_and_api"][0]["saved"] == 38);
  CHECK(savings["by_application_and_api"][1]["needed"] == 5);
}

TEST_CASE("the quota report shows each window as it stands and what observing let through") {
  TestTenant tenant;
  base::Json watched;
  watched["token_quota"]["client_credentials"] = {{"per_hour", 2}, {"enforce", false}};
  const AuthorizedApplication app(tenant, watched);
  for (int i = 0; i < 5; ++i) tenant.post_form("/oauth/token", app.form());
  const base::Json seen = json_of(tenant.manage("GET", "/api/tallygate/v1/usage/quotas"));
  CHECK(seen["would_have_refused"] == 3);
  CHECK(seen["refused"] == 0);
  CHECK(base::write_json(seen["quotas"]) ==
        R"([{"entity_type":"client","entity_id":")" + app.client_id +
            R"(","name":"Billing service","source":"own","enforce":false,"windows":[)"
            R"({"bucket":"per_hour","quota":2,"used":5,"remaining":0,"over":3,)"
            R"("resets_at":"2026-11-23T10:00:00.000Z","seconds_to_reset":1800}]}])");
  CHECK(seen["by_application"][0]["would_have_refused"] == 3);
  watched["token_quota"]["client_credentials"]["enforce"] = true;
  tenant.manage("PATCH", "/api/v2/clients/" + app.client_id, watched);
  CHECK(tenant.post_form("/oauth/token", app.form()).status == 429);
  const base::Json then = json_of(tenant.manage("GET", "/api/tallygate/v1/usage/quotas"));
  CHECK(then["refused"] == 1);
  CHECK(then["by_application"][0]["tokens"] == 5);
}

TEST_CASE("the quota report comes in pages, those first whom quotas met most often") {
  TestTenant tenant;
  std::vector<std::string> clients;
  for (int i = 0; i < 3; ++i) {
    base::Json client = {{"name", "App " + std::to_string(i)}};
    client["token_quota"]["client_credentials"] = {{"per_day", 10}};
    clients.push_back(
        text_of(json_of(tenant.manage("POST", "/api/v2/clients", client)), "client_id"));
  }
  History history;
  for (int i = 0; i < 3; ++i) {
    history.add("2026-11-02T10", clients[static_cast<size_t>(i)], 10);
    std::get<domain::UsageCount>(history.changes.back()).refused = static_cast<uint64_t>(i);
  }
  history.write(tenant);
  const auto page = [&](const std::string& query) {
    return json_of(tenant.manage("GET", "/api/tallygate/v1/usage/quotas?" + query));
  };
  const base::Json second = page("per_page=2&page=1");
  CHECK(base::write_json(second["totals"]) ==
        R"({"quotas":3,"by_application":2,"by_organization":0})");
  CHECK(second["start"] == 2);
  CHECK(second["limit"] == 2);
  REQUIRE(second["quotas"].size() == 1);
  CHECK(second["quotas"][0]["name"] == "App 2");
  const base::Json first = page("per_page=2");
  CHECK(first["quotas"].size() == 2);
  CHECK(first["by_application"][0]["name"] == "App 2");
  CHECK(first["by_application"][1]["name"] == "App 1");
  CHECK(second["by_application"].empty());
  CHECK(page("per_page=2&page=2")["quotas"].empty());
  const base::Json one = page("client_id=" + clients[1]);
  REQUIRE(one["quotas"].size() == 1);
  CHECK(one["quotas"][0]["entity_id"] == clients[1]);
}

TEST_CASE("days whose hours are past their retention show their sum and no hours") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  History()
      .add("2026-08-03T00", app.client_id, 1)
      .add("2026-08-03T07", app.client_id, 2)
      .add("2026-11-03T07", app.client_id, 4)
      .write(tenant);
  tenant.engine->tick();
  const base::Json august = report(tenant, "?month=2026-08");
  CHECK(august["total"] == 3);
  CHECK(august["days"][2]["count"] == 3);
  CHECK(august["days"][2]["hours"].empty());
  CHECK(august["days"][3]["hours"].size() == 24);
  CHECK(report(tenant)["days"][2]["hours"][7] == 4);
}

TEST_CASE("usage keeps to its bound: hours become days, the oldest days go, this month stays") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  domain::TenantSettings settings;
  const auto stored = kept_in(tenant.store);
  for (const domain::Change& change : *stored) {
    if (const auto* kept = std::get_if<domain::TenantSettings>(&change)) settings = *kept;
  }
  settings.policies.retention.usage_counts_max = 3;
  REQUIRE(tenant.store.write({settings}));
  History()
      .add("2026-10-01T07", app.client_id, 1)
      .add("2026-10-02T07", app.client_id, 2)
      .add("2026-11-02T07", app.client_id, 4)
      .add("2026-11-02T08", app.client_id, 8)
      .add("2026-11-03T07", app.client_id, 16)
      .add("2026-11-04T07", app.client_id, 32)
      .add("2026-11-23T08", app.client_id, 64)
      .write(tenant);
  for (int i = 0; i < 8; ++i) tenant.engine->tick();
  CHECK(report(tenant, "?month=2026-10")["total"] == 0);
  const base::Json november = report(tenant);
  CHECK(november["total"] == 4 + 8 + 16 + 32 + 64);
  CHECK(november["days"][1]["hours"].empty());
  CHECK(november["days"][22]["hours"][8] == 64);
}
