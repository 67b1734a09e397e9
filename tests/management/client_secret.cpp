#include <catch2/catch_test_macros.hpp>

#include "tests/support/test_tenant.h"

using namespace test_support;

TEST_CASE("a rotated secret replaces the old one at once unless an overlap is asked for") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string path = "/api/v2/clients/" + app.client_id;
  const std::string previous = "/api/tallygate/v1/clients/" + app.client_id + "/previous-secret";
  const base::Response rotated = tenant.manage("POST", path + "/rotate-secret");
  CHECK(rotated.status == 200);
  const std::string second = text_of(json_of(rotated), "client_secret");
  CHECK(second.size() == 64);
  CHECK(second != app.client_secret);
  CHECK(tenant.post_form("/oauth/token", app.form()).status == 401);
  CHECK(tenant.manage("GET", previous).status == 404);

  const std::string third =
      text_of(json_of(tenant.manage("POST", path + "/rotate-secret", {{"overlap_seconds", 3600}})),
              "client_secret");
  const base::Response shown = tenant.manage("GET", previous);
  CHECK(shown.status == 200);
  CHECK(shown.body ==
        R"({"client_id":")" + app.client_id + R"(","accepted_until":"2026-11-23T10:30:00.000Z"})");
  CHECK(tenant.manage("DELETE", previous).status == 204);
  CHECK(tenant.manage("DELETE", previous).status == 204);
  CHECK(tenant.manage("GET", previous).status == 404);
  CHECK(json_of(tenant.manage("GET", path))["client_secret"] == third);

  tenant.manage("POST", path + "/rotate-secret", {{"overlap_seconds", 60}});
  tenant.clock.advance(std::chrono::seconds(60));
  CHECK(tenant.manage("GET", previous).status == 404);
}

TEST_CASE("an overlap is at most thirty days, and a chosen secret has none") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string path = "/api/v2/clients/" + app.client_id;
  CHECK(tenant.manage("POST", path + "/rotate-secret", {{"overlap_seconds", 2592001}}).status ==
        400);
  CHECK(tenant.manage("POST", path + "/rotate-secret", {{"overlap", 1}}).status == 400);
  CHECK(json_of(tenant.manage("GET", path))["client_secret"] == app.client_secret);
  tenant.manage("POST", path + "/rotate-secret", {{"overlap_seconds", 60}});
  CHECK(tenant.manage("PATCH", path, {{"client_secret", "leaked, so changed"}}).status == 200);
  CHECK(tenant.manage("GET", "/api/tallygate/v1/clients/" + app.client_id + "/previous-secret")
            .status == 404);
}
